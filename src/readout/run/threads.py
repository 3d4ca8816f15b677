"""One thread for matrix products: on small models more of them cost time, and could change the last digit."""

from __future__ import annotations

import os

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def use_one_thread() -> None:
    """Tell the matrix libraries to use one thread; of effect only before numpy is first imported."""
    os.environ.update(dict.fromkeys(VARIABLES, "1"))
