"""The first page: what is in the record."""

from __future__ import annotations

from starlette.responses import Response

from readout import query
from readout.serve.asking import Asking
from readout.serve.bars import over_time
from readout.serve.page import Page

_NEWEST = 8


def _answer(ask: Asking) -> Response:
    ask.only()
    counts = {
        name: ask.view.count(name) for name in ("documents", "events", "statements", "wording", "claims")
    }
    newest = list(query.meetings(ask.view, limit=_NEWEST))
    ahead = list(query.events(ask.view, query.Filters(status="planned"), limit=_NEWEST))
    said = list(query.statements(ask.view, limit=_NEWEST))
    picture = over_time(
        ask.view,
        query.Filters(),
        listing="events",
        nouns="events",
        link=lambda first, last: ask.link("/events", since=first, until=last),
    )
    return ask.render("overview.html", counts=counts, newest=newest, ahead=ahead, said=said, picture=picture)


PAGES = (Page(path="/", answer=_answer),)
