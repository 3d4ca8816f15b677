"""Rules for quarters and seasons."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.rules.pieces import (
    YEAR,
)
from readout.annotate.dates.rules.reading import direction_of, ordinal_of, part_of
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    SEASONS,
    word_set,
)


def quarter(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A quarter of a year, told by number.

    >>> SEASONS_ALONE.fires(
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
        number=int(digit) if digit else _which(word),
        year=int(match["year"] or match["year2"]) if match["year"] or match["year2"] else None,
        direction=direction_of(match["shift"]),
        unit="year",
    )


def _which(word: str) -> int | None:
    number = ordinal_of(word)
    return 4 if number == -1 else number


def season(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A season with its year, or after "in"; what Prague had in 1968 is a name.

    >>> SEASONS_ALONE.fires(
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


SEASONS_ALONE = RuleTable(
    rules=(
        Rule(
            name="quarter",
            starts=word_set("the first second third fourth last 0 q"),
            pattern=rf"(?:(?:[Tt]he\s)?(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|last|1st|2nd|3rd|4th)\squarter\sof\s"
            rf"(?:(?P<year>{YEAR})|(?P<shift>this|last|next|the)\syear\b)|Q(?P<q>[1-4])\s(?:of\s)?(?P<year2>{YEAR}))",
            make=quarter,
        ),
        Rule(
            name="season",
            starts=frozenset(SEASONS) | {"the", "early", "mid", "late"},
            pattern=rf"(?P<the>[Tt]he\s)?(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
            rf"(?:\s(?:of\s)?(?:(?P<year>{YEAR})|(?P<shift>this|last|next)\syear\b))?",
            make=season,
        ),
    )
)
