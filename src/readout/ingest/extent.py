"""How much there is to read, as far as that can be known beforehand, and how far the reading of it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from readout.ingest.files import MEDIA_TYPES, files_under, suffix_of


class Extent:
    """The bytes of named files, and where in them one is.

    Attributes:
        total_bytes: Bytes of all files; None where one is a stream, whose end nobody knows.
        total: Documents in them; None where a file may hold several.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        """Look at the sizes of files; a folder of 100,000 takes some seconds, where reading it takes an hour.

        Args:
            paths: As `find_inputs` takes them; what is not there counts nothing.
        """
        self.total_bytes: int | None = 0
        self.total: int | None = 0
        for path in paths:
            if path == "-":
                self._take(None, is_one=False)
            elif Path(path).is_dir():
                for file in files_under(path):
                    self._take_file(file)
            else:
                self._take_file(path)
        self._passed = 0
        self._file: BinaryIO | None = None
        self._size = 0

    def opened(self, file: BinaryIO) -> None:
        """The next file is begun; the one before it is behind.

        Args:
            file: It, open.
        """
        self._passed += self._size
        found = os.fstat(file.fileno())
        self._file, self._size = file, found.st_size if stat.S_ISREG(found.st_mode) else 0

    def position(self) -> int:
        """Bytes that were taken from the files so far, read ahead included."""
        if self._file is None:
            return 0
        if self._file.closed:
            return self._passed + self._size
        return self._passed + min(self._size, os.lseek(self._file.fileno(), 0, os.SEEK_CUR))

    def _take_file(self, path: str) -> None:
        try:
            found = Path(path).stat()
        except OSError:
            self._take(0, is_one=True)  # it will be an input that cannot be read
            return
        is_regular = stat.S_ISREG(found.st_mode)
        self._take(found.st_size if is_regular else None, is_one=suffix_of(path)[0] in MEDIA_TYPES)

    def _take(self, size: int | None, *, is_one: bool) -> None:
        is_known = self.total_bytes is not None and size is not None
        self.total_bytes = (self.total_bytes or 0) + (size or 0) if is_known else None
        self.total = self.total + 1 if self.total is not None and is_one else None
