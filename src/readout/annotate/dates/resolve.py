"""From expressions to dates: stated, resolved against an anchor, inferred from a window, or unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readout.annotate.dates.anchored import in_year, means_after, means_on
from readout.annotate.dates.cues import looks_ahead
from readout.annotate.dates.days import Interval, decade_of, day_or_none, month_of, moved_exactly, year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.words import WEEKDAY_NAMES
from readout.model import DateBasis, Dating, Document, EdtfDate

Window = tuple[dt.date | None, dt.date | None]
"""First and last day a document can be from; None where open."""

_OPEN_DAYS = 14
"""How far past the first possible day a text of unknown later date is tried, to see whether the answer changes."""
_STATED = "written out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The days on which the document can have been written.

    Attributes:
        low: First.
        high: Last; for an open end, the last that is tried.
        text: As EDTF, for reasons in words.
        is_open: Whether an end is open.
    """

    low: dt.date
    high: dt.date
    text: str
    is_open: bool

    @classmethod
    def of(cls, published: Dating) -> Anchor | None:
        """The anchor a publication date gives, or None."""
        if published.date is None:
            return None
        low, high = published.date.bounds()
        reach = dt.timedelta(days=_OPEN_DAYS)
        if low is None or high is None:
            known = low or high
            assert known is not None
            low, high = low or known - reach, high or known + reach
            return cls(low=low, high=high, text=published.date.text, is_open=True)
        return cls(low=low, high=high, text=published.date.text, is_open=False)

    def ask(self, means: Callable[[dt.date], Interval | None]) -> Interval | None:
        """What an expression means wherever in the interval the document was written.

        Args:
            means: From a day of writing to the days meant.

        Returns:
            The same answer from both ends, or both together where that is still narrow; else None.
        """
        first, last = means(self.low), means(self.high)
        if first is None or last is None or first == last:
            return first if first == last else None
        both = min(first[0], last[0]), max(first[1], last[1])
        is_near = not self.is_open and (self.high - self.low).days <= 7
        is_vague = not self.is_open and (first[1] - first[0]).days >= 27 and (both[1] - both[0]).days <= 400
        return both if is_near or is_vague else None


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
        futures: Parallel to `expressions`, whether each tells of what is to come; None: told from the words around.

    Returns:
        Datings parallel to the expressions; `why` says against what each was resolved.
    """
    if futures is None:
        futures = [looks_ahead(document.text, e.start, e.end) for e in expressions]
    anchor = Anchor.of(published)
    told_day: Interval | None = None
    told: Interval | None = None
    datings: list[Dating] = []
    for index, (expression, is_ahead) in enumerate(zip(expressions, futures, strict=True)):
        if expression.kind == "narrative" or expression.direction in ("following", "previous", "that") and expression.kind != "offset":
            answer = _after(expression, told_day, told, anchor)
        elif expression.kind == "day":
            answer = _day_alone(expressions, index, told_day, anchor, window, is_ahead=is_ahead)
        else:
            answer = _one(expression, anchor, window, is_ahead=is_ahead)
        dating = _dating(expression, answer)
        datings.append(dating)
        if answer.days is not None and expression.open is None and expression.kind not in ("decade", "fiscal-year"):
            shifted = dating.date.bounds() if dating.date is not None else (None, None)
            if shifted[0] is not None and shifted[1] is not None:
                told = (shifted[0], shifted[1])
                told_day = told if told[0] == told[1] else told_day
    return tuple(datings)


def _one(expression: DateExpression, anchor: Anchor | None, window: Window, *, is_ahead: bool) -> _Answer:
    stated = _stated(expression)
    if stated is not None:
        return _Answer(days=stated, basis="stated", why=_STATED)
    if expression.kind == "numeric":
        return _numeric(expression, anchor)
    if anchor is not None:
        days = anchor.ask(lambda day: means_on(expression, day, is_ahead=is_ahead))
        if days is not None:
            return _Answer(days=days, basis="resolved", why=_reason(expression, anchor, is_ahead=is_ahead))
        return _Answer(why=f"the publication date {anchor.text} does not decide it")
    return _in_window(expression, window)


def _stated(expression: DateExpression) -> Interval | None:
    """The days that the words alone give."""
    kind, year = expression.kind, expression.year
    if year is None:
        return None
    if kind == "date" and expression.month is not None and expression.day is not None:
        low = day_or_none(year, expression.month, expression.day)
        last_month = expression.end_month or expression.month
        high = day_or_none(year, last_month, expression.end_day or expression.day)
        if low is not None and high is not None and high < low:
            low = day_or_none(year - 1, expression.month, expression.day)
        return None if low is None or high is None else (low, high)
    if kind == "year":
        whole = year_of(year, expression.part)
        return (whole[0], year_of(expression.end_year)[1]) if expression.end_year else whole
    if kind == "decade":
        return decade_of(year, expression.part)
    if kind == "fiscal-year":
        if expression.end_year is not None:
            return dt.date(year, 4, 1), dt.date(expression.end_year, 6, 30)
        return dt.date(year - 1, 10, 1), dt.date(year + 1, 3, 31)
    if kind == "named-day" and expression.days:
        return next(((d, d) for d in expression.days if d.year == year), None)
    return in_year(expression, year) if kind in ("month-year", "quarter", "season", "named-day") else None


def _numeric(expression: DateExpression, anchor: Anchor | None) -> _Answer:
    """Digits readable two ways: the reading near publication if only one is near, else only the year."""
    readings = " or ".join(d.isoformat() for d in expression.days)
    if anchor is not None and not anchor.is_open:
        near = [d for d in expression.days if abs((d - anchor.low).days) <= 31]
        if len(near) == 1:
            return _Answer(days=(near[0], near[0]), basis="resolved", why=f"of {readings}, the one near publication ({anchor.text})")
    return _Answer(days=year_of(expression.year or 1), basis="stated", why=f"can be read {readings}")


def _after(expression: DateExpression, told_day: Interval | None, told: Interval | None, anchor: Anchor | None) -> _Answer:
    base = told_day if expression.unit in ("day", "week", "weekend", "hour") or expression.kind == "weekday" else told
    if expression.kind != "narrative":
        day = base[0] if base is not None else None
        days = means_on(expression, day, is_ahead=True) if day is not None else None
        if days is None and anchor is not None:
            days, day = anchor.ask(lambda d: means_on(expression, d, is_ahead=False)), None
        if days is None:
            return _Answer(why="no day was told before that it could count from")
        why = f"counted from {day.isoformat()}, told before" if day is not None else "counted from publication"
        return _Answer(days=days, basis="resolved", why=why)
    days = means_after(expression, base) if base is not None else None
    if days is None or base is None:
        return _Answer(why="no day was told before that it could count from")
    return _Answer(days=days, basis="resolved", why=f"counted from {_words(base)}, told before")


def _day_alone(
    expressions: Sequence[DateExpression],
    index: int,
    told_day: Interval | None,
    anchor: Anchor | None,
    window: Window,
    *,
    is_ahead: bool,
) -> _Answer:
    """ "The 16th": of the month told before if that is not long before publication, else of publication's, else of the next told."""
    expression = expressions[index]
    own_month = expression.direction in ("last", "this", "next")
    if told_day is not None and not own_month and (anchor is None or abs((anchor.low - told_day[0]).days) <= 62):
        first, last = month_of(told_day[0].year, told_day[0].month)
        days = means_on(expression, last, is_ahead=False)
        if days is not None and not (anchor is not None and not is_ahead and days[0] > anchor.high):
            return _Answer(days=days, basis="resolved", why=f"in the month of {told_day[0].isoformat()}, told before")
    if anchor is not None:
        return _one(expression, anchor, window, is_ahead=is_ahead)
    for later in expressions[index + 1 :]:
        if later.month is None or later.kind == "numeric":
            continue
        known = _one(later, anchor, window, is_ahead=False)
        if known.days is not None:
            last = month_of(known.days[0].year, known.days[0].month)[1]
            return _Answer(
                days=means_on(expression, last, is_ahead=False), basis="resolved", why=f"in the month of {_words(known.days)}, told later"
            )
    return _Answer(why="no month is told that it could belong to")


