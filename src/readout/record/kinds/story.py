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
        "copies": [
            {
                "doc": "text",
                "similarity": "real",
                "note": "text",
                "kind": "text",
                "left_out": "int",
                "added": "int",
                "altered": "int",
                "changes": ["text"],
                "copied_from": "text",
                "why": "text",
                "look_alike": "text",
                "outlet": "text",
                "published": "text",
            }
        ],
        "source": "text",
        "first_why": "text",
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

    @property
    def kind(self) -> str | None:
        """What became of the first in a word, or None for the first itself."""

    @property
    def left_out(self) -> int:
        """Sentences of the first that it has not."""

    @property
    def added(self) -> int:
        """Sentences that the first has not."""

    @property
    def altered(self) -> int:
        """Sentences in other words."""

    @property
    def changes(self) -> Sequence[str]:
        """Facts that it has otherwise, in words."""

    @property
    def copied_from(self) -> str | None:
        """Document it was copied from, or None where that cannot be told."""

    @property
    def why(self) -> str:
        """Why that is told, or cannot be."""

    @property
    def look_alike(self) -> str | None:
        """The genuine host that its own resembles, or None."""

    @property
    def outlet(self) -> str | None:
        """Who published it, or None."""

    @property
    def published(self) -> str | None:
        """EDTF date, or None."""


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
    def source(self) -> str:
        """What it counts as among independent sources."""

    @property
    def first_why(self) -> str | None:
        """Why the first is held to be the first, or None."""

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
        "copies": [_copy_row(copy) for copy in story.copies],
        "source": story.source,
        "first_why": story.first_why,
    }


def _copy_row(copy: Copy) -> Row:
    return {
        "doc": copy.doc,
        "similarity": copy.similarity,
        "note": copy.note,
        "kind": copy.kind,
        "left_out": copy.left_out,
        "added": copy.added,
        "altered": copy.altered,
        "changes": list(copy.changes),
        "copied_from": copy.copied_from,
        "why": copy.why,
        "look_alike": copy.look_alike,
        "outlet": copy.outlet,
        "published": copy.published,
    }
