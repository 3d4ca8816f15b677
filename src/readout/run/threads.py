"""One thread for matrix products: on small models more of them cost time, and could change the last digit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def use_one_thread() -> None:
    """Have the matrix libraries start no further thread in a process of our own.

    Of effect only before numpy is first imported, which other packages may have done.
    """
    os.environ.update(dict.fromkeys(VARIABLES, "1"))


@contextmanager
def one_thread() -> Iterator[None]:
    """Have the matrix libraries use one thread as long as this lasts, whoever has loaded them."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    import_module("numpy")  # only what is loaded is found
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
