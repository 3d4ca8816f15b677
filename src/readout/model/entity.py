"""Who and what the record speaks of, and the places in text that speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.model.ids import make_id
from readout.model.span import Span

EntityKind = Literal["state", "organization", "person", "office", "place", "group", "outlet", "document"]
Method = Literal["name", "role", "pronoun", "reading", "office-holder", "metonym"]
MentionFlag = Literal["reading", "given-name", "ambiguous", "office-mismatch"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entity:
    """Somebody or something the record can speak of.

    Attributes:
        entity: Id: `state/JPN`, `person/antony-blinken`, `org/nato`, `place/tokyo`, `group/houthi`,
            `outlet/kyodo-news`.
        kind: What it is.
        name: Usual English name.
        country: ISO 3166-1 alpha-3, or None.
        wikidata: QID, or None.
    """

    entity: str
    kind: EntityKind
    name: str
    country: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another entity a mention might mean.

    Attributes:
        entity: Id.
        score: 0–1.
    """

    entity: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a text that speaks of an entity, and whom we take it to mean.

    Attributes:
        span: The characters.
        entity: Id, or None when nobody is known by it.
        country: ISO 3166-1 alpha-3 of whom it speaks for, or None.
        office: Title held at the date of the text, or None.
        method: How it was resolved.
        score: 0–1.
        flag: What is odd about it, or None.
        note: Why, in words.
        alternatives: Whom else it might mean.
        known_as: Its id in the record, which a person's correction does not change; None before it is kept.
    """

    span: Span
    entity: str | None
    country: str | None = None
    office: str | None = None
    method: Method = "name"
    score: float = 1.0
    flag: MentionFlag | None = None
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()
    known_as: str | None = field(default=None, compare=False, repr=False)

    @property
    def mention(self) -> str:
        """Id from the document and the characters."""
        return self.known_as or make_id("men", self.span.doc, self.span.start, self.span.end)
