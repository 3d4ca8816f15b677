"""`/id/ANY`: the page of a row, by its id or the beginning of one."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from readout.query import find
from readout.serve.asking import Asking
from readout.serve.page import Page
from readout.serve.words import address


def _answer(ask: Asking) -> Response:
    found = find(ask.view, ask.request.path_params["wanted"])
    return RedirectResponse(ask.link(address(found.id)), status_code=307)


PAGES = (Page(path="/id/{wanted:path}", answer=_answer),)
