"""One writer at a time: an operating-system lock that a dead process cannot hold."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import RecordLocked
from readout.record import durable

LOCK = "lock"


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
        if not _try_lock(handle):
            holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another process"
            raise RecordLocked(
                f"{root} is being written by {holder}.",
                hint="Wait for it to end, or stop it; reading is possible meanwhile.",
            )
        with durable.writing(f"{root} could not be locked"):
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
