"""A watch asked of one state of the record: keys with digests of their faces, then the faces of a few."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from readout.query import Filters, statements_by_id
from readout.query.filters import Where
from readout.query.listed import among
from readout.record import Row, View
from readout.watching.faces import TABLES, Face, face_sql
from readout.watching.offices import held_by
from readout.watching.watches import Watch

T = TypeVar("T")

_FEW = 200
_ONLY_SPEAKERS = "SELECT usage, formula, unnest(speakers) AS actor FROM wording"
_ONLY_COUNTRIES = """
    SELECT u.usage, u.formula, 'state/' || e.country AS actor
    FROM (SELECT usage, formula, unnest(speakers) AS entity FROM wording) u
    JOIN entities e ON e.entity = u.entity WHERE e.country IS NOT NULL
"""
_FIRST = """
    SELECT formula || '|' || actor AS key, actor,
           arg_min(usage, (coalesce(low, high, DATE '9999-12-31'), doc, start, usage)) AS usage
    FROM (
        SELECT a.formula, a.actor, a.usage, w.doc, w.start,
               coalesce(w.date_min, w.date_max, d.published_min) AS low, d.published_max AS high
        FROM ({actors}) a JOIN wording w ON w.usage = a.usage LEFT JOIN documents d ON d.doc = w.doc
    )
    GROUP BY formula, actor
"""
"""The earliest use that each actor made of each formula, over the whole record."""

_WITHOUT_TEXT = "SELECT * EXCLUDE (text, blocks) FROM documents WHERE doc IN (SELECT unnest(?)) ORDER BY doc"


def digests(view: View, watch: Watch) -> dict[str, str]:
    """The rows that a watch means.

    Args:
        view: A state of the record.
        watch: The watch.

    Returns:
        Key → digest of the row's face; the newest row first.

    Raises:
        UsageError: A filter names somebody whom nobody knows.
    """
    return {row["key"]: row["digest"] for row in _asked(view, watch, is_whole=False)}


def everything(view: View, watch: Watch) -> Iterator[tuple[str, str, Face]]:
    """The rows that a watch means, with their faces.

    Args:
        view: A state of the record.
        watch: The watch.

    Yields:
        Key, digest and face.

    Raises:
        UsageError: A filter names somebody whom nobody knows.
    """
    for row in _asked(view, watch, is_whole=True):
        yield row["key"], row["digest"], _face(row)


def _asked(view: View, watch: Watch, *, is_whole: bool) -> Iterator[Row]:
    table, key = TABLES[watch.listing]
    where = _where(view, watch)
    condition = f"WHERE {where.text}" if where.sql else ""
    face = face_sql(watch.listing)
    if watch.new_actor is not None:
        more = f", {face} AS face, f.actor AS actor, f.usage AS usage" if is_whole else ""
        query = f"""
            SELECT f.key AS key, 'first' AS digest{more} FROM ({_first(watch)}) f
            JOIN (SELECT * FROM wording {condition}) wording ON wording.usage = f.usage ORDER BY f.key
        """  # noqa: S608 - our own SQL; what was asked for stands in parameters
    else:
        more = ", face, NULL AS actor, NULL AS usage" if is_whole else ""
        query = f"""
            SELECT key, md5(face) AS digest{more}
            FROM (SELECT {key} AS key, {face} AS face, {_day(watch)} AS day FROM {table} {condition})
            ORDER BY day DESC NULLS LAST, key
        """  # noqa: S608 - likewise
    return view.stream(query, where.params)


def faces(view: View, watch: Watch, keys: Collection[str]) -> dict[str, tuple[str, Face]]:
    """Rows by key, whether or not the watch means them.

    Args:
        view: A state of the record.
        watch: Its listing says of which table.
        keys: Theirs.

    Returns:
        Key → digest and face, of those that are there.
    """
    if not keys:
        return {}
    table, key = TABLES[watch.listing]
    if watch.new_actor is not None:
        query = f"""
            SELECT f.key AS key, 'first' AS digest, {face_sql(watch.listing)} AS face, f.actor AS actor,
                   wording.usage AS usage
            FROM ({_first(watch)}) f JOIN wording ON wording.usage = f.usage
            WHERE f.key IN (SELECT unnest(?))
        """  # noqa: S608 - likewise
    else:
        query = f"""
            SELECT key, md5(face) AS digest, face, NULL AS actor, NULL AS usage FROM (
                SELECT {key} AS key, {face_sql(watch.listing)} AS face FROM {table}
                WHERE {key} IN (SELECT unnest(?))
            )
        """  # noqa: S608 - likewise
    return {row["key"]: (row["digest"], _face(row)) for row in view.stream(query, [sorted(keys)])}


def rows(view: View, watch: Watch, keys: Iterable[str]) -> dict[str, Row]:
    """Rows of the listing.

    Args:
        view: A state of the record.
        watch: Its listing says of which table.
        keys: Ids of rows.

    Returns:
        Id → row, as the listing gives it.
    """
    table, key = TABLES[watch.listing]
    wanted = sorted(set(keys))
    found: Iterable[Row]
    if table == "statements":
        found = statements_by_id(view, wanted)
    elif table == "documents":
        found = (_plain(row) for row in view.stream(_WITHOUT_TEXT, [wanted]))
    else:
        found = view.rows(table, where=f"{key} IN (SELECT unnest(?))", params=[wanted])
    return {row[key]: row for row in found}


def names(view: View, entities: Iterable[str]) -> dict[str, str]:
    """Names for ids of entities, of those that the record knows."""
    query = "SELECT entity, name FROM entities WHERE entity IN (SELECT unnest(?))"
    return {row["entity"]: row["name"] for row in view.stream(query, [sorted(set(entities))])}


def _face(row: Row) -> Face:
    face: Face = json.loads(row["face"])
    if row["actor"] is not None:
        face |= {"actor": row["actor"], "usage": row["usage"]}
    return face


def _plain(row: Row) -> Row:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}


def _first(watch: Watch) -> str:
    return _FIRST.format(actors=_ONLY_COUNTRIES if watch.new_actor == "country" else _ONLY_SPEAKERS)


def _day(watch: Watch) -> str:
    if watch.listing == "claims":
        return "NULL"
    low = "published_min" if watch.listing == "documents" else "date_min"
    return f"coalesce({low}, {low.replace('min', 'max')})"


def _where(view: View, watch: Watch) -> Where:
    where = among(view, watch.listing, watch.filters)
    for person in watch.persons:
        also = among(view, watch.listing, Filters(person=person))
        where.add(also.text, *also.params)
    for office in watch.offices:
        held_by(where, watch.listing, office)
    return where


def pieces(keys: Iterable[T], *, most: int) -> Iterator[list[T]]:
    """Keys some at a time, each time twice as many: a question costs little more than a key to look up.

    Args:
        keys: In any order, which is kept.
        most: How many at most.

    Example:
        >>> [len(some) for some in pieces(range(900), most=300)]
        [200, 300, 300, 100]
    """
    left, size = iter(keys), min(_FEW, most)
    while some := list(islice(left, size)):
        yield some
        size = min(2 * size, most)
