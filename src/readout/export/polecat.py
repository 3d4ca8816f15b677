"""POLECAT: tab-separated with a header, one row an event, all its actors in one cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from readout._version import __version__
from readout.export.coded import CodedEvent, Party
from readout.export.delimited import Cell, listing, write_tabs
from readout.export.leaving import LeftOut
from readout.export.places import city_of, place_name
from readout.export.receipts import FILE, write_receipts
from readout.export.story import StoryNames

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)

EVENTS = "polecat.tsv"
SEPARATOR = ";"
_MISSING = "None"


def write_polecat(
    folder: Path, events: list[CodedEvent], left_out: LeftOut, stories: Mapping[str, StoryNames]
) -> dict[str, int]:
    """Write polecat.tsv and receipts.csv.

    Args:
        folder: Where to.
        events: All events of a record.
        left_out: Counts what has no place.
        stories: Names in each document by its id.

    Returns:
        File → how many rows.
    """
    kept = list(left_out.real(events))
    lines = (_cells(event, stories) for event in kept)
    return {
        EVENTS: write_tabs(folder / EVENTS, COLUMNS, lines, header=True, missing=_MISSING),
        FILE: write_receipts(folder, ((event.event, event) for event in kept)),
    }


def _cells(event: CodedEvent, stories: Mapping[str, StoryNames]) -> tuple[Cell, ...]:
    where = event.row["place"] or {}
    receipt = where.get("receipt") or {}
    first = event.tellings[0] if event.tellings else None
    documents = [t.document for t in event.tellings]
    names = [stories[d.doc] for d in documents if d.doc in stories]
    return (
        event.event,
        event.day[0].isoformat() if event.day is not None else None,
        event.type,
        event.mode,
        event.intensity,
        f"Q{event.quad}",
        _many(event.row["contexts"]),
        *_parties(event, event.actors),
        *_parties(event, event.recipients),
        place_name(event),
        city_of(event),
        None,
        None,
        event.country_name(where.get("country")),
        where.get("lat"),
        where.get("lon"),
        None,
        receipt.get("text"),
        None,
        _many(d.publisher for d in documents),
        first.published.isoformat() if first is not None and first.published is not None else None,
        _many(name for story in names for name in story.people),
        _many(name for story in names for name in story.organizations),
        _many(name for story in names for name in story.locations),
        _many(d.language for d in documents),
        f"readout {__version__}",
    )


def _parties(event: CodedEvent, parties: tuple[Party, ...]) -> tuple[Cell, ...]:
    def cow(party: Party) -> str | None:
        codes = event.codes(party.country)
        return str(codes.cow) if codes is not None and codes.cow is not None else None

    told = [party.sector for party in parties if party.sector is not None]
    each: tuple[Callable[[Party], str | None], ...] = (
        lambda p: p.name,
        lambda p: event.country_name(p.country),
        cow,
    )
    return (
        *(_many(get(party) for party in parties) for get in each),
        min(told, key=lambda s: (-told.count(s), told.index(s))) if told else None,
        _many(told),
        _many(party.office for party in parties),
        _many(party.words for party in parties),
        None,
    )


def _many(values: Iterable[str | None]) -> str | None:
    return listing((value for value in values if value), separator=SEPARATOR) or None
