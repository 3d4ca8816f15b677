"""Room on the disk, the right to write, the clock."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from readout import _version
from readout.health.check import Check, Level

GROUP = "machine"
SCARCE_BYTES = 1 << 30
TOO_FEW_BYTES = 64 << 20
"""A small batch needs less. A run that meets a full disk loses nothing, but it stops."""

_DAY = dt.timedelta(days=1)


def check_machine(folder: Path, *, now: dt.datetime) -> Iterator[Check]:
    """Look at the place where the record lies, or would be made, and at the clock.

    Args:
        folder: Folder of the record.
        now: The time, with its zone.

    Yields:
        Free space; whether it can be written to; the clock.
    """
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    yield _space(there)
    if not there.is_dir():
        yield _check("folder", "wrong", f"{there} is no folder", "choose another with --record")
    elif os.access(there, os.W_OK | os.X_OK):
        yield _check("folder", "well", f"{there} can be written to")
    else:
        said = f"{there} cannot be written to; asking a record is possible"
        yield _check("folder", "note", said, "allow writing, or choose another with --record")
    yield _clock(now)


def _check(name: str, level: Level, said: str, next_step: str = "") -> Check:
    return Check(group=GROUP, name=name, level=level, said=said, next_step=next_step)


def _space(there: Path) -> Check:
    free = shutil.disk_usage(there).free
    said = f"{free / (1 << 30):,.1f} GiB free"
    if free < TOO_FEW_BYTES:
        return _check("disk", "wrong", said, "make room before you read")
    return _check("disk", "note" if free < SCARCE_BYTES else "well", said)


def _clock(now: dt.datetime) -> Check:
    """A clock that stands before the day on which this program was put here is wrong."""
    put_here = dt.datetime.fromtimestamp(Path(_version.__file__).stat().st_mtime, dt.UTC)
    said = f"{now.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
    if now < put_here - _DAY:
        return _check("clock", "wrong", f"{said}, before Readout was installed", "set the clock")
    return _check("clock", "well", said)
