"""Rules for holidays that have a date everywhere."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.rules.pieces import (
    YEAR,
)
from readout.annotate.dates.rules.reading import direction_of
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    word_set,
)


def holiday(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A holiday that has a date everywhere, where it tells a time.

    >>> HOLIDAYS_ALONE.fires(
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


HOLIDAYS_ALONE = RuleTable(
    rules=(
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
