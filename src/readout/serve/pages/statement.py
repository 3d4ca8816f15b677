"""A statement: its chain outermost first, its words, the same as others have it, what stands within."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from readout.query import class_of_verb, side_by_side, statements_by_id
from readout.query.chain import chain_of
from readout.query.naming import names_of
from readout.query.variants import Word
from readout.record import Row
from readout.serve import words
from readout.serve.asking import Asking
from readout.serve.sheets import Sheet, pages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement as one document has it.

    Attributes:
        row: The statement.
        words: Its words, those marked that the others do not have.
    """

    row: Row
    words: tuple[Word, ...]


def _fill(ask: Asking, sheet: Sheet) -> dict[str, Any]:
    row = sheet.row
    inside = [one.row for one in sheet.explained.shown.related if one.row["nested_in"] == sheet.id]
    others = [one.row for one in sheet.explained.shown.related if one.row["nested_in"] != sheet.id]
    told = [row, *others]
    compared = side_by_side([words.quote(one) for one in told]) if others else []
    stance = row["stance"]
    event = row["event"]
    return {
        "chain": chain_of(row),
        "verb": class_of_verb(row),
        "names": names_of(ask.view, [stance["toward"] if stance else None]),
        "wordings": [Wording(row=one, words=tuple(w)) for one, w in zip(told, compared, strict=False)],
        "inside": inside,
        "around": statements_by_id(ask.view, [row["nested_in"]]) if row["nested_in"] else [],
        "event": next(ask.view.rows_of("events", [event]), None) if event else None,
        "uses": list(ask.view.rows("wording", where="statement = ?", params=[sheet.id])),
    }


PAGES = pages_of("statements", "statements", "statement.html", _fill)
