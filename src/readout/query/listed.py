"""The listings by name: what counts, facets and histograms are made over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from readout.errors import UsageError
from readout.query import listings, spoken
from readout.query.filters import CLAIMED, EVERYTHING, ROLES, SPEAKERS, VOICES, Filters, Parties, Where
from readout.query.people import people, people_where
from readout.record import Row, View


class _Ask(Protocol):
    def __call__(
        self, view: View, filters: Filters = ..., *, limit: int | None = ..., offset: int = ...
    ) -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A kind of rows that can be listed, counted and grouped.

    Attributes:
        table: Relation of schema `flat`.
        key: Column of its ids.
        rows: Gives a page of it.
        where: Which of its rows filters mean, as a condition on `flat`.
        parties: Who takes part in its rows; None where nobody is told.
        low: Column of the first day that a row can be of; empty where rows have no day.
        high: Column of the last.
    """

    table: str
    key: str
    rows: _Ask
    where: Callable[[View, Filters], Where]
    parties: Parties | None = None
    low: str = ""
    high: str = ""


LISTINGS: Mapping[str, Listing] = {
    "events": Listing(
        table="events",
        key="event",
        rows=listings.events,
        where=listings.events_where,
        parties=ROLES,
        low="date_min",
        high="date_max",
    ),
    "meetings": Listing(
        table="events",
        key="event",
        rows=listings.meetings,
        where=listings.meetings_where,
        parties=ROLES,
        low="date_min",
        high="date_max",
    ),
    "statements": Listing(
        table="statements",
        key="statement",
        rows=spoken.statements,
        where=spoken.statements_where,
        parties=SPEAKERS,
        low="low",
        high="high",
    ),
    "wording": Listing(
        table="wording",
        key="usage",
        rows=listings.wording,
        where=listings.formula_where,
        parties=VOICES,
        low="low",
        high="high",
    ),
    "claims": Listing(
        table="claims",
        key="claim",
        rows=listings.claims,
        where=listings.claims_where,
        parties=CLAIMED,
    ),
    "documents": Listing(
        table="documents",
        key="doc",
        rows=listings.documents,
        where=listings.documents_where,
        low="published_min",
        high="published_max",
    ),
    "people": Listing(table="people", key="entity", rows=people, where=people_where),
}
"""Every listing, by the name that commands and pages give it."""


def listing_of(name: str) -> Listing:
    """The listing of a name.

    Args:
        name: `events`, `meetings`, `statements`, `wording`, `claims`, `documents` or `people`.

    Returns:
        The listing.

    Raises:
        UsageError: There is none of that name.
    """
    if name not in LISTINGS:
        raise UsageError(f"There is no listing {name!r}.", hint=f"There are {', '.join(LISTINGS)}.")
    return LISTINGS[name]


def count(view: View, listing: str, filters: Filters = EVERYTHING) -> int:
    """How many rows a listing has in all.

    Args:
        view: The record.
        listing: Its name.
        filters: Which of its rows.

    Returns:
        Their number.

    Raises:
        UsageError: There is no such listing, or a filter is none.
    """
    asked = listing_of(listing)
    where = asked.where(view, filters)
    return int(
        view.sql_once(f"SELECT count(*) AS n FROM flat.{asked.table} {_where(where)}", where.params)[0]["n"]  # noqa: S608  our own names
    )


def among(view: View, listing: str, filters: Filters = EVERYTHING) -> Where:
    """Which rows of its exported table a listing consists of.

    Args:
        view: The record.
        listing: Its name.
        filters: Which of its rows.

    Returns:
        A condition on the exported table, for queries of one's own over it.

    Raises:
        UsageError: There is no such listing, or a filter is none.
    """
    asked = listing_of(listing)
    inner = asked.where(view, filters)
    where = Where.empty()
    if inner.sql:
        rows = f"SELECT {asked.key} FROM flat.{asked.table} WHERE {inner.text}"  # noqa: S608 - our own names
        where.add(f"{asked.key} IN ({rows})", *inner.params)
    return where


def _where(where: Where) -> str:
    return f"WHERE {where.text}" if where.sql else ""
