"""Diplomatic formulas in use, and countable claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.model.edtf import Dating
from readout.model.ids import make_id
from readout.model.span import Span

ClaimKind = Literal["ordinal", "first", "since", "count"]
Verdict = Literal["supported", "contradicted", "undecided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """One use of a formula.

    Attributes:
        span: The characters.
        formula: Id of the formula family.
        variant: Normalised text of this variant.
        slots: (name, value) pairs in the order of the text: place, actor, verb, preposition …
        strength: Label of the governing verb on the formula's scale, or None.
        statement: Id of the statement it stands in, or None.
        report: Id of the report whose telling holds it, or None.
        speakers: Entity ids.
        dating: When it was used.
        known_as: Its id in the record, which a person's correction does not change; None before it is kept.
    """

    span: Span
    formula: str
    variant: str
    slots: tuple[tuple[str, str], ...] = ()
    strength: str | None = None
    statement: str | None = None
    report: str | None = None
    speakers: tuple[str, ...] = ()
    dating: Dating = Dating()
    known_as: str | None = field(default=None, compare=False, repr=False)

    @property
    def usage(self) -> str:
        """Id from the document, the characters and the formula."""
        return self.known_as or make_id("use", self.span.doc, self.span.start, self.span.end, self.formula)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A countable claim found in a text, not yet checked.

    Attributes:
        span: The characters.
        kind: What is claimed.
        ordinal: 1 for "the first", 3 for "the third time"; None otherwise.
        since: EDTF text, or None.
        until: EDTF text, or None.
        parties: Entity ids it speaks of.
        act: Diplomatic act it counts, or None.
        format: Format it counts, or None.
        formula: Formula it counts, or None.
    """

    span: Span
    kind: ClaimKind
    ordinal: int | None = None
    since: str | None = None
    until: str | None = None
    parties: tuple[str, ...] = ()
    act: str | None = None
    format: str | None = None
    formula: str | None = None

    @property
    def claim(self) -> str:
        """Id from the document and the characters."""
        return make_id("clm", self.span.doc, self.span.start, self.span.end)
