"""What an expression means to somebody who writes on a given day."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates.days import (
    Interval,
    day_or_none,
    holiday_in,
    month_of,
    moved,
    moved_exactly,
    nearest,
    season_of,
    unit_around,
    year_of,
)
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.words import SEASONS

_STEPS = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_YEARS = (-1, 0, 1)


def means_on(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    """The days an expression means when written on a day.

    Args:
        expression: Of a kind that needs a day to count from.
        day: The day of writing.
        is_ahead: Whether the text speaks of what is to come.

    Returns:
        First and last day, or None where the words do not decide.
    """
    kind = expression.kind
    if kind == "weekday":
        return _weekday(expression, day, is_ahead=is_ahead)
    if kind == "deictic":
        return unit_around("day", day, expression.count or 0)
    if kind == "period":
        return _period(expression, day, is_ahead=is_ahead)
    if kind == "ago" and expression.count is not None:
        return moved(day, expression.count, expression.unit or "day")
    if kind == "day":
        return _day_of_month(expression, day, is_ahead=is_ahead)
    if kind in ("quarter", "season") and expression.direction is not None:
        return in_year(expression, day.year + _STEPS.get(expression.direction, 0))
    if kind in ("month-day", "month", "season", "named-day"):
        return _yearless(expression, day, is_ahead=is_ahead)
    return None


def in_year(expression: DateExpression, year: int) -> Interval | None:
    """What a yearless expression means in a given year.

    Args:
        expression: A month-day, month, season, quarter or holiday.
        year: The year.

    Returns:
        First and last day, or None where that year has no such day.
    """
    month, part = expression.month, expression.part
    if expression.kind == "quarter":
        first = 3 * (expression.number or 1) - 2
        return month_of(year, first)[0], month_of(year, first + 2)[1]
    if expression.kind == "season":
        return season_of(expression.name, year, part)
    if expression.kind == "named-day":
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


def _yearless(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    """The year in which "July 28th" or "Christmas" is nearest; "last", "next" and a weekday decide first."""
    direction = expression.direction
    if direction is not None and expression.unit == "year":
        return in_year(expression, day.year + _STEPS.get(direction, 0))
    if expression.days:
        candidates = [(d, d) for d in expression.days if abs((d - day).days) <= 400]
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
    return nearest(candidates, day, is_ahead=is_ahead)


def _weekday(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    wanted, direction = expression.weekday or 0, expression.direction
    back = dt.timedelta(days=(day.weekday() - wanted) % 7)
    forth = dt.timedelta(days=(wanted - day.weekday()) % 7)
    if expression.day is not None:
        return _weekday_with_day(expression, day)
    if expression.unit == "week" or direction == "this":
        monday = unit_around("week", day, _STEPS.get(direction or "this", 0))[0]
        result = monday + dt.timedelta(days=wanted)
    elif direction == "last":
        result = day - (back or dt.timedelta(days=7))
    elif direction == "next":
        result = unit_around("week", day, 1)[0] + dt.timedelta(days=wanted)
    elif direction in ("following", "coming"):
        result = day + (forth or dt.timedelta(days=7))
    elif direction == "previous":
        result = day - (back or dt.timedelta(days=7))
    else:
        result = day + forth if is_ahead else day - back
    return result, result


def _weekday_with_day(expression: DateExpression, day: dt.date) -> Interval | None:
    """Of "Friday (10)": the nearest tenth that is a Friday."""
    near = (day + dt.timedelta(days=step) for distance in range(70) for step in (-distance, distance))
    fits = (d for d in near if d.day == expression.day and d.weekday() == expression.weekday)
    found = next(fits, None)
    return None if found is None else (found, found)


def _day_of_month(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    """Of "the 16th": of this month, or of the one before when this month's is still to come."""
    if expression.direction in ("last", "next", "previous", "following"):
        steps = [_STEPS[expression.direction]]
    elif expression.direction in ("this", "that"):
        steps = [0]
    else:
        steps = [0, 1] if is_ahead else [0, -1]
    for step in steps:
        first = month_of(day.year, day.month + step)[0]
        low = day_or_none(first.year, first.month, expression.day or 1)
        high = day_or_none(first.year, first.month, expression.end_day or expression.day or 1)
        fits = low is not None and (len(steps) == 1 or (low >= day if is_ahead else low <= day))
        if low is not None and high is not None and fits:
            return low, high
    return None


def _period(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    unit, direction, part = expression.unit or "day", expression.direction, expression.part
    if direction in ("past", "coming"):
        if expression.count is None:
            return None
        other = moved_exactly(day, expression.count if direction == "coming" else -expression.count, unit)
        return (day, other) if direction == "coming" else (other, day)
    if unit == "weekend":
        return _weekend(direction, day, is_ahead=is_ahead)
    if direction in ("later", "earlier"):
        low, high = unit_around(unit, day)
        low, high = (max(low, day), high) if direction == "later" else (low, min(high, day))
        return (low, high) if low <= high else None
    whole = unit_around(unit, day, _STEPS.get(direction or "this", 0))
    if part == "end" and expression.name == "deadline":
        return whole[1], whole[1]
    if part is None or unit in SEASONS:
        return whole
    if unit == "month":
        return month_of(whole[0].year, whole[0].month, part)
    return year_of(whole[0].year, part) if unit == "year" else whole


def _weekend(direction: str | None, day: dt.date, *, is_ahead: bool) -> Interval:
    """Early in a week, "this weekend" is the one just past, unless something is still to come."""
    this = unit_around("weekend", day)
    if direction == "last" or (direction == "this" and not is_ahead and day.weekday() < 3):
        return unit_around("weekend", day, -1)
    return unit_around("weekend", day, 1) if direction == "next" else this


def means_after(expression: DateExpression, told: Interval) -> Interval | None:
    """What "the same day", "two days later", "earlier that month" means after something was told.

    Args:
        expression: Of kind narrative.
        told: When what was told last happened.

    Returns:
        First and last day, or None where what was told is too vague.
    """
    unit, direction, day = expression.unit or "day", expression.direction, told[0]
    is_day = told[0] == told[1]
    if expression.count is not None:
        if not is_day and unit in ("day", "week", "hour"):
            return None
        return moved(day, expression.count, unit)
    if direction in ("later", "earlier") and is_day:
        low, high = unit_around(unit, day)
        return (day, high) if direction == "later" else (low, day)
    if (unit in ("day", "week", "weekend") and not is_day) or (
        unit == "month" and (told[1] - told[0]).days > 31
    ):
        return None
    step = 0 if direction in ("later", "earlier") else _STEPS.get(direction or "that", 0)
    if direction not in ("that", "following", "previous", "later", "earlier"):
        return None
    return unit_around(unit, day, step, expression.part if unit in ("month", "year") else None)
