"""Who met whom: persons, states and bodies, and the meetings between each two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from readout.knowledge import Knowledge, load
from readout.query.filters import EVERYTHING, Filters, Where
from readout.query.listings import meetings_where
from readout.record import Row, View

if TYPE_CHECKING:
    import pyarrow as pa

Level = Literal["parties", "states"]

HELD = ("occurred", "ongoing")
"""What happened. A meeting that was planned, cancelled or denied is drawn only when a filter asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """The days on which two met once.

    Attributes:
        event: Id of the meeting.
        start: First day it can have been, or None for not known.
        end: Last day it can have been, or None for not known.
        date: EDTF text.
    """

    event: str
    start: dt.date | None
    end: dt.date | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Somebody who met others.

    Attributes:
        id: Entity id.
        label: Usual English name.
        kind: person, state, organization and others.
        country: ISO 3166-1 alpha-3 of the state it acts for, or None.
        offices: Offices held at the meetings, the most frequent first.
        meetings: In how many of the meetings drawn it took part.
        independent_sources: Of these meetings together.
        first: First day of the first dated meeting, or None.
        last: Last day of the last dated meeting, or None.
    """

    id: str
    label: str
    kind: str
    country: str | None
    offices: tuple[str, ...]
    meetings: int
    independent_sources: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two who met.

    Attributes:
        a: Id of one, the first in the alphabet.
        b: Id of the other.
        meetings: How often.
        independent_sources: Of these meetings together.
        spells: The meetings, dated ones first, in order of time.
    """

    a: str
    b: str
    meetings: int
    independent_sources: int
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Who met whom.

    Attributes:
        nodes: By id.
        edges: By the ids of both.
        meetings: Meetings drawn.
        unpaired: Meetings of which only one side is named, which are not drawn.
        unnamed: Participants who are only described and so cannot be told apart, who are not drawn.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    meetings: int
    unpaired: int
    unnamed: int


_ALONE = """
    SELECT DISTINCT event, date_min, date_max, r.entity AS entity
    FROM (SELECT event, date_min, date_max, unnest(roles) AS r FROM events WHERE {where})
    WHERE r.kind = 'person' AND r.country IS NULL AND r.entity IS NOT NULL
    ORDER BY ALL
"""
_OF = {
    "parties": ("r.entity", "r.name", "r.kind"),
    "states": (
        "CASE WHEN r.country IS NULL AND r.kind <> 'person' THEN r.entity ELSE 'state/' || r.country END",
        "CASE WHEN r.country IS NULL THEN r.name ELSE r.country END",
        "CASE WHEN r.country IS NULL THEN r.kind ELSE 'state' END",
    ),
}
"""Level → SQL of the id, name and kind of whoever a role stands for."""

_PARTIES = """
    WITH met AS (
        SELECT event, date, date_min, date_max, independent_sources AS sources, roles
        FROM events WHERE {where}
    ),
    named AS (
        SELECT m.event, m.sources, m.date_min, m.date_max,
               {id} AS id, {name} AS name, {kind} AS kind, r.country AS country, r.office AS office,
               coalesce(r.country, acting.body, r.entity) AS side
        FROM (SELECT * EXCLUDE (roles), unnest(roles) AS r FROM met) m
        LEFT JOIN acting ON acting.event = m.event AND acting.entity = r.entity
        WHERE {id} IS NOT NULL
    ),
    party AS (
        SELECT event, id, any_value(sources) AS sources, any_value(date_min) AS date_min,
               any_value(date_max) AS date_max, min(name) AS name, min(kind) AS kind, min(country) AS country,
               min(side) AS side, list_distinct(list(office) FILTER (WHERE office IS NOT NULL)) AS offices
        FROM named GROUP BY event, id
    ),
    sides AS (SELECT event, count(DISTINCT side) > 1 AS across FROM party GROUP BY event),
    pair AS (
        SELECT a.event, a.id AS a, b.id AS b
        FROM party a JOIN party b ON a.event = b.event AND a.id < b.id JOIN sides s ON s.event = a.event
        WHERE NOT s.across OR a.side <> b.side
    )
"""
_EDGES = """
    SELECT pair.a, pair.b, m.event, m.date, m.date_min, m.date_max, m.sources
    FROM pair JOIN met m ON m.event = pair.event
    ORDER BY pair.a, pair.b, m.date_min NULLS LAST, m.date_max NULLS LAST, m.event
"""
_NODES = """
    , seen AS (SELECT event, a AS id FROM pair UNION SELECT event, b AS id FROM pair),
    counted AS (
        SELECT p.id, o.office, count(*) AS n
        FROM seen JOIN party p ON p.event = seen.event AND p.id = seen.id, unnest(p.offices) AS o(office)
        GROUP BY ALL
    ),
    offices AS (SELECT id, list(office ORDER BY n DESC, office) AS offices FROM counted GROUP BY id)
    SELECT p.id, min(p.name) AS name, min(p.kind) AS kind, min(p.country) AS country,
           any_value(o.offices) AS offices, count(*) AS meetings, CAST(sum(p.sources) AS BIGINT) AS sources,
           min(p.date_min) AS first, max(p.date_max) AS last
    FROM seen JOIN party p ON p.event = seen.event AND p.id = seen.id LEFT JOIN offices o ON o.id = p.id
    GROUP BY p.id ORDER BY p.id
"""
_COUNTS = """
    SELECT (SELECT count(*) FROM met) AS met, (SELECT count(DISTINCT event) FROM pair) AS drawn,
           (SELECT count(*) FROM (SELECT unnest(roles) AS r FROM met) WHERE {id} IS NULL) AS unnamed
"""
_ROWS = 8192


