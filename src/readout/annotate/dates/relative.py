"""Rules for times told from another time: Friday, last week, two days later, three years ago."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression, Direction, Kind
from readout.annotate.dates.pieces import COUNT, COUNT_STARTS, DAY, PART_STARTS, TH, WEEKDAY_STARTS
from readout.annotate.dates.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import SEASONS, count_of, part_of, weekday_number, word_set
from readout.annotate.dates.written import direction_of

_NAMED_WEEKDAYS = word_set("black bloody super cyber fat shrove ash palm holy maundy good easter red man")
_PAPERS = word_set(
    "Times Telegraph Mirror Express Mail Post Herald School Mass Mirror World Agreement Group Club Show"
)
_BACK = word_set("ago before earlier previously prior")


def weekday(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A day of the week, with what says which one; not a habit ("on Mondays") and not part of a name.

    >>> RELATIVE.fires(
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


_DEICTIC = {"yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1,
            "the day before yesterday": -2,
            "the day after tomorrow": 2}  # fmt: skip


def deictic(match: re.Match[str], sentence: int) -> DateExpression | None:
    """Today and the days around it.

    >>> RELATIVE.fires("deictic", "said today, yesterday morning and the day after tomorrow; USA Today")
    ['today', 'yesterday morning', 'the day after tomorrow']
    """
    word = match["word"]
    if word[0] == "T" and word_before(match)[:1].isupper():
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

    >>> RELATIVE.fires(
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

    >>> RELATIVE.fires("year-end", "by year-end, before the year's end; a year ended")
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

    >>> RELATIVE.fires(
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


def ago(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many units before now.

    >>> RELATIVE.fires("ago", "signed three weeks ago, a decade ago and 17 years ago; it lasted three weeks")
    ['three weeks ago', 'a decade ago', '17 years ago']
    """
    return _counted(match, sentence, kind="ago")


def counted_narrative(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many units from what was told last.

    >>> RELATIVE.fires(
    ...     "counted-narrative",
    ...     "two days later he left, a year earlier; two days later than planned, a day before the vote",
    ... )
    ['two days later', 'a year earlier']
    """
    return _counted(match, sentence, kind="narrative")


def offset(match: re.Match[str], sentence: int) -> DateExpression | None:
    """So many units from what comes next in the sentence.

    >>> RELATIVE.fires(
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
        direction="previous" if back else "following",
    )


def told_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """The day that was told last, or the one before or after.

    >>> RELATIVE.fires(
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
_PERIODS = "week|weekend|month|year|decade|quarter|fortnight|" + "|".join(SEASONS)

RELATIVE = RuleTable(
    rules=(
        Rule(
            name="deictic",
            starts=word_set("early late earlier later the today yesterday tomorrow tonight this last"),
            pattern=r"(?:(?i:early|late|earlier|later)\s)?(?P<word>(?i:the\sday\s(?:before\syesterday|after\stomorrow)|today|yesterday|tomorrow|tonight|"
            r"this\s(?:morning|afternoon|evening)|last\s(?:night|evening)))\b(?:\s(?P<time>morning|afternoon|evening|night)\b)?",
            make=deictic,
        ),
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
            name="running",
            starts=word_set("the these this"),
            pattern=rf"(?i:(?:the|these|this)\s(?P<which>past|last|next|coming|previous|following)\s(?P<count>{COUNT})\s(?P<unit>days?|weeks?|months?|years?|decades?))\b",
            make=running,
        ),
        Rule(
            name="told-day",
            starts=word_set("later earlier early late the that"),
            pattern=rf"(?i:(?P<what>(?:(?:later|earlier|early|late)\s(?:on\s)?)?(?:the\s(?:very\s)?same\s(?:day|evening|morning|night|afternoon)|"
            rf"that\s(?:very\s|same\s)?(?:day|evening|morning|night|afternoon)|the\s(?:very\s)?(?:next|following|previous|preceding)\sday|"
            rf"the\sday\s(?:before|after|earlier){_STOP})|(?:later|earlier)\sin\sthe\sday))\b",
            make=told_day,
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
