"""Work that may take its time: where the system can, it runs only while nobody else wants the core."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

NICENESS = 10


def at_leisure(work: Callable[[], T]) -> T:
    """Do something in a thread of its own that yields to all others, and wait for it.

    Only Linux gives a thread a priority; elsewhere it has that of all. It is meant for work that does not
    hold the interpreter's lock, such as queries: who holds that and waits for a core lets everybody wait.

    Args:
        work: What is to be done.

    Returns:
        What it gave; what it raises is raised.
    """
    done: Future[T] = Future()

    def run() -> None:
        if sys.platform == "linux":  # elsewhere the number would name a process
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001  raised where it is waited for
            done.set_exception(error)

    thread = threading.Thread(target=run, name="readout-at-leisure", daemon=True)
    thread.start()
    thread.join()
    return done.result()
