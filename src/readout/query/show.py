"""A row with its receipts in the sentences they were read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from readout.query.find import Found, find
from readout.query.judged import decided
from readout.query.spoken import statements_by_id, told_fully
from readout.query.variants import variants
from readout.record import Row, View

_CONTEXT_POINTS = 240
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’»)\]」』]*\s+|\n+")
_RECEIPT = {"doc", "start", "end", "text"}
_MAX_CONTEXTS = 60

MAX_RELATED = 60
"""How many rows of a kind that belong to a row are looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A receipt where it stands.

    Attributes:
        label: What it is a receipt for: `roles`, `place`, `content` …
        doc: Id of the document.
        source: Path or address of the document.
        title: Its headline, or None.
        published: Its publication date as EDTF text, or None.
        start: First code point of the receipt.
        end: One past the last.
        before: The sentence up to the receipt.
        text: The receipt.
        after: The rest of the sentence.
    """

    label: str
    doc: str
    source: str
    title: str | None
    published: str | None
    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A row and its receipts.

    Attributes:
        found: The row.
        contexts: Its receipts, those of the widest reach first.
        related: Rows that belong to it: the reports of an event, the statements of a document.
    """

    found: Found
    contexts: tuple[Context, ...]
    related: tuple[Found, ...] = ()


def show(view: View, wanted: str) -> Shown:
    """A row by its id, with the sentences it was read from.

    Args:
        view: The record.
        wanted: An id or the beginning of one.

    Returns:
        The row, its receipts in context, and the rows that belong to it.

    Raises:
        NotFound: No row has the id, or several begin with it.
    """
    found = find(view, wanted)
    if found.table == "statements":
        found = replace(found, row=next(told_fully(view, [found.row])))
    related = tuple(_related(view, found))
    notes = (found.note, decided(view, found.id), _proposed(found, related))
    found = replace(found, note=" ".join(filter(None, notes)))
    rows = [found.row, *(one.row for one in related if one.table == "reports")]
    receipts = [pair for row in rows for pair in _receipts(row, "telling")]
    return Shown(found=found, contexts=tuple(_contexts(view, receipts)), related=related)


def _proposed(found: Found, related: tuple[Found, ...]) -> str:
    """Says that nobody but a model tells of a row, where that is so."""
    told = [one.row for one in related if one.table == "reports"] if found.table == "events" else [found.row]
    rules = {row.get("rule") or "" for row in told}
    if not rules or not all(rule.startswith("model:") for rule in rules):
        return ""
    return f"Proposed by {', '.join(sorted(rules))}; the rules do not tell of it."


def _related(view: View, found: Found) -> Iterator[Found]:
    """What a reader of the row asks for next."""
    if found.table == "statements":
        yield from _other_statements(view, found)
    asked = {
        "events": [
            ("reports", "event = ?", "report"),
            ("statements", "event = ?", "statement"),
            ("events", f"event <> ? AND thread = '{found.row.get('thread') or '-'}'", "event"),
        ],
        "documents": [
            ("reports", "doc = ?", "report"),
            ("statements", "doc = ?", "statement"),
            ("wording", "doc = ?", "usage"),
            ("claims", "doc = ?", "claim"),
            ("mentions", "doc = ? AND method <> 'pronoun'", "mention"),
        ],
        "entities": [
            ("events", "len(list_filter(roles, lambda r: r.entity = ?)) > 0", "event"),
            ("statements", "len(list_filter(speakers, lambda s: s.entity = ?)) > 0", "statement"),
            ("mentions", "entity = ?", "mention"),
        ],
    }
    for table, where, key in asked.get(found.table, []):
        newest = f"coalesce(date_min, date_max) DESC NULLS LAST, {key}" if found.table == "entities" else ""
        order = newest if table != "mentions" else ""
        for row in view.rows(table, where=where, params=[found.id], order=order, limit=MAX_RELATED):
            yield Found(table=table, id=str(row[key]), row=row)


def _other_statements(view: View, found: Found) -> Iterator[Found]:
    """What is said within it, and the same as other documents have it."""
    inner = view.rows("statements", where="nested_in = ?", params=[found.id], limit=MAX_RELATED)
    ids = [str(row["statement"]) for row in inner]
    same = sorted(variants(view, [found.id]).get(found.id, ()))[:MAX_RELATED]
    for row in statements_by_id(view, [*ids, *same]):
        yield Found(table="statements", id=row["statement"], row=row)


def _receipts(value: Any, label: str) -> Iterator[tuple[str, Row]]:
    """Every receipt in a row, labelled by the field it stands in."""
    if isinstance(value, list):
        for item in value:
            yield from _receipts(item, label)
    elif isinstance(value, dict):
        if value.keys() >= _RECEIPT and value["doc"] is not None:
            yield label, value
        for key, inner in value.items():
            yield from _receipts(inner, label if key in ("receipt", "receipts") else key)


def _contexts(view: View, receipts: list[tuple[str, Row]]) -> Iterator[Context]:
    seen: dict[tuple[str, int, int], str] = {}
    for label, receipt in receipts:
        seen.setdefault((receipt["doc"], receipt["start"], receipt["end"]), label)
    chosen = list(seen.items())[:_MAX_CONTEXTS]
    texts = _texts(view, sorted({doc for (doc, _, _), _ in chosen}))
    for (doc, start, end), label in chosen:
        document = texts.get(doc)
        if document is None:
            continue
        text: str = document["text"]
        low, high = sentence_around(text, start, end)
        yield Context(
            label=label,
            doc=doc,
            source=document["source"],
            title=document["title"],
            published=document["published"],
            start=start,
            end=end,
            before=text[low:start],
            text=text[start:end],
            after=text[end:high],
        )


def _texts(view: View, docs: list[str]) -> dict[str, Row]:
    if not docs:
        return {}
    query = "SELECT doc, source, title, published, text FROM documents WHERE list_contains(?, doc)"
    return {row["doc"]: row for row in view.sql(query, [docs])}


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Borders of the sentence or sentences that hold a stretch.

    Args:
        text: The whole text.
        start: First code point of the stretch.
        end: One past the last.

    Returns:
        First code point and one past the last, at most 240 code points beyond the stretch on either side.
    """
    low = max(0, start - _CONTEXT_POINTS)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
    first = breaks[-1] if breaks else low
    limit = min(len(text), end + _CONTEXT_POINTS)
    closing = _SENTENCE_END.search(text, max(start, end - 1), limit)
    last = limit if closing is None else max(end, closing.end())
    return first, last - (len(text[end:last]) - len(text[end:last].rstrip()))
