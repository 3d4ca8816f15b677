"""Arithmetic of the calendar: intervals of days, all bounds inclusive."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates.words import PART_DAYS, PART_MONTHS, SEASONS

Interval = tuple[dt.date, dt.date]
"""First and last day."""


def month_of(year: int, month: int, part: str | None = None) -> Interval:
    """A month or a part of it; months beyond 1–12 run into the years around.

    Args:
        year: The year.
        month: The month, 13 being January of the year after.
        part: early, mid, late, end, first-half, second-half, or None.

    Example:
        >>> month_of(2024, 3, "early")[1], month_of(2023, 14)[1]
        (datetime.date(2024, 3, 10), datetime.date(2024, 2, 29))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = dt.date(year, month, 1)
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    if part not in PART_DAYS:
        return first, last
    low, high = PART_DAYS[part]
    return first.replace(day=low), first.replace(day=min(high, last.day))


def year_of(year: int, part: str | None = None) -> Interval:
    """A year or a part of it.

    Args:
        year: The year.
        part: early, mid, late, end, first-half, second-half, or None.

    Example:
        >>> year_of(2024, "late")
        (datetime.date(2024, 9, 1), datetime.date(2024, 12, 31))
    """
    low, high = PART_MONTHS.get(part or "", (1, 12))
    return month_of(year, low)[0], month_of(year, high)[1]


def decade_of(year: int, part: str | None = None) -> Interval:
    """The ten years that a year is in, or the first four, middle three or last three of them.

    Args:
        year: Any of the ten years.
        part: early, mid, late, or None.

    Example:
        >>> decade_of(1995, "late")[0]
        datetime.date(1997, 1, 1)
    """
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}.get(part or "", (0, 9))
    first = year // 10 * 10
    return dt.date(first + low, 1, 1), dt.date(first + high, 12, 31)


def season_of(name: str, year: int, part: str | None = None, *, south: bool = False) -> Interval:
    """A season; one that runs over New Year is that of the year it begins in.

    Args:
        name: spring, summer, autumn, fall or winter.
        year: The year it begins in.
        part: early, mid, late: its first, second or third month.
        south: Whether it is of the southern half of the world.

    Example:
        >>> season_of("summer", 2022), season_of("winter", 2023, "late")[1]
        ((datetime.date(2022, 6, 1), datetime.date(2022, 8, 31)), datetime.date(2024, 2, 29))
        >>> season_of("winter", 2023, south=True)[0], season_of("summer", 2023, south=True)[0]
        (datetime.date(2023, 6, 1), datetime.date(2023, 12, 1))
    """
    first = (SEASONS[name][0] + (5 if south else -1)) % 12 + 1
    low, high = {"early": (0, 0), "mid": (1, 1), "late": (2, 2), "end": (2, 2)}.get(part or "", (0, 2))
    return month_of(year, first + low)[0], month_of(year, first + high)[1]


def unit_around(
    unit: str, day: dt.date, step: int = 0, part: str | None = None, *, south: bool = False
) -> Interval:
    """The week, month, year … that a day is in, or one some steps away.

    Args:
        unit: week (Monday to Sunday), weekend, fortnight, month, quarter, year, decade, day or a season.
        day: The day.
        step: 0 the one it is in, 1 the next, -1 the last.
        part: Part of the month or year.
        south: Whether a season is of the southern half of the world.

    Example:
        >>> unit_around("week", dt.date(2017, 7, 21), -1)
        (datetime.date(2017, 7, 10), datetime.date(2017, 7, 16))
    """
    if unit == "month":
        return month_of(day.year, day.month + step, part)
    if unit == "year":
        return year_of(day.year + step, part)
    if unit == "decade":
        return decade_of(day.year + 10 * step, part)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1 + 3 * step
        return month_of(day.year, first)[0], month_of(day.year, first + 2)[1]
    if unit in SEASONS:
        return _season_around(unit, day, step, part, south=south)
    if unit == "day":
        return (moved := day + dt.timedelta(days=step)), moved
    width = 2 if unit == "fortnight" else 1
    monday = day + dt.timedelta(days=7 * width * step - day.weekday())
    if unit == "weekend":
        return monday + dt.timedelta(days=5), monday + dt.timedelta(days=6)
    return monday, monday + dt.timedelta(days=7 * width - 1)


def _season_around(name: str, day: dt.date, step: int, part: str | None, *, south: bool) -> Interval:
    """The season under way or of this year; "last" ended before the day, "next" begins after it."""
    wholes = {year: season_of(name, year, south=south) for year in range(day.year - 2, day.year + 3)}
    if step < 0:
        year = max(y for y, whole in wholes.items() if whole[1] < day)
    elif step > 0:
        year = min(y for y, whole in wholes.items() if whole[0] > day)
    else:
        year = next((y for y, (low, high) in wholes.items() if low <= day <= high), day.year)
    return season_of(name, year, part, south=south)
