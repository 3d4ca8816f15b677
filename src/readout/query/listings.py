"""Listings: events, meetings, wording, claims, documents, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters, Where
from readout.query.spoken import NEWEST_SAID, dated_or_published
from readout.record import Row, View

MEETING_ACTS = ("meeting", "call", "visit", "negotiation")
"""What `readout meetings` lists: people of two sides talking to each other."""

_NEWEST = "coalesce(date_min, date_max) DESC NULLS LAST"
_NEWEST_PUBLISHED = "ORDER BY coalesce(d.published_min, d.published_max) DESC NULLS LAST, doc"
_TOLD_BY = "event IN (SELECT event FROM reports WHERE"
_WITHOUT_TEXT = """
    SELECT * EXCLUDE (text, blocks)
        REPLACE (
            CAST(published_min AS VARCHAR) AS published_min, CAST(published_max AS VARCHAR) AS published_max
        )
    FROM documents d
"""


def events(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """Events over all documents.

    Args:
        view: The record.
        filters: Which of them.
        limit: How many at most.

    Returns:
        Rows of `events`, newest first.
    """
    where = event_where(view, filters)
    return view.rows("events", where=where.text, params=where.params, order=f"{_NEWEST}, event", limit=limit)


def meetings(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """Meetings, calls, visits and negotiations.

    Args:
        view: The record.
        filters: Which of them.
        limit: How many at most.

    Returns:
        Rows of `events`, newest first.
    """
    where = event_where(view, filters)
    where.add(f"act IN ({', '.join('?' * len(MEETING_ACTS))})", *MEETING_ACTS)
    return view.rows("events", where=where.text, params=where.params, order=f"{_NEWEST}, event", limit=limit)


def wording(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """Uses of diplomatic formulas.

    Args:
        view: The record.
        filters: Which of them; `person` and `countries` are the speakers'.
        limit: How many at most.

    Returns:
        Rows of `wording`, newest first, in the order of their text.
    """
    where = wording_where(view, filters)
    if filters.formula is not None:
        f.contains(where, "formula", filters.formula)
    order = f'{NEWEST_SAID.format(table="wording")}, doc, start, "end", usage'
    return view.rows("wording", where=where.text, params=where.params, order=order, limit=limit)


def wording_where(view: View, filters: Filters) -> Where:
    """Which uses of formulas filters mean, but for the formula.

    Args:
        view: The record.
        filters: `person` and `countries` are the speakers'.

    Returns:
        A condition on rows of `wording`.
    """
    where = Where.empty()
    dated_or_published(where, filters)
    speakers = "SELECT entity FROM entities WHERE list_contains(speakers, entity)"
    for country in filters.countries:
        code = f.country_code(view, country)
        where.add(f"EXISTS ({speakers} AND country = ?)", code)
    if filters.person is not None:
        for word in filters.person.split():
            where.add(f"EXISTS ({speakers} AND (entity = ? OR contains(lower(name), lower(?))))", word, word)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def claims(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """Countable claims and what the record says to them.

    Args:
        view: The record.
        filters: Which of them; `countries` are the parties'.
        limit: How many at most.

    Returns:
        Rows of `claims`, in the order of their text.
    """
    where = claim_where(view, filters)
    return view.rows(
        "claims", where=where.text, params=where.params, order='doc, start, "end", claim', limit=limit
    )


def claim_where(view: View, filters: Filters) -> Where:
    """Which claims filters mean.

    Args:
        view: The record.
        filters: `countries` are the parties'.

    Returns:
        A condition on rows of `claims`.
    """
    where = Where.empty()
    for country in filters.countries:
        code = f.country_code(view, country)
        parties = "SELECT entity FROM entities WHERE list_contains(parties, entity) AND country = ?"
        where.add(f"list_contains(parties, ?) OR EXISTS ({parties})", f"state/{code}", code)
    if filters.act is not None:
        where.add("about.act = ?", filters.act)
    if filters.format is not None:
        where.add("about.format = ?", filters.format)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def documents(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """Documents without their text and blocks, which `readout export` gives.

    Args:
        view: The record.
        filters: Which of them; `status` is read or rejected.
        limit: How many at most.

    Returns:
        Rows of `documents`, newest first.
    """
    where = document_where(filters)
    condition = f"WHERE {where.text}" if where.sql else ""
    bound = f" LIMIT {int(limit)}" if limit is not None else ""
    return view.stream(f"{_WITHOUT_TEXT} {condition} {_NEWEST_PUBLISHED}{bound}", where.params)


def document_where(filters: Filters) -> Where:
    """Which documents filters mean.

    Args:
        filters: `status` is read or rejected.

    Returns:
        A condition on rows of `documents`.
    """
    where = Where.empty()
    f.between(where, filters, "published_min", "published_max")
    if filters.status is not None:
        where.add("status = ?", filters.status)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def event_where(view: View, filters: Filters) -> Where:
    """Which events filters mean.

    Args:
        view: The record.
        filters: Which of them.

    Returns:
        A condition on rows of `events`.
    """
    where = Where.empty()
    f.between(where, filters, "date_min", "date_max")
    f.countries_among(where, view, "roles", filters.countries)
    if filters.person is not None:
        f.anybody(where, "roles", filters.person)
    for column in ("act", "type", "status", "format"):
        value = getattr(filters, column)
        if value is not None:
            where.add(f"lower({column}) = lower(?)", value)
    if filters.place is not None:
        where.add(
            "place.country = ? OR contains(strip_accents(lower(place.name)), strip_accents(lower(?)))",
            filters.place,
            filters.place,
        )
    if filters.doc is not None:
        inside = Where.empty()
        f.documents_like(inside, filters.doc)
        where.add(f"{_TOLD_BY} {inside.text})", *inside.params)
    return where
