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


@contextmanager
def settled_memory() -> Iterator[None]:
    """Give back what is gone, and leave all that is there now out of collections as long as this lasts.

    For tools, once they are loaded: each full collection would walk some million objects that live as long as
    they do.
    """
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
