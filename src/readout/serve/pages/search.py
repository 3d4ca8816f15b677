"""Search: words and phrases over texts and statements, in fields where wanted, and whoever bears the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from readout import query
from readout.errors import NotFound, UsageError
from readout.query.find import KINDS
from readout.query.search_fields import FIELDS
from readout.record import Row
from readout.serve.asking import PAGE_ROWS, Asking
from readout.serve.marking import Mark, Stretch, stretches
from readout.serve.page import Page
from readout.serve.words import address

_NAMES = 6
_NAMED = """
    SELECT entity, name, kind, country FROM entities
    WHERE kind IN ('person', 'state', 'organization')
      AND contains(strip_accents(lower(name)), strip_accents(lower(?)))
    ORDER BY strip_accents(lower(name)) <> strip_accents(lower(?)), length(name), entity LIMIT ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A paragraph or a statement with what was asked for marked in it.

    Attributes:
        row: As `query.search` gives it.
        passage: Its text as stretches.
    """

    row: Row
    passage: tuple[Stretch, ...]


def _answer(ask: Asking) -> Response:
    ask.only("q", "since", "until", "kind")
    words = (ask.value("q") or "").strip()
    jump = _row_named(ask, words)
    if jump is not None:
        return jump
    kind = ask.value("kind")
    if kind is not None and kind not in ("document", "statement"):
        raise UsageError(f"kind={kind[:20]} is no kind.", hint="One of document, statement.")
    rows: Sequence[Row] = ()
    if words:
        asked = f"{words} kind:{kind}" if kind else words
        filters = query.Filters(since=ask.value("since"), until=ask.value("until"))
        first = (ask.page - 1) * PAGE_ROWS
        rows = list(query.search(ask.view, asked, filters, limit=PAGE_ROWS + 1, offset=first))
    return ask.render(
        "search.html",
        words=words,
        hits=[_hit(row) for row in rows[:PAGE_ROWS]],
        has_more=len(rows) > PAGE_ROWS,
        named=ask.view.sql(_NAMED, [words, words, _NAMES]) if words and ask.page == 1 else [],
        fields=FIELDS,
        kind=kind or "",
    )


def _row_named(ask: Asking, words: str) -> Response | None:
    """Who types an id wants the row."""
    if words.partition("_")[0] not in KINDS or " " in words or "_" not in words:
        return None
    try:
        return RedirectResponse(ask.link(address(query.find(ask.view, words).id)), status_code=303)
    except NotFound:
        return None


def _hit(row: Row) -> Hit:
    marks = (Mark(start=hit["start"], end=hit["end"], kind="hit") for hit in row["hits"])
    inside = [mark for mark in marks if row["start"] <= mark.start and mark.end <= row["end"]]
    return Hit(row=row, passage=tuple(stretches(row["text"], inside, low=row["start"])))


PAGES = (Page(path="/search", answer=_answer),)
