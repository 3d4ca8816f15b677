"""The official texts of an event, compared, as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from readout.export.compared import name_of
from readout.export.sides import KINDS, SidesLaid, absent_line
from readout.model import Clause, Matched, Span

if TYPE_CHECKING:
    from readout.query.sides import Side


def sides_json(laid: SidesLaid) -> str:
    """The comparison as JSON, every clause, name and word with its receipt.

    Args:
        laid: The texts and their comparison.

    Returns:
        JSON text, indented.
    """
    told = {
        "event": laid.asked.event.event,
        "other_documents": laid.asked.others,
        "note": absent_line(laid),
        "sides": [_side(side) for side in laid.sides],
        "in_all": [_matched(laid, matched) for matched in laid.by_all()],
        "in_some": [_matched(laid, matched) for matched in laid.by_some()],
        "only": [_only(laid, number) for number in range(len(laid.sides))] if laid.matched else [],
        "given_to_others": [
            {
                "by": laid.sides[given.by].name,
                "speaker": given.word.speaker,
                "verb": given.word.verb,
                "receipt": receipt(given.word.receipt),
                "also_in": _names(laid, given.found_in),
            }
            for given in laid.given()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def receipt(span: Span) -> dict[str, Any]:
    """A receipt as the record has it."""
    return {"doc": span.doc, "start": span.start, "end": span.end, "text": span.text}


def _side(side: Side) -> dict[str, Any]:
    document = side.document
    return {
        "name": side.name,
        "issuer": side.issuer,
        "doc": document.doc,
        "title": name_of(document),
        "source": document.source,
        "published": document.published.text,
        "also": list(side.also),
    }


def _matched(laid: SidesLaid, matched: Matched) -> dict[str, Any]:
    clauses = zip(laid.sides, matched.clauses, strict=True)
    return {side.name: _clause(clause) for side, clause in clauses if clause is not None}


def _clause(clause: Clause) -> dict[str, Any]:
    return receipt(clause.span)


def _only(laid: SidesLaid, number: int) -> dict[str, Any]:
    return {
        "side": laid.sides[number].name,
        "clauses": [_clause(clause) for clause in laid.only(number)],
        **{
            kind: [
                {"key": told.key, "name": told.name, "receipt": receipt(told.receipt)}
                for told in laid.named_only(number, what)
            ]
            for kind, what in KINDS
        },
    }


def _names(laid: SidesLaid, numbers: Iterable[int]) -> list[str]:
    return [laid.sides[number].name for number in numbers]
