"""Occasions with known dates: "Taiwan's presidential election"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from readout.annotate.dates.expression import DateExpression
from readout.knowledge.types import NamedDay

_BEFORE = re.compile(r"\b(?:before|ahead\sof|prior\sto|in\sadvance\sof)\s(?:the\s)?\Z", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|in\sthe\swake\sof)\s(?:the\s)?\Z", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:on|by|since|until|till|during|(?:day|morning|evening|night|eve|date)\sof)\s(?:the\s)?\Z",
    re.IGNORECASE,
)


class NamedDays:
    """Finds the names of occasions.

    Args:
        named_days: The occasions; a name may belong to several.
    """

    def __init__(self, named_days: Sequence[NamedDay]) -> None:
        self._days: dict[str, set[dt.date]] = {}
        for occasion in named_days:
            for name in occasion.name:
                self._days.setdefault(plain_lower(name), set()).update(occasion.days)
        self._names = sorted(self._days)
        self._automaton = (
            AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest) if self._names else None
        )

    def find(self, text: str, low: int, high: int, *, sentence: int) -> Iterator[DateExpression]:
        """Where an occasion is named, whether or not it tells a time there.

        Args:
            text: The document's text.
            low: First code point to look at.
            high: One past the last.
            sentence: Index of the sentence.

        Yields:
            Expressions of kind named-day.
        """
        if self._automaton is None:
            return
        piece = plain_lower(text[low:high])
        for index, start, end in self._automaton.find_matches_as_indexes(piece):
            if piece[start - 1 : start].isalnum() or piece[end : end + 1].isalnum():
                continue
            name = self._names[index]
            yield DateExpression(
                start=low + start,
                end=low + end,
                sentence=sentence,
                kind="named-day",
                name=name,
                days=tuple(sorted(self._days[name])),
            )


def as_time(expression: DateExpression, text: str) -> DateExpression | None:
    """A named occasion as the time it tells here, or None where it is only spoken of.

    "ahead of the election" tells an open time; "could sway the election" none.

    Args:
        expression: Of kind named-day, found by name.
        text: The document's text.
    """
    low = max(0, expression.start - 24)
    for way, pattern in (("before", _BEFORE), ("after", _AFTER)):
        found = pattern.search(text, low, expression.start)
        if found is not None:
            return replace(expression, open="before" if way == "before" else "after")
    return expression if _TIME.search(text, low, expression.start) else None


def plain_lower(text: str) -> str:
    r"""Lower case, straight apostrophes, blanks for line breaks; one code point for one.

    Args:
        text: Any text.

    Example:
        >>> plain_lower("Taiwan’s\nİ")
        "taiwan's İ"
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'").replace("\n", " ").replace("\xa0", " ")


@lru_cache(maxsize=8)
def finder(named_days: tuple[NamedDay, ...]) -> NamedDays:
    """The finder for a table, made once."""
    return NamedDays(named_days)
