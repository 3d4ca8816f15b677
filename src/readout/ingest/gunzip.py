"""Gzip read in small steps with running caps: a bomb is noticed while it is small."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputRejected

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STEP_BYTES = 64 << 10
MAX_RATIO = 200
"""Bytes out for one byte in; text reaches 10, repetitive text 50."""

FREE_BYTES = 1 << 20
"""So much may come out before the ratio counts."""


class Gunzip(io.RawIOBase):
    """A readable stream of what a gzip stream holds.

    Attributes:
        given: Compressed bytes consumed.
        taken: Bytes produced.
    """

    def __init__(self, source: BinaryIO, *, limit_bytes: int | None = None, wbits: int = 31) -> None:
        """Keep the source; nothing is read yet.

        Args:
            source: The compressed stream.
            limit_bytes: Bytes that may come out in all, or None where the reader bounds what it holds.
            wbits: Frame of the stream as zlib counts it: 31 gzip, 15 zlib, -15 none.
        """
        super().__init__()
        self.source = source
        self.limit_bytes = limit_bytes
        self.wbits = wbits
        self.given = 0
        self.taken = 0
        self._member: zlib._Decompress | None = None
        self._members = 0
        self._pending = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer.

        Args:
            buffer: Where to.

        Returns:
            Bytes written; 0 at the end.

        Raises:
            InputRejected: `decompression-bomb`, `truncated-gzip` or `bad-gzip`.
        """
        view = memoryview(buffer).cast("B")
        data = self._step(min(len(view), STEP_BYTES))
        view[: len(data)] = data
        return len(data)

    def _step(self, size: int) -> bytes:
        while True:
            if not self._pending and not self._refill():
                return b""
            data = self._inflate(size)
            if data:
                self.taken += len(data)
                self._check()
                return data

    def _refill(self) -> bool:
        """Read on; whether anything is left. The end is good only between two members."""
        self._pending = self.source.read(STEP_BYTES)
        self.given += len(self._pending)
        if self._pending:
            return True
        if self._member is None and self._members:
            return False
        raise InputRejected(
            "truncated-gzip", "The compressed data ends before its end mark.", hint="Fetch it again."
        )

    def _inflate(self, size: int) -> bytes:
        if self._member is None:
            if self._members:
                self._pending = self._pending.lstrip(b"\0")  # padding between members is allowed
                if not self._pending:
                    return b""
            self._member = zlib.decompressobj(wbits=self.wbits)
        try:
            data = self._member.decompress(self._pending, size)
        except zlib.error as error:
            raise InputRejected(
                "bad-gzip", f"The compressed data is damaged: {error}.", hint="Fetch it again."
            ) from None
        self._pending = self._member.unconsumed_tail
        if self._member.eof:
            self._pending = self._member.unused_data
            self._member = None
            self._members += 1
        return data

    def _check(self) -> None:
        if self.taken > FREE_BYTES and self.taken > MAX_RATIO * self.given:
            raise InputRejected("decompression-bomb", f"{self.taken} bytes came out of {self.given}.")
        if self.limit_bytes is not None and self.taken > self.limit_bytes:
            raise InputRejected("decompression-bomb", f"More than {self.limit_bytes} bytes came out.")
