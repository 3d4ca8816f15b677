"""What the link stage adds to rows that are not its own: the event of a report, the verdict on a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from readout.model import Verdict
from readout.record.shape import Row, Table

ASSIGNMENTS = Table(
    name="assignments",
    key=("subject",),
    columns={"subject": "text", "event": "text"},
)
"""`subject` is the id of a report, or of a statement made at an event."""

VERDICTS = Table(
    name="verdicts",
    key=("claim",),
    columns={"claim": "text", "verdict": "text", "found": "long", "events": ["text"], "coverage": "text"},
)


class CheckedClaim(Protocol):
    """What the record itself says to a claim."""

    @property
    def claim(self) -> str:
        """Id of the claim."""

    @property
    def verdict(self) -> Verdict:
        """Supported, contradicted, or undecided."""

    @property
    def found(self) -> int:
        """How many the record holds."""

    @property
    def events(self) -> Sequence[str]:
        """Ids of those events."""

    @property
    def coverage(self) -> str:
        """What the record can and cannot know, in words."""


def assignment_row(subject: str, event: str) -> Row:
    """The row that ties a report or statement to its event."""
    return {"subject": subject, "event": event}


def verdict_row(checked: CheckedClaim) -> Row:
    """The row of a checked claim."""
    return {
        "claim": checked.claim,
        "verdict": checked.verdict,
        "found": checked.found,
        "events": list(checked.events),
        "coverage": checked.coverage,
    }
