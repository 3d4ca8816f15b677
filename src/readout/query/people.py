"""Who appears in the record: in which offices, how often, and when first and last."""

from __future__ import annotations

from collections.abc import Iterator

from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters, Where
from readout.record import Row, View

_QUERY = """
    SELECT e.entity, e.name, e.country, e.wikidata,
           coalesce(m.offices, []) AS offices, e.names_seen,
           coalesce(v.events, 0) AS events, coalesce(s.statements, 0) AS statements,
           coalesce(m.mentions, 0) AS mentions, coalesce(m.documents, 0) AS documents,
           CAST(v.first AS VARCHAR) AS first_seen, CAST(v.last AS VARCHAR) AS last_seen
    FROM entities e
    LEFT JOIN (
        SELECT entity, count(*) AS mentions, count(DISTINCT doc) AS documents,
               list_sort(list_distinct(list(office) FILTER (WHERE office IS NOT NULL))) AS offices
        FROM mentions GROUP BY entity
    ) m ON m.entity = e.entity
    LEFT JOIN (
        SELECT entity, count(DISTINCT event) AS events, min(date_min) AS first, max(date_max) AS last
        FROM (SELECT event, date_min, date_max, unnest(roles).entity AS entity FROM events) GROUP BY entity
    ) v ON v.entity = e.entity
    LEFT JOIN (
        SELECT entity, count(DISTINCT statement) AS statements
        FROM (SELECT statement, unnest(speakers).entity AS entity FROM statements) GROUP BY entity
    ) s ON s.entity = e.entity
    WHERE e.kind = 'person' {where}
    ORDER BY events DESC, statements DESC, mentions DESC, e.entity
    {limit}
"""


def people(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """Persons of the record.

    Args:
        view: The record.
        filters: `person`, `countries`, and `since`/`until` for the events they took part in.
        limit: How many at most.

    Returns:
        Rows `entity`, `name`, `country`, `wikidata`, `offices`, `names_seen`, `events`, `statements`,
        `mentions`, `documents`, `first_seen`, `last_seen`; those who took part in most events first.
    """
    where = Where.empty()
    for country in filters.countries:
        where.add("e.country = ?", f.country_code(view, country))
    for word in (filters.person or "").split():
        where.add(
            "e.entity = ? OR contains(strip_accents(lower(e.name)), strip_accents(lower(?)))", word, word
        )
    f.between(where, filters, "v.first", "v.last")
    condition = f"AND {where.text}" if where.sql else ""
    query = _QUERY.format(where=condition, limit=f"LIMIT {int(limit)}" if limit is not None else "")
    return view.stream(query, where.params)
