"""Weekdays, weeks and longer periods counted from a day."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates.days import Interval, month_of, unit_around, year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.habits import is_south
from readout.annotate.dates.steps import day_or_none, moved, running
from readout.annotate.dates.words import SEASONS

STEPS = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
"""How many units each direction goes."""


def weekday_near(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    """The day that "Friday", "last Friday" or "next Friday" means.

    "Next Friday" is that of the week after, "this Friday" that of the week under way, "last Friday" the
    latest past one.

    Args:
        expression: Of kind weekday.
        day: The day of writing.
        is_ahead: Whether the text speaks of what is to come.
    """
    wanted, direction = expression.weekday or 0, expression.direction
    back = dt.timedelta(days=(day.weekday() - wanted) % 7)
    forth = dt.timedelta(days=(wanted - day.weekday()) % 7)
    if expression.day is not None:
        return _with_day(expression, day)
    if expression.unit == "week" or direction == "this":
        monday = unit_around("week", day, STEPS.get(direction or "this", 0))[0]
        result = monday + dt.timedelta(days=wanted)
    elif direction in ("last", "previous"):
        result = day - (back or dt.timedelta(days=7))
    elif direction == "next":
        result = unit_around("week", day, 1)[0] + dt.timedelta(days=wanted)
    elif direction in ("following", "coming"):
        result = day + (forth or dt.timedelta(days=7))
    else:
        result = day + forth if is_ahead else day - back
    return result, result


def _with_day(expression: DateExpression, day: dt.date) -> Interval | None:
    """Of "Friday (10)": the nearest tenth that is a Friday."""
    near = (day + dt.timedelta(days=step) for distance in range(70) for step in (-distance, distance))
    fits = (d for d in near if d.day == expression.day and d.weekday() == expression.weekday)
    found = next(fits, None)
    return None if found is None else (found, found)


def ordinal_near(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    """Of "the 16th": of this month, or of the one before when this month's is still to come.

    Args:
        expression: Of kind day.
        day: The day of writing.
        is_ahead: Whether the text speaks of what is to come.
    """
    if expression.direction in ("last", "next", "previous", "following"):
        steps = [STEPS[expression.direction]]
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


def period_near(expression: DateExpression, day: dt.date, *, is_ahead: bool) -> Interval | None:
    """The week, month, year or season that "last", "later this" or "the past three" means.

    Args:
        expression: Of kind period.
        day: The day of writing.
        is_ahead: Whether the text speaks of what is to come.
    """
    unit, direction, part = expression.unit or "day", expression.direction, expression.part
    if direction in ("past", "coming"):
        return running(day, expression.count, unit, is_ahead=direction == "coming")
    if unit == "weekend":
        return _weekend(direction, day, is_ahead=is_ahead)
    south = is_south(expression.country)
    if direction in ("later", "earlier"):
        low, high = unit_around(unit, day, south=south)
        low, high = (max(low, day), high) if direction == "later" else (low, min(high, day))
        return (low, high) if low <= high else None
    whole = unit_around(unit, day, STEPS.get(direction or "this", 0), south=south)
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
        First and last day, or None where what was told is too vague or the calendar does not reach.
    """
    try:
        return _means_after(expression, told)
    except (ValueError, OverflowError):
        return None


def _means_after(expression: DateExpression, told: Interval) -> Interval | None:
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
    step = 0 if direction in ("later", "earlier") else STEPS.get(direction or "that", 0)
    if direction not in ("that", "following", "previous", "later", "earlier"):
        return None
    return unit_around(unit, day, step, expression.part if unit in ("month", "year") else None)
