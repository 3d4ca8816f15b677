"""From expressions to dates: stated, resolved against an anchor, inferred from a window, or unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from readout.annotate.dates.anchor import Anchor
from readout.annotate.dates.anchored import in_year, means_after, means_on
from readout.annotate.dates.cues import is_back_story, is_photo_date, looks_ahead
from readout.annotate.dates.days import Interval, month_of, moved_exactly, year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.stated import stated_days
from readout.annotate.dates.tenures import Window
from readout.annotate.dates.words import WEEKDAY_NAMES
from readout.model import DateBasis, Dating, Document, EdtfDate

_STATED = "written out"
_EITHER_WAY = frozenset({"weekday", "month-day", "month", "day", "named-day", "season", "period"})
"""Kinds that mean another day where the text speaks of what is to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    days: Interval | None = None
    basis: DateBasis = "unknown"
    why: str = ""


def resolve_dates(
    expressions: Sequence[DateExpression],
    *,
    document: Document,
    published: Dating,
    window: Window,
    futures: Sequence[bool] | None = None,
) -> tuple[Dating, ...]:
    """What each expression means.

    Args:
        expressions: In order of the text.
        document: The document they stand in.
        published: When it was published, as far as known.
        window: First and last day it can be from.
        futures: Parallel to `expressions`, whether each tells of what is to come; None: told from the words
            around.

    Returns:
        Datings parallel to the expressions; `why` says against what each was resolved.
    """
    if futures is None:
        futures = [e.kind in _EITHER_WAY and looks_ahead(document.text, e.start, e.end) for e in expressions]
    anchor = Anchor.of(published, window)
    counts_on = any(e.kind in ("narrative", "day") or e.direction == "following" for e in expressions)
    told_day: Interval | None = None
    told: Interval | None = None
    datings: list[Dating] = []
    for index, (expression, is_ahead) in enumerate(zip(expressions, futures, strict=True)):
        if expression.kind == "narrative" or (
            expression.direction in ("following", "previous", "that") and expression.kind != "offset"
        ):
            answer = _after(expression, told_day, told, anchor)
        elif expression.kind == "day":
            answer = _day_alone(
                expressions, index, document.text, told_day, anchor, window, is_ahead=is_ahead
            )
        else:
            answer = _one(expression, anchor, window, is_ahead=is_ahead)
        dating = _dating(expression, answer)
        datings.append(dating)
        if (
            answer.days is not None
            and expression.open is None
            and expression.kind not in ("decade", "fiscal-year")
        ):
            shifted = dating.date.bounds() if dating.date is not None else (None, None)
            is_aside = counts_on and _is_aside(document.text, expression)
            if shifted[0] is not None and shifted[1] is not None and not is_aside:
                told = (shifted[0], shifted[1])
                told_day = told if told[0] == told[1] else told_day
    return tuple(datings)


def _is_aside(text: str, expression: DateExpression) -> bool:
    """Whether nothing goes on from this time: a photo's date, or when somebody took office."""
    where = (text, expression.start, expression.end)
    return is_photo_date(*where) or is_back_story(*where)


def _one(expression: DateExpression, anchor: Anchor | None, window: Window, *, is_ahead: bool) -> _Answer:
    stated = stated_days(expression)
    if stated is not None:
        return _Answer(days=stated, basis="stated", why=_STATED)
    if expression.kind == "numeric":
        return _numeric(expression, anchor)
    if anchor is not None:
        days = anchor.ask(lambda day: means_on(expression, day, is_ahead=is_ahead))
        if days is not None:
            return _Answer(days=days, basis="resolved", why=_reason(expression, anchor, is_ahead=is_ahead))
        return _in_year_of(expression, anchor)
    return _in_window(expression, window)


def _in_year_of(expression: DateExpression, anchor: Anchor) -> _Answer:
    """Published some time in a year: "July 28th" is that year's, though only inferred."""
    undecided = f"the publication date {anchor.text} does not decide it"
    is_yearless = (
        expression.kind in ("month-day", "month", "named-day")
        and expression.direction is None
        and not expression.days
    )
    if not is_yearless or anchor.is_open or anchor.low.year != anchor.high.year:
        return _Answer(why=undecided)
    days = in_year(expression, anchor.low.year)
    return (
        _Answer(days=days, basis="inferred", why=f"published some time in {anchor.low.year}")
        if days
        else _Answer(why=undecided)
    )


def _numeric(expression: DateExpression, anchor: Anchor | None) -> _Answer:
    """Digits readable two ways: the reading near publication if only one is near, else only the year."""
    readings = " or ".join(d.isoformat() for d in expression.days)
    if anchor is not None and not anchor.is_open:
        near = [d for d in expression.days if abs((d - anchor.low).days) <= 31]
        if len(near) == 1:
            return _Answer(
                days=(near[0], near[0]),
                basis="resolved",
                why=f"of {readings}, the one near publication ({anchor.text})",
            )
    return _Answer(days=year_of(expression.year or 1), basis="stated", why=f"can be read {readings}")


