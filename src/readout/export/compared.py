"""What the formats of a comparison share: names and order of the classes, counts, what was dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.model import Change, Clause, ClauseChange, Comparison, Document

SIGNS: Mapping[Change, str] = {
    "kept": "=",
    "reworded": "≈",
    "strengthened": "▲",
    "weakened": "▼",
    "scope": "±",
    "named": "●",
    "unnamed": "○",
    "moved": "↕",
    "dropped": "−",
    "added": "+",
}
"""Class → the sign that stands before it, so that nothing rests on colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Two documents and what their comparison says.

    Attributes:
        before: The earlier document.
        after: The later.
        comparison: Clause by clause.
    """

    before: Document
    after: Document
    comparison: Comparison

    def rows(self, only: Iterable[Change] = ()) -> tuple[ClauseChange, ...]:
        """All rows, or only those of some classes."""
        wanted = frozenset(only)
        return tuple(r for r in self.comparison.rows if not wanted or wanted & set(r.changes))

    def counts(self) -> dict[Change, int]:
        """How many clauses each class has, in the order of `SIGNS`; a clause may have several."""
        found = Counter(change for row in self.comparison.rows for change in row.changes)
        return {change: found[change] for change in SIGNS if found[change]}

    def dropped(self) -> tuple[Clause, ...]:
        """What the later text is silent about."""
        return tuple(r.before for r in self.comparison.rows if r.after is None and r.before is not None)

    def clauses(self) -> tuple[int, int]:
        """How many clauses the two texts have."""
        rows = self.comparison.rows
        return sum(r.before is not None for r in rows), sum(r.after is not None for r in rows)


def name_of(document: Document) -> str:
    """Title of a document, else where it is from."""
    return one_line(document.title or document.source)


def one_line(text: str) -> str:
    """The text without line breaks and runs of blanks."""
    return " ".join(text.split())


def told(clause: Clause) -> str:
    """The words of a clause on one line; dots before one that goes on from another."""
    return one_line(clause.span.text) if clause.opens else f"… {one_line(clause.span.text)}"


def listed(changes: Iterable[Change]) -> str:
    """Classes of a clause with their signs.

    Example:
        >>> listed(("weakened", "moved"))
        '▼ weakened, ↕ moved'
    """
    return ", ".join(f"{SIGNS[change]} {change}" for change in changes)


def counted(counts: Mapping[Change, int]) -> str:
    """Counts in words.

    Example:
        >>> counted({"kept": 2, "dropped": 1})
        '2 kept · 1 dropped'
    """
    return " · ".join(f"{number} {change}" for change, number in counts.items())
