"""One row with its receipts in the sentences they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readout.notebook.html import joined, page, place_of, small, table, text
from readout.notebook.listing import row_cells
from readout.query import Context, Shown
from readout.record import Row, View

_LISTED = {"events": "events", "statements": "statements", "wording": "wording", "claims": "claims"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A row, its receipts in context, and what belongs to it.

    Attributes:
        shown: As `readout show` has it.
        cells: What a reader looks for first, as HTML by head.
    """

    shown: Shown
    cells: Mapping[str, str]

    @classmethod
    def of(cls, view: View, shown: Shown) -> Card:
        """The card of a row."""
        name = _LISTED.get(shown.found.table)
        return cls(shown=shown, cells=row_cells(name, view, shown.found.row) if name else {})

    @property
    def id(self) -> str:
        """Id of the row."""
        return self.shown.found.id

    @property
    def table(self) -> str:
        """Name of its table."""
        return self.shown.found.table

    @property
    def row(self) -> Row:
        """The row in its exported form."""
        return self.shown.found.row

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Its receipts, each in its sentence."""
        return self.shown.contexts

    def __repr__(self) -> str:
        return f"<{self.table} {self.id}: {len(self.contexts)} receipts>"

    def _repr_html_(self) -> str:
        note = f"<p>{text(self.shown.found.note)}</p>" if self.shown.found.note else ""
        facts = table(self.cells, [self.cells.values()]) if self.cells else f"<p>{small(self.id)}</p>"
        quotes = "".join(_quote(context) for context in self.contexts)
        return page(f"{note}{facts}{quotes}")


def _quote(context: Context) -> str:
    place = place_of({"doc": context.doc, "start": context.start, "end": context.end})
    where = joined((context.label, context.title or context.source, context.published, place), by=" · ")
    words = f"{_part(context.before)}<mark>{_part(context.text)}</mark>{_part(context.after)}"
    return f"<blockquote>{words}<br><small>{where}</small></blockquote>"


def _part(words: str) -> str:
    """Part of a sentence, the blanks at its ends kept."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() else ""
    return f"{before}{text(words, most=None)}{after}"
