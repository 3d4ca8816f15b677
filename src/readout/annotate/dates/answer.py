"""What was found out about an expression, and how it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from readout.annotate.dates.anchor import Anchor
from readout.annotate.dates.days import Interval
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.steps import moved_exactly
from readout.annotate.dates.tenures import Window
from readout.annotate.dates.words import WEEKDAY_NAMES
from readout.model import DateBasis, Dating, EdtfDate

_ONE = dt.timedelta(days=1)
YEARLESS = frozenset({"month-day", "month", "named-day", "season"})
"""Kinds that come round every year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The days that an expression means, before offsets ("a day before") are counted.

    Attributes:
        days: First and last day, or None where they are not known.
        basis: How they are known.
        why: The reasoning in words.
    """

    days: Interval | None = None
    basis: DateBasis = "unknown"
    why: str = ""


def as_dating(expression: DateExpression, answer: Answer) -> Dating:
    """The answer as a date in EDTF: offsets counted, open where only a bound is told, "about" marked.

    Args:
        expression: What was asked.
        answer: What was found out.
    """
    shifted = _shifted(expression, answer.days)
    if answer.days is None or shifted is None:
        return Dating(why=answer.why or "the calendar does not reach that far")
    bounds: Window = shifted
    low, high = shifted
    if expression.open is not None:
        bounds = (None, low - _ONE) if expression.open == "before" else (high + _ONE, None)
    is_counted = answer.basis == "stated" and (expression.offset or expression.open)
    why = f"counted from {in_words(answer.days)}" if is_counted else answer.why
    if _has_other_weekday(expression, low):
        was, said = WEEKDAY_NAMES[low.weekday()], WEEKDAY_NAMES[expression.weekday or 0]
        why = f"{why}; {low.isoformat()} was a {was}, not a {said}"
    date = EdtfDate.between(*bounds)
    if expression.is_about and "/" not in date.text:
        date, why = EdtfDate(text=f"{date.text}~"), f"{why}; only about then"
    return Dating(date=date, basis="resolved" if is_counted else answer.basis, why=why)


def _shifted(expression: DateExpression, days: Interval | None) -> Interval | None:
    if days is None or expression.offset is None:
        return days
    count, unit = expression.offset
    try:
        return moved_exactly(days[0], count, unit), moved_exactly(days[1], count, unit)
    except (ValueError, OverflowError):
        return None


def _has_other_weekday(expression: DateExpression, day: dt.date) -> bool:
    told = expression.weekday is not None and expression.day is not None and expression.offset is None
    return told and day.weekday() != expression.weekday


def in_words(days: Interval) -> str:
    """An interval as EDTF text, for reasons in words."""
    return EdtfDate.between(*days).text


def reason(expression: DateExpression, anchor: Anchor, *, is_ahead: bool) -> str:
    """How an expression was resolved against publication, in words.

    Args:
        expression: Any expression.
        anchor: The day of writing.
        is_ahead: Whether the text speaks of what is to come.
    """
    where = f"publication ({anchor.text})"
    if expression.kind == "weekday" and expression.direction is None and expression.weekday is not None:
        return f"the {WEEKDAY_NAMES[expression.weekday]} on or {'after' if is_ahead else 'before'} {where}"
    if expression.kind == "weekday" and expression.direction == "next" and expression.weekday is not None:
        return f"the {WEEKDAY_NAMES[expression.weekday]} of the week after {where}"
    if expression.kind in YEARLESS and expression.direction is None:
        return f"the nearest to {where}"
    return f"counted from {where}"
