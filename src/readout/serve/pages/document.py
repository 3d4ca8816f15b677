"""A document: what is known of it, its whole text with what was read marked in it, and the list of that."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from readout.errors import UsageError
from readout.export.jsonl import json_line
from readout.query import find
from readout.query.contents import DATED_POINTS, contents
from readout.record import Row
from readout.serve import words
from readout.serve.asking import Asking
from readout.serve.entries import KINDS, Kind, entries, lines
from readout.serve.marking import Mark
from readout.serve.page import Page
from readout.serve.reading import AT, reading
from readout.serve.rejections import next_step

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A kind of marks on the page.

    Attributes:
        kind: Which.
        count: How many rows of it the document has.
        is_on: Whether they are shown.
    """

    kind: Kind
    count: int
    is_on: bool


def _answer(ask: Asking) -> Response:
    ask.only("show", "at")
    wanted = ask.request.path_params["doc"]
    read = contents(ask.view, wanted)
    row = read.document
    if row["doc"] != wanted:
        return RedirectResponse(ask.link(words.address(row["doc"]), keep=True), status_code=307)
    shown = _shown(ask)
    found = entries(read)
    counts = Counter(entry.kind for entry in found)
    listed = [entry for entry in found if entry.kind in shown]
    marks = [*(mark for entry in listed for mark in entry.marks()), *_at(ask, row)]
    return ask.render(
        "document.html",
        row=row,
        source=words.outward(row["url"]) or words.outward(row["source"]),
        copies=read.copies,
        switches=[Switch(kind=kind, count=counts[kind.name], is_on=kind.name in shown) for kind in KINDS],
        entries=lines(listed, ask.link),
        text=reading(row["text"], row["blocks"], marks),
        dated_points=DATED_POINTS if read.dates is None else None,
        next_step=next_step(row["reject_code"]),
    )


def _shown(ask: Asking) -> frozenset[str]:
    known = tuple(kind.name for kind in KINDS)
    for name in ask.values("show"):
        if name not in (*known, "none"):
            raise UsageError(f"show={name[:40]} is no kind of mark.", hint=f"There are {', '.join(known)}.")
    return frozenset(ask.values("show") or known)


def _at(ask: Asking, row: Row) -> list[Mark]:
    """The stretch that the address asks for, as a mark."""
    text = ask.value("at")
    if text is None:
        return []
    match = _SPAN.fullmatch(text)
    start, end = (int(match[1]), int(match[2])) if match is not None else (0, 0)
    if not start < end <= len(row["text"]):
        raise UsageError(
            f"at={text[:40]} is no stretch of this text.",
            hint=f"Give START-END in code points, as 0-{min(20, len(row['text']))}; "
            f"the text has {len(row['text']):,}.",
        )
    return [Mark(start=start, end=end, kind=AT)]


def _data(ask: Asking) -> Response:
    ask.only()
    found = find(ask.view, ask.request.path_params["doc"])
    return Response(json_line(found.row), media_type="application/json")


PAGES = (
    Page(path="/documents/{doc}.json", answer=_data),
    Page(path="/documents/{doc}", answer=_answer),
)
