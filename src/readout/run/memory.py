"""What is loaded once and never changes is kept out of the garbage collector's way."""

from __future__ import annotations

import ctypes
import gc
import sys

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


def release_memory() -> None:
    """Give back what tools that are gone have held, of what was settled, too."""
    gc.unfreeze()
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
