"""Occasions with known dates: "Taiwan's presidential election"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from readout.annotate.dates.expression import DateExpression, Direction
from readout.knowledge.types import NamedDay

_WORDS = (
    r"(?:(?:the|this|last|our|its|their)\s)?(?:(?:historic|recent|first|inaugural|annual|landmark|January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\s){0,2}\Z"
)
"""What can stand between a preposition and the name."""
_BEFORE = re.compile(rf"\b(?:before|ahead\sof|prior\sto|in\sadvance\sof)\s{_WORDS}", re.IGNORECASE)
_AFTER = re.compile(rf"\b(?:after|following|in\sthe\swake\sof)\s{_WORDS}", re.IGNORECASE)
_TIME = re.compile(
    rf"\b(?:on|by|since|until|till|during|(?:day|morning|evening|night|eve|date)\sof)\s{_WORDS}",
    re.IGNORECASE,
)
_THERE = re.compile(
    rf"\b(?:at|(?:on|in|at)\sthe\s(?:margins?|sidelines?|side\slines?|fringes?)\sof)\s{_WORDS}", re.IGNORECASE
)
_TOPIC = re.compile(
    rf"\b(?:look(?:s|ed|ing)?\s(?:ahead\s|forward\s)?(?:to|towards?)|(?:priorities|preparations?|plans|prepare[sd]?|preparing)\s(?:for|towards?)|"
    rf"(?:run|lead)-?\s?up\sto|upcoming|forthcoming)\s{_WORDS}",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\s(?P<shift>last|this|next)\syear\b", re.IGNORECASE)
_SHIFTS: dict[str, Direction] = {"last": "last", "this": "this", "next": "next"}


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

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds any of the names at all: most hold none."""
        return self._automaton is not None and bool(
            self._automaton.find_matches_as_indexes(plain_lower(text))
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

    "Ahead of the election" tells an open time, "at the summit" the time of being there (part `there`); what
    is looked forward to (part `topic`) tells no time of its own, only that it is still to come; "could sway
    the election" tells nothing.

    Args:
        expression: Of kind named-day, found by name.
        text: The document's text.
    """
    low = max(0, expression.start - 64)
    for way, pattern in (("before", _BEFORE), ("after", _AFTER)):
        found = pattern.search(text, low, expression.start)
        if found is not None:
            return replace(expression, open="before" if way == "before" else "after")
    year = _YEAR_AFTER.match(text, expression.end)
    if year is not None:
        shift = _SHIFTS[year["shift"].lower()]
        expression = replace(expression, end=year.end(), direction=shift, unit="year")
    if _TOPIC.search(text, low, expression.start):
        return replace(expression, open="before", part="topic")
    if _THERE.search(text, low, expression.start):
        return replace(expression, part="there")
    return expression if year is not None or _TIME.search(text, low, expression.start) else None


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
