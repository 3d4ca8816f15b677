"""A judgement and a batch: what a person decided of which rows, and what one run wrote."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from readout.query import find
from readout.record import Row
from readout.serve.asking import Asking
from readout.serve.page import Page
from readout.serve.sheets import data_of
from readout.serve.words import address

_DOCUMENTS = """
    SELECT batch, sequence, kind, written_at, documents FROM batches WHERE sequence BETWEEN ? AND ?
    ORDER BY sequence
"""


def _judgement(ask: Asking) -> Response:
    ask.only()
    row = _row(ask, "judgements")
    if isinstance(row, Response):
        return row
    later = ask.view.rows("judgements", where="undoes = ?", params=[row["judgement"]], order='"at"')
    return ask.render("judgement.html", row=row, undone=list(later))


def _batch(ask: Asking) -> Response:
    ask.only()
    row = _row(ask, "batches")
    if isinstance(row, Response):
        return row
    around = ask.view.sql(_DOCUMENTS, [row["sequence"] - 1, row["sequence"] + 1])
    before = next((one for one in around if one["sequence"] == row["sequence"] - 1), None)
    after = next((one for one in around if one["sequence"] == row["sequence"] + 1), None)
    return ask.render("batch.html", row=row, before=before, after=after)


def _row(ask: Asking, table: str) -> Row | Response:
    wanted = ask.request.path_params["id"]
    found = find(ask.view, wanted)
    if found.id != wanted or found.table != table:
        return RedirectResponse(ask.link(address(found.id)), status_code=307)
    return found.row


def _data(ask: Asking) -> Response:
    ask.only()
    return data_of(ask, ask.request.path_params["id"])


PAGES = (
    Page(path="/judgements/{id}.json", answer=_data),
    Page(path="/judgements/{id}", answer=_judgement),
    Page(path="/batches/{id}.json", answer=_data),
    Page(path="/batches/{id}", answer=_batch),
)
