"""A stream that can be wound back to where a record began: the next one is looked for from there."""

from __future__ import annotations

from typing import BinaryIO

STEP_BYTES = 64 << 10
KEPT_BYTES = 32 << 20
"""So much stays in memory to be wound back to; further back only a stream that can seek goes."""

RESCANS = 3
"""How often a stream may be read again, all in all, to find records behind damaged ones."""


class Tape:
    """Bytes of a stream, counted from where it stood when it was wrapped.

    Attributes:
        position: Offset in bytes of what is read next.
    """

    def __init__(self, source: BinaryIO, *, seeks: bool = False, kept_bytes: int = KEPT_BYTES) -> None:
        """Keep the source; nothing is read yet.

        Args:
            source: The stream.
            seeks: Whether it can go back at no cost, as a plain file can; it must stand at its begin.
            kept_bytes: Bytes that stay in memory.
        """
        self._source = source
        self._seeks = seeks
        self._kept_bytes = kept_bytes if not seeks else min(kept_bytes, 4 * STEP_BYTES)
        self._held = bytearray()
        self._base = 0
        self._gone_over = 0
        self.position = 0

    def read(self, size: int) -> bytes:
        """The next bytes.

        Args:
            size: At most so many.

        Returns:
            Some of them; nothing only at the end of the stream.

        Raises:
            OSError: The stream cannot be read.
        """
        at = self.position - self._base
        if at >= len(self._held):
            self._fetch()
            at = self.position - self._base
        data = bytes(self._held[at : at + size])
        self.position += len(data)
        return data

    def peek(self, size: int) -> bytes:
        """The next bytes without taking them; fewer than `size` only at the end of the stream."""
        while self._base + len(self._held) - self.position < size and self._fetch():
            continue
        at = self.position - self._base
        return bytes(self._held[at : at + size])

    def wind_back(self, position: int) -> None:
        """Go back, or as far back as the tape can.

        Args:
            position: An offset already passed.
        """
        if position < self._base and self._seeks:
            self._source.seek(position)
            self._held.clear()
            self._base = position
        self.position = max(position, self._base)

    def rescan_from(self, position: int) -> None:
        """Go back to look for what was read over, unless so much was read again that it would never end.

        Args:
            position: An offset already passed, or the one after `self.position`.
        """
        distance = max(0, self.position - position)
        if self._gone_over + distance > RESCANS * self.position + KEPT_BYTES:
            return
        self._gone_over += distance
        self.wind_back(position)

    def look_at(self, position: int, size: int) -> bytes | None:
        """Bytes elsewhere, without moving.

        Args:
            position: Where, in bytes.
            size: How many.

        Returns:
            The bytes, fewer at the end of the stream; None when it cannot seek.
        """
        if not self._seeks:
            return None
        try:
            self._source.seek(position)
            data = self._source.read(size)
        except OSError:
            data = b""  # further than any file reaches
        self._source.seek(self._base + len(self._held))
        return data

    def pass_over(self, size: int) -> int:
        """Go forward without reading, where it can seek.

        Args:
            size: Bytes that are known to be there.

        Returns:
            Bytes passed over: all, or none.
        """
        if not self._seeks:
            return 0
        self.position += size
        if self.position > self._base + len(self._held):
            self._source.seek(self.position)
            self._held.clear()
            self._base = self.position
        return size

    def _fetch(self) -> bool:
        step = self._source.read(STEP_BYTES)
        self._held += step
        surplus = min(len(self._held) - self._kept_bytes, self.position - self._base)
        if surplus > 0:
            del self._held[:surplus]
            self._base += surplus
        return bool(step)

    def find(self, mark: bytes) -> bool:
        """Go forward to where a mark stands.

        Args:
            mark: The bytes looked for.

        Returns:
            Whether it was found; without it the tape stands at its end.
        """
        while True:
            at = self.position - self._base
            found = self._held.find(mark, at)
            if found >= 0:
                self.position = self._base + found
                return True
            self.position = max(self.position, self._base + len(self._held) - len(mark) + 1)
            if not self._fetch():
                self.position = self._base + len(self._held)
                return False
