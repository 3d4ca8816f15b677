"""Whom a name on the command line means: a state with its people and government, a person, a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from readout.errors import UsageError
from readout.knowledge import Body, Knowledge, Person, load
from readout.query.filters import SOURCES, Parties, Where
from readout.query.phrases import words_of
from readout.record import View

_NAMES = """
    SELECT entity, name, kind, list_transform(names_seen, lambda n: n.surface) AS seen
    FROM entities ORDER BY entity
"""
_OF_STATE = "SELECT entity FROM entities WHERE country = ?"
_SHORTEST_NAME = 4
"""A state's name of fewer letters must be written in its own case: `UK`, `LI`; Li is a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who goes by which names.

    Attributes:
        entity: Id.
        kind: What it is: person, state, organization, place.
        names: The words of each of its names, as `words_of` gives them.
    """

    entity: str
    kind: str
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Whom a name means.

    Attributes:
        country: ISO alpha-3 of a state, or None.
        entities: Ids of persons and bodies.
        pattern: For the name of somebody whom the record has no id for; empty for nobody.
    """

    country: str | None = None
    entities: tuple[str, ...] = ()
    pattern: str = ""

    def among(self, where: Where, parties: Parties) -> None:
        """Ask for rows that list them.

        Args:
            where: Condition to add to.
            parties: Whom the rows list.
        """
        conditions = ["entity IN (SELECT unnest(?))"]
        params: list[object] = [list(self.entities)]
        if self.country is not None:
            conditions.append("country = ?")
            params.append(self.country)
        if self.pattern:
            conditions.append("entity IS NULL AND regexp_matches(strip_accents(name), ?)")
            params.append(self.pattern)
        parties.listed(where, _either(conditions), *params)

    def tell(self, where: Where, view: View) -> None:
        """Ask for statements that are known through them.

        Args:
            where: Condition to add to.
            view: The record.
        """
        entities = set(self.entities)
        if self.country is not None:
            entities.update(row["entity"] for row in view.sql(_OF_STATE, [self.country]))
        Whom(entities=tuple(sorted(entities)), pattern=self.pattern).among(where, SOURCES)

    def meant_by(self, where: Where, column: str) -> None:
        """Ask for rows whose entity they are.

        Args:
            where: Condition to add to.
            column: SQL of an entity's id.
        """
        theirs = f"list_contains(?, {column})"
        if self.country is None:
            where.add(theirs, list(self.entities))
        else:
            where.add(f"{theirs} OR {column} IN ({_OF_STATE})", list(self.entities), self.country)


def whom(view: View, text: str, *, option: str) -> Whom:
    """Whom a name means.

    Args:
        view: The record: everybody it names, by every name they were seen under.
        text: ISO code or name of a state, its capital, words of the name of a person or body, or an id.
        option: Where it was given, for the message.

    Returns:
        Them. A state stands for its people and bodies too.

    Raises:
        UsageError: Neither the record nor the tables know anybody of that name.
    """
    knowledge = load()
    if "/" in text:
        return Whom(entities=(text,))
    if (code := state_named(knowledge, text)) is not None:
        return _state(knowledge, code)
    words = words_of(text)
    if not words:
        raise UsageError(f"{option} needs a name.", hint='Give one, such as "Wang Yi", JPN or NATO.')
    pattern = "(?i)" + ".*".join(rf"\b{re.escape(word)}\b" for word in words)
    found = tuple(_called(view, knowledge, words))
    if found or _is_undescribed(view, pattern):
        return Whom(entities=found, pattern=pattern)
    if (code := knowledge.state_of_capital(text)) is not None:
        return _state(knowledge, code)
    if known := tuple(_known(knowledge, words)):
        return Whom(entities=known)
    raise UsageError(f"{option} {text}: nobody of that name is known.", hint=_nearest(view, text))


def state_named(knowledge: Knowledge, text: str) -> str | None:
    """The state of a code or name.

    Args:
        knowledge: The tables.
        text: `JPN`, `UK`, `Japan`, `south korea`.

    Returns:
        ISO alpha-3, or None.
    """
    for code, state in knowledge.states.items():
        names = (code, state.iso2, state.name, state.official, *state.aliases)
        if text in names:
            return code
        if len(text) >= _SHORTEST_NAME and text.casefold() in (name.casefold() for name in names):
            return code
    return None


def _state(knowledge: Knowledge, code: str) -> Whom:
    """A state; whoever is described by its adjective is of it too: "Japanese government sources"."""
    adjectives = "|".join(re.escape(word) for word in knowledge.states[code].adjectives)
    return Whom(
        country=code,
        entities=(f"state/{code}",),
        pattern=rf"(?:^|\W)(?:{adjectives})(?:\W|$)" if adjectives else "",
    )


def _called(view: View, knowledge: Knowledge, words: list[str]) -> Iterator[str]:
    """Everybody of the record one of whose names holds all the words."""
    wanted = frozenset(words)
    for one in names_held(view):
        if one.kind != "place":
            names = [*one.names, *(tuple(words_of(name)) for name in _aliases(knowledge, one.entity))]
            if any(wanted <= set(name) for name in names):
                yield one.entity


def names_held(view: View) -> tuple[Named, ...]:
    """Everybody and everything of the record with every name it was seen under.

    Args:
        view: The record.

    Returns:
        By id.
    """

    def make() -> tuple[Named, ...]:
        return tuple(
            Named(
                entity=row["entity"],
                kind=row["kind"],
                names=tuple({tuple(words_of(name)): None for name in (row["name"], *row["seen"])}),
            )
            for row in view.stream(_NAMES)
        )

    return view.once("names held", make)


def _aliases(knowledge: Knowledge, entity: str) -> tuple[str, ...]:
    known = knowledge.persons.get(entity) or knowledge.bodies.get(entity)
    return known.aliases if known is not None else ()


def _is_undescribed(view: View, pattern: str) -> bool:
    """Whether somebody speaks under that name whom the record has no id for."""
    query = """
        SELECT 1 FROM flat.speakers
        WHERE entity IS NULL AND regexp_matches(strip_accents(name), ?) LIMIT 1
    """
    return bool(view.sql(query, [pattern]))


def _known(knowledge: Knowledge, words: list[str]) -> Iterator[str]:
    known: tuple[Person | Body, ...] = (*knowledge.persons.values(), *knowledge.bodies.values())
    for one in known:
        if any(set(words) <= set(words_of(name)) for name in (one.name, *one.aliases)):
            yield one.entity


def _nearest(view: View, text: str) -> str:
    query = "SELECT DISTINCT name FROM flat.speakers ORDER BY name"
    names = {row["name"].casefold(): row["name"] for row in view.sql(query)}
    near = get_close_matches(text.casefold(), names, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(names[name] for name in near)}?"
    return "`readout people` lists who is there."


def _either(conditions: list[str]) -> str:
    return " OR ".join(f"({condition})" for condition in conditions)
