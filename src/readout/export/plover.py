"""PLOVER's own JSON: one object an event, its parties as lists, evidence and sources under `readout_`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from readout._version import __version__
from readout.export.coded import CodedEvent, Party, Telling
from readout.export.files import whole_file
from readout.export.jsonl import json_line
from readout.export.leaving import LeftOut
from readout.export.places import city_of, place_name
from readout.export.receipts import parts_of
from readout.knowledge.sectors import SECTORS
from readout.record import Row

COLUMNS = (
    "id",
    "date",
    "actor",
    "event",
    "has_event",
    "recipient",
    "event_loc",
    "event_text",
    "quad_code",
    "event_scale",
    "mode",
    "context",
    "link",
    "text",
    "text_info",
    "cite_info",
    "coder",
    "readout_status",
    "readout_act",
    "readout_format",
    "readout_date",
    "readout_day_from",
    "readout_cameo",
    "readout_documents",
    "readout_independent_sources",
    "readout_conflicts",
    "readout_series",
    "readout_thread",
    "readout_part_of",
    "readout_reports",
)
"""Every key of an object, in order. Ours begin with `readout_`, as the manual allows."""

EVENTS = "plover.jsonl"
_AUXILIARY = {"denied": "negation", "cancelled": "negation", "hypothetical": "hypothetical"}
_TO_COME = ("planned", "proposed")
_CITY, _COUNTRY = 4, 1


def write_plover(folder: Path, events: list[CodedEvent], left_out: LeftOut) -> dict[str, int]:
    """Write plover.jsonl.

    Args:
        folder: Where to.
        events: All events of a record.
        left_out: Counts what has no place.

    Returns:
        File → how many objects.

    Raises:
        ValueError: An object has other keys than declared.
    """
    written = 0
    with whole_file(folder / EVENTS) as file:
        for event in left_out.dated(events):
            found = _object(event)
            if tuple(found) != COLUMNS:
                raise ValueError(f"{EVENTS}: an object has other keys than declared.")
            file.write(json_line(found) + "\n")
            written += 1
    return {EVENTS: written}


def _object(event: CodedEvent) -> Row:
    row = event.row
    day, day_from = event.day or (None, None)
    first = event.tellings[0] if event.tellings else None
    return {
        "id": event.event,
        "date": day.isoformat() if day is not None else None,
        "actor": [_entity(event, party) for party in event.actors],
        "event": [event.type],
        "has_event": True,
        "recipient": [_entity(event, party) for party in event.recipients],
        "event_loc": _location(event),
        "event_text": first.row["trigger"]["text"] if first is not None else None,
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "mode": _modes(event),
        "context": list(row["contexts"]),
        "link": [row["part_of"]] if row["part_of"] else [],
        "text": first.row["text"] if first is not None else None,
        "text_info": _text_info(first) if first is not None else None,
        "cite_info": _cite_info(first) if first is not None else None,
        "coder": f"readout {__version__}",
        "readout_status": event.status,
        "readout_act": row["act"],
        "readout_format": row["format"],
        "readout_date": {
            name: row[name] for name in ("date", "date_min", "date_max", "date_basis", "date_why")
        },
        "readout_day_from": day_from,
        "readout_cameo": {
            "code": event.cameo.code,
            "label": event.cameo.label,
            "goldstein": event.cameo.goldstein,
        },
        "readout_documents": row["documents"],
        "readout_independent_sources": row["independent_sources"],
        "readout_conflicts": row["conflicts"],
        "readout_series": row["series"],
        "readout_thread": row["thread"],
        "readout_part_of": row["part_of"],
        "readout_reports": [_report(telling) for telling in event.tellings],
    }


def _modes(event: CodedEvent) -> list[str]:
    """The mode, and the auxiliary one that says whether it happened; AGREE is to come in any case."""
    modes = [event.mode] if event.mode is not None else []
    if event.status in _AUXILIARY:
        modes.append(_AUXILIARY[event.status])
    elif event.status in _TO_COME and event.type != "AGREE":
        modes.append("future")
    return modes


def _entity(event: CodedEvent, party: Party) -> Row:
    known = {
        "code": party.actor,
        "sector": party.sector if party.sector in SECTORS else None,
        "entity_text": party.words,
        "entity_name": party.name,
        "country_name": event.country_name(party.country),
        "office": party.office,
        "wikidata_id": party.wikidata,
        "identifier_id": party.entity,
    }
    return {name: value for name, value in known.items() if value is not None}


def _location(event: CodedEvent) -> Row | None:
    where = event.row["place"]
    if where is None:
        return None
    codes = event.codes(where["country"])
    city = city_of(event)
    receipt = where["receipt"] or {}
    found: dict[str, Any] = {
        "extracted_place": receipt.get("text"),
        "resolved_place": place_name(event),
        "lat": where["lat"],
        "lon": where["lon"],
        "city": city,
        "country": event.country_name(where["country"]),
        "country_code": codes.plover if codes is not None else None,
        "resolution": _CITY if city is not None else _COUNTRY if place_name(event) is None else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _text_info(telling: Telling) -> Row:
    return {
        "sequence": telling.sentence,
        "start": telling.row["start"],
        "end": telling.row["end"],
        "text_story": telling.doc,
    }


def _cite_info(telling: Telling) -> Row:
    document = telling.document
    known = {
        "citation": document.source,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "publication": document.publisher,
    }
    return {name: value for name, value in known.items() if value is not None}


def _report(telling: Telling) -> Row:
    row, document = telling.row, telling.document
    return {
        "report": row["report"],
        "document": telling.doc,
        "source": document.source,
        "publisher": document.publisher,
        "agency": document.agency,
        "published": document.published.text,
        "status": row["status"],
        "attribution": [link["name"] for link in row["attribution"]],
        "rule": row["rule"],
        "score": row["score"],
        "receipts": [{"part": part, "name": name, **receipt} for part, name, receipt in parts_of(row)],
    }
