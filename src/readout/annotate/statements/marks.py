"""Quotation marks and on which side of a quotation they can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

OPENING = "“„‟«「『"
CLOSING = "”»」』"
_MAIN = re.compile(r"[“”„‟«»「」『』＂\"]|''|``|‘‘|’’")
_OPENING_PAIRS = frozenset({"``", "‘‘"})
_CLOSING_PAIRS = frozenset({"’’"})
_AFTER_OPENER = "([{—–-/‘'“"
_SINGLE = re.compile(r"[‘'’]")
_CLIPPED = re.compile(r"[‘'’](?:\d0s|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_LONGEST_SINGLE = 1200


class Side(Enum):
    """On which side of the quoted words a mark stands."""

    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, perhaps of two characters.

    Attributes:
        start: First code point.
        end: One past the last.
        can_open: Whether words follow it closely.
        can_close: Whether words precede it closely.
    """

    start: int
    end: int
    can_open: bool
    can_close: bool

    def side(self, *, is_open: bool) -> Side:
        """The side it stands on, by its surroundings; by turns where they do not tell.

        Args:
            is_open: Whether a quotation is open here.

        Returns:
            Opening or closing.
        """
        if self.can_open != self.can_close:
            return Side.OPEN if self.can_open else Side.CLOSE
        return Side.CLOSE if is_open else Side.OPEN


def main_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Double marks, guillemets, corner brackets, and two single marks used as one, in order.

    Args:
        text: The stored text.
        start: First code point to look at.
        end: One past the last.

    Yields:
        Marks. A straight mark after a digit that can only be an inch sign is left out.
    """
    low_nine = False
    for match in _MAIN.finditer(text, start, end):
        glyph = match[0]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if glyph == "„":
            low_nine = True
            yield Mark(match.start(), match.end(), can_open=True, can_close=False)
        elif glyph == "“" and low_nine and not before.isspace():
            low_nine = False
            yield Mark(match.start(), match.end(), can_open=False, can_close=True)
        elif glyph == "“" and before.isalpha() and not after.isalnum():
            # `51 percent.“`: the wrong curly mark at the end of a quotation
            yield Mark(match.start(), match.end(), can_open=False, can_close=True)
        elif glyph == "“" and before in ".,!?" and (after.isspace() or after in ",;"):
            yield Mark(match.start(), match.end(), can_open=False, can_close=True)
        elif glyph in OPENING or glyph in _OPENING_PAIRS:
            yield Mark(match.start(), match.end(), can_open=True, can_close=False)
        elif glyph == "”" and before.isspace() and after.isalnum():
            # `said ”We`: the wrong curly mark at the beginning
            yield Mark(match.start(), match.end(), can_open=True, can_close=False)
        elif glyph in CLOSING or glyph in _CLOSING_PAIRS:
            yield Mark(match.start(), match.end(), can_open=False, can_close=True)
        else:
            yield _straight(match.start(), match.end(), before, after)


def _straight(start: int, end: int, before: str, after: str) -> Mark:
    opens = not after.isspace() and (
        before.isspace() or before in _AFTER_OPENER or (before in ":," and after.isalnum())
    )
    closes = not before.isspace() and not after.isalnum()
    if opens and closes and before.isspace():
        closes = False
    return Mark(start, end, can_open=opens, can_close=closes)


def single_quotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches in single marks, apostrophes told apart, marks included.

    Args:
        text: The stored text.
        start: First code point to look at.
        end: One past the last.

    Yields:
        (start, end) in order, not overlapping.
    """
    marks = [m.start() for m in _SINGLE.finditer(text, start, end)]
    place = 0
    while place < len(marks):
        at = marks[place]
        place += 1
        if not _opens_single(text, at, start, end):
            continue
        closing = _closing_single(text, at, marks[place:], end)
        if closing is None:
            continue
        yield at, closing + 1
        while place < len(marks) and marks[place] <= closing:
            place += 1


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] == "’" or not (before.isspace() or before in "([—–") or not after.isalnum():
        return False
    return _CLIPPED.match(text, at, end) is None


def _closing_single(text: str, opening: int, later: list[int], end: int) -> int | None:
    """The mark that ends it: after a plural's s only when nothing better comes."""
    wanted = "’" if text[opening] == "‘" else "'"
    weak = None
    for at in later:
        if at - opening > _LONGEST_SINGLE:
            break
        after = text[at + 1] if at + 1 < end else " "
        before = text[at - 1]
        if text[at] not in (wanted, "'") or after.isalnum() or before.isspace():
            continue
        if before == "s" and after == " ":
            weak = at if weak is None else weak
            continue
        return at
    return weak
