"""A place in the text that speaks of somebody, while the document is being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from readout.annotate.tree import Token, Tree
from readout.knowledge.readings import fold_words
from readout.knowledge.types import Sense
from readout.model import Alternative, Entity, EntityKind, Mention, MentionFlag, Method, Span

_ACTOR_KINDS = frozenset({"state", "organization", "person", "group"})


@dataclass(slots=True, kw_only=True, eq=False)
class Reference:
    """Some words and whom they mean; frozen into a `Mention` when the document is done.

    Attributes:
        start: First code point of the whole phrase, title and country included.
        end: One past its last.
        name_start: First code point of the name within it.
        name_end: One past the last.
        entity: Whom it means, or None.
        name: Usual English name, or the words of the text.
        sense: In which sense of the gazetteer; "person" for people, "role" for titles without a name.
        country: ISO 3166-1 alpha-3 of whom it speaks for, or None.
        office: Title at the date of the text, or None.
        office_id: Kind of office, or None.
        is_former: "former", "then-", "late": no evidence of the date.
        method: How it was resolved.
        score: 0–1.
        flag: What is odd about it.
        note: Why, in words.
        alternatives: Whom else it might mean.
        members: For a phrase that means several: each of them.
        owners: For a title: the countries it is of ("U.S. and Japanese ministers").
        offices: For a title without a name: every kind of office it can mean.
        home: For whom a person acts: ISO alpha-3, or the entity id of a body.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    entity: Entity | None
    name: str
    sense: Sense | str
    country: str | None = None
    office: str | None = None
    office_id: str | None = None
    is_former: bool = False
    method: Method = "name"
    score: float = 1.0
    flag: MentionFlag | None = None
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()
    members: list[Reference] = field(default_factory=list)
    owners: tuple[str, ...] = ()
    home: str | None = None
    offices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What makes two references the same party: the entity, else the words."""
        return self.entity.entity if self.entity is not None else f"~{self.name.lower()}"

    @property
    def side(self) -> str:
        """For whom it stands: a country or a body, else just itself."""
        return self.home or self.country or self.key

    @property
    def is_person(self) -> bool:
        """Whether it means one human being."""
        return self.entity is not None and self.entity.kind == "person"

    @property
    def can_act(self) -> bool:
        """Whether it can be a party to something (a region or a city as such cannot)."""
        if self.members:
            return True
        return self.entity is not None and self.entity.kind in _ACTOR_KINDS

    def each(self) -> list[Reference]:
        """Itself, or everybody it stands for."""
        return [m for member in self.members for m in member.each()] if self.members else [self]

    def mention(self, doc: str, text: str) -> Mention:
        """The mention it leaves in the record.

        Args:
            doc: Id of the document.
            text: The stored text.

        Returns:
            A frozen mention over the name.
        """
        return Mention(
            span=Span.cut(doc, text, self.name_start, self.name_end),
            entity=self.entity.entity if self.entity is not None else None,
            country=self.country,
            office=self.office,
            method=self.method,
            score=round(self.score, 3),
            flag=self.flag,
            note=self.note,
            alternatives=self.alternatives
            or tuple(
                Alternative(entity=m.key, score=round(m.score, 3))
                for m in self.members
                if m.entity is not None
            ),
        )


def unlisted(kind: EntityKind, name: str, country: str | None) -> Entity:
    """Somebody or something that no table knows, under the name that the text gives.

    Args:
        kind: What it is.
        name: As the text has it.
        country: ISO alpha-3, where the text tells it.
    """
    return Entity(entity=f"{kind}/{'-'.join(fold_words(name))}", kind=kind, name=name, country=country)


Resolve = Callable[[Tree, Token], list[Reference]]
"""From the head of a noun phrase to whom it means."""
