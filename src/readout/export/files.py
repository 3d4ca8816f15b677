"""Files that appear whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, TextIO, cast

from readout.errors import RecordError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file to write; it takes its name, and the place of an older one, when all is written.

    Args:
        path: Where it will be.

    Yields:
        An open file, UTF-8, line ends as written.
    """
    with _replacing(path) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as file:
        yield file
        file.flush()
        os.fsync(raw.fileno())


@contextmanager
def binary_file(path: Path) -> Iterator[BinaryIO]:
    """The same for bytes.

    Args:
        path: Where it will be.

    Yields:
        An open file.
    """
    with _replacing(path) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, data: bytes) -> None:
    """Bytes as a file that takes its name when all is written.

    Args:
        path: Where it will be.
        data: What it holds.
    """
    with binary_file(path) as file:
        file.write(data)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            yield cast("BinaryIO", file.file)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


@contextmanager
def output_folder(folder: str | Path) -> Iterator[Path]:
    """A folder to write to, made when it is not there.

    Args:
        folder: Where.

    Yields:
        Its path.

    Raises:
        RecordError: It cannot be written to.
    """
    root = Path(folder)
    try:
        root.mkdir(parents=True, exist_ok=True)
        yield root
    except OSError as error:
        raise RecordError(
            f"{root} cannot be written to: {error}", hint="Choose another folder with --out."
        ) from error
