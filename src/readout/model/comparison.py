"""Two texts laid side by side, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.model.clause import Clause

Change = Literal[
    "kept",
    "reworded",
    "strengthened",
    "weakened",
    "scope",
    "named",
    "unnamed",
    "moved",
    "dropped",
    "added",
]
"""What became of a clause. kept: it differs at most trivially. reworded: the same in other words.
strengthened, weakened: the verb stands higher or lower on its ladder, or words that intensify came or went.
scope: parties, topics, places or qualifications came or went. named, unnamed: the one who is blamed or asked
is named now, or no longer. moved: it stands elsewhere. dropped, added: it stands in one text only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some words of an aligned clause.

    Attributes:
        kind: same, gone (only in the first text), new (only in the second).
        text: As written.
    """

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseChange:
    """A clause of either text, or one of each that go together.

    Attributes:
        before: The clause of the first text; None where it was added.
        after: The clause of the second; None where it was dropped.
        changes: What became of it, the weightiest first; "moved" last.
        notes: Why, in words.
        words: What is the same, gone and new in it, in order.
        likeness: 0–1, how alike the two are; 0 for one alone.
    """

    before: Clause | None
    after: Clause | None
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()
    words: tuple[Stretch, ...] = ()
    likeness: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two texts compared.

    Attributes:
        rows: In the order of the second text; what was dropped stands where it stood in the first.
        formulas_lost: Ids of formulas that only the first text uses.
        formulas_gained: Ids of formulas that only the second uses.
    """

    rows: tuple[ClauseChange, ...]
    formulas_lost: tuple[str, ...] = ()
    formulas_gained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A clause as each of several texts has it.

    Attributes:
        clauses: One a text, in the order of the texts; None where the text leaves it out.
    """

    clauses: tuple[Clause | None, ...]

    @property
    def texts(self) -> tuple[int, ...]:
        """Numbers of the texts that have it, from 0."""
        return tuple(number for number, clause in enumerate(self.clauses) if clause is not None)
