"""A story: its copies, who copied whom, what each changed, and the text of two of them side by side."""

from __future__ import annotations

from typing import Any

from starlette.responses import RedirectResponse, Response

from readout.errors import UsageError
from readout.query import find
from readout.query.copies import laid_side_by_side
from readout.record import Row
from readout.serve.asking import Asking
from readout.serve.page import Page
from readout.serve.sheets import data_of, judged
from readout.serve.words import address

SHOWN = 100
"""Copies told one by one."""

_TITLES = "SELECT doc, title, source, publisher, agency FROM documents WHERE doc IN (SELECT unnest(?))"


def _answer(ask: Asking) -> Response:
    ask.only("copy")
    wanted = ask.request.path_params["id"]
    found = find(ask.view, wanted)
    if found.id != wanted or found.table != "stories":
        return RedirectResponse(ask.link(address(found.id), keep=True), status_code=307)
    row = found.row
    copies = row["copies"]
    chosen = _chosen(ask, copies)
    docs = [copy["doc"] for copy in copies[:SHOWN]]
    return ask.render(
        "story.html",
        row=row,
        copies=copies[:SHOWN],
        more=len(copies) - len(docs),
        named=_named(ask, [*docs, *([chosen] if chosen else [])]),
        chosen=chosen,
        pairs=laid_side_by_side(ask.view, docs[0], chosen) if chosen else (),
        judged=judged(ask, found.id),
    )


def _chosen(ask: Asking, copies: list[Row]) -> str | None:
    """The copy that is laid beside the first."""
    others = [str(copy["doc"]) for copy in copies[1:]]
    asked = ask.value("copy")
    if asked is not None and asked not in others:
        raise UsageError(
            f"copy={asked[:40]} is no copy of this story.", hint="Give the id of one in its list."
        )
    return asked or next(iter(others), None)


def _named(ask: Asking, docs: list[str]) -> dict[str, dict[str, Any]]:
    return {row["doc"]: row for row in ask.view.sql(_TITLES, [docs])}


def _data(ask: Asking) -> Response:
    ask.only()
    return data_of(ask, ask.request.path_params["id"])


PAGES = (Page(path="/stories/{id}.json", answer=_data), Page(path="/stories/{id}", answer=_answer))
