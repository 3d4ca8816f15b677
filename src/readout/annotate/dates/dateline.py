"""The day a dateline gives without its year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from readout.annotate.dates.anchored import in_year
from readout.annotate.dates.cues import looks_ahead
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.grammar import find_in
from readout.annotate.dates.tenures import Window
from readout.annotate.dates.words import MONTH_NAMES, WEEKDAY_NAMES
from readout.model import Dating, Document, EdtfDate

_STILL_NAMED = dt.timedelta(days=60)
"""How long after losing office somebody may still be given the title (a president just overthrown)."""


def from_dateline(document: Document, expressions: Sequence[DateExpression], window: Window) -> Dating | None:
    """The day of a dateline without year ("MANILA, July 8"), in the only year that fits.

    Where several fit, the weekday of the news must agree in exactly one; that date is marked uncertain.

    Args:
        document: The document.
        expressions: Its time expressions.
        window: First and last day it can be from.

    Returns:
        The date, or None where there is no such dateline or the year is open.
    """
    line = next(_dateline_days(document), None)
    if line is None or window[0] is None:
        return None
    high = window[1] or dt.date(window[0].year + 8, 12, 31)
    days = _days_between(line, window[0], high)
    words = f"the dateline says {line.day} {MONTH_NAMES[(line.month or 1) - 1]}"
    if len(days) == 1 and window[1] is not None:
        return Dating(
            date=EdtfDate.day(days[0]),
            basis="inferred",
            why=f"{words}; only {days[0].year} fits who holds which office",
        )
    first = next(
        (e for e in expressions if e.kind == "weekday" and e.direction is None and e.day is None), None
    )
    if first is None or first.weekday is None or looks_ahead(document.text, first.start, first.end):
        return None
    near = [day for day in days if (day.weekday() - first.weekday) % 7 <= 1]
    if not near:
        later = _days_between(line, high, high + _STILL_NAMED)
        near = [day for day in later if day.weekday() == first.weekday]
    if len(near) != 1 or window[1] is None:
        return None
    why = f"{words}; the news is of {WEEKDAY_NAMES[first.weekday]}, which fits best in {near[0].year}"
    return Dating(date=EdtfDate(text=f"{near[0].isoformat()}?"), basis="inferred", why=why)


def _days_between(line: DateExpression, low: dt.date, high: dt.date) -> list[dt.date]:
    spans = (in_year(line, year) for year in range(low.year, high.year + 1))
    return [span[0] for span in spans if span is not None and low <= span[0] <= high]


def _dateline_days(document: Document) -> Iterator[DateExpression]:
    for block in document.blocks:
        if block.kind == "dateline":
            yield from (
                e
                for e in find_in(document.text, block.start, block.end)
                if e.kind == "month-day" and e.end_day is None
            )
