"""A human decision: appended, never merged into machine readings, undone by another."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from readout.model.ids import canonical_json, make_id

JudgementKind = Literal["accept", "reject", "merge", "split", "edit", "undo"]
JudgedTable = Literal["events", "reports", "statements", "mentions", "wording", "claims", "entities"]
ReviewState = Literal["accepted", "rejected", "edited", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a judged row stood in a text, so that it is found again when another reader gives it another id.

    An event has an anchor for each of its reports.

    Attributes:
        subject: Id of the row that was judged.
        row: Id of the row that the anchor is of: the subject itself, or a report of the event.
        doc: Id of the document; empty for an entity, which stands in many.
        start: First code point of what it was read from.
        end: One past the last.
        label: What it was taken for: the act of a report, the formula of a usage, the name of an entity.
    """

    subject: str
    row: str
    doc: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about which rows, when and why.

    Attributes:
        author: Who decided.
        at: ISO 8601 time in UTC.
        kind: What was decided.
        subjects: Ids it is about, the one that others are merged into first.
        payload: (field, value) pairs of an edit; the name of a new entity of a split.
        reason: Why, in words.
        undoes: Id of the judgement it takes back, or None.
        anchors: Where the subjects stood.
    """

    author: str
    at: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    payload: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    undoes: str | None = None
    anchors: tuple[Anchor, ...] = ()

    @property
    def judgement(self) -> str:
        """Id from everything it says."""
        said = [self.author, self.at, self.kind, self.subjects, self.payload, self.reason, self.undoes]
        anchors = [asdict(anchor) for anchor in self.anchors]
        return make_id("jud", canonical_json([*said, anchors] if anchors else said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came of the judgements on one row.

    Attributes:
        subject: Id of the row.
        table: Its table.
        state: What holds now.
        judgement: Id of the last judgement on it.
        author: Who made that.
        at: When.
        reason: Why.
        row: The row as corrected, as JSON; None where nothing in it was changed.
    """

    subject: str
    table: JudgedTable
    state: ReviewState
    judgement: str
    author: str
    at: str
    reason: str = ""
    row: str | None = None
