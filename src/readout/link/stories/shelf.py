"""Texts put aside while they are compared: those of a large record do not fit into memory together."""

from __future__ import annotations

import zlib
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

MEMORY_BYTES = 64 << 20
"""Beyond this the texts go to a temporary file, which nobody else can see and which goes with the process."""


class Shelf:
    """Texts by the number in which they came."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 closed by __exit__
        self._places: list[tuple[int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, text: str) -> int:
        """Put a text aside; its number."""
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        place = self._file.seek(0, 2)
        self._file.write(packed)
        self._places.append((place, len(packed)))
        return len(self._places) - 1

    def get(self, number: int) -> str:
        """The text with that number."""
        place, length = self._places[number]
        self._file.seek(place)
        return zlib.decompress(self._file.read(length)).decode("utf-8", "surrogatepass")
