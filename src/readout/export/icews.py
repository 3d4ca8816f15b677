"""ICEWS: tab-separated with a header, one row an ordered pair, a meeting two rows with consecutive ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from readout.export.coded import CodedEvent
from readout.export.delimited import Cell, listing, write_tabs
from readout.export.dyads import Dyad, Side, dyads_of
from readout.export.ids import numbered
from readout.export.leaving import PAIR, LeftOut
from readout.export.places import city_of
from readout.export.receipts import FILE, write_receipts
from readout.knowledge.cameo import CameoCode, cameo_codes
from readout.knowledge.sectors import sectors

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)

EVENTS = "icews.tab"
_RECEIVE_VISIT = "043"


def write_icews(folder: Path, events: list[CodedEvent], left_out: LeftOut) -> dict[str, int]:
    """Write icews.tab and receipts.csv.

    Args:
        folder: Where to.
        events: All events of a record.
        left_out: Counts what has no place.

    Returns:
        File → how many rows.
    """
    kept = []
    for event in left_out.real(events):
        pairs = list(_directed(event))
        if not pairs:
            left_out.counts[PAIR] += 1
            continue
        kept.append((event, pairs))
    first = numbered((event.event, len(pairs)) for event, pairs in kept)
    rows = [
        (first[event.event] + n, event, dyad, code)
        for event, pairs in kept
        for n, (dyad, code) in enumerate(pairs)
    ]
    return {
        EVENTS: write_tabs(
            folder / EVENTS, COLUMNS, (_cells(*row) for row in rows), header=True, missing="NULL"
        ),
        FILE: write_receipts(folder, ((str(number), event) for number, event, _, _ in rows)),
    }


def _directed(event: CodedEvent) -> Iterator[tuple[Dyad, CameoCode]]:
    """Each pair with its code; what two do together, and the host's half of a visit, is a second row."""
    for dyad in dyads_of(event):
        yield dyad, event.cameo
        if event.is_mutual or event.is_visit:
            code = cameo_codes()[_RECEIVE_VISIT] if event.is_visit else event.cameo
            yield Dyad(source=dyad.target, target=dyad.source), code


def _cells(number: int, event: CodedEvent, dyad: Dyad, code: CameoCode) -> tuple[Cell, ...]:
    where = event.row["place"] or {}
    first = event.tellings[0] if event.tellings else None
    return (
        number,
        event.day[0].isoformat() if event.day is not None else None,
        *_side(event, dyad.source),
        code.label,
        code.code,
        code.goldstein,
        *_side(event, dyad.target),
        first.doc if first is not None else None,
        first.sentence if first is not None else None,
        first.document.publisher if first is not None else None,
        city_of(event),
        None,
        None,
        event.country_name(where.get("country")),
        where.get("lat"),
        where.get("lon"),
    )


def _side(event: CodedEvent, side: Side) -> tuple[Cell, Cell, Cell]:
    names = listing((sectors()[s].name.capitalize() for s in side.sectors), separator=",")
    return side.name, names or None, event.country_name(side.country)
