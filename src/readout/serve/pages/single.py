"""A report, a use of a formula, a claim, a mention: each with the words it was read from, and why."""

from __future__ import annotations

from typing import Any

from readout.query.naming import names_of
from readout.record import Row
from readout.serve.asking import Asking
from readout.serve.sheets import Sheet, pages_of

_METHODS = {
    "name": "by name",
    "role": "by the office alone",
    "pronoun": "by a pronoun",
    "reading": "by another reading of the same characters",
    "office-holder": "by who held the office",
    "metonym": "by what stands for it, such as a capital",
}
_FLAGS = {
    "reading": "The name is garbled: it is another reading of the same characters.",
    "given-name": "The given name is not the usual one.",
    "ambiguous": "It can be somebody else.",
    "office-mismatch": "The office is not the one held at that date.",
}


def _report(ask: Asking, sheet: Sheet) -> dict[str, Any]:
    row = sheet.row
    return {"event": _event(ask, row["event"]), "whole": _row(ask, "reports", "report", row["part_of"])}


def _use(ask: Asking, sheet: Sheet) -> dict[str, Any]:
    row = sheet.row
    return {
        "names": names_of(ask.view, row["speakers"]),
        "event": _event(ask, row["event"]),
        "statement": _row(ask, "statements", "statement", row["statement"]),
    }


def _claim(ask: Asking, sheet: Sheet) -> dict[str, Any]:
    row = sheet.row
    return {
        "names": names_of(ask.view, row["parties"]),
        "events": list(ask.view.rows_of("events", row["events"])),
    }


def _mention(ask: Asking, sheet: Sheet) -> dict[str, Any]:
    row = sheet.row
    others = [other["entity"] for other in row["alternatives"]]
    return {
        "names": names_of(ask.view, [row["entity"], *others]),
        "method": _METHODS.get(row["method"], row["method"]),
        "doubt": _FLAGS.get(row["flag"] or "", row["flag"] or ""),
    }


def _event(ask: Asking, event: str | None) -> Row | None:
    return _row(ask, "events", "event", event)


def _row(ask: Asking, table: str, key: str, identity: str | None) -> Row | None:
    if identity is None:
        return None
    return next(iter(ask.view.rows(table, where=f"{key} = ?", params=[identity])), None)


PAGES = (
    *pages_of("reports", "reports", "report.html", _report),
    *pages_of("uses", "wording", "use.html", _use),
    *pages_of("claims", "claims", "claim.html", _claim),
    *pages_of("mentions", "mentions", "mention.html", _mention),
)
