"""Rules for days of the week."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.rules.pieces import (
    DAY,
    TH,
    WEEKDAY_STARTS,
)
from readout.annotate.dates.rules.reading import direction_of, weekday_number
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    word_set,
)

_NAMED_WEEKDAYS = word_set("black bloody super cyber fat shrove ash palm holy maundy good easter red man")
_PAPERS = word_set(
    "Times Telegraph Mirror Express Mail Post Herald School Mass Mirror World Agreement Group Club Show"
)


def weekday(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A day of the week, with what says which one; not a habit ("on Mondays") and not part of a name.

    >>> WEEKDAYS_ALONE.fires(
    ...     "weekday",
    ...     "agreed Friday, late Thursday, on this Friday (10), Monday last week; Black Friday, Sundays",
    ... )
    ['Friday', 'late Thursday', 'this Friday (10)', 'Monday last week']
    """
    lead = (match["lead"] or "").lower()
    if (not lead and word_before(match).lower() in _NAMED_WEEKDAYS) or word_after(match) in _PAPERS:
        return None
    day = match["day"] or match["day2"]
    direction = (
        direction_of(lead) if lead and lead not in ("early", "late", "mid", "earlier", "later") else None
    )
    if lead.startswith("the next"):
        direction = "following"
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="weekday",
        weekday=weekday_number(match["weekday"]),
        day=int(day) if day else None,
        part=(match["part"] or lead if direction is None else match["part"]) or None,
        direction=direction_of(match["week"]) if match["week"] else direction,
        unit="week" if match["week"] else None,
    )


WEEKDAYS_ALONE = RuleTable(
    rules=(
        Rule(
            name="weekday",
            starts=WEEKDAY_STARTS | word_set("last next this coming the early late earlier later"),
            pattern=r"(?:(?P<lead>(?i:last|next|this\s(?:coming|past)|this|coming|the\s(?:following|previous|next)|early|late|earlier|later))\s(?:on\s)?)?"
            r"(?P<weekday>(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\.)"
            r"(?:\s(?P<part>morning|afternoon|evening|night)\b)?"
            rf"(?:,?\s(?:of\s)?(?P<week>last|next|this)\sweek\b|\s?\((?P<day>{DAY}){TH}?\)|,?\s(?:the\s)?(?P<day2>{DAY}){TH}\b)?",
            make=weekday,
        ),
    )
)
