"""The words behind an item and behind each of its changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from readout.record import Row, View
from readout.watching.faces import Face

MOST = 3
"""Receipts of one change, or of a new item, that are given."""

_RECEIPT = ("doc", "start", "end", "text")


class Evidence:
    """The reports of some events, asked for together."""

    def __init__(self, view: View, faces: Iterable[Face]) -> None:
        """Ask for the reports.

        Args:
            view: The record.
            faces: Faces of events; those of other rows have no reports.
        """
        wanted = sorted({report for face in faces for report in face.get("reports", ())})
        self._reports: Mapping[str, Row] = {}
        if wanted:
            where = "report IN (SELECT unnest(?))"
            self._reports = {r["report"]: r for r in view.rows("reports", where=where, params=[wanted])}

    def of(self, reports: Iterable[str]) -> tuple[Row, ...]:
        """The tellings of reports."""
        held = [self._reports[report] for report in reports if report in self._reports]
        return distinct(receipt(row) for row in held)

    def saying(self, field: str, value: Any, face: Face, *, first: Collection[str]) -> tuple[Row, ...]:
        """The words of the reports that say a value.

        Args:
            field: Of the face.
            value: What it is now.
            face: Of the event.
            first: Reports to be asked before others: those that are new.

        Returns:
            Receipts; those of the new reports where none says it itself.
        """
        ordered = sorted(face.get("reports", ()), key=lambda report: (report not in first, report))
        held = [self._reports[report] for report in ordered if report in self._reports]
        found = [words for row in held for words in _words(field, value, row)]
        return distinct(found) or self.of(sorted(first))


def receipts_of(listing: str, row: Row | None) -> tuple[Row, ...]:
    """The words that a row itself was read from.

    Args:
        listing: statements, wording, claims or documents.
        row: A row of it, or None.

    Returns:
        Receipts; none of a document, which is all of its words.
    """
    if row is None or listing == "documents":
        return ()
    if listing == "statements":
        return distinct(row["content"])
    return (receipt(row),)


def receipt(row: Row) -> Row:
    """The receipt in a row that carries its fields."""
    return {name: row[name] for name in _RECEIPT}


def _words(field: str, value: Any, report: Row) -> Iterable[Row]:
    if field == "place":
        place = report["place"]
        if place is not None and value in (place["name"], place["country"]):
            yield place["receipt"] or receipt(report)
    elif field == "who":
        for role in report["roles"]:
            if any(str(name).startswith(role["name"]) for name in value or ()):
                yield from role["receipts"]
    elif field in report and report[field] == value:
        yield receipt(report)


def distinct(receipts: Iterable[Row]) -> tuple[Row, ...]:
    """The first few receipts, each once, with nothing but what a receipt has."""
    found: dict[tuple[Any, ...], Row] = {}
    for one in receipts:
        found.setdefault((one["doc"], one["start"], one["end"]), {name: one[name] for name in _RECEIPT})
        if len(found) == MOST:
            break
    return tuple(found.values())
