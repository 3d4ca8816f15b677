"""From the latest day that a text tells to when it was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readout.annotate.dates.anchored import in_year
from readout.annotate.dates.cues import looks_ahead
from readout.annotate.dates.days import year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.tenures import Window
from readout.annotate.dates.told_days import ToldDay
from readout.annotate.dates.words import WEEKDAY_NAMES
from readout.model import Dating, Document, EdtfDate

_FRESH_DAYS = 45
"""A text that says "this week" is of the day it tells where no more days than these leave a choice."""
_DECEMBER_DAYS = 31
"""A yearless day of December is still told in the January after."""


def from_told(
    document: Document,
    expressions: Sequence[DateExpression],
    told: Sequence[ToldDay],
    window: Window,
    who: str,
) -> Dating | None:
    """The publication date that the latest day of the news gives, or None where there is none.

    Args:
        document: The document.
        expressions: Its time expressions in order.
        told: The days it tells.
        window: First and last day it can be from.
        who: Who gives the window, in words.
    """
    news = [t for t in told if t.is_news]
    if not news:
        return None
    latest = max(news, key=lambda t: (t.day, -t.expression.start))
    kind, day = latest.expression.kind, latest.day
    surface = " ".join(document.text[latest.expression.start : latest.expression.end].split())
    words = f"“{surface}” ({day.isoformat()}) is the latest day told" + (f"; {who}" if who else "")
    if _is_weekday_named(document, expressions, day) and kind != "date":
        name = WEEKDAY_NAMES[day.weekday()]
        why = f"{words}; the text calls it only {name}, as news of that day or the next does"
        return _between(day, day + dt.timedelta(days=1), why)
    high = _latest_possible(document, expressions, day, window)
    fresh = _fresh_words(document, expressions)
    if fresh is not None and high is not None and (high - day).days <= _FRESH_DAYS:
        why = f"{words}; {high.isoformat()} is still to come, and “{fresh}” is said of now"
        return _between(day, day + dt.timedelta(days=1), why)
    if kind == "named-day" and latest.expression.part == "there":
        return _between(day, latest.last, f"{words}, and it happened “today”")
    if kind == "month-day":
        end = max(year_of(day.year)[1], day + dt.timedelta(days=_DECEMBER_DAYS))
        if window[1] is not None and day <= window[1] < end:
            end = window[1]
        return _between(day, end, f"{words}; news tells a day without its year in that year")
    return _between(day, None, words)


def _is_weekday_named(document: Document, expressions: Sequence[DateExpression], day: dt.date) -> bool:
    """Whether a bare weekday, told as past, can be the day."""
    bare = (e for e in expressions if e.kind == "weekday" and e.direction is None and e.day is None)
    return any(e.weekday == day.weekday() and not looks_ahead(document.text, e.start, e.end) for e in bare)


_NEAR = ("week", "day")


def _fresh_words(document: Document, expressions: Sequence[DateExpression]) -> str | None:
    """Words that only a text of these days uses: today, yesterday, this week."""
    for e in expressions:
        if e.kind == "deictic" or (
            e.kind == "period" and e.unit in _NEAR and e.direction in ("this", "later", "earlier")
        ):
            return document.text[e.start : e.end]
    return None


def _latest_possible(
    document: Document, expressions: Sequence[DateExpression], day: dt.date, window: Window
) -> dt.date | None:
    """The last day before what the text still expects, or the end of the window."""
    high = window[1]
    for e in expressions:
        if e.month is None or not looks_ahead(document.text, e.start, e.end):
            continue
        year = (
            e.year if e.year is not None else day.year if high is not None and high.year == day.year else None
        )
        span = in_year(e, year) if year is not None else None
        if span is not None and span[1] > day and (high is None or span[1] < high):
            high = span[1]
    return high


def _between(low: dt.date, high: dt.date | None, why: str) -> Dating:
    return Dating(date=EdtfDate.between(low, high), basis="inferred", why=why)
