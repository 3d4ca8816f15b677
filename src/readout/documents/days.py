"""Full dates as pages, labels and datelines write them; what is unclear about one stays unclear."""

from __future__ import annotations

import datetime as dt
import re

from readout.knowledge.counting import MONTHS, WEEKDAYS
from readout.model import EdtfDate

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""A month as a pattern, abbreviated or not."""

_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_TEMPLATES = (
    r"\b(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)",
    r"\b(?P<y5>(?:19|20)\d\d)(?P<m5>\d\d)(?P<d5>\d\d)\b",
    r"\b(?P<y6>\d{4})年(?P<m6>\d{1,2})月(?P<d6>\d{1,2})日",
    rf"\b(?P<m2>{MONTH})[\s\xa0]{{1,3}}(?P<d2>{_NUMBER}),?[\s\xa0]{{1,3}}(?P<y2>\d{{4}})\b",
    rf"\b(?P<d3>{_NUMBER})[\s\xa0-]{{1,3}}(?P<m3>{MONTH}),?[\s\xa0-]{{1,3}}(?P<y3>\d{{4}})\b",
    r"\b(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4})\b",
)
FULL_DATE = re.compile("|".join(_TEMPLATES), re.IGNORECASE)
"""A date with its year: 2025-04-11, 20250411, April 11, 2025, 11 April 2025, 11/04/2025."""
DIGIT = re.compile(r"\d")
"""What every such date has: asked first, as most lines have none."""

MAX_DAYS_BEFORE = 10
"""News tells of days at most this long ago when it names them by weekday and number."""

_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_WEEKDAY_AND_DAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})[ ,(]{{1,3}}(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE
)
_COARSE = re.compile(r"(\d{4})(?:-(\d\d))?")
YEARS = range(1800, 2101)
"""Years that a publication can have."""


def find_date(text: str) -> tuple[EdtfDate, int, int] | None:
    """The first full date in a short text.

    Args:
        text: A line, a label's value, a metadata field.

    Returns:
        The date and where it stands (start, end), or None.

    Example:
        >>> find_date("Date:2025-04-11")[0].text
        '2025-04-11'
        >>> find_date("Published 11/02/2023 08:15")[0].text
        '2023'
    """
    for match in FULL_DATE.finditer(text):
        date = _date(match)
        if date is not None:
            return date, match.start(), match.end()
    return None


def parse_date(text: str) -> EdtfDate | None:
    """The date a metadata field gives, as precise as it is.

    Args:
        text: ISO date or time, RFC 822 date, written-out date, year and month, or year.

    Returns:
        The date, or None when there is none.

    Example:
        >>> parse_date("Fri, 11 Apr 2025 23:30:00 GMT").text
        '2025-04-11'
        >>> parse_date("2024-03").text
        '2024-03'
    """
    found = find_date(text[:200])
    if found is not None:
        return found[0]
    match = _COARSE.fullmatch(text.strip())
    if match is None or int(match[1]) not in YEARS:
        return None
    try:
        return EdtfDate(text=match[0])
    except ValueError:
        return None


def settle_order(value: str, text: str) -> EdtfDate | None:
    """Read a date such as 11/02/2023 with the help of days that the text names with their weekday.

    A publication date comes after the days it tells of, by a week or so. When that holds for one reading of
    the numbers only, it is the reading.

    Args:
        value: Where the date stands.
        text: The text it dates.

    Returns:
        The day, or None when both readings fit, or neither.

    Example:
        >>> settle_order("Published 11/02/2023", "He was received on this Friday (10) in the palace.").text
        '2023-02-11'
    """
    match = _NUMBERS.search(value)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    named = {(day[1].lower(), int(day[2])) for day in _WEEKDAY_AND_DAY.finditer(text[:20_000])}
    fitting = []
    for day, month in {(first, second), (second, first)}:
        try:
            published = dt.date(year, month, day)
        except ValueError:
            continue
        if any(_is_shortly_before(published, weekday, number) for weekday, number in named):
            fitting.append(published)
    return EdtfDate.day(fitting[0]) if len(fitting) == 1 else None


def _is_shortly_before(published: dt.date, weekday: str, number: int) -> bool:
    days = (published - dt.timedelta(days=back) for back in range(MAX_DAYS_BEFORE))
    return any(day.day == number and WEEKDAYS[day.weekday()] == weekday for day in days)


def month_number(name: str) -> int:
    """1–12 for a month's name or abbreviation."""
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(name[:3].lower()))


def _date(match: re.Match[str]) -> EdtfDate | None:
    part = {key[0]: value for key, value in match.groupdict().items() if value is not None}
    year = int(part["y"])
    if year not in YEARS:
        return None
    try:
        if "a" in part:
            return _unclear(year, int(part["a"]), int(part["b"]))
        month = int(part["m"]) if part["m"].isdecimal() else month_number(part["m"])
        return EdtfDate.day(dt.date(year, month, int(part["d"].rstrip("stndrh"))))
    except ValueError:
        return None


def _unclear(year: int, first: int, second: int) -> EdtfDate:
    """11/02/2023 is two days; only the year is sure, unless one number can be no month."""
    if first > 12 or first == second:
        return EdtfDate.day(dt.date(year, second, first))
    if second > 12:
        return EdtfDate.day(dt.date(year, first, second))
    return EdtfDate(text=f"{year}")
