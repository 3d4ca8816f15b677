"""The day that a dateline or a line at the head gives without its year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from readout.annotate.dates.anchored import in_year
from readout.annotate.dates.cues import looks_ahead
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.grammar import find_in
from readout.annotate.dates.tenures import Window, hull
from readout.annotate.dates.words import MONTH_NAMES, WEEKDAY_NAMES
from readout.model import Dating, Document, EdtfDate

_STILL_NAMED = dt.timedelta(days=60)
"""How long after losing office somebody may still be given the title (a president just overthrown)."""
_LINE = 60
"""A longer line at the head is no date line."""


def from_dateline(
    document: Document, expressions: Sequence[DateExpression], windows: Sequence[Window], who: str
) -> Dating | None:
    """The day of a dateline without year ("MANILA, July 8"), in the only year that fits.

    A weekday in the line itself decides ("Tuesday, October 15"). Where several years still fit, the weekday
    of the news must agree in exactly one; that date is marked uncertain.

    Args:
        document: The document.
        expressions: Its time expressions.
        windows: Stretches of days it can be from.
        who: Who gives them, in words.

    Returns:
        The date, or None where there is no such dateline or the year is open.
    """
    line = next(_dateline_days(document), None)
    low, high = hull(windows)
    if line is None or low is None:
        return None
    days = [day for window in windows for day in _days_within(line, window)]
    weekday = "" if line.weekday is None else f"{WEEKDAY_NAMES[line.weekday]} "
    words = f"the dateline says {weekday}{line.day} {MONTH_NAMES[(line.month or 1) - 1]}"
    if len(days) == 1 and high is not None:
        why = f"{words}, which in these years is only in {days[0].year}; {who}"
        return Dating(date=EdtfDate.day(days[0]), basis="inferred", why=why)
    first = next(
        (e for e in expressions if e.kind == "weekday" and e.direction is None and e.day is None), None
    )
    if first is None or first.weekday is None or looks_ahead(document.text, first.start, first.end):
        return None
    near = [day for day in days if (day.weekday() - first.weekday) % 7 <= 1]
    if not near and high is not None:
        later = _days_within(line, (high, high + _STILL_NAMED))
        near = [day for day in later if day.weekday() == first.weekday]
    if len(near) != 1 or high is None:
        return None
    why = f"{words}; the news is of {WEEKDAY_NAMES[first.weekday]}, which fits best in {near[0].year}; {who}"
    return Dating(date=EdtfDate(text=f"{near[0].isoformat()}?"), basis="inferred", why=why)


def _days_within(line: DateExpression, window: Window) -> list[dt.date]:
    low = window[0] or dt.date.min
    high = window[1] or dt.date(min(low.year + 8, 9999), 12, 31)
    spans = (in_year(line, year) for year in range(low.year, high.year + 1))
    days = [span[0] for span in spans if span is not None and low <= span[0] <= high]
    return [day for day in days if line.weekday is None or day.weekday() == line.weekday]


def _dateline_days(document: Document) -> Iterator[DateExpression]:
    """Of datelines, and of lines of their own that hold a weekday and a day and nothing else."""
    for block in document.blocks:
        if block.kind not in ("dateline", "metadata"):
            continue
        for e in find_in(document.text, block.start, block.end):
            if e.kind != "month-day" or e.end_day is not None:
                continue
            alone = block.end - block.start <= _LINE and e.weekday is not None
            if block.kind == "dateline" or (alone and e.end - e.start >= (block.end - block.start) - 2):
                yield e
