"""The side file of formats without room for evidence: for each of their rows, the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from readout.export.coded import CodedEvent
from readout.export.delimited import Cell, write_csv
from readout.record import Row

RECEIPTS = (
    "row",
    "event",
    "report",
    "part",
    "name",
    "day_from",
    "document",
    "source",
    "start",
    "end",
    "text",
)
"""Columns of receipts.csv."""

FILE = "receipts.csv"


def write_receipts(folder: Path, rows: Iterable[tuple[str, CodedEvent]]) -> int:
    """Write receipts.csv.

    Args:
        folder: Where to.
        rows: (id of a row of the format, its event), in the order of the rows.

    Returns:
        How many lines were written.
    """
    return write_csv(folder / FILE, RECEIPTS, (line for row, event in rows for line in _lines(row, event)))


def _lines(row: str, event: CodedEvent) -> Iterator[tuple[Cell, ...]]:
    day_from = event.day[1] if event.day is not None else None
    for telling in event.tellings:
        report = telling.row
        for part, name, receipt in parts_of(report):
            yield (
                row,
                event.event,
                report["report"],
                part,
                name,
                day_from,
                receipt["doc"],
                telling.document.source,
                receipt["start"],
                receipt["end"],
                receipt["text"],
            )


def parts_of(report: Row) -> Iterator[tuple[str, str | None, Row]]:
    """Every receipt of a report.

    Args:
        report: A row of `reports`.

    Yields:
        (telling, trigger, place, source, cue, or the role; whose; the receipt)
    """
    yield "telling", None, {name: report[name] for name in ("doc", "start", "end", "text")}
    yield "trigger", None, report["trigger"]
    for role in report["roles"]:
        for receipt in role["receipts"]:
            yield role["role"], role["name"], receipt
    place = report["place"]
    if place is not None and place["receipt"] is not None:
        yield "place", place["name"] or place["country"], place["receipt"]
    for link in report["attribution"]:
        for part in ("source", "cue"):
            if link[part] is not None:
                # `source` is also the name of a role: who says so is told apart.
                yield f"attribution {part}", link["name"], link[part]
