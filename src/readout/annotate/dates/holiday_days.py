"""The days that holidays fall on."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates.words import HOLIDAYS


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
