"""Rows of the record as rows of an answer: one function a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from readout.record import Row, View
from readout.serve.mcp import schemas as s
from readout.serve.mcp.quoting import quoted, receipt
from readout.serve.mcp.shared import Page, dates, each, party, status

_QUOTE = s.ref("quote")
_MAYBE_QUOTE = s.or_null(_QUOTE)

EVENT: Mapping[str, s.Schema] = {
    **s.DATES,
    "act": s.TEXT,
    "type": s.TEXT,
    "mode": s.MAYBE,
    "contexts": s.many(s.TEXT),
    "format": s.MAYBE,
    "place": s.or_null(s.closed({"name": _MAYBE_QUOTE, "country": s.MAYBE})),
    "roles": s.many(s.ref("party")),
    "agenda": s.many(_QUOTE),
    "documents": s.NUMBER,
    "independent_sources": s.described(s.NUMBER, "Copies of one story are one"),
    "conflicts": s.many(
        s.closed(
            {
                "field": s.TEXT,
                "kind": s.MAYBE,
                "about": _MAYBE_QUOTE,
                "chosen": _MAYBE_QUOTE,
                "why": _MAYBE_QUOTE,
                "values": s.many(s.closed({"value": _QUOTE, "independent_sources": s.NUMBER})),
            }
        )
    ),
    "series": s.MAYBE,
    "part_of": s.MAYBE,
    "thread": s.MAYBE,
}

STATEMENT: Mapping[str, s.Schema] = {
    **s.DATES,
    "speakers": s.many(s.ref("party")),
    "verb": _MAYBE_QUOTE,
    "force": s.MAYBE,
    "modality": _MAYBE_QUOTE,
    "mode": s.TEXT,
    "kind": s.TEXT,
    "addressees": s.many(s.ref("party")),
    "document_quoted": _MAYBE_QUOTE,
    "stance": s.or_null(s.closed({"toward": s.TEXT, "polarity": s.TEXT})),
    "event": s.MAYBE,
    "nested_in": s.MAYBE,
}

WORDING: Mapping[str, s.Schema] = {
    **s.DATES,
    "formula": s.TEXT,
    "variant": _QUOTE,
    "slots": s.many(s.closed({"slot": s.TEXT, "value": _QUOTE})),
    "strength": s.described(s.MAYBE, "The governing verb"),
    "speakers": s.described(s.many(s.TEXT), "Ids"),
    "statement": s.MAYBE,
    "event": s.MAYBE,
}

CLAIM: Mapping[str, s.Schema] = {
    "kind": s.TEXT,
    "ordinal": s.or_null({"type": "integer"}),
    "since": s.MAYBE,
    "until": s.MAYBE,
    "parties": s.many(s.TEXT),
    "about": s.closed({"act": s.MAYBE, "format": s.MAYBE, "formula": s.MAYBE}),
    "verdict": s.described(s.TEXT, "What the record says to it: supported, contradicted, undecided"),
    "found": s.NUMBER,
    "events": s.many(s.TEXT),
    "coverage": s.described(_QUOTE, "What the record can and cannot know"),
}

SEARCH: Mapping[str, s.Schema] = {
    "hits": s.described(
        s.many(s.closed({"start": s.NUMBER, "end": s.NUMBER})), "The words asked for, in the document"
    )
}


def events(view: View, rows: list[Row]) -> Iterator[Row]:
    """Rows of `events`."""
    page = Page.of(view, events=[row["event"] for row in rows])
    for row in rows:
        told = page.reports.get(row["event"], ())
        sayings = [
            page.saying(t["doc"], t["status"], report=t["report"], chain=t["attribution"]) for t in told
        ]
        yield page.row(
            row["event"],
            status(row["status"], sayings),
            _of_event(row, told),
            (t["doc"] for t in told),
            {**dates(row), **_event(row)},
        )


def _of_event(row: Row, told: Iterable[Row]) -> Iterator[Row]:
    yield from (receipt(t, "telling") for t in told)
    for role in row["roles"]:
        yield from each(role["receipts"], str(role["role"]))
    if row["place"] is not None:
        yield from each([row["place"]["receipt"]], "place")
    yield from each((item["receipt"] for item in row["agenda"]), "agenda")


def _event(row: Row) -> Row:
    place = row["place"]
    return {
        "act": row["act"],
        "type": row["type"],
        "mode": row["mode"],
        "contexts": row["contexts"],
        "format": row["format"],
        "place": None if place is None else {"name": quoted(place["name"]), "country": place["country"]},
        "roles": [party(role, role["role"]) for role in row["roles"]],
        "agenda": [quoted(item["label"]) for item in row["agenda"]],
        "documents": row["documents"],
        "independent_sources": row["independent_sources"],
        "conflicts": [_conflict(conflict) for conflict in row["conflicts"]],
        "series": row["series"],
        "part_of": row["part_of"],
        "thread": row["thread"],
    }


def _conflict(conflict: Row) -> Row:
    values = [
        {"value": quoted(v["value"]), "independent_sources": v["sources"] or 0} for v in conflict["values"]
    ]
    return {
        "field": conflict["field"],
        "kind": conflict["kind"],
        "about": quoted(conflict["about"]),
        "chosen": quoted(conflict["chosen"]),
        "why": quoted(conflict["rule"]),
        "values": values,
    }


def statements(view: View, rows: list[Row]) -> Iterator[Row]:
    """Rows of `statements`, told fully."""
    page = Page.of(view, docs={row["doc"] for row in rows})
    for row in rows:
        happened = "said" if row["modality"] is None else "qualified"
        receipts = [*each(row["content"], "content"), *each([row["cue"]], "cue")]
        receipts += each((p["receipt"] for p in row["speakers"]), "speaker")
        yield page.row(
            row["statement"],
            status(happened, [page.saying(row["doc"], happened, chain=row["attribution"])]),
            receipts,
            [row["doc"]],
            {**dates(row), **_statement(row)},
        )


def _statement(row: Row) -> Row:
    return {
        "speakers": [party(one) for one in row["speakers"]],
        "verb": quoted(row["verb"]),
        "force": row["force"],
        "modality": quoted(row["modality"]),
        "mode": row["mode"],
        "kind": row["kind"],
        "addressees": [party(one) for one in row["addressees"]],
        "document_quoted": quoted(row["document_quoted"]),
        "stance": row["stance"],
        "event": row["event"],
        "nested_in": row["nested_in"],
    }


def wording(view: View, rows: list[Row]) -> Iterator[Row]:
    """Rows of `wording`."""
    for row, page in _of_documents(view, rows):
        fields = {key: row[key] for key in ("formula", "strength", "speakers", "statement", "event")}
        slots = [{"slot": slot, "value": quoted(value)} for slot, value in row["slots"].items()]
        fields |= {**dates(row), "variant": quoted(row["variant"]), "slots": slots}
        yield page.row(row["usage"], _plain(page, row, "used"), [receipt(row, "usage")], [row["doc"]], fields)


def claims(view: View, rows: list[Row]) -> Iterator[Row]:
    """Rows of `claims`."""
    for row, page in _of_documents(view, rows):
        fields = {key: row[key] for key in CLAIM if key != "coverage"}
        fields["coverage"] = quoted(row["coverage"])
        yield page.row(
            row["claim"], _plain(page, row, "claimed"), [receipt(row, "claim")], [row["doc"]], fields
        )


def found(view: View, rows: list[Row]) -> Iterator[Row]:
    """Paragraphs of a search; their id is that of the document and the place in it."""
    for row, page in _of_documents(view, rows):
        hits = [{"start": hit["start"], "end": hit["end"]} for hit in row["hits"]]
        place = f"{row['doc']}:{row['start']}-{row['end']}"
        yield page.row(
            place, _plain(page, row, "printed"), [receipt(row, "paragraph")], [row["doc"]], {"hits": hits}
        )


def _of_documents(view: View, rows: list[Row]) -> Iterator[tuple[Row, Page]]:
    page = Page.of(view, docs={row["doc"] for row in rows})
    return ((row, page) for row in rows)


def _plain(page: Page, row: Mapping[str, Any], happened: str) -> Row:
    return status(happened, [page.saying(row["doc"], happened)])
