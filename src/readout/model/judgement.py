"""A human decision: appended, never merged into machine readings, undone by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.model.ids import canonical_json, make_id

JudgementKind = Literal["accept", "reject", "merge", "split", "edit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about which rows, when and why.

    Attributes:
        author: Who decided.
        at: ISO 8601 time.
        kind: What was decided.
        subjects: Ids it is about.
        payload: (field, value) pairs for an edit.
        reason: Why, in words.
        undoes: Id of the judgement it takes back, or None.
    """

    author: str
    at: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    payload: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    undoes: str | None = None

    @property
    def judgement(self) -> str:
        """Id from everything it says."""
        said = [self.author, self.at, self.kind, self.subjects, self.payload, self.reason, self.undoes]
        return make_id("jud", canonical_json(said))
