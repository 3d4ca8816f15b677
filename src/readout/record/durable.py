"""Bytes that stay: files and folders are on the disk before anybody is told so."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import RecordError

_CHUNK_BYTES = 1 << 20
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@contextmanager
def writing(otherwise: str) -> Iterator[None]:
    """Say in one line of ours that something could not be written.

    Args:
        otherwise: What could not be done, and how things stand now.

    Yields:
        Nothing.

    Raises:
        RecordError: The system, or the library that writes the tables, gave an error.
    """
    from deltalake.exceptions import DeltaError

    try:
        yield
    except (OSError, DeltaError) as error:
        said = " ".join(_COLOUR.sub("", str(error)).replace("↳", ":").split()).replace(" :", ":")
        raise RecordError(
            f"{otherwise}: {said}", hint="Make room, or allow writing; then run the command again."
        ) from error


def sync(paths: Iterable[Path]) -> None:
    """Put files, and the folders that name them, on the disk.

    Args:
        paths: Files that exist.
    """
    files = sorted(paths)
    for path in files:
        _sync_one(path)
    for folder in sorted({path.parent for path in files}):
        _sync_one(folder)


def _sync_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, and on the disk.

    Args:
        path: Where.
        data: All of it.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with draft.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    _sync_one(path.parent)


def sha256_of(path: Path) -> str:
    """Digest of a file's bytes.

    Args:
        path: The file.

    Returns:
        64 hexadecimal digits.
    """
    running = hashlib.sha256()
    with path.open("rb") as data:
        while chunk := data.read(_CHUNK_BYTES):
            running.update(chunk)
    return running.hexdigest()
