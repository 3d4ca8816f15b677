"""Who met whom: persons, states and bodies, and the meetings between each two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

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
    WITH named AS (
        SELECT m.event, m.sources, m.date, m.date_min, m.date_max,
               {id} AS id, {name} AS name, {kind} AS kind, r.country AS country, r.office AS office,
               coalesce(r.country, acting.body, r.entity) AS side
        FROM (
            SELECT event, date, date_min, date_max, independent_sources AS sources, unnest(roles) AS r
            FROM events WHERE {where}
        ) m
        LEFT JOIN acting ON acting.event = m.event AND acting.entity = r.entity
    )
    SELECT event, id, any_value(sources) AS sources, any_value(date) AS date,
           any_value(date_min) AS date_min, any_value(date_max) AS date_max, min(name) AS name,
           min(kind) AS kind, min(country) AS country, min(side) AS side,
           list_distinct(list(office) FILTER (WHERE office IS NOT NULL)) AS offices, count(*) AS n
    FROM named GROUP BY event, id
"""
"""Who took part in which meeting, once each; those without an id together."""

_PAIRS = """
    WITH sides AS (
        SELECT event, count(DISTINCT side) > 1 AS across FROM party WHERE id IS NOT NULL GROUP BY event
    ),
    pair AS (
        SELECT a.event, a.id AS a, b.id AS b, a.date, a.date_min, a.date_max, a.sources
        FROM party a JOIN party b ON a.event = b.event AND a.id < b.id JOIN sides s ON s.event = a.event
        WHERE NOT s.across OR a.side <> b.side
    )
"""
_EDGES = """
    SELECT a, b, event, date, date_min, date_max, sources FROM pair
    ORDER BY a, b, date_min NULLS LAST, date_max NULLS LAST, event
"""
_NODES = """
    , seen AS (SELECT event, a AS id FROM pair UNION SELECT event, b AS id FROM pair),
    counted AS (
        SELECT p.id, o.office, count(*) AS n
        FROM seen JOIN party p ON p.event = seen.event AND p.id = seen.id, unnest(p.offices) AS o(office)
        GROUP BY ALL
    ),
    offices AS (SELECT id, list(office ORDER BY n DESC, office) AS offices FROM counted GROUP BY id)
    SELECT p.id, min(p.name), min(p.kind), min(p.country), any_value(o.offices), count(*),
           CAST(sum(p.sources) AS BIGINT), min(p.date_min), max(p.date_max)
    FROM seen JOIN party p ON p.event = seen.event AND p.id = seen.id LEFT JOIN offices o ON o.id = p.id
    GROUP BY p.id ORDER BY p.id
"""
_COUNTS = """
    SELECT count(DISTINCT event), CAST((SELECT coalesce(sum(n), 0) FROM party WHERE id IS NULL) AS BIGINT)
    FROM pair
"""
_ROWS = 65_536


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
    met = f"event IN (SELECT event FROM flat.events WHERE {chosen.text})"  # noqa: S608 - our own words
    where.add(met, *chosen.params)
    asked = _Asked(view, where, level)
    ((drawn, unnamed),) = asked.rows(_COUNTS)
    (all_of_them,) = view.sql(f"SELECT count(*) AS n FROM events WHERE {where.text}", where.params)  # noqa: S608 - our own words
    return Network(
        nodes=tuple(asked.nodes()),
        edges=tuple(asked.edges()),
        meetings=drawn,
        unpaired=all_of_them["n"] - drawn,
        unnamed=unnamed,
    )


class _Asked:
    """The meetings of one network: who took part is asked once, and all else of that."""

    def __init__(self, view: View, where: Where, level: Level) -> None:
        import pyarrow as pa

        self._view = view
        self._knowledge = load()
        names = dict(zip(("id", "name", "kind"), _OF[level], strict=True))
        sql = _PARTIES.format(where=where.text, **names)
        acting = {"acting": _acting(view, where, self._knowledge)}
        found = list(view.batches(sql, where.params, rows=_ROWS, tables=acting))
        self._party = pa.Table.from_batches(found) if found else _nobody()

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Rows of a query over the pairs, as values in the order of its columns."""
        for batch in self._view.batches(_PAIRS + query, rows=_ROWS, tables={"party": self._party}):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def edges(self) -> Iterator[Edge]:
        """Who met whom, by id."""
        for (a, b), rows in groupby(self.rows(_EDGES), key=itemgetter(0, 1)):
            met = list(rows)
            yield Edge(
                a=a,
                b=b,
                meetings=len(met),
                independent_sources=sum(row[-1] for row in met),
                spells=tuple(
                    Spell(event=event, start=low, end=high, date=date)
                    for _, _, event, date, low, high, _ in met
                ),
            )

    def nodes(self) -> Iterator[Node]:
        """Who met anybody, by id."""
        for entity, name, kind, country, offices, meetings, sources, first, last in self.rows(_NODES):
            state = self._knowledge.states.get(country) if kind == "state" else None
            yield Node(
                id=entity,
                label=state.name if state is not None else name,
                kind=kind,
                country=country,
                offices=tuple(offices or ()),
                meetings=meetings,
                independent_sources=sources,
                first=first,
                last=last,
            )


def _nobody() -> pa.Table:
    """The parties of no meeting."""
    import pyarrow as pa

    text = ("event", "id", "date", "name", "kind", "country", "side")
    shape = [(name, pa.string()) for name in text]
    shape += [(name, pa.date32()) for name in ("date_min", "date_max")]
    shape += [(name, pa.int64()) for name in ("sources", "n")]
    return pa.schema([*shape, ("offices", pa.list_(pa.string()))]).empty_table()


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