def network(view: View, filters: Filters = EVERYTHING, *, level: Level = "parties") -> Network:
    """Who met whom.

    Two are joined by every meeting, call, visit or negotiation in which both take part on different sides:
    for different states, or for a body that belongs to none. Where all are of one side, as in a meeting at
    home, all are joined. Those of one delegation are not.

    Args:
        view: The record.
        filters: Which meetings; without `status` those that happened.
        level: `parties` as the meetings name them, persons, states and bodies; `states` puts all who act
            for a state together, and leaves out persons who act for none.

    Returns:
        The network, in a fixed order.

    Raises:
        UsageError: A filter is no date or names nobody.
    """
    chosen = meetings_where(view, filters)
    if filters.status is None:
        chosen.add(f"status IN ({_marks(HELD)})", *HELD)
    where = Where.empty()
    where.add(f"event IN (SELECT event FROM flat.events WHERE {chosen.text})", *chosen.params)
    asked = _Asked(view, where, level)
    edges = tuple(asked.edges())
    (counts,) = asked.rows(_COUNTS)
    return Network(
        nodes=tuple(asked.nodes()),
        edges=edges,
        meetings=counts["drawn"],
        unpaired=counts["met"] - counts["drawn"],
        unnamed=counts["unnamed"],
    )


class _Asked:
    """The meetings of one network, asked of a view."""

    def __init__(self, view: View, where: Where, level: Level) -> None:
        self._view = view
        self._where = where
        self._knowledge = load()
        self._names = dict(zip(("id", "name", "kind"), _OF[level], strict=True))
        self._acting = _acting(view, where, self._knowledge)

    def rows(self, query: str) -> Iterator[Row]:
        """Rows of a query over the pairs."""
        sql = (_PARTIES + query).format(where=self._where.text, **self._names)
        tables = {"acting": self._acting}
        for batch in self._view.batches(sql, self._where.params, rows=_ROWS, tables=tables):
            yield from batch.to_pylist()

    def edges(self) -> Iterator[Edge]:
        """Who met whom, by id."""
        for (a, b), rows in groupby(self.rows(_EDGES), key=itemgetter("a", "b")):
            met = list(rows)
            yield Edge(
                a=a,
                b=b,
                meetings=len(met),
                independent_sources=sum(row["sources"] for row in met),
                spells=tuple(
                    Spell(event=row["event"], start=row["date_min"], end=row["date_max"], date=row["date"])
                    for row in met
                ),
            )

    def nodes(self) -> Iterator[Node]:
        """Who met anybody, by id."""
        for row in self.rows(_NODES):
            state = self._knowledge.states.get(row["country"]) if row["kind"] == "state" else None
            yield Node(
                id=row["id"],
                label=state.name if state is not None else row["name"],
                kind=row["kind"],
                country=row["country"],
                offices=tuple(row["offices"] or ()),
                meetings=row["meetings"],
                independent_sources=row["sources"],
                first=row["first"],
                last=row["last"],
            )


def _acting(view: View, where: Where, knowledge: Knowledge) -> pa.Table:
    """For whom those act who act for no state: (event, entity, body)."""
    import pyarrow as pa

    found: list[Row] = []
    for row in view.stream(_ALONE.format(where=where.text), where.params):
        held = knowledge.tenures_of(row["entity"], row["date_min"], row["date_max"])
        bodies = [tenure.of for tenure in held if tenure.of in knowledge.bodies]
        if bodies:
            found.append({"event": row["event"], "entity": row["entity"], "body": bodies[-1]})
    shape = pa.schema([(name, pa.string()) for name in ("event", "entity", "body")])
    return pa.Table.from_pylist(found, schema=shape)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
