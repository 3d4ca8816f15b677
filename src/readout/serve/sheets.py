"""What the page of a single row shows whatever its kind: the row, its receipts, why, and what was judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from readout.export.jsonl import json_line
from readout.link.judging import EDITABLE
from readout.query import Explained, explain, find
from readout.record import Row
from readout.serve.asking import Asking
from readout.serve.evidence import Evidence, evidence
from readout.serve.page import Page
from readout.serve.words import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A row as a page has it.

    Attributes:
        id: Its id.
        row: The row.
        explained: The row with its receipts, what belongs to it, and why.
        evidence: The words it was read from, by document.
        judged: Judgements on it, oldest first.
        editable: Fields of it that can be corrected; None where rows of its kind are not judged.
    """

    id: str
    row: Row
    explained: Explained
    evidence: tuple[Evidence, ...]
    judged: tuple[Row, ...]
    editable: tuple[str, ...] | None


Fill = Callable[[Asking, Sheet], dict[str, Any]]
"""What a kind of row shows beside: names and values for its template."""


def pages_of(folder: str, table: str, template: str, fill: Fill) -> tuple[Page, ...]:
    """The pages of the rows of a table, and their twins as data.

    Args:
        folder: First part of their addresses.
        table: Table of the rows.
        template: Shows one.
        fill: Gives what this kind shows beside.

    Returns:
        Pages.
    """

    def answer(ask: Asking) -> Response:
        ask.only()
        wanted = ask.request.path_params["id"]
        explained = explain(ask.view, wanted)
        found = explained.shown.found
        if found.id != wanted or found.table != table:
            return RedirectResponse(ask.link(address(found.id)), status_code=307)
        sheet = Sheet(
            id=found.id,
            row=found.row,
            explained=explained,
            evidence=evidence(explained.shown.contexts),
            judged=judged(ask, found.id),
            editable=_editable(table),
        )
        return ask.render(
            template, sheet=sheet, row=sheet.row, path=f"/{folder}/{sheet.id}", **fill(ask, sheet)
        )

    def data(ask: Asking) -> Response:
        ask.only()
        return data_of(ask, ask.request.path_params["id"])

    return (Page(path=f"/{folder}/{{id}}.json", answer=data), Page(path=f"/{folder}/{{id}}", answer=answer))


def _editable(table: str) -> tuple[str, ...] | None:
    fields = {str(name): fields for name, fields in EDITABLE.items()}
    return fields.get(table, ()) if table in (*fields, "claims") else None


def data_of(ask: Asking, wanted: str) -> Response:
    """A row as JSON.

    Args:
        ask: The request.
        wanted: Its id, or the beginning of one.

    Returns:
        The row in its exported form.
    """
    return Response(json_line(find(ask.view, wanted).row), media_type="application/json")


def judged(ask: Asking, *identities: str) -> tuple[Row, ...]:
    """Judgements on a row, those among them that were made just now.

    Args:
        ask: The request.
        *identities: Its id, and those of rows that belong to it.

    Returns:
        Rows of `judgements`, oldest first, each with `waits`: whether the record is not linked after it yet.
    """
    where, wanted = "list_has_any(subjects, ?)", list(identities)
    kept = ask.view.rows("judgements", where=where, params=[wanted], order='"at", judgement')
    made = (one for one in ask.desk.reviewing.waiting(ask.view) if {*one.subjects} & {*identities})
    fresh = (
        {name: getattr(one, name) for name in ("judgement", "at", "author", "kind", "reason")} for one in made
    )
    return (*({**row, "waits": False} for row in kept), *({**row, "waits": True} for row in fresh))
