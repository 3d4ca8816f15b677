"""Rules for months, years, quarters, seasons, decades and holidays."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.pieces import (
    DASH,
    MONTH,
    MONTH_STARTS,
    PART,
    PART_STARTS,
    UNITS_AFTER_NUMBER,
    WS,
    YEAR,
)
from readout.annotate.dates.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    MONTH_PREPOSITIONS,
    NOT_BEFORE_YEAR,
    ORDINALS,
    SEASONS,
    SURE_PREPOSITIONS,
    YEAR_PREPOSITIONS,
    month_number,
    part_of,
    word_set,
)
from readout.annotate.dates.written import direction_of

_DOUBTFUL = frozenset({"may", "march", "mar"})
_GIVEN_NAMES = frozenset({"april", "may", "june", "august"})
_OTHER_MONTH = re.compile(rf"{MONTH}(?:,?\s{{1,2}}{YEAR})?,?\s(?:and|or|to|through)\s\Z")
_AND_MONTH = re.compile(rf"\s(?:and|to)\s{MONTH}")
_OCCASION = re.compile(
    r"(?:['’]s)?\s(?:\d\+\d\s)?(?:meetings?|summit|talks|visit|trip|elections?|vote|referendum|statement|deadline|session|agreement|"
    r"attacks?|coup|ceasefire|report|round|conference|polls?)\b"
)
_DETERMINERS = word_set("the its their his her our a an last")


def month_alone(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A month with a year, a part, "last" or "next", or a preposition that makes it one.

    >>> WRITTEN_SPANS.fires(
    ...     "month", "in early March 2024, in April, mid-May and last June; she may march with Theresa May"
    ... )
    ['early March 2024', 'April', 'mid-May', 'last June']
    """
    year = int(match["year"]) if match["year"] else None
    part, shift = part_of(match["part"]), match["shift0"] or match["shift"]
    if year is None and part is None and shift is None and match["month2"] is None and not _is_placed(match):
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="month" if year is None else "month-year",
        year=year,
        month=month_number(match["month"]),
        end_month=month_number(match["month2"]) if match["month2"] else None,
        part=part,
        direction=direction_of(shift),
        unit="year" if match["shift"] else None,
    )


def _is_placed(match: re.Match[str]) -> bool:
    """Whether the words around a bare month make it a time."""
    name = match["month"].lower().rstrip(".")
    before, after = word_before(match), word_after(match)
    if before.lower() in SURE_PREPOSITIONS:
        return not (
            name == "may" and (after[:1].isupper() or match.string.startswith(("'s", "’s"), match.end()))
        )
    if before.lower() == "between":
        return _AND_MONTH.match(match.string, match.end()) is not None
    if _OTHER_MONTH.search(match.string, max(0, match.start() - 40), match.start()):
        return not (name in _DOUBTFUL and after[:1].isupper())
    if before.lower() in _DETERMINERS and name != "may":
        return _OCCASION.match(match.string, match.end()) is not None
    if name in _DOUBTFUL or (name in _GIVEN_NAMES and after[:1].isupper()):
        return name == "march" and before.lower() in ("by", "before", "after")
    return before.lower() in MONTH_PREPOSITIONS - {"and", "or", "to", "between", "of"}


