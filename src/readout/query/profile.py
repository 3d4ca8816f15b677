"""One person, body or state over time: offices, meetings, whom they met most, what they said, names seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.errors import NotFound
from readout.knowledge import Knowledge, load
from readout.query.find import Found, find
from readout.query.listings import MEETING_ACTS
from readout.record import Row, View

MET = 20
"""How many of those met most are told."""

_NAMED = """
    WITH n AS MATERIALIZED (SELECT doc, office FROM flat.named WHERE entity = ?),
    d AS MATERIALIZED (SELECT doc, day FROM flat.documents WHERE doc IN (SELECT doc FROM n))
"""
_OFFICES = f"""
    {_NAMED} SELECT n.office, count(DISTINCT n.doc) AS documents, min(d.day) AS first, max(d.day) AS last
    FROM n LEFT JOIN d ON d.doc = n.doc WHERE n.office IS NOT NULL GROUP BY n.office
    ORDER BY first NULLS LAST, documents DESC, n.office
"""  # noqa: S608  our own words
_ACTS = """
    SELECT act, status, count(*) AS n, min(date_min) AS first, max(date_max) AS last
    FROM flat.events WHERE event IN (SELECT event FROM flat.roles WHERE entity = ?)
    GROUP BY act, status ORDER BY n DESC, act, status
"""
_MET = """
    WITH mine AS MATERIALIZED (
        SELECT event, date_min, date_max FROM flat.events
        WHERE event IN (SELECT event FROM flat.roles WHERE entity = ?)
          AND list_contains(?, act) AND status IN ('occurred', 'ongoing')
    ),
    others AS MATERIALIZED (
        SELECT entity, name, kind, country, event FROM flat.roles WHERE event IN (SELECT event FROM mine)
    )
    SELECT r.entity, min(r.name) AS name, min(r.kind) AS kind, min(r.country) AS country,
           count(DISTINCT r.event) AS n, min(e.date_min) AS first, max(e.date_max) AS last
    FROM others r JOIN mine e ON e.event = r.event WHERE r.entity <> ?
    GROUP BY r.entity ORDER BY n DESC, last DESC NULLS LAST, r.entity LIMIT ?
"""
_SAID = """
    SELECT verb, count(*) AS n FROM flat.statements
    WHERE statement IN (SELECT statement FROM flat.speakers WHERE entity = ?)
    GROUP BY verb ORDER BY n DESC, verb NULLS LAST
"""
_WORDED = """
    SELECT formula, count(*) AS n, max(day) AS last FROM flat.wording
    WHERE usage IN (SELECT usage FROM flat.voices WHERE entity = ?)
    GROUP BY formula ORDER BY n DESC, formula
"""
_SEEN = f"""
    {_NAMED} SELECT count(*) AS mentions, count(DISTINCT n.doc) AS documents, min(d.day) AS first,
                    max(d.day) AS last
    FROM n LEFT JOIN d ON d.doc = n.doc
"""  # noqa: S608  our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSeen:
    """A title that documents give somebody.

    Attributes:
        office: As the record names it.
        documents: In how many documents.
        first: When the first of them was published, where known.
        last: The last.
    """

    office: str
    documents: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHeld:
    """An office that the knowledge tables say somebody held.

    Attributes:
        title: Of the office.
        of: State or body, by code or id.
        start: First day.
        end: Last day; None where it goes on or is not known.
        precision: day, month or year, of the vaguer end.
        is_verified: Whether evidence was checked.
    """

    title: str
    of: str
    start: dt.date
    end: dt.date | None
    precision: Literal["day", "month", "year"] = "day"
    is_verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How often something was, and when.

    Attributes:
        value: What: an act, a verb, a formula.
        n: How often.
        detail: Status of an act; empty otherwise.
        first: First day, where known.
        last: Last day, where known.
    """

    value: str
    n: int
    detail: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody who took part in the same meetings, calls, visits and negotiations.

    Attributes:
        entity: Id.
        name: Usual English name.
        kind: What it is.
        country: ISO 3166-1 alpha-3, or None.
        n: How many of them took place with both.
        first: First day, where known.
        last: Last day, where known.
    """

    entity: str
    name: str
    kind: str
    country: str | None
    n: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the record holds of one entity.

    Attributes:
        entity: Its row, `names_seen` among them.
        seen: Titles that documents give it, by the day they first do.
        held: Offices that the knowledge tables have, by start.
        acts: What it took part in, by act and status.
        met: Whom it met most.
        said: What it said, by verb ("" where there is none).
        wording: Formulas it used.
        mentions: How often it is named.
        documents: In how many documents.
        first: When the first of them was published, where known.
        last: The last.
    """

    entity: Row
    seen: tuple[OfficeSeen, ...]
    held: tuple[OfficeHeld, ...]
    acts: tuple[Times, ...]
    met: tuple[Met, ...]
    said: tuple[Times, ...]
    wording: tuple[Times, ...]
    mentions: int
    documents: int
    first: dt.date | None
    last: dt.date | None

    @property
    def events(self) -> int:
        """In how many events it took part."""
        return sum(one.n for one in self.acts)

    @property
    def statements(self) -> int:
        """How many statements are its own."""
        return sum(one.n for one in self.said)


def profile(view: View, wanted: str) -> Profile:
    """What the record holds of a person, body or state.

    Args:
        view: The record.
        wanted: Id, or the beginning of one.

    Returns:
        The profile.

    Raises:
        NotFound: No entity has the id, or several begin with it.
    """
    found = find(view, wanted)
    if found.table != "entities":
        raise NotFound(f"{wanted} is nobody.", hint="Give an id such as person/antony-blinken.")
    return view.once(("profile", found.id), lambda: _profile(view, found))


def _profile(view: View, found: Found) -> Profile:
    who = found.id
    (seen,) = view.sql(_SEEN, [who])
    return Profile(
        entity=found.row,
        seen=tuple(OfficeSeen(**row) for row in view.sql(_OFFICES, [who])),
        held=tuple(_held(load(), who)),
        acts=tuple(
            Times(value=row["act"], n=row["n"], detail=row["status"], first=row["first"], last=row["last"])
            for row in view.sql(_ACTS, [who])
        ),
        met=tuple(Met(**row) for row in view.sql(_MET, [who, list(MEETING_ACTS), who, MET])),
        said=tuple(Times(value=row["verb"] or "", n=row["n"]) for row in view.sql(_SAID, [who])),
        wording=tuple(
            Times(value=row["formula"], n=row["n"], last=row["last"]) for row in view.sql(_WORDED, [who])
        ),
        mentions=seen["mentions"],
        documents=seen["documents"],
        first=seen["first"],
        last=seen["last"],
    )


def _held(knowledge: Knowledge, who: str) -> Iterator[OfficeHeld]:
    for tenure in sorted(knowledge.tenures_of(who), key=lambda t: (t.start, t.office, t.of)):
        yield OfficeHeld(
            title=knowledge.title_of(tenure),
            of=tenure.of,
            start=tenure.start,
            end=tenure.end,
            precision=tenure.precision,
            is_verified=tenure.verified,
        )
