"""What goes in and what comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "abridged", "extended", "re-led", "edited", "rewritten", "translated"]

LOOK_ALIKE = "look-alike"
"""What all documents of hosts that pass themselves off as others count as together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What must be known about a document to find its copies.

    Attributes:
        doc: Id.
        text: Its text.
        published: EDTF text, or None.
        publisher: Outlet, or None.
        agency: Agency whose copy it is, or None.
        url: Its address, or None.
        retrieved_at: ISO 8601 time at which it was fetched from there, or None.
        asides: (start, end) of stretches of the text that are not its prose: captions, boilerplate.
    """

    doc: str
    text: str
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    retrieved_at: str | None = None
    asides: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document as a copy of its story.

    Attributes:
        doc: Id.
        similarity: 0–1, share of the words of both that stand in both, in like sentences.
        note: What is left out, added or altered, in words; empty for the same words.
        kind: What became of the first; None for the first itself.
        left_out: Sentences of the first that it has not.
        added: Sentences that the first has not.
        altered: Sentences that it has in other words.
        changes: Facts that it has otherwise, in words: figures, dates, names, negations.
        copied_from: Id of the document it was copied from, or None where that cannot be told.
        why: Why it is the copy and the other not, in words; or why that cannot be told. Empty for the first.
        look_alike: The host that its own resembles without being it, or None.
        outlet: Who published it, or None.
        published: EDTF text, or None.
    """

    doc: str
    similarity: float = 1.0
    note: str = ""
    kind: Kind | None = None
    left_out: int = 0
    added: int = 0
    altered: int = 0
    changes: tuple[str, ...] = ()
    copied_from: str | None = None
    why: str = ""
    look_alike: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents that are copies of each other.

    Attributes:
        story: Id from the document published earliest: a later copy renumbers nothing.
        copies: The documents, the first first.
        source: What it counts as where independent sources are counted: its agency, `look-alike`, or itself.
        first_published: EDTF text of the first, or None.
        outlet: Who published it first, or None.
        agency: Agency whose copy it is, or None.
        first_why: Why the first is held to be the first, in words; None where that cannot be told.
    """

    story: str
    copies: tuple[Copy, ...]
    source: str
    first_published: str | None = None
    outlet: str | None = None
    agency: str | None = None
    first_why: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents, the first first."""
        return tuple(copy.doc for copy in self.copies)


def count_sources(sources: Iterable[str]) -> int:
    """How many independent sources those are.

    Whatever look-alike hosts tell counts as one source together, and only where nobody else tells it.

    Args:
        sources: `Story.source` of each story.

    Returns:
        The number; 0 for none.

    Example:
        >>> count_sources(["agency Reuters", "agency Reuters", "look-alike", "sto_a"])
        2
        >>> count_sources(["look-alike", "look-alike"])
        1
    """
    distinct = set(sources)
    return len(distinct - {LOOK_ALIKE}) or len(distinct)


def source_of(copy: Copy, story: Story) -> str:
    """What a document counts as where independent sources are counted.

    Args:
        copy: The document as a copy.
        story: Its story.

    Returns:
        The source of the story; `look-alike` for what stands under an address that passes for another's.
    """
    return story.source if copy.look_alike is None else LOOK_ALIKE
