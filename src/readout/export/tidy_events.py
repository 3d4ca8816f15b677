"""Tidy tables of what happened: one row an event, a role, a report, a receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from readout.export.coded import CodedEvent, Party
from readout.export.levels import LevelSet
from readout.export.receipts import parts_of
from readout.export.rows import conflict_text
from readout.export.table import DATES, Line, TidyTable, Told, columns_of, dates

_CODES = """
type text PLOVER event type
mode text PLOVER mode
contexts texts PLOVER contexts
cameo text CAMEO code, leading zero included
"""
_LEVELS: Mapping[str, LevelSet] = {
    "type": "type",
    "mode": "mode",
    "contexts": "context",
    "status": "status",
    "date_basis": "date_basis",
    "role": "role",
    "kind": "entity_kind",
    "sector": "sector",
    "part": "part",
}

EVENTS = columns_of(
    f"""
event text Id of the event
{DATES.strip()}
{_CODES.strip()}
cameo_label text What the CAMEO code stands for
goldstein real Goldstein value of the CAMEO code, -10 to 10
quad int PLOVER quadrant: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
intensity real PLOVER score of type and mode, -10 to 10
act text Diplomatic act: meeting, call, visit, joint-statement, statement, agreement and others
format text bilateral, trilateral, 2+2, summit and others
status text occurred, ongoing, planned, proposed, cancelled, denied, hypothetical
place_name text Name of the place
place_country text ISO 3166-1 alpha-3 of the place
lat real Degrees north
lon real Degrees east
reports int How many reports tell of it
documents int How many documents they stand in
independent_sources int How many of these are no copies of another
conflicts texts Fields on which the reports differ or write a name otherwise, with the value taken and why
series text Id of the recurring format it belongs to
part_of text Id of the event it is a part of
thread text Id shared by what is planned, put off, cancelled and held
""",
    levels=_LEVELS,
    long=("conflicts", "date_why"),
)

ROLES = columns_of(
    """
event text Id of the event
position int Number of the role in its event, from 1
role text participant, source, target, host, recipient
entity text Id of who it is; empty when only described
name text Usual English name, or the words of the text
kind text state, organization, person, group and others
country text ISO 3166-1 alpha-3 of the state it acts for
actor text PLOVER code: of the country, or IGO, UNO, EUR, NGO, ISM, IMG, MNC for who belongs to none
sector text PLOVER sector: GOV, MIL, LEG and others
office text Title held at the date of the event
wikidata text Wikidata id
receipts int How many places in the texts name it
""",
    levels=_LEVELS,
)

REPORTS = columns_of(
    f"""
report text Id of the report
event text Id of the event it tells of
doc text Id of the document
source text Path or address the document was read from
url text Address the document gives for itself
publisher text Who published it
agency text Agency whose story it is
title text Headline
published date Day of publication; empty when no day is known
start int First code point of the telling in the text of the document
end int One past the last code point
text text The telling, verbatim
trigger_start int First code point of the words that tell what it is
trigger_end int One past the last code point
trigger text Those words, verbatim
{_CODES.strip()}
act text Diplomatic act
format text As for events
status text As for events, as this document tells it
{DATES.strip()}
attribution texts Through whom it is known, outermost first
rule text What fired
score real How much speaks for the reading, 0 to 1
part_of text Id of the report it is a part of
""",
    levels=_LEVELS,
    long=("title", "text", "date_why"),
)

RECEIPTS = columns_of(
    """
event text Id of the event
report text Id of the report
part text telling, trigger, place, a role, attribution source, attribution cue
name text Whose, for roles, places and attributions
doc text Id of the document
start int First code point in the text of the document
end int One past the last code point
text text The words, verbatim
""",
    levels=_LEVELS,
    long=("text",),
)


def _events(event: CodedEvent) -> Iterator[Line]:
    row, place = event.row, event.row["place"] or {}
    conflicts = [conflict_text(conflict) for conflict in row["conflicts"]]
    yield (
        event.event,
        *dates(row),
        event.type,
        event.mode,
        row["contexts"],
        event.cameo.code,
        event.cameo.label,
        event.cameo.goldstein,
        event.quad,
        event.intensity,
        row["act"],
        row["format"],
        event.status,
        place.get("name"),
        place.get("country"),
        place.get("lat"),
        place.get("lon"),
        len(row["reports"]),
        row["documents"],
        row["independent_sources"],
        conflicts,
        row["series"],
        row["part_of"],
        row["thread"],
    )


def _roles(event: CodedEvent) -> Iterator[Line]:
    parties = [*event.actors, *event.recipients]
    for position, role in enumerate(event.row["roles"], start=1):
        party = next(p for p in parties if _is(p, role))
        yield (
            event.event,
            position,
            party.role,
            party.entity,
            party.name,
            party.kind,
            party.country,
            party.actor,
            party.sector,
            party.office,
            party.wikidata,
            len(party.receipts),
        )


def _is(party: Party, role: Mapping[str, Any]) -> bool:
    return (party.role, party.entity, party.name) == (role["role"], role["entity"], role["name"])


def _reports(event: CodedEvent) -> Iterator[Line]:
    for telling in sorted(event.tellings, key=lambda t: str(t.row["report"])):
        row, document = telling.row, telling.document
        yield (
            row["report"],
            event.event,
            telling.doc,
            document.source,
            document.url,
            document.publisher,
            document.agency,
            document.title,
            telling.published,
            row["start"],
            row["end"],
            row["text"],
            row["trigger"]["start"],
            row["trigger"]["end"],
            row["trigger"]["text"],
            row["type"],
            row["mode"],
            row["contexts"],
            row["cameo"],
            row["act"],
            row["format"],
            row["status"],
            *dates(row),
            [link["name"] for link in row["attribution"]],
            row["rule"],
            row["score"],
            row["part_of"],
        )


def _receipts(event: CodedEvent) -> Iterator[Line]:
    for telling in sorted(event.tellings, key=lambda t: str(t.row["report"])):
        for part, name, receipt in parts_of(telling.row):
            place = (receipt[key] for key in ("doc", "start", "end", "text"))
            yield (event.event, telling.row["report"], part, name, *place)


def _each(lines: Callable[[CodedEvent], Iterator[Line]]) -> Callable[[Told], Iterator[Line]]:
    return lambda told: (line for event in told.events for line in lines(event))


EVENT_TABLES = (
    TidyTable(
        name="events",
        meaning="Events, over all documents",
        columns=EVENTS,
        lines=_each(_events),
        key=("event",),
    ),
    TidyTable(
        name="roles",
        meaning="Who took part in an event, as what, in which office",
        columns=ROLES,
        lines=_each(_roles),
        key=("event", "position"),
        refers={"event": "events"},
    ),
    TidyTable(
        name="reports",
        meaning="Tellings: one document telling of one event",
        columns=REPORTS,
        lines=_each(_reports),
        key=("report",),
        refers={"event": "events", "doc": "documents"},
    ),
    TidyTable(
        name="receipts",
        meaning="The words that reports rest on, verbatim",
        columns=RECEIPTS,
        lines=_each(_receipts),
        refers={"event": "events", "report": "reports", "doc": "documents"},
    ),
)
"""One row an event, a role, a report, a receipt."""
