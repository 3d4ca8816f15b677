"""Days of something that lasts several: day five of the festival, the third day of a five-day visit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from readout.annotate.dates.answer import Answer
from readout.annotate.dates.cues import clause_around
from readout.annotate.dates.days import Interval
from readout.annotate.dates.expression import DateExpression

_APPOSED = re.compile(r"(?:,|\s[(–—-])\s?(?:on\s)?(?:the\s|which\swas\s(?:the\s)?)?")
_BEGAN = re.compile(
    r"\b(?:arriv(?:ed|es|ing)|began|begins|beginning|start(?:ed|s|ing)|open(?:ed|s|ing)|kick(?:ed|s)\soff|embarked|"
    r"flew\s(?:to|into)|landed|travell?ed\sto|depart(?:ed|s)|left\sfor|set\soff|got\sunder\sway)\b",
    re.IGNORECASE,
)
_REACH_DAYS = 30
"""A first day longer ago than this belongs to something else."""


def numbered(
    text: str, expressions: Sequence[DateExpression], days: Sequence[Interval | None]
) -> list[tuple[int, Answer]]:
    """Days of what lasts several, when everything else is known: a headline's may be explained below.

    Args:
        text: The document's text.
        expressions: Its time expressions in order.
        days: What they mean as far as known, parallel to them.

    Returns:
        Index and answer of each expression of kind nth-day.
    """
    at = [index for index, e in enumerate(expressions) if e.kind == "nth-day"]
    if not at:
        return []
    occasions = _Occasions(text, expressions)
    for index in at:
        occasions.learn(index, days)
    return [(index, occasions.answer(index, days)) for index in at]


class _Occasions:
    """First days of what the text tells of, as far as it has been read."""

    def __init__(self, text: str, expressions: Sequence[DateExpression]) -> None:
        """Start with nothing known.

        Args:
            text: The document's text.
            expressions: Its time expressions in order.
        """
        self._text = text
        self._expressions = expressions
        self._first_days: dict[str, dt.date] = {}

    def learn(self, index: int, days: Sequence[Interval | None]) -> None:
        """Learn a first day from an expression that a day stands beside ("Yesterday, day five of …").

        Args:
            index: Of an expression of kind nth-day.
            days: What the expressions mean as far as known, parallel to them.
        """
        expression, day = self._expressions[index], self._beside(index, days)
        number = expression.number or 1
        if day is None or (number < 0 and expression.count is None):
            return
        back = (expression.count or 1) - 1 if number < 0 else number - 1
        self._first_days.setdefault(expression.name, day - dt.timedelta(days=back))

    def answer(self, index: int, days: Sequence[Interval | None]) -> Answer:
        """What a numbered day means.

        Args:
            index: Of an expression of kind nth-day.
            days: What the expressions mean as far as known, parallel to them.
        """
        expression = self._expressions[index]
        what = expression.name or "occasion"
        beside = self._beside(index, days)
        if beside is not None:
            return Answer(days=(beside, beside), basis="resolved", why="the day that stands beside it")
        first = self._first_day(expression.name)
        if first is None:
            first = self._told_first_day(index, days)
        number, last = expression.number or 1, expression.end_number or expression.number or 1
        if first is None or (number < 0 and expression.count is None) or last < number:
            return Answer(why=f"nothing tells when the {what} began")
        if number < 0:
            number = last = expression.count or 1
        low, high = (first + dt.timedelta(days=step - 1) for step in (number, last))
        return Answer(
            days=(low, high), basis="resolved", why=f"counted from the first day, {first.isoformat()}"
        )

    def _first_day(self, name: str) -> dt.date | None:
        """Of the occasion of that name; where one of both has no name, of the only one there is."""
        for known in (name, ""):
            if known in self._first_days:
                return self._first_days[known]
        return next(iter(self._first_days.values())) if len(self._first_days) == 1 and not name else None

    def _beside(self, index: int, days: Sequence[Interval | None]) -> dt.date | None:
        """The day right before it, or right after it between commas."""
        here = self._expressions[index]
        for other in (index - 1, index + 1):
            if not 0 <= other < len(self._expressions):
                continue
            there, value = self._expressions[other], days[other]
            low, high = (there.end, here.start) if other < index else (here.end, there.start)
            is_day = value is not None and value[0] == value[1] and there.kind != "nth-day"
            if is_day and value is not None and _APPOSED.fullmatch(self._text, low, high):
                return value[0]
        return None

    def _told_first_day(self, index: int, days: Sequence[Interval | None]) -> dt.date | None:
        """The day told last on which somebody arrived or something began."""
        for at in range(index - 1, -1, -1):
            value, there = days[at], self._expressions[at]
            if value is None or value[0] != value[1] or there.kind == "nth-day":
                continue
            before, after = clause_around(self._text, there.start, there.end, reach=80)
            if _BEGAN.search(before) or _BEGAN.search(after):
                latest = max((d[0] for d in days[:index] if d is not None), default=value[0])
                return value[0] if abs((latest - value[0]).days) <= _REACH_DAYS else None
        return None
