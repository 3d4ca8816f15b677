"""Who appears in the record: in which offices, how often, and when first and last."""

from __future__ import annotations

from collections.abc import Iterator

from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters, Where
from readout.record import Row, View

_QUERY = """
    SELECT entity, name, country, wikidata, offices, names_seen, events, statements, mentions, documents,
           CAST(first AS VARCHAR) AS first_seen, CAST(last AS VARCHAR) AS last_seen
    FROM flat.people {where} ORDER BY {order} {limit} OFFSET {offset}
"""
_ORDER = "events DESC, statements DESC, mentions DESC, entity"


def people(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Persons of the record.

    Args:
        view: The record.
        filters: `person`, `countries`, and `since`/`until` for the events they took part in.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows `entity`, `name`, `country`, `wikidata`, `offices`, `names_seen`, `events`, `statements`,
        `mentions`, `documents`, `first_seen`, `last_seen`; those who took part in most events first.
    """
    where = people_where(view, filters)
    query = _QUERY.format(
        where=f"WHERE {where.text}" if where.sql else "",
        order=_ORDER,
        limit=f"LIMIT {int(limit)}" if limit is not None else "",
        offset=max(0, offset),
    )
    return view.stream(query, where.params)


def people_where(view: View, filters: Filters) -> Where:
    """Which persons filters mean.

    Args:
        view: The record.
        filters: `person`, `countries`, and `since`/`until` for the events they took part in.

    Returns:
        A condition on `flat.people`.
    """
    where = Where.empty()
    for country in filters.countries:
        where.add("country = ?", f.country_code(view, country))
    for word in (filters.person or "").split():
        where.add("entity = ? OR contains(plain, strip_accents(lower(?)))", word, word)
    f.between(where, filters, "first", "last")
    return where
