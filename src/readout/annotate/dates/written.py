"""Rules for dates written out: 2021-03-16, March 16, 2021, 28th July, the 16th."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from readout.annotate.dates.expression import DateExpression, Direction, Kind
from readout.annotate.dates.pieces import (
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
from readout.annotate.dates.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    AFTER_ORDINAL,
    DAY_PREPOSITIONS,
    VERBS_AFTER_ORDINAL,
    month_number,
    weekday_number,
)

_TAIL = (
    rf"(?:,?\s{{0,3}}(?:of\s)?(?P<year>{YEAR})"
    r"|,?\s(?:of\s)?(?P<shift>[Tt]his|[Ll]ast|[Nn]ext)\s(?P<unit>year|month)\b)?"
    rf"(?:\s?\((?P<weekday2>{ANY_WEEKDAY})\))?"
)
_HEAD = rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{WS}(?:the\s)?)?"
_NOT_MORE_DIGITS = r"(?![.:/][0-9]|,[0-9]{3}(?![0-9])|\s?%)"
_AND_DAY = r"(?!\s(?!(?:in|at|of|to|for|as|with|when|that|during|by|from|the|this)\b)[a-z0-9])"


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

    >>> WRITTEN.fires("iso-date", "Date:2025-04-11, record S/2019/1234-5678-90")
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

    >>> WRITTEN.fires("cjk-day", "2021年3月16日 4月9日 3月")
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

    >>> WRITTEN.fires("numeric-date", "on 16/03/2021 or 01/02/2024, not 45/67/2024 or 10/2024")
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


def month_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Month, then day or days, with or without year and weekday.

    >>> WRITTEN.fires(
    ...     "month-day", "on March 16, 2021, July 8-9 and Friday, July 21st; May 3,000 men march 5 miles"
    ... )
    ['March 16, 2021', 'July 8-9', 'Friday, July 21st']
    """
    end_day = match["day2"] or match["day3"]
    end_month = month_number(match["month2"]) if match["month2"] else None
    return _day_of_month(match, sentence, end_day=end_day, end_month=end_month)


def day_month(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Day or days, then month, with or without year and weekday.

    >>> WRITTEN.fires(
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

    >>> WRITTEN.fires("lower-month-day", "met on july 28th and april 9, 2025; they may 3 times march 5th")
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


def day_alone(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A bare ordinal where only a day can be meant: after a preposition and before no noun.

    >>> WRITTEN.fires(
    ...     "day", "it was learned on the 20th that on the 16th, after the 20th anniversary, on the 5th floor"
    ... )
    ['the 20th', 'the 16th']
    """
    before, after = word_before(match).lower(), word_after(match)
    if before not in DAY_PREPOSITIONS and match["unit"] is None:
        return None
    is_verb = before == "on" and (after.endswith("ed") or after in VERBS_AFTER_ORDINAL)
    if after and after.lower() not in AFTER_ORDINAL and match["unit"] is None and not is_verb:
        return None
    if after == "of" or (before in ("to", "of", "and", "between") and not _has_company(match)):
        return None
    day, last = int(match["day"]), int(match["day2"]) if match["day2"] else None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="day",
        day=day,
        end_day=last if last is not None and last > day else None,
        direction=direction_of(match["shift"]),
        unit=match["unit"],
    )


_COMPANY = re.compile(
    r"(?:[0-9](?:st|nd|rd|th)(?:\sto|\sand)|\bbetween|(?:morning|afternoon|evening|night|end|close|meeting|talks|statement|summit)\sof)\s\Z"
)


def _has_company(match: re.Match[str]) -> bool:
    return _COMPANY.search(match.string, max(0, match.start() - 40), match.start()) is not None


def direction_of(word: str | None) -> Direction | None:
    """The direction that "this", "last year's", "the following" … give.

    Args:
        word: The word or words, any case, or None.

    Example:
        >>> direction_of("the previous"), direction_of("This coming")
        ('previous', 'next')
    """
    if word is None:
        return None
    last = word.lower().split()[-1]
    return _DIRECTIONS.get(last)


_DIRECTIONS: dict[str, Direction] = {
    "last": "last", "past": "last", "this": "this", "current": "this", "next": "next", "coming": "next",
    "upcoming": "next", "same": "that", "that": "that", "following": "following", "previous": "previous",
    "preceding": "previous", "later": "later", "earlier": "earlier", "the": "this",
}  # fmt: skip

WRITTEN = RuleTable(
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
        Rule(
            name="day",
            starts=frozenset({"0", "the"}),
            pattern=rf"(?:[Tt]he\s|(?<=on\s)|(?<=On\s))(?P<day>{DAY}){TH}\b(?:(?:{DASH}|\s(?:and|to)\s)(?:the\s)?(?P<day2>{DAY}){TH}\b)?"
            r"(?:\sof\s(?P<shift>this|last|next|that|the\ssame|the)\s(?P<unit>month))?",
            make=day_alone,
        ),
    )
)
