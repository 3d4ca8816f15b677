"""What the annotators share about one document while it is being read."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from readout.annotate.blanks import plain_blanks
from readout.annotate.considered import Considered, refused
from readout.annotate.dates import DateExpression
from readout.annotate.mentions.reference import Reference
from readout.annotate.sentences import Sentence
from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.frames import Frame
from readout.model import Dating, Document, Entity, Span


@dataclass(slots=True, kw_only=True, eq=False)
class Page:
    """A document on the desk.

    Attributes:
        document: The document; replaced once its publication date is inferred.
        knowledge: The tables.
        sentences: In order.
        references: Phrases found before parsing, in order, not overlapping.
        resolved: Further references found on the trees (roles, pronouns, groups), in order of finding.
        dates: Time expressions in order.
        datings: What each expression means, parallel to `dates`.
        window: First and last day the document can be from; None where open.
        trees: Sentence number → tree, for the sentences that were parsed.
        considered: Tellings of events that were refused, for `readout explain`; None where nobody asks.
    """

    document: Document
    knowledge: Knowledge
    sentences: tuple[Sentence, ...]
    references: list[Reference] = field(default_factory=list)
    resolved: list[Reference] = field(default_factory=list)
    dates: tuple[DateExpression, ...] = ()
    datings: tuple[Dating, ...] = ()
    window: tuple[dt.date | None, dt.date | None] = (None, None)
    trees: dict[int, Tree] = field(default_factory=dict)
    considered: list[Considered] | None = None
    _by_start: dict[int, Reference] = field(default_factory=dict)
    _plain: str = ""
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]

    def refuse(self, frame: Frame, trigger: Token, noun: Token | None, outcome: str) -> None:
        """Keep a refused telling, where somebody asks for them."""
        if self.considered is not None:
            self.considered.append(refused(frame, trigger, noun, outcome))

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    @property
    def plain(self) -> str:
        """The text with every blank and line break as a space: names run over lines."""
        if not self._plain:
            self._plain = plain_blanks(self.document.text)
        return self._plain

    def span(self, start: int, end: int) -> Span:
        """The receipt for a stretch of the text."""
        return self.document.span(start, end)

    def set_references(self, references: list[Reference]) -> None:
        """Put the phrases found before parsing; they must not overlap."""
        self.references = sorted(references, key=lambda r: r.start)
        self._by_start = {r.start: r for r in self.references}

    def reference_of(self, token: Token) -> Reference | None:
        """The phrase that the token is, or None for an ordinary word."""
        found = self._by_start.get(token.start)
        return found if found is not None and found.end == token.end else None

    def references_in(self, start: int, end: int) -> list[Reference]:
        """Phrases that lie wholly within the stretch, in order."""
        low = bisect_left(self.references, start, key=_start)
        high = bisect_left(self.references, end, lo=low, key=_start)
        return [r for r in self.references[low:high] if r.end <= end]

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that holds the code point, or None."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None

    def entity(self, known_id: str) -> Entity | None:
        """The entity the tables know by this id, or None."""
        return self.knowledge.entity(known_id)

    def is_date_at(self, offset: int) -> bool:
        """Whether a code point stands in a time expression."""
        return any(e.start <= offset < e.end for e in self.dates)

    def dates_in(self, start: int, end: int) -> list[tuple[DateExpression, Dating]]:
        """Time expressions within the stretch, each with what it means."""
        return [
            (expression, dating)
            for expression, dating in zip(self.dates, self.datings, strict=True)
            if start <= expression.start and expression.end <= end
        ]


def _start(reference: Reference) -> int:
    return reference.start
