"""Ctrl-C once: finish what is in hand and stop. Twice: stop now."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class StopFlag:
    """Says whether a run shall take up nothing more."""

    def __init__(self) -> None:
        """Start unset."""
        self._is_set = False

    def __call__(self) -> bool:
        """Whether to stop."""
        return self._is_set

    def set(self) -> None:
        """Ask the run to stop."""
        self._is_set = True


@contextmanager
def stop_on_interrupt() -> Iterator[StopFlag]:
    """Turn the first SIGINT or SIGTERM into a flag; the second SIGINT raises KeyboardInterrupt as ever.

    Yields:
        The flag. Outside the main thread, where signals do not arrive, it is only ever set by hand.
    """
    flag = StopFlag()
    if threading.current_thread() is not threading.main_thread():
        yield flag
        return

    def note(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  a signal handler's arguments
        flag.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield flag
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
