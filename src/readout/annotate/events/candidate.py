"""A piece of a tree that tells of an event, while it is being worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.annotate.mentions.reference import Reference
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame
from readout.model import AgendaItem, Attribution, Dating, EventStatus, Place, RoleName

TALKS = frozenset({"meeting", "call", "negotiation"})
"""Acts in which parties speak with each other; a visit is told apart."""


@dataclass(slots=True, kw_only=True, eq=False)
class Candidate:
    """One telling of an event.

    Attributes:
        frame: What kind of telling.
        sentence: Number of its sentence.
        tree: Tree of that sentence.
        trigger: The word that tells.
        noun: The noun of a light verb ("held talks"), or None.
        roles: (role, reference) pairs.
        act: Diplomatic act.
        type: PLOVER type.
        status: Whether it happened.
        format: bilateral, 2+2 …, or None while not told.
        dating: When.
        place: Where.
        attribution: Through whom we know it.
        merged: Other tellings of the same event in the document.
        part_of: The candidate it is a part of.
        notes: What was considered.
        is_definite: "the meeting": speaks of one told before.
        agenda: What was on the table.
        is_with_several: Whether officials take part whom nobody names: "met African foreign ministers".
    """

    frame: Frame
    sentence: int
    tree: Tree
    trigger: Token
    noun: Token | None = None
    roles: list[tuple[RoleName, Reference]] = field(default_factory=list)
    act: str = ""
    type: str = ""
    status: EventStatus = "occurred"
    format: str | None = None
    dating: Dating = Dating()
    place: Place | None = None
    attribution: tuple[Attribution, ...] = ()
    merged: list[Candidate] = field(default_factory=list)
    part_of: Candidate | None = None
    notes: list[str] = field(default_factory=list)
    is_definite: bool = False
    agenda: list[AgendaItem] = field(default_factory=list)
    is_with_several: bool = False

    def __post_init__(self) -> None:
        self.act, self.type = self.act or self.frame.act, self.type or self.frame.type

    @property
    def center(self) -> Token:
        """The word that the circumstances hang on: the noun of a light verb, else the trigger."""
        return self.noun or self.trigger

    def put(
        self, sources: Sequence[Reference], targets: Sequence[Reference], *, names: tuple[RoleName, RoleName]
    ) -> None:
        """Give parties their roles, each once.

        Args:
            sources: Those who act.
            targets: The others.
            names: Role of the first, role of the second.
        """
        seen = {reference.key for _, reference in self.roles}
        for name, references in zip(names, (sources, targets), strict=True):
            for reference in references:
                if reference.can_act and reference.key not in seen:
                    seen.add(reference.key)
                    self.roles.append((name, reference))

    def who(self, *roles: RoleName) -> list[Reference]:
        """References in the given roles, or in all."""
        return [r for name, r in self.roles if not roles or name in roles]

    @property
    def people(self) -> set[str]:
        """Keys of the persons in it."""
        return {r.key for _, r in self.roles if r.is_person}

    @property
    def sides(self) -> set[str]:
        """Countries and bodies in it; a person counts for his country or body."""
        return {r.side for _, r in self.roles}

    @property
    def is_talk(self) -> bool:
        """Whether parties speak with each other."""
        return self.act in TALKS
