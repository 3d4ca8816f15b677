"""A person or body: offices over time, meetings, whom they met, what they said, how others speak of them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict

from starlette.responses import RedirectResponse, Response

from readout import query
from readout.query import Filters
from readout.query.histogram import By
from readout.query.regarded import regarded, repairs
from readout.serve.asking import Asking
from readout.serve.bars import Drawn, draw_histogram
from readout.serve.page import Page
from readout.serve.sheets import judged
from readout.serve.strips import office_strip
from readout.serve.words import address

_SHOWN = 8
_MOST_BARS = 120


def _answer(ask: Asking) -> Response:
    ask.only()
    wanted = ask.request.path_params["entity"]
    told = query.profile(ask.view, wanted)
    who = told.entity["entity"]
    if who != wanted:
        return RedirectResponse(ask.link(address(who)), status_code=307)
    filters = Filters(person=who)
    garbled = repairs(ask.view, who)
    return ask.render(
        "entity.html",
        row=told.entity,
        told=told,
        strip=office_strip(told, dt.date.fromisoformat(ask.view.snapshot.written_at[:10])),
        meetings=list(query.meetings(ask.view, filters, limit=_SHOWN)),
        meetings_count=query.count(ask.view, "meetings", filters),
        picture=_picture(ask, filters, who),
        said=list(query.statements(ask.view, filters, limit=_SHOWN)),
        said_count=query.count(ask.view, "statements", filters),
        regarded=regarded(ask.view, who),
        garbled=garbled,
        whys={one["text"]: one for one in garbled},
        most_met=max((one.n for one in told.met), default=1),
        judged=judged(ask, who),
    )


def _picture(ask: Asking, filters: Filters, who: str) -> Drawn | None:
    """The meetings over time; None where all are of one year."""
    years = query.histogram(ask.view, filters, "year", listing="meetings")
    if len(years.bars) <= 1 and not years.vague:
        return None
    by: By = "month" if len(years.bars) * 12 <= _MOST_BARS else "year"
    bars = years if by == "year" else query.histogram(ask.view, filters, by, listing="meetings")
    return draw_histogram(
        bars,
        nouns="meetings",
        link=lambda first, last: ask.link("/meetings", person=who, since=first, until=last),
    )


def _data(ask: Asking) -> Response:
    ask.only()
    told = asdict(query.profile(ask.view, ask.request.path_params["entity"]))
    whole = {**told.pop("entity"), **told}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=str)
    return Response(text, media_type="application/json")


PAGES = (
    Page(path="/entities/{entity:path}.json", answer=_data),
    Page(path="/entities/{entity:path}", answer=_answer),
)
