"""Pages that most visitors open, made before they do: what they rest on is then at hand for all others."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from starlette.requests import Request

from readout.errors import ReadoutError
from readout.record import View
from readout.serve.asking import Asking
from readout.serve.desk import Desk
from readout.serve.page import Page


def warm(view: View, desk: Desk, pages: Environment, known: Sequence[Page]) -> None:
    """Make every page that takes no id, of a state that nobody may be looking at yet.

    Args:
        view: The state.
        desk: Where it comes from.
        pages: Makes pages.
        known: All pages.
    """
    for page in known:
        if not desk.is_open:
            return
        if "{" in page.path or page.write is not None:
            continue
        scope = {
            "type": "http",
            "method": "GET",
            "path": page.path,
            "query_string": b"",
            "headers": [],
            "path_params": {},
        }
        ask = Asking(request=Request(scope), desk=desk, view=view, as_of=None, pages=pages)
        try:
            page.answer(ask)
        except ReadoutError:
            continue  # who asks for it is told what is wrong
