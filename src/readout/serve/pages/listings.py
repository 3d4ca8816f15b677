"""The lists (events, meetings, statements, uses, people, claims, documents) and their twins as data."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import get_args

from starlette.responses import RedirectResponse, Response

from readout import query
from readout.errors import UsageError
from readout.export import LISTINGS, TableFormat, origin_of, write_rows, write_table
from readout.model import EventStatus
from readout.query import Filters
from readout.serve.asking import PAGE_ROWS, Asking
from readout.serve.bars import Drawn, over_time
from readout.serve.feeding import FEED_ROWS, write_feed
from readout.serve.page import Page

_FACET_VALUES = 12
_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "atom": "application/atom+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list as a page.

    Attributes:
        name: Of its address and of the question.
        title: Of the page.
        lede: What it lists, in a sentence.
        noun: One row.
        nouns: Several rows.
        rows: Which macro of `parts/rows.html` shows them.
        question: Name of the question in `readout.query`.
        fields: Which of the filters it takes.
        facets: Columns that are counted.
        choices: Filters that take one of a few values.
        is_placed: Whether its rows have places, which a map shows.
    """

    name: str
    title: str
    lede: str
    noun: str
    nouns: str
    rows: str
    question: str
    fields: tuple[str, ...]
    facets: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_placed: bool = False


_STATUSES: tuple[str, ...] = get_args(EventStatus)
_EVENT_FIELDS = ("since", "until", "country", "person", "act", "status", "format", "type", "place", "doc")
_SAID_FIELDS = ("since", "until", "by", "through", "about", "verb", "force", "mode", "stance", "doc")

LISTED = (
    Listed(
        name="events",
        title="Events",
        lede="What happened, was planned, called off or denied, over all documents.",
        noun="event",
        nouns="events",
        rows="events",
        question="events",
        fields=_EVENT_FIELDS,
        facets=("status", "act", "country", "format"),
        choices={"status": _STATUSES},
        is_placed=True,
    ),
    Listed(
        name="meetings",
        title="Meetings",
        lede="Meetings, calls, visits and negotiations: who met whom, in which office, where and when.",
        noun="meeting",
        nouns="meetings",
        rows="events",
        question="meetings",
        fields=_EVENT_FIELDS,
        facets=("status", "act", "country", "format"),
        choices={"status": _STATUSES},
        is_placed=True,
    ),
    Listed(
        name="statements",
        title="Statements",
        lede="Who said what, in which words, and through whom we know it.",
        noun="statement",
        nouns="statements",
        rows="statements",
        question="statements",
        fields=_SAID_FIELDS,
        choices={
            "mode": ("direct", "indirect", "mixed"),
            "force": ("assert", "commit", "direct", "express", "declare", "ask", "neutral"),
        },
    ),
    Listed(
        name="uses",
        title="Uses of formulas",
        lede="Diplomatic formulas where they were used, word for word.",
        noun="use",
        nouns="uses",
        rows="uses",
        question="wording",
        fields=("since", "until", "country", "person", "formula", "doc"),
    ),
    Listed(
        name="people",
        title="People",
        lede="Persons of the record, in the offices they are named in.",
        noun="person",
        nouns="people",
        rows="people",
        question="people",
        fields=("person", "country", "since", "until"),
    ),
    Listed(
        name="claims",
        title="Claims",
        lede="Countable claims, “the third time since 2022”, held against what the record holds.",
        noun="claim",
        nouns="claims",
        rows="claims",
        question="claims",
        fields=("country", "act", "format", "doc"),
    ),
    Listed(
        name="documents",
        title="Documents",
        lede="What the record was read from; what could not be read is listed with the reason.",
        noun="document",
        nouns="documents",
        rows="documents",
        question="documents",
        fields=("since", "until", "status", "doc"),
        choices={"status": ("read", "rejected")},
    ),
)


def _answer(ask: Asking, *, listed: Listed) -> Response:
    ask.only(*listed.fields)
    if any(not value.strip() for value in ask.request.query_params.values()) and not ask.is_part:
        return RedirectResponse(ask.link(f"/{listed.name}", keep=True), status_code=303)
    filters = ask.filters(listed.fields)
    total = query.count(ask.view, listed.question, filters)
    pages = max(1, -(-total // PAGE_ROWS))
    rows = query.LISTINGS[listed.question].rows
    shown = list(rows(ask.view, filters, limit=PAGE_ROWS, offset=(ask.page - 1) * PAGE_ROWS))
    answer = ask.render(
        "listing.html",
        listed=listed,
        rows=shown,
        total=total,
        pages=pages,
        facets=_facets(ask, listed, filters),
        picture=_picture(ask, listed, filters),
    )
    if ask.is_part:
        answer.headers["HX-Push-Url"] = ask.link(f"/{listed.name}", keep=True)
    return answer


def _facets(ask: Asking, listed: Listed, filters: Filters) -> dict[str, list[tuple[str, int]]]:
    """Values that a click chooses, with their counts."""
    if not listed.facets:
        return {}
    found = query.facets(ask.view, listed.question, filters, only=listed.facets, most=_FACET_VALUES)
    return {name: [(value, n) for value, n in found[name] if value is not None] for name in listed.facets}


def _picture(ask: Asking, listed: Listed, filters: Filters) -> Drawn | None:
    """The rows over time, where they have one."""
    if not query.LISTINGS[listed.question].low or listed.question == "people":
        return None
    return over_time(
        ask.view,
        filters,
        listing=listed.question,
        nouns=listed.nouns,
        link=lambda first, last: ask.link(f"/{listed.name}", keep=True, since=first, until=last),
    )


def _twin(ask: Asking, *, listed: Listed) -> Response:
    """The same rows in another form: all of them, or as many as `limit` says; of a feed the newest."""
    kind = ask.request.path_params["kind"]
    ask.only(*listed.fields, "limit")
    if kind not in _TYPES:
        raise UsageError(f"There is no {kind[:20]} of this list.", hint=f"There is {', '.join(_TYPES)}.")
    limit = ask.value("limit", str(FEED_ROWS) if kind == "atom" else None)
    if limit is not None and not (limit.isascii() and limit.isdecimal() and len(limit) < 10):
        raise UsageError(f"limit={limit[:40]} is no number.")
    rows = query.LISTINGS[listed.question].rows(
        ask.view, ask.filters(listed.fields), limit=None if limit is None else int(limit)
    )
    out = io.BytesIO()
    if kind == "atom":
        write_feed(ask, listed.question, listed.title, rows, out)
    elif kind in get_args(TableFormat):
        write_table(rows, out, fmt=kind, listing=LISTINGS[listed.question], origin=origin_of(ask.view))
    else:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        write_rows(rows, text, fmt=kind, listing=LISTINGS[listed.question])
        text.detach()
    headers = (
        {} if kind == "atom" else {"Content-Disposition": f'attachment; filename="{listed.name}.{kind}"'}
    )
    return Response(out.getvalue(), media_type=_TYPES[kind], headers=headers)


PAGES = tuple(
    page
    for listed in LISTED
    for page in (
        Page(path=f"/{listed.name}", answer=partial(_answer, listed=listed)),
        Page(path=f"/{listed.name}.{{kind}}", answer=partial(_twin, listed=listed)),
    )
)
