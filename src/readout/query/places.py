"""Where events took place, for a map: each place once, with how many events it saw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from readout.query.filters import EVERYTHING, Filters
from readout.query.listed import listing_of
from readout.record import View

_PLACES = """
    SELECT place_name AS name, place_country AS country, min(lat) AS lat, min(lon) AS lon, count(*) AS events,
           min(date_min) AS first, max(date_max) AS last
    FROM flat.events {where} GROUP BY place_name, place_country
    ORDER BY events DESC, country NULLS LAST, name NULLS LAST {limit}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place and the events that it saw.

    Attributes:
        name: Usual English name; None where only the country is known, or no place at all.
        country: ISO 3166-1 alpha-3, or None.
        lat: Degrees north; None where the tables do not have it.
        lon: Degrees east; None with `lat`.
        events: How many.
        first: First day on which any of them may have been, where known.
        last: Last such day, where known.
    """

    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    events: int
    first: dt.date | None
    last: dt.date | None


def places(
    view: View, filters: Filters = EVERYTHING, *, listing: str = "events", limit: int | None = None
) -> Iterator[Placed]:
    """Where the events took place.

    Args:
        view: The record.
        filters: Which events.
        listing: `events` or `meetings`.
        limit: How many places at most.

    Yields:
        Places, those with most events first; events without a place are one of its own, so that the numbers
        sum up.

    Raises:
        UsageError: There is no such listing, or a filter is none.
    """
    where = listing_of("meetings" if listing == "meetings" else "events").where(view, filters)
    query = _PLACES.format(
        where=f"WHERE {where.text}" if where.sql else "",
        limit=f"LIMIT {int(limit)}" if limit is not None else "",
    )
    for row in view.sql_once(query, where.params):
        yield Placed(**row)
