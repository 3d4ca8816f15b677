"""What an expression means where the day of writing is not known, or does not decide it by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readout.annotate.dates.anchor import Anchor
from readout.annotate.dates.anchored import in_year
from readout.annotate.dates.answer import Answer
from readout.annotate.dates.days import Interval, year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.steps import editions
from readout.annotate.dates.tenures import Window

_LONGEST_YEARS = 40
_NEXT_EDITION = dt.timedelta(days=330)
"""No occasion comes again sooner than this after the last that a table has."""


def in_windows(expression: DateExpression, windows: Sequence[Window]) -> Answer:
    """Without publication date: the one year of the windows in which the words (and the weekday) fit.

    Args:
        expression: Any expression.
        windows: Stretches of days that the document can be from.
    """
    if expression.kind not in ("month-day", "month", "named-day", "season") or (
        expression.direction is not None
    ):
        return Answer(why="the publication date is not known")
    fits: list[Interval] = []
    for low, high in windows:
        if low is None or high is None or high.year - low.year > _LONGEST_YEARS:
            return Answer(why="nothing tells which year")
        if len(editions(expression.days)) > 1 and not _knows(expression.days, low, high):
            return Answer(why="the table of occasions does not reach that far")
        fits += [c for c in _candidates(expression, low.year, high.year) if low <= c[1] and c[0] <= high]
    if expression.weekday is not None:
        fits = [c for c in fits if c[0].weekday() == expression.weekday]
    fits = sorted(set(fits))
    if not windows or len(fits) != 1:
        return Answer(why=f"{len(fits)} years in which it can have been written fit")
    low, high = windows[0][0], windows[-1][1]
    between = f"between {low.isoformat() if low else '?'} and {high.isoformat() if high else '?'}"
    return Answer(days=fits[0], basis="inferred", why=f"the only one {between}")


def _knows(days: Sequence[dt.date], low: dt.date, high: dt.date) -> bool:
    """Whether a table of days that come again and again has all of them between two days."""
    return days[0].year < low.year and high <= days[-1] + _NEXT_EDITION


def _candidates(expression: DateExpression, first: int, last: int) -> list[Interval]:
    if expression.days:
        return editions(expression.days)
    found = (in_year(expression, year) for year in range(first - 1, last + 1) if year > 0)
    return [c for c in found if c is not None]


def in_year_of(expression: DateExpression, anchor: Anchor) -> Answer:
    """Published some time in a year: "July 28th" is that year's, though only inferred.

    Args:
        expression: Any expression.
        anchor: The days on which the document can have been written.
    """
    undecided = Answer(why=f"the publication date {anchor.text} does not decide it")
    is_yearless = (
        expression.kind in ("month-day", "month", "named-day")
        and expression.direction is None
        and not expression.days
    )
    if not is_yearless or anchor.is_open or anchor.low.year != anchor.high.year:
        return undecided
    days = in_year(expression, anchor.low.year)
    if days is None:
        return undecided
    return Answer(days=days, basis="inferred", why=f"published some time in {anchor.low.year}")


def numeric(expression: DateExpression, anchor: Anchor | None) -> Answer:
    """Digits readable two ways: the reading near publication if only one is near, else only the year.

    Args:
        expression: Of kind numeric.
        anchor: The days on which the document can have been written, or None.
    """
    readings = " or ".join(d.isoformat() for d in expression.days)
    if anchor is not None and not anchor.is_open:
        near = [d for d in expression.days if abs((d - anchor.low).days) <= 31]
        if len(near) == 1:
            why = f"of {readings}, the one near publication ({anchor.text})"
            return Answer(days=(near[0], near[0]), basis="resolved", why=why)
    return Answer(days=year_of(expression.year or 1), basis="stated", why=f"can be read {readings}")
