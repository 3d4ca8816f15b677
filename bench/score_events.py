"""Events: which report of a document tells of which event of the gold, and what it has right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.gold import (
    AHEAD,
    PAPERS,
    TALKS,
    Gold,
    Row,
    accepted,
    is_attributed,
    is_date,
    is_party,
    listed,
    names_agree,
    places_of,
    shared,
    words,
)
from bench.tally import Tally

ENOUGH = 0.5
"""Share of the points to be had from which a report counts as telling of the event."""

REQUIRED = 0.1
"""By how much better an optional event must fit to take a report from one that is required."""

POINTS = {"parties": 3.0, "act": 2.0, "evidence": 2.0, "type": 1.0, "date": 1.0, "status": 0.5, "format": 0.5}
"""What agreement in a field is worth: who and what count more than how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the record says of the events of one document.

    Attributes:
        key: Name of the document in the gold.
        text: Its text.
        reports: Its reports.
        events: Event id → event, over all documents.
    """

    key: str
    text: str
    reports: Sequence[Row]
    events: dict[str, Row]


def score_events(tally: Tally, told: Told, wanted: Sequence[Gold], linked: dict[str, str]) -> None:
    """Score the reports of one document.

    Args:
        tally: Takes the figures.
        told: What the record says.
        wanted: Events of the gold.
        linked: `document#event` of the gold → event id, over the documents scored so far; added to.
    """
    pairs = paired(wanted, told)
    for number, want in enumerate(wanted):
        name = f"{told.key} {want.get('id') or want.get('type')}"
        report = pairs.get(number)
        if report is not None or not want.get("optional"):
            tally.add("event found", is_right=report is not None, note=name)
        if report is not None:
            _score_fields(tally, name, want, report)
            _score_roles(tally, name, want, report)
            _score_links(tally, f"{told.key}#{want.get('id')}", want, report, told, linked)
    taken = {report["report"] for report in pairs.values()}
    for report in told.reports:
        if report["act"] in TALKS and report["status"] == "occurred":
            who = ", ".join(role["name"] for role in report["roles"])
            note = f"{told.key} {report['act']} of {who}"
            tally.add("no invented talks", is_right=report["report"] in taken, note=note)


def parties_of(want: Gold) -> list[Any]:
    """Everybody who must have a role in it."""
    people = [{"name": name} for name in listed(want.get("person"))]
    return [
        *listed(want.get("participants")),
        *listed(want.get("source")),
        *listed(want.get("target")),
        *people,
    ]


def has_party(party: Any, row: Row) -> bool:
    """Whether a party of the gold has a role in it."""
    return any(is_party(party, role["name"], role["country"], role["kind"]) for role in row["roles"])


def is_type(want: Gold, row: Row) -> bool:
    """Whether the types agree; talks still to come are AGREE in PLOVER, CONSULT to most readers."""
    fair = set(accepted(want, "type"))
    if row["status"] in AHEAD and fair & {"AGREE", "CONSULT"}:
        fair |= {"AGREE", "CONSULT"}
    return row["type"] in fair


def is_act(want: Gold, row: Row) -> bool:
    """Whether the acts agree."""
    return row["act"] in accepted(want, "act")


def paired(wanted: Sequence[Gold], told: Told) -> dict[int, Row]:
    """Which report tells of which event: the best pair first, each used once.

    Args:
        wanted: Events of the gold.
        told: What the record says.

    Returns:
        Number of an event of the gold → its report.
    """
    found = [
        (score + (0 if want.get("optional") else REQUIRED), -number, -place, report)
        for number, want in enumerate(wanted)
        for place, report in enumerate(told.reports)
        if (score := _agreement(want, report, told.text)) >= ENOUGH
    ]
    pairs: dict[int, Row] = {}
    used: set[str] = set()
    for _, number, _, report in sorted(found, key=lambda pair: pair[:3], reverse=True):
        if -number not in pairs and report["report"] not in used:
            pairs[-number] = report
            used.add(report["report"])
    return pairs


def _agreement(want: Gold, report: Row, text: str) -> float:
    """Share of the points to be had."""
    got: dict[str, float] = {}
    if parties := parties_of(want):
        got["parties"] = sum(has_party(party, report) for party in parties) / len(parties)
        if not got["parties"]:
            return 0.0
    if want.get("act"):
        kin = any({report["act"], want["act"]} <= family for family in (TALKS, PAPERS))
        got["act"] = 1.0 if is_act(want, report) else 0.5 * kin
    evidence = places_of(text, want.get("evidence") or "")
    if evidence:
        whole = [(report["start"], report["end"])]
        got["evidence"] = max(shared(one, whole) / (one[1] - one[0]) for one in evidence)
    got["type"] = float(is_type(want, report))
    if want.get("date"):
        got["date"] = float(is_date(accepted(want, "date"), report["date"]))
    for field in filter(want.get, ("status", "format")):
        got[field] = float(report[field] in accepted(want, field))
    return sum(POINTS[name] * share for name, share in got.items()) / sum(POINTS[name] for name in got)


def _score_fields(tally: Tally, name: str, want: Gold, report: Row) -> None:
    note = f"{name}: wants {want.get('type')}, has {report['type']}"
    tally.add("event type", is_right=is_type(want, report), note=note)
    for field in ("act", "status", "format"):
        if want.get(field):
            note = f"{name}: wants {want[field]}, has {report[field]}"
            tally.add(f"event {field}", is_right=report[field] in accepted(want, field), note=note)
    if want.get("date"):
        beyond = report["date"] is None and want.get("date_basis") in ("metadata", "knowledge")
        is_right = beyond or is_date(accepted(want, "date"), report["date"])
        tally.add("event date", is_right=is_right, note=f"{name}: wants {want['date']}, has {report['date']}")
    if (want.get("place") or {}).get("name"):
        place = (report["place"] or {}).get("name")
        note = f"{name}: wants {want['place']['name']}, has {place}"
        tally.add("event place", is_right=names_agree(want["place"]["name"], place), note=note)
    if want.get("attribution"):
        note = f"{name}: wants {want['attribution']}"
        tally.add("event attribution", is_right=is_attributed(want["attribution"], report), note=note)


def _score_roles(tally: Tally, name: str, want: Gold, report: Row) -> None:
    for party in parties_of(want):
        tally.add("event party", is_right=has_party(party, report), note=f"{name}: lacks {party}")
    for person in listed(want.get("participants")):
        if person.get("office"):
            held = [
                r["office"] for r in report["roles"] if is_party(person, r["name"], r["country"], r["kind"])
            ]
            asked = words(person["office"])
            is_right = any(5 * len(asked & words(office)) >= 3 * len(asked) for office in held)
            if held:
                tally.add("event office", is_right=is_right, note=f"{name}: {person}, has {held}")
    known = [*listed(want.get("participants")), *listed(want.get("also_present"))]
    known += [{"name": person} for person in listed(want.get("person"))]
    if want.get("participants") and all(person.get("name") for person in known):
        extra = [
            role["name"]
            for role in report["roles"]
            if role["kind"] == "person"
            and not any(is_party(person, role["name"], role["country"], role["kind"]) for person in known)
        ]
        tally.add("no stranger", is_right=not extra, note=f"{name}: {', '.join(extra)}")


def _score_links(
    tally: Tally, name: str, want: Gold, report: Row, told: Told, linked: dict[str, str]
) -> None:
    linked[name] = report["event"]
    for other in listed(want.get("same_event_as")):
        is_right = linked.get(other) == report["event"]
        tally.add("same event linked", is_right=is_right, note=f"{name} = {other}")
        for field in (want.get("conflict") or {}).get("fields", []):
            kept = {one["field"] for one in told.events[report["event"]]["conflicts"]}
            is_right = bool(kept & {field, "roles" if field == "participants" else field})
            tally.add("conflict kept", is_right=is_right, note=f"{name}: {field}, has {sorted(kept)}")
