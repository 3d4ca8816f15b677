"""How many rows of a listing are of each month, year, day or decade; a vague date is never put on one day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.errors import UsageError
from readout.query.filters import EVERYTHING, Filters, bounds
from readout.query.listed import listing_of
from readout.record import View

By = Literal["day", "month", "year", "decade"]
BY: tuple[By, ...] = ("day", "month", "year", "decade")

MOST_BARS = 5000
"""Finer bars than this many are refused."""

_BOUNDS = """
    SELECT date_trunc('{by}', {low})::DATE AS low, date_trunc('{by}', {high})::DATE AS high, count(*) AS n
    FROM flat.{table} {where} GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period.

    Attributes:
        period: `2021-03`, `2021`, `2021-03-16`, `2020s`.
        first: Its first day.
        certain: Rows whose date lies wholly within it.
        possible: Rows whose date is vaguer than the period and may lie within it, too.
    """

    period: str
    first: dt.date
    certain: int
    possible: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Rows over time: `certain` of all bars, `vague` and `undated` sum up to the rows.

    Attributes:
        by: Length of a bar.
        bars: Without gaps from the first period to the last.
        vague: Rows whose date spans several periods, or is open on one side; each is `possible` in all.
        undated: Rows of which no day is known.
    """

    by: By
    bars: tuple[Bar, ...]
    vague: int
    undated: int


def histogram(
    view: View, filters: Filters = EVERYTHING, by: By = "month", *, listing: str = "events"
) -> Histogram:
    """Rows of a listing by period.

    Args:
        view: The record.
        filters: Which of its rows.
        by: day, month, year or decade.
        listing: `events`, `meetings`, `statements`, `wording` or `documents`; an undated statement or use is
            of the day its document was published.

    Returns:
        The bars; where the filters have days, none lies wholly outside these.

    Raises:
        UsageError: The listing has no dates, there is no such period, or there would be too many bars.
    """
    asked = listing_of(listing)
    if not asked.low:
        raise UsageError(f"{listing} have no dates.", hint="Ask for events, statements or documents.")
    if by not in BY:
        raise UsageError(f"There are no bars by {by!r}.", hint=f"Give one of {', '.join(BY)}.")
    where = asked.where(view, filters)
    query = _BOUNDS.format(
        by=by,
        low=asked.low,
        high=asked.high,
        table=asked.table,
        where=f"WHERE {where.text}" if where.sql else "",
    )
    certain: Counter[dt.date] = Counter()
    vague: list[tuple[dt.date | None, dt.date | None, int]] = []
    undated = 0
    for row in view.sql_once(query, where.params):
        low, high, n = row["low"], row["high"], int(row["n"])
        if low is None and high is None:
            undated += n
        elif low == high:
            certain[low] += n
        else:
            vague.append((low, high, n))
    periods = list(_periods(certain, vague, by, bounds(filters)))
    bars = tuple(
        Bar(
            period=_name(first, by),
            first=first,
            certain=certain[first],
            possible=sum(
                n
                for low, high, n in vague
                if (low is None or low <= first) and (high is None or first <= high)
            ),
        )
        for first in periods
    )
    return Histogram(by=by, bars=bars, vague=sum(n for *_, n in vague), undated=undated)


def _periods(
    certain: Counter[dt.date],
    vague: list[tuple[dt.date | None, dt.date | None, int]],
    by: By,
    asked: tuple[dt.date | None, dt.date | None],
) -> Iterator[dt.date]:
    """First days of the bars: what any row's date names, but of vague dates only what was asked for."""
    ends = [day for low, high, _ in vague for day in (low, high) if day is not None]
    days = [*certain, *ends]
    if not days:
        return
    first, last = min(days), max(days)
    since, until = asked
    if since is not None:
        first = max(first, min([_floor(since, by), *certain]))
    if until is not None:
        last = min(last, max([_floor(until, by), *certain]))
    made = 0
    while first <= last:
        made += 1
        if made > MOST_BARS:
            raise UsageError(
                f"There would be more than {MOST_BARS} bars.",
                hint="Ask for longer periods, or for fewer days.",
            )
        yield first
        following = _next(first, by)
        if following is None:
            return
        first = following


def _floor(day: dt.date, by: By) -> dt.date:
    if by == "day":
        return day
    if by == "month":
        return day.replace(day=1)
    year = day.year - (day.year % 10 if by == "decade" else 0)
    return dt.date(max(1, year), 1, 1)


def _next(first: dt.date, by: By) -> dt.date | None:
    try:
        if by == "day":
            return first + dt.timedelta(days=1)
        if by == "month":
            return dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return dt.date(first.year + (10 if by == "decade" else 1), 1, 1)
    except (OverflowError, ValueError):
        return None


def _name(first: dt.date, by: By) -> str:
    if by == "decade":
        return f"{first.year:04}s"
    return first.isoformat()[: {"day": 10, "month": 7, "year": 4}[by]]
