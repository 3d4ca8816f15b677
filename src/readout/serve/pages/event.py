"""An event: its facts, every report side by side, where they differ, and the words they were read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from readout.export.jsonl import json_line
from readout.link.judging import EDITABLE
from readout.query import Found, explain, find
from readout.record import Row
from readout.serve import words
from readout.serve.asking import Asking
from readout.serve.evidence import evidence
from readout.serve.page import Page
from readout.serve.sheets import judged
from readout.serve.words import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One field of the event as each report has it.

    Attributes:
        name: Of the field, for people.
        values: Words, one a report; empty where a report does not tell.
        differs: Whether the record found that they disagree.
        taken: The value that the event took.
    """

    name: str
    values: tuple[str, ...]
    differs: bool
    taken: str


def _answer(ask: Asking) -> Response:
    ask.only()
    wanted = ask.request.path_params["event"]
    explained = explain(ask.view, wanted)
    shown = explained.shown
    if shown.found.id != wanted:
        return RedirectResponse(ask.link(address(shown.found.id)), status_code=307)
    kinds: dict[str, list[Row]] = {}
    for one in shown.related:
        kinds.setdefault(one.table, []).append(one.row)
    reports = kinds.get("reports", [])
    return ask.render(
        "event.html",
        row=shown.found.row,
        note=shown.found.note,
        reports=reports,
        compared=tuple(_compared(shown.found.row, reports)),
        evidence=evidence(shown.contexts),
        statements=kinds.get("statements", []),
        thread=kinds.get("events", []),
        reasons=explained.reasons,
        judged=judged(ask, shown.found.id, *(row["report"] for row in reports)),
        editable=tuple(EDITABLE["events"]),
    )


_FIELDS: Mapping[str, Callable[[Row], str]] = {
    "what": words.what,
    "status": lambda row: row["status"],
    "date": lambda row: words.day(row["date"], missing=""),
    "place": words.place,
    "parties": lambda row: "; ".join(_party(role) for role in words.principal(row)),
    "agenda": lambda row: "; ".join(issue["label"] for issue in row["agenda"]),
    "said by": lambda row: " ← ".join(link["name"] for link in row.get("attribution") or ()),
}
_CONFLICTS = {
    "what": ("act", "type", "format"),
    "status": ("status",),
    "date": ("date",),
    "place": ("place",),
    "parties": ("participants", "roles", "parties", "name", "office", "absent"),
}


def _compared(event: Row, reports: Sequence[Row]) -> Iterator[Compared]:
    differing = {str(conflict["field"]) for conflict in event["conflicts"]}
    for name, read in _FIELDS.items():
        values = tuple(read(report) for report in reports)
        taken = read(event)
        if taken or any(values):
            differs = any(field.startswith(_CONFLICTS.get(name, ("-",))) for field in differing)
            yield Compared(name=name, values=values, differs=differs, taken=taken)


def _party(role: Mapping[str, Any]) -> str:
    office = f" ({role['office']})" if role["office"] else ""
    return f"{role['name']}{office}"


def _data(ask: Asking) -> Response:
    found: Found = find(ask.view, ask.request.path_params["event"])
    return Response(json_line(found.row), media_type="application/json")


PAGES = (
    Page(path="/events/{event}.json", answer=_data),
    Page(path="/events/{event}", answer=_answer),
)
