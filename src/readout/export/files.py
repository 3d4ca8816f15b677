"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from readout.errors import RecordError


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A text file to write; it takes its name, and the place of an older one, when all is written.

    Args:
        path: Where it will be.

    Yields:
        An open file, UTF-8, line ends as written.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
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
