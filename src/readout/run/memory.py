"""What is loaded once and never changes is kept out of the garbage collector's way."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG_OBJECTS = 200_000
"""New objects before the collector looks at them: a sentence makes hundreds, and hardly any in circles. They
take up some 30 MB."""


def settle_memory() -> None:
    """Leave all that is there now, tables and model, out of every later collection.

    For a process of our own, once its tools are loaded. Otherwise each full collection walks some million
    objects that live as long as the process does.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


@contextmanager
def spared_memory() -> Iterator[None]:
    """Give back what tools that are gone have held, and look at new objects alone as long as this lasts."""
    gc.unfreeze()
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()  # what is frozen when Python ends is not taken apart, of which some packages complain
