"""The lists (events, meetings, statements, uses, people, claims, documents) and their twins as data."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import get_args

from starlette.responses import RedirectResponse, Response

from readout import query
from readout.errors import UsageError
from readout.export import FORMATS, LISTINGS, write_rows
from readout.model import EventStatus
from readout.record import Row
from readout.serve.asking import PAGE_ROWS, Asking
from readout.serve.page import Page

_TYPES = {"json": "application/json", "jsonl": "application/jsonl", "csv": "text/csv"}


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
        ask: Gives the rows.
        fields: Which of the filters it takes.
        facets: Columns that are counted.
        choices: Filters that take one of a few values.
    """

    name: str
    title: str
    lede: str
    noun: str
    nouns: str
    rows: str
    ask: Callable[..., Iterator[Row]]
    fields: tuple[str, ...]
    facets: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
        ask=query.events,
        fields=_EVENT_FIELDS,
        facets=("status", "act", "country", "format"),
        choices={"status": _STATUSES},
    ),
    Listed(
        name="meetings",
        title="Meetings",
        lede="Meetings, calls, visits and negotiations: who met whom, in which office, where and when.",
        noun="meeting",
        nouns="meetings",
        rows="events",
        ask=query.meetings,
        fields=_EVENT_FIELDS,
        facets=("status", "act", "country", "format"),
        choices={"status": _STATUSES},
    ),
    Listed(
        name="statements",
        title="Statements",
        lede="Who said what, in which words, and through whom we know it.",
        noun="statement",
        nouns="statements",
        rows="statements",
        ask=query.statements,
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
        ask=query.wording,
        fields=("since", "until", "country", "person", "formula", "doc"),
    ),
    Listed(
        name="people",
        title="People",
        lede="Persons of the record, in the offices they are named in.",
        noun="person",
        nouns="people",
        rows="people",
        ask=query.people,
        fields=("person", "country", "since", "until"),
    ),
    Listed(
        name="claims",
        title="Claims",
        lede="Countable claims, “the third time since 2022”, held against what the record holds.",
        noun="claim",
        nouns="claims",
        rows="claims",
        ask=query.claims,
        fields=("country", "act", "format", "doc"),
    ),
    Listed(
        name="documents",
        title="Documents",
        lede="What the record was read from; what could not be read is listed with the reason.",
        noun="document",
        nouns="documents",
        rows="documents",
        ask=query.documents,
        fields=("since", "until", "status", "doc"),
        choices={"status": ("read", "rejected")},
    ),
)


def _answer(ask: Asking, *, listed: Listed) -> Response:
    ask.only(*listed.fields)
    if any(not value.strip() for value in ask.request.query_params.values()) and not ask.is_part:
        return RedirectResponse(ask.link(f"/{listed.name}", keep=True), status_code=303)
    filters = ask.filters(listed.fields)
    total = query.count(ask.view, listed.name, filters)
    pages = max(1, -(-total // PAGE_ROWS))
    rows = list(listed.ask(ask.view, filters, limit=PAGE_ROWS, offset=(ask.page - 1) * PAGE_ROWS))
    answer = ask.render(
        "listing.html",
        listed=listed,
        rows=rows,
        total=total,
        pages=pages,
        facets=query.facets(ask.view, listed.name, filters) if listed.facets else {},
        picture=None,
    )
    if ask.is_part:
        answer.headers["HX-Push-Url"] = ask.link(f"/{listed.name}", keep=True)
    return answer


def _twin(ask: Asking, *, listed: Listed) -> Response:
    """The same rows as data: all of them, or as many as `limit` says."""
    kind = ask.request.path_params["kind"]
    ask.only(*listed.fields, "limit")
    if kind not in FORMATS:
        raise UsageError(f"There is no {kind[:20]} of this list.", hint=f"There is {', '.join(FORMATS)}.")
    limit = ask.value("limit")
    if limit is not None and not (limit.isascii() and limit.isdecimal() and len(limit) < 10):
        raise UsageError(f"limit={limit[:40]} is no number.")
    rows = listed.ask(ask.view, ask.filters(listed.fields), limit=None if limit is None else int(limit))
    out = io.StringIO()
    write_rows(rows, out, fmt=kind, listing=LISTINGS[_RECORD_NAMES.get(listed.name, listed.name)])
    headers = {"Content-Disposition": f'attachment; filename="{listed.name}.{kind}"'}
    return Response(out.getvalue(), media_type=_TYPES[kind], headers=headers)


_RECORD_NAMES = {"uses": "wording"}

PAGES = tuple(
    page
    for listed in LISTED
    for page in (
        Page(path=f"/{listed.name}", answer=partial(_answer, listed=listed)),
        Page(path=f"/{listed.name}.{{kind}}", answer=partial(_twin, listed=listed)),
    )
)
