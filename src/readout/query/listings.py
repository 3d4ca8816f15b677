"""Listings: events, meetings, wording, claims, documents, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters, Where
from readout.record import Row, View

MEETING_ACTS = ("meeting", "call", "visit", "negotiation")
"""What `readout meetings` lists: people of two sides talking to each other."""

_WITHOUT_TEXT = "* EXCLUDE (text, blocks)"


def events(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Events over all documents.

    Args:
        view: The record.
        filters: Which of them.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows of `events`, newest first.
    """
    return _page(view, "events", events_where(view, filters), limit, offset)


def meetings(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Meetings, calls, visits and negotiations.

    Args:
        view: The record.
        filters: Which of them.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows of `events`, newest first.
    """
    return _page(view, "events", meetings_where(view, filters), limit, offset)


def wording(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Uses of diplomatic formulas.

    Args:
        view: The record.
        filters: Which of them; `person` and `countries` are the speakers'.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows of `wording`, newest first, in the order of their text.
    """
    return _page(view, "wording", formula_where(view, filters), limit, offset)


def formula_where(view: View, filters: Filters) -> Where:
    """Which uses of formulas filters mean.

    Args:
        view: The record.
        filters: `person` and `countries` are the speakers'.

    Returns:
        A condition on `flat.wording`.
    """
    where = wording_where(view, filters)
    if filters.formula is not None:
        f.contains(where, "formula", filters.formula)
    return where


def wording_where(view: View, filters: Filters) -> Where:
    """Which uses of formulas filters mean, but for the formula.

    Args:
        view: The record.
        filters: `person` and `countries` are the speakers'.

    Returns:
        A condition on `flat.wording`.
    """
    where = Where.empty()
    f.between(where, filters, "low", "high")
    f.countries_among(where, view, f.VOICES, filters.countries)
    for word in (filters.person or "").split():
        f.VOICES.listed(where, "entity = ? OR contains(lower(name), lower(?))", word, word)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def claims(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Countable claims and what the record says to them.

    Args:
        view: The record.
        filters: Which of them; `countries` are the parties'.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows of `claims`, in the order of their text.
    """
    return _page(view, "claims", claims_where(view, filters), limit, offset)


def claims_where(view: View, filters: Filters) -> Where:
    """Which claims filters mean.

    Args:
        view: The record.
        filters: `countries` are the parties'.

    Returns:
        A condition on `flat.claims`.
    """
    where = Where.empty()
    for country in filters.countries:
        code = f.country_code(view, country)
        f.CLAIMED.listed(where, "entity = ? OR country = ?", f"state/{code}", code)
    if filters.act is not None:
        where.add("act = ?", filters.act)
    if filters.format is not None:
        where.add("format = ?", filters.format)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def documents(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Documents without their text and blocks, which `readout export` gives.

    Args:
        view: The record.
        filters: Which of them; `status` is read or rejected.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows of `documents`, newest first.
    """
    where = documents_where(view, filters)
    return _page(view, "documents", where, limit, offset, columns=_WITHOUT_TEXT)


def documents_where(_: View, filters: Filters) -> Where:
    """Which documents filters mean.

    Args:
        filters: `since` and `until` of publication, `status` (read or rejected), `doc`.

    Returns:
        A condition on `flat.documents`.
    """
    where = Where.empty()
    f.between(where, filters, "published_min", "published_max")
    if filters.status is not None:
        where.add("status = ?", filters.status)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def events_where(view: View, filters: Filters) -> Where:
    """Which events filters mean.

    Args:
        view: The record.
        filters: `countries` and `person` take part in them.

    Returns:
        A condition on `flat.events`.
    """
    where = Where.empty()
    f.between(where, filters, "date_min", "date_max")
    f.countries_among(where, view, f.ROLES, filters.countries)
    if filters.person is not None:
        f.anybody(where, f.ROLES, filters.person)
    for column in ("act", "type", "status", "format"):
        value = getattr(filters, column)
        if value is not None:
            where.add(f"lower({column}) = lower(?)", value)
    if filters.place is not None:
        where.add(
            "place_country = ? OR contains(place_plain, strip_accents(lower(?)))",
            filters.place,
            filters.place,
        )
    if filters.doc is not None:
        inside = Where.empty()
        f.documents_like(inside, filters.doc)
        where.add(f"event IN (SELECT event FROM flat.tellings WHERE {inside.text})", *inside.params)  # noqa: S608  our own names
    return where


def meetings_where(view: View, filters: Filters) -> Where:
    """Which meetings, calls, visits and negotiations filters mean.

    Args:
        view: The record.
        filters: As for events.

    Returns:
        A condition on `flat.events`.
    """
    where = events_where(view, filters)
    where.add(f"act IN ({', '.join('?' * len(MEETING_ACTS))})", *MEETING_ACTS)
    return where


def _page(
    view: View, table: str, where: Where, limit: int | None, offset: int, columns: str = "*"
) -> Iterator[Row]:
    return view.page(
        table, where=where.text, params=where.params, limit=limit, offset=offset, columns=columns
    )
