"""Network: who met whom, in all years or in one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from starlette.responses import Response

from readout import query
from readout.errors import UsageError
from readout.query import Filters, Network
from readout.query.network import Level
from readout.record import View
from readout.serve.asking import Asking
from readout.serve.laying import HEIGHT, WIDTH, Layout, lay_out
from readout.serve.page import Page

_LEVELS = {"parties": "Persons, states and bodies", "states": "States and bodies"}
_FIELDS = ("country", "person", "act", "place")
_MOST_PAIRS = 100


def _drawn(view: View, filters: Filters, level: Level) -> tuple[Network, Layout]:
    """The network of some meetings, and how it is drawn."""
    network = query.network(view, filters, level=level)
    return network, lay_out(network)


def _answer(ask: Asking) -> Response:
    ask.only("level", "year", *_FIELDS)
    level = ask.value("level", "states") or "states"
    if level not in _LEVELS:
        raise UsageError(f"level={level[:20]} is no level.", hint=f"One of {', '.join(_LEVELS)}.")
    year = _year(ask.value("year"))
    filters = ask.filters(_FIELDS)
    if year:
        filters = replace(filters, since=str(year), until=str(year))
    key = ("network", filters, level)
    network, layout = ask.view.once(key, lambda: _drawn(ask.view, filters, cast("Level", level)))
    span = _span(ask.view)
    return ask.render(
        "network.html",
        network=network,
        layout=layout,
        labels={node.id: node.label for node in network.nodes},
        pairs=sorted(network.edges, key=lambda e: (-e.meetings, e.a, e.b))[:_MOST_PAIRS],
        width=WIDTH,
        height=HEIGHT,
        level=level,
        levels=_LEVELS,
        year=year,
        span=span,
    )


def _year(text: str | None) -> int:
    if text is None or text == "all":
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise UsageError(f"year={text[:20]} is no year.", hint="Write 2021, or leave it out for all.")
    return int(text)


def _span(view: View) -> tuple[int, int]:
    """First and last year with a meeting."""
    told = query.histogram(view, by="year", listing="meetings")
    filled = [bar.first.year for bar in told.bars if bar.certain]
    now = dt.date.fromisoformat(view.snapshot.written_at[:10]).year
    return (min(filled), max(filled)) if filled else (now, now)


PAGES = (Page(path="/network", answer=_answer),)
