"""One writer at a time: an operating-system lock that a dead process cannot hold."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import RecordLocked
from readout.record import durable

LOCK = "lock"

_TRIES = 30
_PAUSE_S = 0.01
"""Who only looks whether somebody writes holds the lock for an instant; no writer gives up for that."""


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold the record's lock.

    The file itself stays; what counts is the lock on it, which ends with the process that holds it.

    Args:
        root: Folder of the record.

    Yields:
        Nothing; the lock is held until the block ends.

    Raises:
        RecordLocked: Another process, or another writer of this one, holds it.
        RecordError: The folder cannot be written to.
    """
    with durable.writing(f"{root} could not be locked"):
        handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _lock(handle):
            raise RecordLocked(
                f"{root} is being written by {_name(handle)}.",
                hint="Wait for it to end, or stop it; reading is possible meanwhile.",
            )
        with durable.writing(f"{root} could not be locked"):
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def holder(root: Path) -> str | None:
    """Who holds the record's lock at this moment; nothing is changed, and nobody is kept waiting.

    Args:
        root: Folder of the record.

    Returns:
        Such as `process 4711 on desk`, or None when nobody does.
    """
    import fcntl

    try:
        handle = os.open(root / LOCK, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        return None if _try_lock(handle, fcntl.LOCK_SH) else _name(handle)
    finally:
        os.close(handle)


def _name(handle: int) -> str:
    return os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another process"


def _lock(handle: int) -> bool:
    import fcntl

    for _ in range(_TRIES - 1):
        if _try_lock(handle, fcntl.LOCK_EX):
            return True
        time.sleep(_PAUSE_S)
    return _try_lock(handle, fcntl.LOCK_EX)


def _try_lock(handle: int, kind: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