def year_alone(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A year, or years from one to another, where the words around it make it one.

    >>> WRITTEN_SPANS.fires(
    ...     "year", "in 2016, since late 2022, of 2004-2009; Resolution 1929, 2000 troops, in 1900 GMT"
    ... )
    ['2016', 'late 2022', '2004-2009']
    """
    year, second = int(match["year"]), match["year2"]
    last = None if second is None else int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if last is not None and not year < last <= year + 100:
        return None
    part = part_of(match["part"])
    if part is None and last is None and match["the"] is None and not _is_year(match, year):
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="year",
        year=year,
        end_year=last,
        part=part,
    )


_PLURAL_AFTER = re.compile(r"\s[a-z]+s\b(?<!\swas)(?<!\shas)(?<!\sis)(?<!\sas)")


def _is_year(match: re.Match[str], year: int) -> bool:
    text, before = match.string, word_before(match)
    if year % 50 == 0 and _PLURAL_AFTER.match(text, match.end()):
        return False
    low = before.lower()
    if low in NOT_BEFORE_YEAR or (low == "of" and year < 1900):
        return False
    if low in YEAR_PREPOSITIONS or low in _DETERMINERS or low.endswith(("'s", "’s", "s’", "s'")):
        return low not in _DETERMINERS or bool(word_after(match)) or low == "the"
    if text[match.start() - 1 : match.start()] == "(":
        return text[match.end() : match.end() + 1] in (")", ",", ";")
    if not before:
        return match.start() == 0 or text[match.start() - 1] in '\n“"'
    return before[:1].isupper()


def quarter(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A quarter of a year, told by number.

    >>> WRITTEN_SPANS.fires(
    ...     "quarter", "in the third quarter of 2024 and Q1 2025, a quarter of the 2024 budget, first quarter"
    ... )
    ['the third quarter of 2024', 'Q1 2025']
    """
    digit, word = match["q"], match["number"]
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="quarter",
        number=int(digit) if digit else ORDINALS[word.lower()],
        year=int(match["year"] or match["year2"]) if match["year"] or match["year2"] else None,
        direction=direction_of(match["shift"]),
        unit="year",
    )


