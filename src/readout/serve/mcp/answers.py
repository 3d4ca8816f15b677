"""What the tools answer: pages of rows, one event, a comparison, a citation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from readout.export import Style, write_citation
from readout.export.compared import Laid
from readout.model import Clause, ClauseChange, Document
from readout.query import Citation, Filters, cited, find
from readout.record import Row, View
from readout.serve.compared import laid
from readout.serve.mcp import rows
from readout.serve.mcp import schemas as s
from readout.serve.mcp.arguments import filters_of, limit_of
from readout.serve.mcp.paging import COUNTED_MOST, Place, cursor_to, cut, fitting, place_of
from readout.serve.mcp.quoting import quoted, receipt

Arguments = Mapping[str, Any]
Ask = Callable[[View, Arguments, Filters, int], Iterator[Row]]

_QUOTE = s.ref("quote")
_DEFS = {"$defs": dict(s.DEFS)}


class Question(Protocol):
    """A listing of `readout.query`."""

    def __call__(self, view: View, filters: Filters, *, limit: int | None) -> Iterator[Row]:
        """Rows, at most so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A listing as a tool.

    Attributes:
        tool: Its name.
        ask: Gives its rows from the first, at most so many.
        rows: Rows of the record as rows of an answer.
        counted_most: How far rows are counted to tell the total.
    """

    tool: str
    ask: Ask
    rows: Callable[[View, list[Row]], Iterator[Row]]
    counted_most: int = COUNTED_MOST


def asking(question: Question) -> Ask:
    """A listing of `readout.query` as `Listed` asks it."""
    return lambda view, _, filters, limit: question(view, filters, limit=limit)


def page(listed: Listed, view: View, given: Arguments) -> Row:
    """One page of a listing.

    Args:
        listed: Which.
        view: The record, at the state that the cursor names.
        given: Checked arguments.

    Returns:
        What `schemas.listing` describes.

    Raises:
        UsageError: A filter or the cursor makes no sense.
    """
    filters = filters_of(given)

    def ask(limit: int) -> Iterator[Row]:
        return listed.ask(view, given, filters, limit)

    place = place_of(listed.tool, given)
    found = cut(ask, place, limit_of(given), counted_most=listed.counted_most)
    told = list(fitting(listed.rows(view, found.rows)))
    return _page(
        listed.tool, view, given, place, told, total=found.total, asked=len(found.rows), more=found.has_more
    )


def _page(
    tool: str,
    view: View,
    given: Arguments,
    place: Place,
    told: list[Row],
    *,
    total: int,
    asked: int,
    more: bool,
) -> Row:
    has_more = more or len(told) < asked
    after = Place(batch=view.snapshot.batch, offset=place.offset + len(told), total=total)
    return {
        "record": record_of(view),
        "rows": told,
        "total": total if total >= 0 else None,
        "truncated": has_more,
        "cursor": cursor_to(tool, given, after) if has_more else None,
    }


def record_of(view: View) -> Row:
    """Which state of the record an answer is from."""
    batch = view.snapshot.batch
    (row,) = view.sql("SELECT digest FROM batches WHERE batch = ?", [batch])
    return {"batch": batch, "digest": row["digest"], "written_at": view.snapshot.written_at}


EVENT: s.Schema = {
    **s.closed(
        {
            "record": s.ref("record"),
            "event": s.closed({**s.ROW, **rows.EVENT}),
            "note": s.described(_QUOTE, "What must be known about how it was found; empty as a rule"),
            "statements": s.described(s.many(s.TEXT), "Ids of what was said there"),
        }
    ),
    **_DEFS,
}


def event(view: View, given: Arguments) -> Row:
    """One event by its id, also by one that it had."""
    found = find(view, given["event"])
    (told,) = rows.events(view, [found.row])
    said = view.sql("SELECT statement FROM statements WHERE event = ? ORDER BY statement", [found.id])
    return {
        "record": record_of(view),
        "event": told,
        "note": quoted(found.note),
        "statements": [row["statement"] for row in said],
    }


_SIDE = s.closed({"id": s.TEXT, "doc": s.TEXT, "title": _QUOTE, "source": _QUOTE, "clauses": s.NUMBER})
_CLAUSE = s.or_null(s.ref("receipt"))
DIFF: s.Schema = {
    **s.closed(
        {
            "record": s.ref("record"),
            "before": _SIDE,
            "after": _SIDE,
            "counts": {"type": "object", "additionalProperties": s.NUMBER},
            "formulas_lost": s.many(s.TEXT),
            "formulas_gained": s.many(s.TEXT),
            "rows": s.many(
                s.closed(
                    {
                        "changes": s.many(s.TEXT),
                        "before": _CLAUSE,
                        "after": _CLAUSE,
                        "notes": s.many(_QUOTE),
                        "words": s.many(s.closed({"kind": s.TEXT, "words": _QUOTE})),
                    }
                )
            ),
            "total": s.NUMBER,
            "truncated": {"type": "boolean"},
            "cursor": s.MAYBE,
        }
    ),
    **_DEFS,
}


def diff(view: View, given: Arguments) -> Row:
    """A page of the comparison of two texts."""
    compared = laid(view, given["before"], given["after"])
    kept = compared.rows(given.get("only", ()))
    place, limit = place_of("diff", given), limit_of(given)
    part = kept[place.offset : place.offset + limit]
    told = list(fitting(_change(row) for row in part))
    more = place.offset + len(part) < len(kept)
    answer = _page("diff", view, given, place, told, total=len(kept), asked=len(part), more=more)
    return {**answer, **_sides(compared, given)}


def _sides(compared: Laid, given: Arguments) -> Row:
    before, after = compared.clauses()
    return {
        "before": _side(given["before"], compared.before, before),
        "after": _side(given["after"], compared.after, after),
        "counts": {str(change): number for change, number in compared.counts().items()},
        "formulas_lost": list(compared.comparison.formulas_lost),
        "formulas_gained": list(compared.comparison.formulas_gained),
    }


def _side(wanted: str, document: Document, clauses: int) -> Row:
    return {
        "id": wanted,
        "doc": document.doc,
        "title": quoted(document.title or ""),
        "source": quoted(document.source),
        "clauses": clauses,
    }


def _change(row: ClauseChange) -> Row:
    return {
        "changes": list(row.changes),
        "before": _clause(row.before),
        "after": _clause(row.after),
        "notes": [quoted(note) for note in row.notes],
        "words": [{"kind": stretch.kind, "words": quoted(stretch.text)} for stretch in row.words],
    }


def _clause(clause: Clause | None) -> Row | None:
    if clause is None:
        return None
    span = clause.span
    return receipt({"doc": span.doc, "start": span.start, "end": span.end, "text": span.text}, "clause")


CITE: s.Schema = {
    **s.closed(
        {
            "record": s.ref("record"),
            "citations": s.many(
                s.closed(
                    {
                        "id": s.TEXT,
                        "number": s.described(s.TEXT, "By independent source; copies of one are 1a, 1b"),
                        "receipts": s.many(s.ref("receipt")),
                        "written": s.described(_QUOTE, "The citation in the style that was asked for"),
                        "title": s.or_null(_QUOTE),
                        "publisher": s.or_null(_QUOTE),
                        "published": s.MAYBE,
                        "source": _QUOTE,
                        "url": s.or_null(_QUOTE),
                        "digest": s.described(s.TEXT, "SHA-256 of the bytes that were read"),
                    }
                )
            ),
            "left_out": s.NUMBER,
        }
    ),
    **_DEFS,
}
_MAX_CITED = 24


def cite(view: View, given: Arguments) -> Row:
    """Citations of a row, in a style."""
    found = cited(view, given["id"])
    told = [_citation(one, given.get("style", "plain")) for one in found[:_MAX_CITED]]
    return {"record": record_of(view), "citations": told, "left_out": max(0, len(found) - _MAX_CITED)}


def _citation(one: Citation, style: Style) -> Row:
    passages = ({"doc": one.doc, "start": p.start, "end": p.end, "text": p.text} for p in one.passages)
    return {
        "id": one.id,
        "number": one.number,
        "receipts": [receipt(passage, "citation") for passage in passages],
        "written": quoted(write_citation(one, style)),
        "title": quoted(one.title),
        "publisher": quoted(one.publisher),
        "published": one.published.text if one.published is not None else None,
        "source": quoted(one.source),
        "url": quoted(one.url),
        "digest": one.raw_sha256,
    }
