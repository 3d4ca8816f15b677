"""Parts that several kinds share: receipts, dates, parties, chains of attribution."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern
from typing import Any

from readout.model import Attribution, Dating, EdtfDate, Party, Span
from readout.record.shape import RECEIPT, Row, Shape

PARTY: Shape = {"entity": "text", "name": "text", "country": "text", "receipt": RECEIPT}
ATTRIBUTION: Shape = {"entity": "text", "name": "text", "source": RECEIPT, "cue": RECEIPT}
DATING: dict[str, Shape] = {
    "date": "text",
    "date_min": "date",
    "date_max": "date",
    "date_basis": "text",
    "date_why": "text",
}


def receipt_row(span: Span) -> Row:
    """The receipt as stored."""
    return {"doc": span.doc, "start": span.start, "end": span.end, "text": span.text}


def receipt_or_null(span: Span | None) -> Row | None:
    """The receipt as stored, or null."""
    return None if span is None else receipt_row(span)


def once(text: str | None) -> Any:
    """The same text, held in memory once however many rows have it: ids, names, codes. Or None."""
    return None if text is None else intern(text)


def span_of(row: Row) -> Span:
    """The span of a receipt, or of a row that carries the receipt's fields itself."""
    return Span(doc=once(row["doc"]), start=row["start"], end=row["end"], text=row["text"])


def span_or_none(row: Row | None) -> Span | None:
    """The span of a receipt that may be null."""
    return None if row is None else span_of(row)


def dating_row(dating: Dating, prefix: str = "date") -> Row:
    """A date with its bounds and how we came to it.

    Args:
        dating: The date.
        prefix: First part of the columns' names: `date` or `published`.

    Returns:
        Five columns.
    """
    low, high = (None, None) if dating.date is None else dating.date.bounds()
    return {
        prefix: dating.text,
        f"{prefix}_min": low,
        f"{prefix}_max": high,
        f"{prefix}_basis": dating.basis,
        f"{prefix}_why": dating.why,
    }


def dating_of(row: Row, prefix: str = "date") -> Dating:
    """The date in a row's columns."""
    text = row[prefix]
    return Dating(
        date=None if text is None else EdtfDate(text=text),
        basis=once(row[f"{prefix}_basis"]),
        why=row[f"{prefix}_why"],
    )


def party_row(party: Party) -> Row:
    """A speaker or addressee as stored."""
    return {
        "entity": party.entity,
        "name": party.name,
        "country": party.country,
        "receipt": receipt_or_null(party.receipt),
    }


def party_of(row: Row) -> Party:
    """The party of a stored row."""
    return Party(
        entity=once(row["entity"]),
        name=once(row["name"]),
        country=once(row["country"]),
        receipt=span_or_none(row["receipt"]),
    )


def attribution_row(link: Attribution) -> Row:
    """One link of a chain as stored."""
    return {
        "entity": link.entity,
        "name": link.name,
        "source": receipt_or_null(link.source),
        "cue": receipt_or_null(link.cue),
    }


def attribution_of(row: Row) -> Attribution:
    """The link of a stored row."""
    return Attribution(
        entity=once(row["entity"]),
        name=once(row["name"]),
        source=span_or_none(row["source"]),
        cue=span_or_none(row["cue"]),
    )


def labels(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs as a map takes them: a name used again gets a number, so that no value is lost.

    Args:
        pairs: (name, value) in order.

    Returns:
        The same with distinct names.

    Example:
        >>> labels([("actor", "Japan"), ("actor", "France")])
        [('actor', 'Japan'), ('actor#2', 'France')]
    """
    seen: dict[str, int] = {}
    given = []
    for name, value in pairs:
        seen[name] = seen.get(name, 0) + 1
        given.append((name if seen[name] == 1 else f"{name}#{seen[name]}", value))
    return given


def pairs_of(stored: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The pairs of a stored map, in their order and under their own names.

    Example:
        >>> pairs_of({"actor": "Japan", "actor#2": "France"})
        (('actor', 'Japan'), ('actor', 'France'))
    """
    given = []
    for name, value in stored.items():
        stem, mark, number = name.rpartition("#")
        given.append((stem if mark and number.isdecimal() else name, value))
    return tuple(given)
