"""Who there is, for FollowTheMoney: persons, public bodies, organisations, positions and who held them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from readout.export.ftm_entity import FtmEntity, ftm_id
from readout.export.table import Told
from readout.knowledge import Knowledge
from readout.knowledge.sectors import actor_code, sector_of_body
from readout.record import Row

SCHEMAS = {"person": "Person", "state": "PublicBody", "organization": "Organization", "group": "Organization"}
"""Kind of an entity → schema; other kinds, places among them, are no actors."""

_OFFICES = """
    SELECT s.entity, e.country, s.office, min(s.date_min) AS first, max(s.date_max) AS last,
           count(DISTINCT s.event) AS events
    FROM (
        SELECT r.entity AS entity, r.office AS office, date_min, date_max, event
        FROM (SELECT unnest(roles) AS r, * FROM events WHERE status IN ('occurred', 'ongoing'))
        WHERE r.kind = 'person' AND r.office IS NOT NULL
    ) s JOIN entities e ON e.entity = s.entity
    WHERE e.kind = 'person' GROUP BY ALL ORDER BY ALL
"""
_SECTORS = """
    SELECT DISTINCT r.entity AS entity, r.sector AS sector FROM (SELECT unnest(roles) AS r FROM events)
    WHERE r.kind = 'person' AND r.entity IS NOT NULL AND r.sector IS NOT NULL ORDER BY ALL
"""
_TOPICS = {
    "GOV": "role.pep",
    "LEG": "role.pep",
    "MIL": "role.pep",
    "PTY": "role.pol",
    "OPP": "role.pol",
    "JUD": "role.judge",
    "SPY": "role.spy",
    "JRN": "role.journo",
}
"""PLOVER sector of a person → topic."""

_BODY_TOPICS = {
    "GOV": "gov.national",
    "MIL": "gov.security",
    "COP": "gov.security",
    "SPY": "gov.security",
    "LEG": "gov.legislative",
    "JUD": "gov.judicial",
}
"""PLOVER sector of a body of one country → topic."""


def actors(told: Told) -> Iterator[FtmEntity]:
    """Persons, states and bodies, by id.

    Args:
        told: The record and the tables.

    Yields:
        Person, PublicBody and Organization.
    """
    topics: dict[str, list[str]] = {}
    for row in told.view.stream(_SECTORS):
        if row["sector"] in _TOPICS:
            topics.setdefault(row["entity"], []).append(_TOPICS[row["sector"]])
    for row in told.view.rows("entities"):
        if row["kind"] in SCHEMAS:
            yield _actor(row, told.knowledge, topics)


def tenures(told: Told) -> Iterator[FtmEntity]:
    """Offices, and who was seen in them from when to when; by person and office.

    Args:
        told: The record and the tables.

    Yields:
        Position, where it is first needed, and Occupancy.
    """
    known: set[str] = set()
    for row in told.view.stream(_OFFICES):
        position = _position(row, told.knowledge)
        if position.id not in known:
            known.add(position.id)
            yield position
        occupancy = FtmEntity(ftm_id("occupancy", row["entity"], position.id), "Occupancy")
        occupancy.add("holder", ftm_id(row["entity"]))
        occupancy.add("post", position.id)
        first, last = row["first"], row["last"]
        occupancy.add("date", *(_iso(day) for day in (first, last)))
        occupancy.add("summary", f"Seen in office{_span(first, last)}; events: {row['events']}")
        occupancy.add("status", "as seen; start and end are not known")
        yield occupancy


def iso2(country: str | None, knowledge: Knowledge) -> str | None:
    """A country's code as FollowTheMoney writes it.

    Args:
        country: ISO 3166-1 alpha-3, or None.
        knowledge: The tables.

    Returns:
        ISO 3166-1 alpha-2 in lower case, or None.
    """
    state = knowledge.states.get(country) if country is not None else None
    return state.iso2.lower() if state is not None else None


def _actor(row: Row, knowledge: Knowledge, topics: Mapping[str, list[str]]) -> FtmEntity:
    kind, country = row["kind"], iso2(row["country"], knowledge)
    actor = FtmEntity(ftm_id(row["entity"]), SCHEMAS[kind])
    actor.add("name", row["name"])
    actor.add("country", country)
    actor.add("wikidataId", row["wikidata"])
    for seen in sorted(row["names_seen"], key=lambda seen: (-seen["count"], seen["surface"])):
        if seen["surface"] != row["name"]:
            # One word of a name fits many: it may show somebody, and must not find him.
            actor.add("alias" if " " in seen["surface"] else "weakAlias", seen["surface"])
    if kind == "person":
        actor.add("topics", *topics.get(row["entity"], ()))
    elif kind == "state":
        actor.add("jurisdiction", country)
        actor.add("topics", "gov.national")
    else:
        _tell_body(actor, row, knowledge)
    return actor


def _tell_body(actor: FtmEntity, row: Row, knowledge: Knowledge) -> None:
    body = knowledge.bodies.get(row["entity"])
    if body is None:
        return
    if body.country is None and actor_code(body) in ("IGO", "UNO", "EUR"):
        actor.add("topics", "gov.igo")
    topic = _BODY_TOPICS.get(sector_of_body(body) or "")
    if body.country is not None and topic is not None:
        actor.schema = "PublicBody"
        actor.add("topics", topic)


def _position(row: Row, knowledge: Knowledge) -> FtmEntity:
    code = row["country"]
    state = knowledge.states.get(code) if code is not None else None
    position = FtmEntity(ftm_id("position", code or "", row["office"]), "Position")
    position.add("name", f"{row['office']}, {state.name}" if state is not None else row["office"])
    position.add("country", iso2(code, knowledge))
    return position


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _span(first: dt.date | None, last: dt.date | None) -> str:
    if first is None or last is None:
        return ""
    return f", {first}" if first == last else f", between {first} and {last}"
