"""A listing as a table in a notebook: what a reader looks for first, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from readout.notebook.html import joined, page, receipt, small, table, text
from readout.record import Row, View

Cell = Callable[[Row], str]

_TELLINGS = """
    SELECT event, min({'doc': doc, 'start': start, 'end': "end", 'text': text}) AS telling
    FROM reports WHERE list_contains(?, event) GROUP BY event
"""
_NAMES = "SELECT entity, name FROM entities WHERE list_contains(?, entity)"


def listing_html(name: str, view: View, rows: Sequence[Row], counted: str) -> str:
    """A few rows of a listing as HTML.

    Args:
        name: Of the listing.
        view: Knows the words that events rest on, and names for ids.
        rows: The rows.
        counted: How many there are in all, in words.

    Returns:
        HTML; nothing in the rows can become markup.
    """
    columns = _columns(name, view, rows)
    lines = ([cell(row) for cell in columns.values()] for row in rows)
    of = f", the first {len(rows)}" if rows else ""
    return page(f"<p><small>{text(counted)}{of}</small></p>{table(columns, lines)}")


def row_cells(name: str, view: View, row: Row) -> Mapping[str, str]:
    """The cells of one row by head, as HTML."""
    return {head: cell(row) for head, cell in _columns(name, view, [row]).items()}


def _columns(name: str, view: View, rows: Sequence[Row]) -> Mapping[str, Cell]:
    if name in ("events", "meetings"):
        ids = [row["event"] for row in rows]
        tellings = {found["event"]: found["telling"] for found in view.sql(_TELLINGS, [ids])}
        return {
            **_EVENT,
            "words": lambda row: receipt(tellings.get(row["event"])),
            "id": _id("event"),
        }
    if name == "wording":
        ids = sorted({speaker for row in rows for speaker in row["speakers"]})
        names = {found["entity"]: found["name"] for found in view.sql(_NAMES, [ids])}
        return {**_WORDING, "by": lambda row: joined(names.get(s, s) for s in row["speakers"])}
    return _OTHERS[name]


def _named(key: str) -> Cell:
    return lambda row: text(row[key])


def _day(key: str) -> Cell:
    return lambda row: f'<span class="day">{text(row[key])}</span>'


def _id(key: str) -> Cell:
    return lambda row: small(row[key])


def _parties(parties: Sequence[Mapping[str, Any]]) -> str:
    told = []
    for party in parties:
        about = ", ".join(str(party[k]) for k in ("country", "office") if party.get(k))
        told.append(f"{text(party['name'])}{f' {small(about)}' if about else ''}")
    return "<br>".join(told)


def _source(row: Row) -> str:
    return joined((row["publisher"] or row["source"], row["published"]))


_EVENT: Mapping[str, Cell] = {
    "date": _day("date"),
    "what": lambda row: joined((row["act"], row["format"])),
    "status": _named("status"),
    "who": lambda row: _parties(row["roles"]),
    "where": lambda row: text((row["place"] or {}).get("name") or (row["place"] or {}).get("country")),
    "sources": lambda row: text(row["independent_sources"]),
}
_WORDING: Mapping[str, Cell] = {
    "date": _day("date"),
    "formula": _named("formula"),
    "verb": _named("strength"),
    "by": _named("speakers"),
    "words": receipt,
    "id": _id("usage"),
}
_STATEMENT: Mapping[str, Cell] = {
    "date": _day("date"),
    "who": lambda row: _parties(row["speakers"]),
    "verb": lambda row: joined((row["modality"], row["verb"]), by=" "),
    "words": lambda row: "<br>".join(receipt(piece) for piece in row["content"]),
    "through": lambda row: joined((link["name"] for link in row["attribution"]), by=" → "),
    "printed": _source,
    "id": _id("statement"),
}
_OTHERS: Mapping[str, Mapping[str, Cell]] = {
    "statements": _STATEMENT,
    "said": _STATEMENT,
    "claims": {
        "claim": receipt,
        "kind": _named("kind"),
        "verdict": _named("verdict"),
        "found": _named("found"),
        "coverage": _named("coverage"),
        "id": _id("claim"),
    },
    "documents": {
        "published": _day("published"),
        "title": _named("title"),
        "publisher": _named("publisher"),
        "status": lambda row: joined((row["status"], row["reject_code"])),
        "source": _named("source"),
        "id": _id("doc"),
    },
    "people": {
        "name": _named("name"),
        "country": _named("country"),
        "offices": lambda row: joined(row["offices"]),
        "events": _named("events"),
        "statements": _named("statements"),
        "first": _named("first_seen"),
        "last": _named("last_seen"),
        "id": _id("entity"),
    },
    "series": {
        "name": _named("name"),
        "format": _named("format"),
        "parties": lambda row: joined(row["parties"]),
        "held": _named("occasions"),
        "first": _named("first"),
        "last": _named("last"),
        "id": _id("series"),
    },
    "search": {"words": receipt, "title": _named("title"), "printed": _source},
}