def _in_window(expression: DateExpression, window: Window) -> _Answer:
    """Without publication date: the one year of the window in which the words (and the weekday) fit."""
    low, high = window
    if low is None or high is None or high.year - low.year > 40:
        return _Answer(why="nothing tells which year")
    if expression.kind not in ("month-day", "month", "named-day", "season") or expression.direction is not None:
        return _Answer(why="the publication date is not known")
    if expression.days:
        found: list[Interval] = [(d, d) for d in expression.days]
    else:
        found = [c for year in range(low.year - 1, high.year + 1) if (c := in_year(expression, year)) is not None]
    fits = [c for c in found if low <= c[1] and c[0] <= high]
    if expression.weekday is not None:
        fits = [c for c in fits if c[0].weekday() == expression.weekday]
    if len(fits) != 1:
        return _Answer(why=f"{len(fits)} years between {low.isoformat()} and {high.isoformat()} fit")
    return _Answer(days=fits[0], basis="inferred", why=f"the only one between {low.isoformat()} and {high.isoformat()}")


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
    basis: DateBasis = "resolved" if answer.basis == "stated" and (expression.offset or expression.open) else answer.basis
    why = answer.why if basis == answer.basis else f"counted from {_words(answer.days)}"
    if expression.weekday is not None and expression.day is not None and expression.offset is None and low.weekday() != expression.weekday:
        why = f"{why}; {low.isoformat()} was a {WEEKDAY_NAMES[low.weekday()]}, not a {WEEKDAY_NAMES[expression.weekday]}"
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
