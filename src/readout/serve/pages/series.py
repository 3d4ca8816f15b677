"""Series of meetings: which there are, and what one said on each occasion."""

from __future__ import annotations

from starlette.responses import Response

from readout import query
from readout.errors import NotFound, UsageError
from readout.query.series import SeriesTold
from readout.serve.asking import Asking
from readout.serve.page import Page

_SIGNS = {"used": "●", "reported": "◐", "absent": "○", "unknown": "·"}
_MEANING = {
    "used": "in the paper",
    "reported": "told by others",
    "absent": "not in the paper",
    "unknown": "the paper is not in the record",
}
_VERBS = {"stronger": "▲", "weaker": "▼", "other": "≈"}


def _list(ask: Asking) -> Response:
    ask.only()
    return ask.render("series_list.html", rows=list(query.series_rows(query.series(ask.view))))


def _one(ask: Asking) -> Response:
    ask.only()
    wanted = ask.request.path_params["series"]
    try:
        told = query.one_series(ask.view, wanted)
    except UsageError as error:
        raise NotFound(error.message, hint=error.hint) from error
    said = query.said_by(ask.view, told)
    return ask.render(
        "series.html",
        told=told,
        said=said,
        signs=_SIGNS,
        meaning=_MEANING,
        verbs=_VERBS,
        papers=_papers(told),
    )


def _papers(told: SeriesTold) -> list[tuple[str, str, str]]:
    """Date, document and the document of the paper before it, of occasions whose paper is in the record."""
    texts = [(occasion.date, occasion.texts[0].doc) for occasion in told.held if occasion.texts]
    before = ["", *(doc for _, doc in texts)]
    return [(date, doc, earlier) for (date, doc), earlier in zip(texts, before, strict=False)]


PAGES = (
    Page(path="/series", answer=_list),
    Page(path="/series/{series:path}", answer=_one),
)
