"""Phoenix: tab-separated without a header, one row a pair, actors taken apart into root, agent and others."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from readout._version import __version__
from readout.export.coded import CodedEvent
from readout.export.delimited import Cell, listing, write_tabs
from readout.export.dyads import Dyad, Side, dyads_of
from readout.export.ids import numbered
from readout.export.leaving import PAIR, LeftOut
from readout.export.places import place_name
from readout.export.receipts import FILE, write_receipts

COLUMNS = (
    "id_version",
    "date",
    "year",
    "month",
    "day",
    "source",
    "source_root",
    "source_agent",
    "source_others",
    "target",
    "target_root",
    "target_agent",
    "target_others",
    "code",
    "root_code",
    "quad_class",
    "goldstein",
    "issues",
    "lat",
    "lon",
    "place",
    "state",
    "country",
    "sentence_ids",
    "urls",
    "news_sources",
)

EVENTS = "phoenix.txt"
SEPARATOR = ";"
_QUADS = {
    **dict.fromkeys(("03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}


def write_phoenix(folder: Path, events: list[CodedEvent], left_out: LeftOut) -> dict[str, int]:
    """Write phoenix.txt and receipts.csv.

    Args:
        folder: Where to.
        events: All events of a record.
        left_out: Counts what has no place.

    Returns:
        File → how many rows.
    """
    kept = []
    for event in left_out.real(events):
        pairs = dyads_of(event)
        if not pairs:
            left_out.counts[PAIR] += 1
            continue
        kept.append((event, pairs))
    first = numbered((event.event, len(pairs)) for event, pairs in kept)
    rows = [(first[event.event] + n, event, dyad) for event, pairs in kept for n, dyad in enumerate(pairs)]
    return {
        EVENTS: write_tabs(folder / EVENTS, COLUMNS, (_cells(*row) for row in rows), header=False),
        FILE: write_receipts(folder, ((_id(number), event) for number, event, _ in rows)),
    }


def _id(number: int) -> str:
    return f"{number}_{__version__}"


def _cells(number: int, event: CodedEvent, dyad: Dyad) -> tuple[Cell, ...]:
    day = event.day[0] if event.day is not None else dt.date.min
    where = event.row["place"] or {}
    code = event.cameo.code
    return (
        _id(number),
        f"{day:%Y%m%d}",
        f"{day:%Y}",
        f"{day:%m}",
        f"{day:%d}",
        *_side(dyad.source),
        *_side(dyad.target),
        code,
        code[:2],
        _QUADS[code[:2]],
        event.cameo.goldstein,
        _issues(event),
        where.get("lat"),
        where.get("lon"),
        place_name(event),
        None,
        event.country_name(where.get("country")),
        listing((f"{t.doc}_{t.sentence}" for t in event.tellings), separator=SEPARATOR),
        listing((t.address for t in event.tellings), separator=SEPARATOR),
        listing((t.document.publisher for t in event.tellings if t.document.publisher), separator=SEPARATOR),
    )


def _side(side: Side) -> tuple[Cell, ...]:
    others = side.group if side.country is None else ""
    return side.code, side.root, side.agent, others


def _issues(event: CodedEvent) -> str:
    """Each context with the number of reports that tell of it."""
    told = Counter(context for telling in event.tellings for context in telling.row["contexts"])
    return SEPARATOR.join(f"{context.upper()},{told[context]}" for context in sorted(told))
