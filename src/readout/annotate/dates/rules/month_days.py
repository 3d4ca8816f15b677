"""Rules for a month with its day: March 16, 2021, 28th July, July 8-9."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression, Kind
from readout.annotate.dates.rules.numeric import is_possible
from readout.annotate.dates.rules.pieces import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    LOWER_MONTH,
    MONTH,
    MONTH_STARTS,
    TH,
    WEEKDAY_STARTS,
    WS,
    YEAR,
)
from readout.annotate.dates.rules.reading import direction_of, month_number, weekday_number
from readout.annotate.dates.rules.rule import Rule, RuleTable

_TAIL = (
    rf"(?:,?\s{{0,3}}(?:of\s)?(?P<year>{YEAR})"
    r"|,?\s(?:of\s)?(?P<shift>[Tt]his|[Ll]ast|[Nn]ext)\s(?P<unit>year|month)\b)?"
    rf"(?:\s?\((?P<weekday2>{ANY_WEEKDAY})\))?"
)
_HEAD = rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{WS}(?:the\s)?)?"
_NOT_MORE_DIGITS = r"(?![.:/][0-9]|,[0-9]{3}(?![0-9])|\s?%)"
_AND_DAY = r"(?!\s(?!(?:in|at|of|to|for|as|with|when|that|during|by|from|the|this)\b)[a-z0-9])"


def month_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Month, then day or days, with or without year and weekday.

    >>> MONTH_DAYS.fires(
    ...     "month-day", "on March 16, 2021, July 8-9 and Friday, July 21st; May 3,000 men march 5 miles"
    ... )
    ['March 16, 2021', 'July 8-9', 'Friday, July 21st']
    """
    end_day = match["day2"] or match["day3"]
    end_month = month_number(match["month2"]) if match["month2"] else None
    return _day_of_month(match, sentence, end_day=end_day, end_month=end_month)


def day_month(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Day or days, then month, with or without year and weekday.

    >>> MONTH_DAYS.fires(
    ...     "day-month", "on 16 March 2021, 18–19 June and the 28th of July; the 2 may hold 31 June talks"
    ... )
    ['16 March 2021', '18–19 June', 'the 28th of July']
    """
    end_month = month_number(match["month2"]) if match["month2"] else None
    return _day_of_month(match, sentence, end_day=match["day3"] or match["day2"], end_month=end_month)


def _day_of_month(
    match: re.Match[str], sentence: int, *, end_day: str | None, end_month: int | None
) -> DateExpression | None:
    month, day = month_number(match["month"]), int(match["day"])
    year = int(match["year"]) if match["year"] else None
    last = int(end_day) if end_day else None
    if not is_possible(year, month, day) or not is_possible(year, end_month or month, last):
        return None
    if last is not None and (end_month or month, last) <= (month, day) and end_month is None:
        return None
    weekday = match["weekday"] or match["weekday2"]
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="month-day" if year is None else "date",
        year=year,
        month=month,
        day=day,
        end_month=end_month,
        end_day=last,
        weekday=weekday_number(weekday) if weekday else None,
        direction=direction_of(match["shift"]),
        unit=match["unit"],
    )


def lower_month_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A month in lower case, where an ordinal or a year leaves no doubt.

    >>> MONTH_DAYS.fires("lower-month-day", "met on july 28th and april 9, 2025; they may 3 times march 5th")
    ['july 28th', 'april 9, 2025']
    """
    month, day = month_number(match["month"]), int(match["day"])
    year = int(match["year"]) if match["year"] else None
    if not is_possible(year, month, day):
        return None
    kind: Kind = "month-day" if year is None else "date"
    return DateExpression(
        start=match.start(), end=match.end(), sentence=sentence, kind=kind, year=year, month=month, day=day
    )


MONTH_DAYS = RuleTable(
    rules=(
        Rule(
            name="month-day",
            starts=MONTH_STARTS | WEEKDAY_STARTS,
            pattern=rf"{_HEAD}(?P<month>{MONTH}){WS}(?:the\s)?(?P<day>{DAY}){_NOT_MORE_DIGITS}{TH}?"
            rf"(?:(?:{DASH}|\s(?:to|through|until|till)\s)(?:(?P<month2>{MONTH})\s)?(?:the\s)?(?P<day2>{DAY}){_NOT_MORE_DIGITS}{TH}?"
            rf"|\s(?:and|&)\s(?:the\s)?(?P<day3>{DAY}){_NOT_MORE_DIGITS}{TH}?{_AND_DAY})?(?!\w){_TAIL}",
            make=month_day,
        ),
        Rule(
            name="day-month",
            starts=WEEKDAY_STARTS | {"0", "the"},
            pattern=rf"{_HEAD}(?:[Tt]he\s)?(?<![0-9][:.,/])(?P<day>{DAY}){TH}?(?:(?:{DASH}|\s(?:to|and|or|until|through)\s(?:the\s)?)"
            rf"(?P<day2>{DAY}){TH}?)?{WS}(?:of\s)?(?P<month>{MONTH})"
            rf"(?:(?:{DASH}|\s(?:to|until|through)\s)(?P<day3>{DAY}){TH}?\s(?:of\s)?(?P<month2>{MONTH}))?(?!\w){_TAIL}",
            make=day_month,
        ),
        Rule(
            name="lower-month-day",
            starts=MONTH_STARTS,
            pattern=rf"(?P<month>{LOWER_MONTH})\s(?P<day>{DAY})(?:{TH}\b|(?=,?\s{YEAR}))(?:,?\s(?P<year>{YEAR}))?",
            make=lower_month_day,
        ),
    )
)