def season(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A season with its year, or after "in"; what Prague had in 1968 is a name.

    >>> WRITTEN_SPANS.fires(
    ...     "season",
    ...     "in the summer of 2023, late autumn 2022, in spring; the Prague Spring, a fall in prices",
    ... )
    ['the summer of 2023', 'late autumn 2022', 'spring']
    """
    name = match["season"]
    if match["year"] is None and match["shift"] is None:
        before = word_before(match).lower()
        article = before == "the" or match["the"] is not None
        if article and match["the"] is None:
            return None
        if not name.islower() or before not in ("in", "by", "until", "since", "during", "throughout", "for"):
            return None
        if (name == "fall" and not article) or word_after(match) in ("of", "in"):
            return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="season",
        name=name.lower(),
        unit="year" if match["shift"] else None,
        year=int(match["year"]) if match["year"] else None,
        part=part_of(match["part"]),
        direction=direction_of(match["shift"]),
    )


def fiscal_year(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A budget year; when it begins is the country's affair.

    >>> WRITTEN_SPANS.fires(
    ...     "fiscal-year", "in fiscal 2024, FY2025-26 and fiscal year 2023; fiscal policy in 2024"
    ... )
    ['fiscal 2024', 'FY2025-26', 'fiscal year 2023']
    """
    year, second = int(match["year"]), match["year2"]
    last = None if second is None else year // 100 * 100 + int(second[-2:])
    return DateExpression(
        start=match.start(), end=match.end(), sentence=sentence, kind="fiscal-year", year=year, end_year=last
    )


def decade(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Ten years, vaguely.

    >>> WRITTEN_SPANS.fires("decade", "in the late 1990s and the 2010s, aged in his 20s with 2000 ships")
    ['the late 1990s', 'the 2010s']
    """
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="decade",
        year=int(match["decade"]),
        part=part_of(match["part"]),
    )


def holiday(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A holiday that has a date everywhere, where it tells a time.

    >>> WRITTEN_SPANS.fires(
    ...     "holiday", "on Christmas Eve, before Thanksgiving, Christmas trees on Easter Island"
    ... )
    ['Christmas Eve', 'Thanksgiving']
    """
    name = match["holiday"].lower().replace("’", "'")
    sure = match["year"] or match["shift"] or word_before(match).lower() in _HOLIDAY_PREPOSITIONS
    if not sure or word_after(match) in ("Island", "Islands", "tree", "trees"):
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="named-day",
        name=name,
        year=int(match["year"]) if match["year"] else None,
        direction=direction_of(match["shift"]),
    )


_HOLIDAY_PREPOSITIONS = word_set(
    "on at before after by until since over around of for until following from to through"
)

WRITTEN_SPANS = RuleTable(
    rules=(
        Rule(
            name="quarter",
            starts=word_set("the first second third fourth last 0 q"),
            pattern=rf"(?:(?:[Tt]he\s)?(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|last|1st|2nd|3rd|4th)\squarter\sof\s"
            rf"(?:(?P<year>{YEAR})|(?P<shift>this|last|next|the)\syear\b)|Q(?P<q>[1-4])\s(?:of\s)?(?P<year2>{YEAR}))",
            make=quarter,
        ),
        Rule(
            name="fiscal-year",
            starts=word_set("the fiscal financial fy"),
            pattern=rf"(?:(?:[Tt]he\s)?(?:[Ff]iscal|[Ff]inancial)\s(?:[Yy]ear\s)?|FY\s?)(?P<year>{YEAR})(?:[-–/](?P<year2>[0-9]{{4}}|[0-9]{{2}})\b)?",
            make=fiscal_year,
        ),
        Rule(
            name="season",
            starts=frozenset(SEASONS) | {"the", "early", "mid", "late"},
            pattern=rf"(?P<the>[Tt]he\s)?(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
            rf"(?:\s(?:of\s)?(?:(?P<year>{YEAR})|(?P<shift>this|last|next)\syear\b))?",
            make=season,
        ),
        Rule(
            name="decade",
            starts=word_set("the early mid late 0"),
            pattern=r"(?:[Tt]he\s)?(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?P<decade>(?:1[6-9]|20)[0-9]0)['’]?s\b",
            make=decade,
        ),
        Rule(
            name="month",
            starts=MONTH_STARTS | PART_STARTS | {"this", "last", "next"},
            pattern=rf"(?:(?P<shift0>[Tt]his\s(?:past|coming)|[Tt]his|[Ll]ast|[Nn]ext)\s)?(?P<part>(?i:{PART}))?(?P<month>{MONTH})"
            rf"(?:(?:{DASH}|\sto\s)(?P<month2>{MONTH}))?(?!\s?[0-9]{{1,2}}(?![0-9])|[-–]\w)"
            rf"(?:,?{WS}(?:of\s)?(?P<year>{YEAR})|,?\s(?:of\s)?(?P<shift>this|last|next|that|the\ssame|the\sfollowing|the\sprevious)\syear\b)?",
            make=month_alone,
        ),
        Rule(
            name="year",
            starts=PART_STARTS | {"0"},
            pattern=rf"(?:(?P<part>(?i:{PART}))|(?P<the>[Tt]he\syear\s))?(?<![-–+&.,:/])(?P<year>{YEAR})"
            rf"(?:(?:\s?[-–]\s?|/)(?P<year2>{YEAR}|[0-9]{{2}}(?![0-9])))?(?![\w%]|[-–][\w]|[:/]\w)(?!\s?{UNITS_AFTER_NUMBER})",
            make=year_alone,
        ),
        Rule(
            name="holiday",
            starts=word_set(
                "last next this the christmas new thanksgiving easter good boxing valentine halloween "
                "armistice may fourth human"
            ),
            pattern=rf"(?:(?P<shift>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?:[Tt]he\s)?(?P<holiday>Christmas(?:\s(?:Day|Eve))?|New\sYear['’]s\s(?:Day|Eve)|"
            r"Thanksgiving(?:\sDay)?|Easter(?:\s(?:Sunday|Monday))?|Good\sFriday|Boxing\sDay|Valentine['’]s\sDay|Halloween|"
            rf"Armistice\sDay|May\sDay|Fourth\sof\sJuly|Human\sRights\sDay)\b(?:,?\s(?:of\s|in\s)?(?P<year>{YEAR}))?",
            make=holiday,
        ),
    )
)
