"""Rules for years and decades."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.rules.pieces import (
    PART,
    PART_STARTS,
    UNITS_AFTER_NUMBER,
    YEAR,
)
from readout.annotate.dates.rules.reading import part_of
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    NOT_BEFORE_YEAR,
    OWNERS,
    YEAR_PREPOSITIONS,
    word_set,
)


def year_alone(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A year, or years from one to another, where the words around it make it one.

    >>> YEARS.fires(
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


_PLURAL_AFTER = re.compile(
    r"\s(?!(?:levels|figures|prices|standards|elections|borders|protests|accords|talks)\b)[a-z]+s\b(?<!\swas)(?<!\shas)(?<!\sis)(?<!\sas)"
)


def _is_year(match: re.Match[str], year: int) -> bool:
    text, before = match.string, word_before(match)
    if year % 50 == 0 and _PLURAL_AFTER.match(text, match.end()):
        return False
    low = before.lower()
    if low in NOT_BEFORE_YEAR or (low == "of" and year < 1900):
        return False
    if low in YEAR_PREPOSITIONS or low in OWNERS or low.endswith(("'s", "’s", "s’", "s'")):
        return low not in OWNERS or bool(word_after(match)) or low == "the"
    if text[match.start() - 1 : match.start()] == "(":
        return text[match.end() : match.end() + 1] in (")", ",", ";")
    if not before:
        return match.start() == 0 or text[match.start() - 1] in '\n“"'
    return before[:1].isupper()


def decade(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Ten years, vaguely.

    >>> YEARS.fires("decade", "in the late 1990s and the 2010s, aged in his 20s with 2000 ships")
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


YEARS = RuleTable(
    rules=(
        Rule(
            name="decade",
            starts=word_set("the early mid late 0"),
            pattern=r"(?:[Tt]he\s)?(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?P<decade>(?:1[6-9]|20)[0-9]0)['’]?s\b",
            make=decade,
        ),
        Rule(
            name="year",
            starts=PART_STARTS | {"0"},
            pattern=rf"(?:(?P<part>(?i:{PART}))|(?P<the>[Tt]he\syear\s))?(?<![-–+&.,:/])(?P<year>{YEAR})"
            rf"(?:(?:\s?[-–]\s?|/)(?P<year2>{YEAR}|[0-9]{{2}}(?![0-9])))?(?![\w%]|[-–][\w]|[:/]\w)(?!\s?{UNITS_AFTER_NUMBER})",
            make=year_alone,
        ),
    )
)
