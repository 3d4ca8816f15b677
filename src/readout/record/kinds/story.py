"""Stories: near-duplicates and wire copies, which count as one source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from readout.record.shape import Row, Table

TABLE = Table(
    name="stories",
    key=("story",),
    columns={
        "story": "text",
        "documents": ["text"],
        "first_published": "text",
        "outlet": "text",
        "agency": "text",
        "copies": [{"doc": "text", "similarity": "real", "note": "text"}],
    },
)


class Copy(Protocol):
    """How one document differs from the first of its story."""

    @property
    def doc(self) -> str:
        """Id of the document."""

    @property
    def similarity(self) -> float:
        """0–1, 1 for the same words."""

    @property
    def note(self) -> str:
        """What is cut, added or changed, in words."""


class Story(Protocol):
    """What the record keeps of a story, whoever found it."""

    @property
    def story(self) -> str:
        """Id from its documents."""

    @property
    def documents(self) -> Sequence[str]:
        """Ids of its documents, the first published first."""

    @property
    def first_published(self) -> str | None:
        """EDTF date of the first of them, or None."""

    @property
    def outlet(self) -> str | None:
        """Who published it first, or None."""

    @property
    def agency(self) -> str | None:
        """The agency whose story it is, or None."""

    @property
    def copies(self) -> Sequence[Copy]:
        """How each document differs from the first."""


def to_row(story: Story) -> Row:
    """The row of a story."""
    return {
        "story": story.story,
        "documents": list(story.documents),
        "first_published": story.first_published,
        "outlet": story.outlet,
        "agency": story.agency,
        "copies": [{"doc": c.doc, "similarity": c.similarity, "note": c.note} for c in story.copies],
    }