def _after(
    expression: DateExpression, told_day: Interval | None, told: Interval | None, anchor: Anchor | None
) -> _Answer:
    base = (
        told_day
        if expression.unit in ("day", "week", "weekend", "hour") or expression.kind == "weekday"
        else told
    )
    if expression.kind != "narrative":
        day = base[0] if base is not None else None
        days = means_on(expression, day, is_ahead=True) if day is not None else None
        if days is None and anchor is not None:
            days, day = anchor.ask(lambda d: means_on(expression, d, is_ahead=False)), None
        if days is None:
            return _Answer(why="no day was told before that it could count from")
        why = (
            f"counted from {day.isoformat()}, told before" if day is not None else "counted from publication"
        )
        return _Answer(days=days, basis="resolved", why=why)
    days = means_after(expression, base) if base is not None else None
    if days is None or base is None:
        return _Answer(why="no day was told before that it could count from")
    return _Answer(days=days, basis="resolved", why=f"counted from {_words(base)}, told before")


def _day_alone(
    expressions: Sequence[DateExpression],
    index: int,
    text: str,
    told_day: Interval | None,
    anchor: Anchor | None,
    window: Window,
    *,
    is_ahead: bool,
) -> _Answer:
    """The 16th of the month told before if not long past, else of publication's, else of the next told."""
    expression = expressions[index]
    own_month = expression.direction in ("last", "this", "next")
    if (
        told_day is not None
        and not own_month
        and (anchor is None or abs((anchor.low - told_day[0]).days) <= 62)
    ):
        last = month_of(told_day[0].year, told_day[0].month)[1]
        days = means_on(expression, last, is_ahead=False)
        if days is not None and not (anchor is not None and not is_ahead and days[0] > anchor.high):
            return _Answer(
                days=days, basis="resolved", why=f"in the month of {told_day[0].isoformat()}, told before"
            )
    if anchor is not None:
        return _one(expression, anchor, window, is_ahead=is_ahead)
    later = _month_told_later(expressions, index, text)
    known = _one(later, anchor, window, is_ahead=False).days if later is not None else None
    if known is not None:
        last = month_of(known[0].year, known[0].month)[1]
        days = means_on(expression, last, is_ahead=False)
        return _Answer(days=days, basis="resolved", why=f"in the month of {_words(known)}, told later")
    return _Answer(why="no month is told that it could belong to")


def _month_told_later(expressions: Sequence[DateExpression], index: int, text: str) -> DateExpression | None:
    """The date soon after that a bare ordinal shares its month with.

    One with its own year is another story, unless its day was told as a bare ordinal too.
    """
    here = expressions[index].sentence
    bare = {e.day for e in expressions if e.kind == "day"}
    for later in expressions[index + 1 :]:
        if later.sentence > here + 3:
            return None
        if later.kind == "month-day" or (later.kind == "date" and later.day in bare):
            return None if _is_aside(text, later) else later
    return None


def _in_window(expression: DateExpression, window: Window) -> _Answer:
    """Without publication date: the one year of the window in which the words (and the weekday) fit."""
    low, high = window
    if low is None or high is None or high.year - low.year > 40:
        return _Answer(why="nothing tells which year")
    if (
        expression.kind not in ("month-day", "month", "named-day", "season")
        or expression.direction is not None
    ):
        return _Answer(why="the publication date is not known")
    if expression.days:
        found: list[Interval] = [(d, d) for d in expression.days]
    else:
        found = [
            c for year in range(low.year - 1, high.year + 1) if (c := in_year(expression, year)) is not None
        ]
    fits = [c for c in found if low <= c[1] and c[0] <= high]
    if expression.weekday is not None:
        fits = [c for c in fits if c[0].weekday() == expression.weekday]
    if len(fits) != 1:
        return _Answer(why=f"{len(fits)} years between {low.isoformat()} and {high.isoformat()} fit")
    return _Answer(
        days=fits[0], basis="inferred", why=f"the only one between {low.isoformat()} and {high.isoformat()}"
    )


def _dating(expression: DateExpression, answer: _Answer) -> Dating:
    if answer.days is None:
        return Dating(why=answer.why)
    low, high = answer.days
    if expression.offset is not None:
        count, unit = expression.offset
        low, high = moved_exactly(low, count, unit), moved_exactly(high, count, unit)
    bounds: Window = (low, high)
    if expression.open is not None:
        one = dt.timedelta(days=1)
        bounds = (None, low - one) if expression.open == "before" else (high + one, None)
    basis: DateBasis = (
        "resolved" if answer.basis == "stated" and (expression.offset or expression.open) else answer.basis
    )
    why = answer.why if basis == answer.basis else f"counted from {_words(answer.days)}"
    if (
        expression.weekday is not None
        and expression.day is not None
        and expression.offset is None
        and low.weekday() != expression.weekday
    ):
        was, said = WEEKDAY_NAMES[low.weekday()], WEEKDAY_NAMES[expression.weekday]
        why = f"{why}; {low.isoformat()} was a {was}, not a {said}"
    return Dating(date=EdtfDate.between(*bounds), basis=basis, why=why)


def _reason(expression: DateExpression, anchor: Anchor, *, is_ahead: bool) -> str:
    where = f"publication ({anchor.text})"
    if expression.kind == "weekday" and expression.direction is None and expression.weekday is not None:
        return f"the {WEEKDAY_NAMES[expression.weekday]} on or {'after' if is_ahead else 'before'} {where}"
    if expression.kind in ("month-day", "month", "named-day", "season") and expression.direction is None:
        return f"the nearest to {where}"
    return f"counted from {where}"


def _words(days: Interval) -> str:
    return EdtfDate.between(*days).text
