"""Quotations looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from readout.annotate.statements.quotes import Quote


class QuoteIndex:
    """Quotations of a document, looked up by place."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        """Keep them.

        Args:
            quotes: In order, not overlapping.
        """
        self.quotes = tuple(quotes)
        self._starts = [q.start for q in quotes]

    def at(self, offset: int) -> Quote | None:
        """The quotation that covers a code point, or None."""
        before = self.before(offset + 1)
        return before if before is not None and before.covers(offset) else None

    def before(self, offset: int) -> Quote | None:
        """The last quotation that begins before a code point, or None."""
        place = bisect_left(self._starts, offset)
        return self.quotes[place - 1] if place else None

    def next_start(self, offset: int, default: int) -> int:
        """Where the first quotation begins at or after a code point."""
        place = bisect_left(self._starts, offset)
        return self._starts[place] if place < len(self._starts) else default

    def within(self, start: int, end: int) -> list[Quote]:
        """Quotations that share a character with a stretch, in order."""
        place = bisect_left(self._starts, start)
        if place and self.quotes[place - 1].end > start:
            place -= 1
        found = []
        while place < len(self.quotes) and self._starts[place] < end:
            found.append(self.quotes[place])
            place += 1
        return found
