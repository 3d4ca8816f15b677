"""The first page: what is in the record."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from readout import query
from readout.record import View
from readout.serve.asking import Asking
from readout.serve.bars import over_time
from readout.serve.page import Page

_NEWEST = 8


def _answer(ask: Asking) -> Response:
    ask.only()
    picture = over_time(
        ask.view,
        query.Filters(),
        listing="events",
        nouns="events",
        link=lambda first, last: ask.link("/events", since=first, until=last),
    )
    return ask.render("overview.html", picture=picture, **ask.view.once("overview", lambda: _told(ask.view)))


def _told(view: View) -> dict[str, Any]:
    return {
        "counts": {
            name: view.count(name) for name in ("documents", "events", "statements", "wording", "claims")
        },
        "newest": list(query.meetings(view, limit=_NEWEST)),
        "ahead": list(query.events(view, query.Filters(status="planned"), limit=_NEWEST)),
        "said": list(query.statements(view, limit=_NEWEST)),
    }


PAGES = (Page(path="/", answer=_answer),)
