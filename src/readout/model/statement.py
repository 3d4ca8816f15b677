"""Quotations and reported speech, with the chain through which we know them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.model.edtf import Dating
from readout.model.ids import make_id
from readout.model.span import Span

Mode = Literal["direct", "indirect", "mixed"]
SpeechKind = Literal["speech", "thought", "writing"]
Polarity = Literal["positive", "negative", "neutral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain through which a fact is known.

    Attributes:
        entity: Id of who says so, or None.
        name: As the record names them.
        source: The words that name them, or None (the publisher of the page).
        cue: The words that say that they say so, or None.
    """

    entity: str | None
    name: str
    source: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An entity as named in one place: speaker, addressee.

    Attributes:
        entity: Id, or None when only described.
        name: Usual English name, or the words of the text.
        country: ISO 3166-1 alpha-3, or None.
        receipt: The words of the text, or None.
    """

    entity: str | None
    name: str
    country: str | None = None
    receipt: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Toward whom a statement is friendly or unfriendly.

    Attributes:
        toward: Entity id.
        polarity: Which way.
    """

    toward: str
    polarity: Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something said, written or thought, by whom, in which words.

    Attributes:
        mode: Direct, indirect, or mixed speech.
        kind: Speech, thought, or writing.
        speakers: All of them, for joint speakers; empty when nobody is named.
        cue: The words that introduce it, or None (a quotation standing alone).
        verb: Lemma of the cue's verb: affirm, underscore, condemn …
        modality: Words beside the verb that say that it is not, or only perhaps, said: "not", "would",
            "may not"; None where it is said plainly.
        content: Several pieces when split.
        addressees: To whom.
        attribution: The outer chain, outermost first.
        document_quoted: `joint statement`, `report` …, or None.
        dating: When it was said.
        stance: Or None.
        nested_in: Id of the statement it stands in, or None.
        rule: Name of the rule that found it.
        known_as: Its id in the record, which a person's correction does not change; None before it is kept.
    """

    mode: Mode
    kind: SpeechKind = "speech"
    speakers: tuple[Party, ...] = ()
    cue: Span | None = None
    verb: str | None = None
    modality: str | None = None
    content: tuple[Span, ...]
    addressees: tuple[Party, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    document_quoted: str | None = None
    dating: Dating = Dating()
    stance: Stance | None = None
    nested_in: str | None = None
    rule: str = ""
    known_as: str | None = field(default=None, compare=False, repr=False)

    @property
    def doc(self) -> str:
        """Id of the document it was read in."""
        return self.content[0].doc

    @property
    def statement(self) -> str:
        """Id from the document, the pieces and the cue."""
        cue = [self.cue.start, self.cue.end] if self.cue is not None else None
        return self.known_as or make_id("sta", self.doc, [[c.start, c.end] for c in self.content], cue)
