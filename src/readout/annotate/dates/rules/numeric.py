"""Rules for dates in digits: 2021-03-16, 16/03/2021, 2021年3月16日."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from readout.annotate.dates.expression import DateExpression, Kind
from readout.annotate.dates.rules.rule import Rule, RuleTable


def days_in(year: int | None, month: int) -> int:
    """Days in a month; a February of no known year has 29."""
    return calendar.monthrange(year or 2024, month)[1]


def is_possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day."""
    if month is None or day is None:
        return True
    return 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def iso_date(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Year, month and day in digits, or 2021年3月16日: the one numeric order that is never ambiguous.

    >>> NUMERIC.fires("iso-date", "Date:2025-04-11, record S/2019/1234-5678-90")
    ['2025-04-11']
    """
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not is_possible(year, month, day):
        return None
    return DateExpression(
        start=match.start(), end=match.end(), sentence=sentence, kind="date", year=year, month=month, day=day
    )


def cjk_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """3月16日, with or without the year.

    >>> NUMERIC.fires("cjk-day", "2021年3月16日 4月9日 3月")
    ['2021年3月16日', '4月9日']
    """
    year = int(match["y"]) if match["y"] else None
    month, day = int(match["m"]), int(match["d"])
    if not is_possible(year, month, day):
        return None
    kind: Kind = "month-day" if year is None else "date"
    return DateExpression(
        start=match.start(), end=match.end(), sentence=sentence, kind=kind, year=year, month=month, day=day
    )


def numeric_date(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Day and month in digits before the year; with strokes, only a number above 12 tells which is which.

    >>> NUMERIC.fires("numeric-date", "on 16/03/2021 or 01/02/2024, not 45/67/2024 or 10/2024")
    ['16/03/2021', '01/02/2024']
    """
    first, second, year = int(match["a"]), int(match["b"] or match["b2"]), int(match["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    orders = {(second, first)} if match["b2"] else {(first, second), (second, first)}
    readings = sorted(order for order in orders if is_possible(year, *order))
    if not readings:
        return None
    if len(readings) == 1:
        month, day = readings[0]
        return DateExpression(
            start=match.start(),
            end=match.end(),
            sentence=sentence,
            kind="date",
            year=year,
            month=month,
            day=day,
        )
    days = tuple(dt.date(year, month, day) for month, day in readings)
    return DateExpression(
        start=match.start(), end=match.end(), sentence=sentence, kind="numeric", year=year, days=days
    )


NUMERIC = RuleTable(
    rules=(
        Rule(
            name="iso-date",
            starts=frozenset("0"),
            pattern=r"(?<![-0-9/.])(?P<y>(?:1[6-9]|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9]|[-/.][0-9])",
            make=iso_date,
        ),
        Rule(
            name="cjk-day",
            starts=frozenset("0"),
            pattern=r"(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日",
            make=cjk_day,
        ),
        Rule(
            name="numeric-date",
            starts=frozenset("0"),
            pattern=r"(?<![-0-9/.])(?P<a>[0-9]{1,2})(?:/(?P<b>[0-9]{1,2})/|\.(?P<b2>[0-9]{1,2})\.)"
            r"(?P<y>(?:19|20)[0-9]{2}|(?<=/)[0-9]{2})(?![0-9]|[-/.][0-9])",
            make=numeric_date,
        ),
    )
)
