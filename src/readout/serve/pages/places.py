"""Where events took place: a map and a table."""

from __future__ import annotations

from starlette.responses import Response

from readout import query
from readout.serve.asking import Asking
from readout.serve.mapping import HEIGHT, WIDTH, coast, dots
from readout.serve.page import Page
from readout.serve.pages.listings import LISTED

_MOST = 400
_EVENTS = next(listed for listed in LISTED if listed.name == "events")


def _answer(ask: Asking) -> Response:
    ask.only(*_EVENTS.fields)
    found = list(query.places(ask.view, ask.filters(_EVENTS.fields), limit=_MOST))
    named = [place for place in found if place.name or place.country]
    return ask.render(
        "places.html",
        listed=_EVENTS,
        places=named,
        dots=dots(named),
        coast=coast(),
        width=WIDTH,
        height=HEIGHT,
        nowhere=sum(place.events for place in found if not (place.name or place.country)),
        total=sum(place.events for place in found),
    )


PAGES = (Page(path="/places", answer=_answer),)
