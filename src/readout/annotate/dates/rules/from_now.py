"""Rules for times counted from now: today, last week, three years ago."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression, Direction, Kind
from readout.annotate.dates.rules.pieces import (
    COUNT,
    PART_STARTS,
)
from readout.annotate.dates.rules.reading import count_of, direction_of, part_of
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    SEASONS,
    word_set,
)

_DEICTIC = {"yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1,
            "the day before yesterday": -2,
            "the day after tomorrow": 2}  # fmt: skip


def deictic(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Today and the days around it.

    >>> FROM_NOW.fires("deictic", "said today, yesterday morning and the day after tomorrow; USA Today")
    ['today', 'yesterday morning', 'the day after tomorrow']
    """
    word = match["word"]
    before = word_before(match)
    if word[0] == "T" and before[:1].isupper() and not before.endswith("."):
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="deictic",
        count=_DEICTIC.get(" ".join(word.lower().split()), 0),
        unit="day",
        part=(match["time"] or "").lower() or None,
    )


def period(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A week, month, year or season counted from now, or from what was told ("that month").

    >>> FROM_NOW.fires(
    ...     "period",
    ...     "later this year, last week, earlier that month, by the end of the year; this time",
    ... )
    ['later this year', 'last week', 'earlier that month', 'the end of the year']
    """
    lead = " ".join((match["lead"] or "").lower().replace("-", " ").split())
    which, unit = " ".join(match["which"].lower().split()), match["period"].lower()
    if which == "the" and not lead and unit != "weekend":
        return None
    if unit == "fall" and word_after(match) in ("in", "of"):
        return None
    direction = direction_of(which)
    kind: Kind = "narrative" if direction in ("that", "following", "previous") else "period"
    if lead in ("earlier", "later", "earlier in", "later in", "earlier on", "later on"):
        direction = _inner(lead, direction)
    elif which in ("the past", "the last", "the coming", "the next"):
        return _running(match, sentence, count=1, unit=unit, ahead=which in ("the coming", "the next"))
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind=kind,
        direction=direction,
        unit=unit,
        part=part_of(lead) if direction not in ("later", "earlier") else None,
        name="deadline"
        if "end" in lead and word_before(match).lower() in ("by", "until", "till", "before")
        else "",
    )


def _inner(lead: str, direction: Direction | None) -> Direction | None:
    if direction in ("this", "that"):
        return "later" if lead.startswith("later") else "earlier"
    return direction


def year_end(match: re.Match[str], sentence: int) -> DateExpression | None:
    """The last day of the year or month as a date by which.

    >>> FROM_NOW.fires("year-end", "by year-end, before the year's end; a year ended")
    ['year-end', "the year's end"]
    """
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="period",
        direction="this",
        unit=match["unit"].lower(),
        part="end",
        name="deadline" if word_before(match).lower() in ("by", "until", "till", "before") else "",
    )


def running(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many days or years up to now or from now.

    >>> FROM_NOW.fires(
    ...     "running",
    ...     "in the past 30 days, over the next two weeks, the last few years; the last two meetings",
    ... )
    ['the past 30 days', 'the next two weeks', 'the last few years']
    """
    ahead = match["which"].lower() in ("next", "coming", "following")
    return _running(
        match, sentence, count=count_of(match["count"]), unit=match["unit"].lower().rstrip("s"), ahead=ahead
    )


def _running(
    match: re.Match[str], sentence: int, *, count: int | None, unit: str, ahead: bool
) -> DateExpression:
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="period",
        direction="coming" if ahead else "past",
        unit=unit,
        count=count,
    )


_PERIODS = "week|weekend|month|year|decade|quarter|fortnight|" + "|".join(SEASONS)


FROM_NOW = RuleTable(
    rules=(
        Rule(
            name="deictic",
            starts=word_set("early late earlier later the today yesterday tomorrow tonight this last"),
            pattern=r"(?:(?i:early|late|earlier|later)\s)?(?P<word>(?i:the\sday\s(?:before\syesterday|after\stomorrow)|today|yesterday|tomorrow|tonight|"
            r"this\s(?:morning|afternoon|evening)|last\s(?:night|evening)))\b(?:\s(?P<time>morning|afternoon|evening|night)\b)?",
            make=deictic,
        ),
        Rule(
            name="running",
            starts=word_set("the these this"),
            pattern=rf"(?i:(?:the|these|this)\s(?P<which>past|last|next|coming|previous|following)\s(?P<count>{COUNT})\s(?P<unit>days?|weeks?|months?|years?|decades?))\b",
            make=running,
        ),
        Rule(
            name="year-end",
            starts=word_set("the year month"),
            pattern=r"(?i:(?:the\s)?(?P<unit>year|month)(?:['’]s)?[-\s]end)\b",
            make=year_end,
        ),
        Rule(
            name="period",
            starts=PART_STARTS | {"earlier", "later", "last", "this", "next", "that"},
            pattern=r"(?i:(?P<lead>(?:earlier|later)(?:\s(?:in|on))?\s|early\s(?:in\s)?|late\s(?:in\s)?|mid[-\s]|"
            r"(?:the\s)?(?:very\s)?(?:beginning|start|middle|end|close|turn|first\shalf|second\shalf|latter\shalf)\sof\s)?"
            r"(?P<which>last|this\s(?:past|coming)|this|next|that\ssame|that|the\s(?:same|current|coming|previous|following|preceding|past|last|next)|the)\s"
            rf"(?P<period>{_PERIODS}))\b(?!-)",
            make=period,
        ),
    )
)
