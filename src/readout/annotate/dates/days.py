"""Arithmetic of the calendar: intervals of days, all bounds inclusive."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates.words import HOLIDAYS, PART_DAYS, PART_MONTHS, SEASONS

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


def season_of(name: str, year: int, part: str | None = None) -> Interval:
    """A season of the northern half of the world; winter runs into the year after.

    Args:
        name: spring, summer, autumn, fall or winter.
        year: The year it begins in.
        part: early, mid, late: its first, second or third month.

    Example:
        >>> season_of("summer", 2022), season_of("winter", 2023, "late")[1]
        ((datetime.date(2022, 6, 1), datetime.date(2022, 8, 31)), datetime.date(2024, 2, 29))
    """
    first = SEASONS[name][0]
    low, high = {"early": (0, 0), "mid": (1, 1), "late": (2, 2), "end": (2, 2)}.get(part or "", (0, 2))
    return month_of(year, first + low)[0], month_of(year, first + high)[1]


def unit_around(unit: str, day: dt.date, step: int = 0, part: str | None = None) -> Interval:
    """The week, month, year … that a day is in, or one some steps away.

    Args:
        unit: week (Monday to Sunday), weekend, fortnight, month, quarter, year, decade, day or a season.
        day: The day.
        step: 0 the one it is in, 1 the next, -1 the last.
        part: Part of the month or year.

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
        return _season_around(unit, day, step, part)
    if unit == "day":
        return (moved := day + dt.timedelta(days=step)), moved
    width = 2 if unit == "fortnight" else 1
    monday = day + dt.timedelta(days=7 * width * step - day.weekday())
    if unit == "weekend":
        return monday + dt.timedelta(days=5), monday + dt.timedelta(days=6)
    return monday, monday + dt.timedelta(days=7 * width - 1)


def _season_around(name: str, day: dt.date, step: int, part: str | None) -> Interval:
    """The season under way or of this year; "last" ended before the day, "next" begins after it."""
    years = range(day.year - 2, day.year + 3)
    if step < 0:
        return season_of(name, max(y for y in years if season_of(name, y)[1] < day), part)
    if step > 0:
        return season_of(name, min(y for y in years if season_of(name, y)[0] > day), part)
    under_way = [y for y in years if season_of(name, y)[0] <= day <= season_of(name, y)[1]]
    return season_of(name, under_way[0] if under_way else day.year, part)


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
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + dt.timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 12)
    first, last = month_of(day.year, day.month + months * count)
    return first.replace(day=min(day.day, last.day))


def holiday_in(name: str, year: int) -> dt.date:
    """The day a holiday falls on.

    Args:
        name: A key of `words.HOLIDAYS`.
        year: The year.

    Example:
        >>> holiday_in("good friday", 2024), holiday_in("thanksgiving", 2023)
        (datetime.date(2024, 3, 29), datetime.date(2023, 11, 23))
    """
    month, day = HOLIDAYS[name]
    if month == 0:
        return easter(year) + dt.timedelta(days=day)
    if day == 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
    return dt.date(year, month, day)


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm).

    Args:
        year: 1583 or later.

    Example:
        >>> easter(2025)
        datetime.date(2025, 4, 20)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    j = (a + 11 * h + 22 * i) // 451
    return dt.date(year, (h + i - 7 * j + 114) // 31, (h + i - 7 * j + 114) % 31 + 1)


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


def nearest(candidates: list[Interval], anchor: dt.date, *, is_ahead: bool) -> Interval | None:
    """The candidate that a writer on the anchor day means: the nearest, the past one before the future one.

    Args:
        candidates: Where the same words fall in different years or months.
        anchor: The day of writing.
        is_ahead: Whether the text speaks of what is to come.

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
    return past if back <= 1.5 * forth else ahead
