"""What a listing consists of: how many of its rows have each value of a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from readout.query.filters import EVERYTHING, Filters
from readout.query.listed import Listing, listing_of
from readout.record import View

Counts = list[tuple[str | None, int]]
"""Values with how many rows have them: the most frequent first, then by value; None for rows without one."""

MOST = 20
"""How many values of a column are given."""

_ONE: Mapping[str, Sequence[tuple[str, str]]] = {
    "events": (
        ("act", "act"),
        ("type", "type"),
        ("status", "status"),
        ("format", "format"),
        ("place", "place_country"),
        ("series", "series"),
        ("year", "{year}"),
    ),
    "statements": (
        ("mode", "mode"),
        ("verb", "verb"),
        ("publisher", "publisher"),
        ("year", "{year}"),
    ),
    "wording": (("formula", "formula"), ("strength", "strength"), ("year", "{year}")),
    "claims": (("kind", "kind"), ("verdict", "verdict"), ("act", "act"), ("formula", "formula")),
    "documents": (
        ("publisher", "publisher"),
        ("agency", "agency"),
        ("language", "language"),
        ("status", "status"),
        ("source_kind", "source_kind"),
        ("year", "{year}"),
    ),
    "people": (("country", "country"),),
}
"""Table → facets of which a row has one value or none, and the SQL of it."""

_MANY = ("country", "who")
"""Facets of which a row may have several values: whoever takes part in it."""

_YEAR = "CASE WHEN year({low}) = year({high}) THEN CAST(year({low}) AS VARCHAR) END"
_ANSWER = """
    WITH chosen AS MATERIALIZED (SELECT {columns} FROM flat.{table} {where})
    SELECT facet, value, n FROM ({parts})
    QUALIFY row_number() OVER (PARTITION BY facet ORDER BY n DESC, value) <= {most}
    ORDER BY facet, n DESC, value NULLS LAST
"""
_PART = "SELECT '{name}' AS facet, {name} AS value, count(*) AS n FROM chosen GROUP BY {name}"
_PARTY = """
    SELECT '{name}' AS facet, {value} AS value, count(DISTINCT p.{key}) AS n
    FROM flat.{lines} p SEMI JOIN chosen c ON c.{key} = p.{key} WHERE {value} IS NOT NULL GROUP BY {value}
"""


def facets(
    view: View,
    listing: str,
    filters: Filters = EVERYTHING,
    *,
    only: Sequence[str] = (),
    most: int | None = MOST,
) -> dict[str, Counts]:
    """How many rows of a listing have each value of its columns.

    A row has one value of a column, or none (counted under None), so that the counts of a column sum up to
    the rows; only of `country` and `who` (an entity's id) it may have several. `year` is None for what has
    no date, and for a date that spans years.

    Args:
        view: The record.
        listing: `events`, `meetings`, `statements`, `wording`, `claims`, `documents` or `people`.
        filters: Which of its rows.
        only: Columns to count; every column when empty.
        most: How many values a column at most; None for all.

    Returns:
        Column → values with their counts.

    Raises:
        UsageError: There is no such listing, or a filter is none.
    """
    asked = listing_of(listing)
    where = asked.where(view, filters)
    one = [(name, sql) for name, sql in _ONE[asked.table] if not only or name in only]
    many = [name for name in _MANY if asked.parties is not None and (not only or name in only)]
    parts = [_PART.format(name=name) for name, _ in one] + [_party(asked, name) for name in many]
    if not parts:
        return {}
    year = _YEAR.format(low=asked.low, high=asked.high)
    columns = [asked.key, *(f"{sql.format(year=year)} AS {name}" for name, sql in one)]
    query = _ANSWER.format(
        columns=", ".join(columns),
        table=asked.table,
        where=f"WHERE {where.text}" if where.sql else "",
        parts=" UNION ALL ".join(parts),
        most=most if most is not None else 2**31,
    )
    found: dict[str, Counts] = defaultdict(list)
    for row in view.sql_once(query, where.params):
        found[row["facet"]].append((row["value"], int(row["n"])))
    return {name: found[name] for name in (*(name for name, _ in one), *many)}


def _party(asked: Listing, name: str) -> str:
    if asked.parties is None:
        return ""
    value = {"country": "p.country", "who": "p.entity"}[name]
    return _PARTY.format(name=name, value=value, key=asked.parties.key, lines=asked.parties.lines)
