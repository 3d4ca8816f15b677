"""Rules for so many units from now, from what was told, or from what comes next."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression, Kind
from readout.annotate.dates.rules.pieces import (
    COUNT,
    COUNT_STARTS,
)
from readout.annotate.dates.rules.reading import count_of
from readout.annotate.dates.rules.rule import Rule, RuleTable
from readout.annotate.dates.words import (
    word_set,
)

_BACK = word_set("ago before earlier previously prior")


def ago(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many units before now.

    >>> COUNTED.fires("ago", "signed three weeks ago, a decade ago and 17 years ago; it lasted three weeks")
    ['three weeks ago', 'a decade ago', '17 years ago']
    """
    return _counted(match, sentence, kind="ago")


def counted_narrative(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many units from what was told last.

    >>> COUNTED.fires(
    ...     "counted-narrative",
    ...     "two days later he left, a year earlier; two days later than planned, a day before the vote",
    ... )
    ['two days later', 'a year earlier']
    """
    return _counted(match, sentence, kind="narrative")


def offset(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many units from what comes next in the sentence.

    >>> COUNTED.fires(
    ...     "offset",
    ...     "a day before the election, two weeks after March 16, on the eve of the summit; before the day",
    ... )
    ['a day before', 'two weeks after', 'the eve of']
    """
    if match["eve"]:
        return DateExpression(
            start=match.start(), end=match.end(), sentence=sentence, kind="offset", count=-1, unit="day"
        )
    return _counted(match, sentence, kind="offset")


def _counted(match: re.Match[str], sentence: int, *, kind: Kind) -> DateExpression:
    count, word = count_of(match["count"]), match["way"].lower().split()[0]
    back = word in _BACK or match["way"].lower() in ("ahead of", "in advance of")
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind=kind,
        count=None if count is None else -count if back else count,
        unit=match["unit"].lower().rstrip("s"),
        direction=None if kind == "ago" else "previous" if back else "following",
    )


def told_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """The day that was told last, or the one before or after.

    >>> COUNTED.fires(
    ...     "told-day",
    ...     "the same day, the following day, later that day, the day before; the next days, one day",
    ... )
    ['the same day', 'the following day', 'later that day', 'the day before']
    """
    words = set(match["what"].lower().split())
    back = (
        words & {"previous", "preceding", "before", "earlier"} and "in" not in words and "that" not in words
    )
    count = 1 if words & {"next", "following", "after"} else -1 if back else 0
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="narrative",
        count=count,
        unit="day",
        direction="following" if count > 0 else "previous" if count < 0 else "that",
    )


_STOP = r"(?=\s?[,.;:)”\"]|\s(?:and|but|when|that|in|at|with)\b|\s?\Z)"

COUNTED = RuleTable(
    rules=(
        Rule(
            name="offset",
            starts=COUNT_STARTS | {"the"},
            pattern=rf"(?i:(?P<eve>the\seve\sof)|(?P<count>{COUNT}|the(?=\s(?:\S{{1,8}}day|day|week|month|year)\s))\s(?P<unit>days?|weeks?|months?|years?)\s"
            r"(?P<way>before|after|ahead\sof|prior\sto|following|in\sadvance\sof))(?=\s[\w“\"])(?!\s(?:and|but|when|that|in|at|with)\b)",
            make=offset,
        ),
        Rule(
            name="ago",
            starts=COUNT_STARTS,
            pattern=rf"(?i:(?P<count>{COUNT})\]?\s(?P<unit>minutes?|hours?|days?|weeks?|months?|years?|decades?)\s(?P<way>ago|from\snow|hence))\b",
            make=ago,
        ),
        Rule(
            name="counted-narrative",
            starts=COUNT_STARTS,
            pattern=rf"(?i:(?P<count>{COUNT})\s(?P<unit>hours?|days?|weeks?|months?|years?|decades?)\s"
            rf"(?P<way>later|afterwards?|earlier|previously|(?:before|prior|after){_STOP}))\b(?!\sthan\b)",
            make=counted_narrative,
        ),
        Rule(
            name="told-day",
            starts=word_set("later earlier early late the that"),
            pattern=rf"(?i:(?P<what>(?:(?:later|earlier|early|late)\s(?:on\s)?)?(?:the\s(?:very\s)?same\s(?:day|evening|morning|night|afternoon)|"
            rf"that\s(?:very\s|same\s)?(?:day|evening|morning|night|afternoon)|the\s(?:very\s)?(?:next|following|previous|preceding)\sday|"
            rf"the\sday\s(?:before|after|earlier){_STOP})|(?:later|earlier)\sin\sthe\sday))\b",
            make=told_day,
        ),
    )
)
