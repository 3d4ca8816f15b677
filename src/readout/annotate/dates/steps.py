"""Days so many units away, and which of several days a writer means; all bounds inclusive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from readout.annotate.dates.days import Interval, month_of, unit_around, year_of

_FEW = (2, 7)
"""How many "a few" can be."""


_CLOCK_DAYS = 2
"""A day that is past in the text and ahead by no more than these is a matter of clocks and misprints."""
_PAST_RATIO = 2.5
"""News tells the past: a day ahead has to be this much nearer to be meant."""


def moved(day: dt.date, count: int, unit: str) -> Interval:
    """What lies so many units from a day, no more exact than the unit.

    Args:
        day: The day.
        count: How many, negative for before.
        unit: minute, hour, day, week, month, year or decade.

    Example:
        >>> moved(dt.date(2017, 7, 21), -17, "year")
        (datetime.date(2000, 1, 1), datetime.date(2000, 12, 31))
        >>> moved(dt.date(2024, 1, 13), -1, "day")
        (datetime.date(2024, 1, 12), datetime.date(2024, 1, 12))
    """
    if unit == "year":
        return year_of(day.year + count)
    if unit == "decade":
        return year_of(day.year + 10 * count)
    if unit == "month":
        return month_of(day.year, day.month + count)
    if unit == "week":
        return unit_around("week", day, count)
    if unit in ("hour", "minute"):
        count = int(count / 24) if unit == "hour" else 0
    return (result := day + dt.timedelta(days=count)), result


def moved_exactly(day: dt.date, count: int, unit: str) -> dt.date:
    """The day so many units away: for the ends of "the past 30 days".

    Args:
        day: The day.
        count: How many, negative for before.
        unit: day, week, month, year or decade.

    Example:
        >>> moved_exactly(dt.date(2024, 3, 31), -1, "month")
        datetime.date(2024, 2, 29)
    """
    days = {"minute": 0, "hour": 0, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + dt.timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 12)
    first, last = month_of(day.year, day.month + months * count)
    return first.replace(day=min(day.day, last.day))


def running(day: dt.date, count: int | None, unit: str, *, is_ahead: bool) -> Interval:
    """The units up to a day or from it; a few are at most seven.

    Args:
        day: The day.
        count: How many; None for a few.
        unit: day, week, month, year or decade.
        is_ahead: Whether they begin with the day.

    Example:
        >>> running(dt.date(2015, 8, 2), None, "day", is_ahead=False)[0]
        datetime.date(2015, 7, 26)
    """
    many = _FEW[1] if count is None else count
    other = moved_exactly(day, many if is_ahead else -many, unit)
    return (day, other) if is_ahead else (other, day)


def a_few(day: dt.date, unit: str) -> Interval:
    """When "a few days ago" was: between two and seven of them.

    Args:
        day: The day of writing.
        unit: day, week, month, year or decade.

    Example:
        >>> a_few(dt.date(2024, 1, 13), "day")
        (datetime.date(2024, 1, 6), datetime.date(2024, 1, 11))
    """
    few, many = _FEW
    return moved(day, -many, unit)[0], moved(day, -few, unit)[1]


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where that year has none (29 February).

    Args:
        year: The year.
        month: 1–12.
        day: 1–31.
    """
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def editions(days: Iterable[dt.date]) -> list[Interval]:
    """Days in a row are one occasion: a summit of three days.

    Args:
        days: In order.

    Example:
        >>> len(editions([dt.date(2023, 5, 19), dt.date(2023, 5, 20), dt.date(2024, 6, 13)]))
        2
    """
    found: list[Interval] = []
    for day in days:
        if found and (day - found[-1][1]).days == 1:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def nearest(
    candidates: Sequence[Interval], anchor: dt.date, *, is_ahead: bool, is_back: bool = False
) -> Interval | None:
    """The candidate that a writer on the anchor day means: the nearest, the past one before the future one.

    Args:
        candidates: Where the same words fall in different years or months.
        anchor: The day of writing.
        is_ahead: Whether the text speaks of what is to come.
        is_back: Whether it clearly speaks of what is past; a day or two is left for clocks that differ.

    Returns:
        One of the candidates, or None when there are none.
    """
    past = max((c for c in candidates if c[0] <= anchor), default=None)
    ahead = min((c for c in candidates if c[1] >= anchor), default=None)
    if past is None or ahead is None or past == ahead:
        return past or ahead
    back, forth = (anchor - past[1]).days, (ahead[0] - anchor).days
    if is_ahead:
        return past if back <= 14 and forth > 300 else ahead
    if is_back and forth > _CLOCK_DAYS:
        return past
    return past if back <= _PAST_RATIO * forth else ahead
