"""What an expression means to somebody who writes on a given day."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates.days import Interval, month_of, season_of, unit_around
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.habits import is_south, year_around
from readout.annotate.dates.holiday_days import holiday_in
from readout.annotate.dates.near import STEPS, ordinal_near, period_near, weekday_near
from readout.annotate.dates.steps import a_few, day_or_none, editions, moved, nearest

_NEAR = {"weekday": weekday_near, "period": period_near, "day": ordinal_near}
_YEARS = (-1, 0, 1)
_NEAR_DAYS = 400
"""How far an occasion may be from the day of writing and still be meant by its name alone."""
_PRESENT_DAYS = 31
"""How far, where only its name and place are told ("on the margins of the summit")."""


def means_on(
    expression: DateExpression, day: dt.date, *, is_ahead: bool, is_back: bool = False
) -> Interval | None:
    """The days an expression means when written on a day.

    Args:
        expression: Of a kind that needs a day to count from.
        day: The day of writing.
        is_ahead: Whether the text speaks of what is to come.
        is_back: Whether it clearly speaks of what is past.

    Returns:
        First and last day, or None where the words do not decide or the calendar does not reach.
    """
    try:
        return _means_on(expression, day, is_ahead=is_ahead, is_back=is_back)
    except (ValueError, OverflowError):
        return None


def _means_on(expression: DateExpression, day: dt.date, *, is_ahead: bool, is_back: bool) -> Interval | None:
    kind = expression.kind
    if kind in _NEAR:
        return _NEAR[kind](expression, day, is_ahead=is_ahead)
    if kind == "deictic":
        return unit_around("day", day, expression.count or 0)
    if kind == "ago":
        unit = expression.unit or "day"
        return a_few(day, unit) if expression.count is None else moved(day, expression.count, unit)
    if kind in ("fiscal-year", "academic-year"):
        return year_around(kind, expression.country, day, STEPS.get(expression.direction or "this", 0))
    if kind in ("quarter", "season") and expression.direction is not None:
        return in_year(expression, day.year + STEPS.get(expression.direction, 0))
    if kind in ("month-day", "month", "season", "named-day"):
        return _yearless(expression, day, is_ahead=is_ahead, is_back=is_back)
    return None


def in_year(expression: DateExpression, year: int) -> Interval | None:
    """What a yearless expression means in a given year.

    Args:
        expression: A month-day, month, season, quarter, holiday or occasion.
        year: The year.

    Returns:
        First and last day, or None where that year has no such day.
    """
    month, part = expression.month, expression.part
    if expression.kind == "quarter":
        first = 3 * (expression.number or 1) - 2
        return month_of(year, first)[0], month_of(year, first + 2)[1]
    if expression.kind == "season":
        return season_of(expression.name, year, part, south=is_south(expression.country))
    if expression.kind == "named-day":
        if expression.days:
            return next((e for e in editions(expression.days) if e[0].year == year), None)
        day = holiday_in(expression.name, year)
        return day, day
    if month is None:
        return None
    last_month = expression.end_month or month
    if expression.day is None:
        low, high = month_of(year, month, part), month_of(year + (last_month < month), last_month, part)
        return low[0], high[1]
    first_day = day_or_none(year, month, expression.day)
    last_day = day_or_none(year + (last_month < month), last_month, expression.end_day or expression.day)
    return None if first_day is None or last_day is None else (first_day, last_day)


def _yearless(expression: DateExpression, day: dt.date, *, is_ahead: bool, is_back: bool) -> Interval | None:
    """The year in which "July 28th" or "Christmas" is nearest; "last", "next" and a weekday decide first."""
    direction = expression.direction
    if direction is not None and expression.unit == "year":
        return in_year(expression, day.year + STEPS.get(direction, 0))
    if expression.days:
        reach = _PRESENT_DAYS if expression.part == "there" else _NEAR_DAYS
        candidates = [e for e in editions(expression.days) if _gap(e, day) <= reach]
    else:
        found = (in_year(expression, day.year + step) for step in _YEARS if 0 < day.year + step < 9999)
        candidates = [c for c in found if c is not None]
    if expression.weekday is not None:
        candidates = [c for c in candidates if c[0].weekday() == expression.weekday] or candidates
    if direction == "last":
        return max((c for c in candidates if c[1] < day), default=None)
    if direction == "next":
        return min((c for c in candidates if c[0] > day), default=None)
    if direction == "this" and not expression.days:
        return in_year(expression, day.year)
    return nearest(candidates, day, is_ahead=is_ahead, is_back=is_back)


def _gap(days: Interval, day: dt.date) -> int:
    """Days between an occasion and a day; 0 within it."""
    return max((days[0] - day).days, (day - days[1]).days, 0)
