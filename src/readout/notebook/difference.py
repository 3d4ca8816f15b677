"""A comparison of two texts that shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from readout.export.compared import Laid, counted, listed, name_of, told
from readout.export.compared_html import compared_html
from readout.model import Change, ClauseChange
from readout.notebook.html import page, small, table, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How the wording moved between two texts.

    Attributes:
        laid: Both texts and their comparison.
    """

    laid: Laid

    @property
    def rows(self) -> tuple[ClauseChange, ...]:
        """Clause by clause, in the order of the later text."""
        return self.laid.rows()

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many clauses each class has."""
        return self.laid.counts()

    def __repr__(self) -> str:
        return f"<{counted(self.counts) or 'no clauses'}>"

    def to_html(self, path: str | Path) -> Path:
        """Write the comparison as a page of its own.

        Args:
            path: Where to.

        Returns:
            The path.
        """
        where = Path(path)
        where.write_text(compared_html(self.laid), encoding="utf-8")
        return where

    def _repr_html_(self) -> str:
        names = " → ".join(text(name_of(document)) for document in (self.laid.before, self.laid.after))
        lines = ([text(listed(row.changes)), f"{_words(row)} {_notes(row)}"] for row in self.rows)
        return page(f"<p>{names}<br><small>{text(counted(self.counts))}</small></p>{table(('', ''), lines)}")


def _words(row: ClauseChange) -> str:
    if row.after is None and row.before is not None:
        return f"<del>{text(told(row.before), most=None)}</del>"
    if row.before is None and row.after is not None:
        return f"<ins>{text(told(row.after), most=None)}</ins>"
    tags = {"gone": "del", "new": "ins", "same": "span"}
    return " ".join(f"<{tags[s.kind]}>{text(s.text, most=None)}</{tags[s.kind]}>" for s in row.words)


def _notes(row: ClauseChange) -> str:
    return small("; ".join(row.notes))
