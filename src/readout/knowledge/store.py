"""All tables at once, with the lookups a stage asks."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from readout.knowledge import parse
from readout.knowledge.names import build_names, short_forms
from readout.knowledge.overlay import Layers, laid_over, overlay_folder
from readout.knowledge.tables import table_digest, without_collector
from readout.knowledge.tenures import TenureIndex
from readout.knowledge.types import (
    Body,
    Formula,
    KnownPlace,
    Metonym,
    Name,
    NamedDay,
    Office,
    Person,
    PloverType,
    Series,
    State,
    Tenure,
    Title,
    Verb,
)
from readout.model import Entity

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, eq=False)
class Knowledge:
    """What we know beforehand.

    Attributes:
        states: By ISO alpha-3.
        bodies: By entity id.
        places: By entity id.
        persons: By entity id.
        offices: By office id.
        titles: Forms of words for offices.
        tenures: Who held what from when to when.
        metonyms: Buildings that stand for who sits there.
        verbs: Reporting verbs by lemma.
        formulas: Families of diplomatic wording.
        series: Recurring formats by id.
        plover: Event types by name.
        named_days: Occasions with dates.
        digest: SHA-256 over all tables.
    """

    states: Mapping[str, State]
    bodies: Mapping[str, Body]
    places: Mapping[str, KnownPlace]
    persons: Mapping[str, Person]
    offices: Mapping[str, Office]
    titles: tuple[Title, ...]
    tenures: Sequence[Tenure]
    metonyms: tuple[Metonym, ...]
    verbs: Mapping[str, Verb]
    formulas: tuple[Formula, ...]
    series: Mapping[str, Series]
    plover: Mapping[str, PloverType]
    named_days: tuple[NamedDay, ...]
    digest: str

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The gazetteer, sorted by surface, best score first."""
        with without_collector():
            return build_names(
                states=self.states,
                bodies=self.bodies,
                places=self.places,
                persons=self.persons,
                metonyms=self.metonyms,
                tenures=self.tenures,
            )

    def tenures_of(
        self, person: str, low: dt.date | None = None, high: dt.date | None = None
    ) -> tuple[Tenure, ...]:
        """What a person held at some day from `low` to `high`, by start.

        Args:
            person: Entity id.
            low: First day, or None for any earlier day.
            high: Last day (inclusive), or None for any later day.

        Returns:
            The tenures that overlap those days.
        """
        return self._tenure_index.of_person(person, low, high)

    def holders(
        self, office: str, of: str, low: dt.date | None = None, high: dt.date | None = None
    ) -> tuple[Tenure, ...]:
        """Who held an office at some day from `low` to `high`, by start.

        Args:
            office: Office id.
            of: ISO alpha-3, or entity id of a body.
            low: First day, or None for any earlier day.
            high: Last day (inclusive), or None for any later day.

        Returns:
            The tenures that overlap those days.
        """
        return self._tenure_index.of_office(office, of, low, high)

    def title_of(self, tenure: Tenure) -> str:
        """The office's proper English title there and then: "Minister for Foreign Affairs".

        Args:
            tenure: Whose.

        Returns:
            The title, or the office's general name where the table gives none.
        """
        return tenure.title or self.offices[tenure.office].name.capitalize()

    def people_by_family(self, family: str) -> tuple[Person, ...]:
        """Everybody known by a family name or short name.

        Args:
            family: Case-folded, with or without diacritics: "erdogan", "lula", "kan".

        Returns:
            People sorted by id.
        """
        return self._families.get(family, ())

    def titles_for(self, surface: str) -> tuple[Title, ...]:
        """What a form of words may mean as a title.

        Args:
            surface: Case-folded: "foreign secretary", "foreign ministers".

        Returns:
            Titles in the order of the table.
        """
        return self._titles.get(surface, ())

    def state_of_capital(self, name: str) -> str | None:
        """Whose capital a name is.

        Args:
            name: As written: "Tokyo", "Kiev".

        Returns:
            ISO alpha-3, or None.
        """
        return self._capitals.get(name)

    def metonyms_on(self, surface: str, low: dt.date | None, high: dt.date | None) -> tuple[Metonym, ...]:
        """Whom a building stood for at some day from `low` to `high`.

        Args:
            surface: As written: "Yongsan", "Blue House".
            low: First day, or None for any earlier day.
            high: Last day (inclusive), or None for any later day.

        Returns:
            In the order of the table.
        """
        return tuple(
            metonym
            for metonym in self.metonyms
            if metonym.surface == surface
            and (high is None or metonym.start is None or metonym.start <= high)
            and (low is None or metonym.end is None or metonym.end >= low)
        )

    def verb_of(self, form: str) -> Verb | None:
        """The reporting verb a form belongs to.

        Args:
            form: Lower-case: "reaffirmed", "calls on".

        Returns:
            The verb, or None.
        """
        return self._forms.get(form)

    def entity(self, entity: str) -> Entity | None:
        """The record's value for an id.

        Args:
            entity: `state/JPN`, `person/antony-blinken`, `org/nato`, `place/tokyo`, `office/foreign-minister`

        Returns:
            The entity, or None when the tables do not know it.
        """
        kind, _, key = entity.partition("/")
        if kind == "state" and key in self.states:
            return Entity(entity=entity, kind="state", name=self.states[key].name, country=key)
        if kind == "office" and key in self.offices:
            return Entity(entity=entity, kind="office", name=self.offices[key].name)
        if (person := self.persons.get(entity)) is not None:
            return Entity(
                entity=entity,
                kind="person",
                name=person.name,
                country=person.country,
                wikidata=person.wikidata,
            )
        if (body := self.bodies.get(entity)) is not None:
            return Entity(entity=entity, kind=body.kind, name=body.name, country=body.country)
        if (place := self.places.get(entity)) is not None:
            return Entity(entity=entity, kind="place", name=place.name, country=place.country)
        return None

    @cached_property
    def _tenure_index(self) -> TenureIndex:
        return TenureIndex(self.tenures)

    @cached_property
    def _families(self) -> Mapping[str, tuple[Person, ...]]:
        return _grouped(
            (form.casefold(), person) for person in self.persons.values() for form in short_forms(person)
        )

    @cached_property
    def _titles(self) -> Mapping[str, tuple[Title, ...]]:
        return _grouped(
            (form.casefold(), title)
            for title in self.titles
            for form in (title.surface, title.plural)
            if form
        )

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        capitals = [
            place for place in self.places.values() if place.kind == "capital" and place.country is not None
        ]
        return {name: place.country or "" for place in capitals for name in (place.name, *place.aliases)}

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First words of the given names of everybody in the tables, initials apart."""
        firsts = (person.given.split(" ", 1)[0] for person in self.persons.values())
        return frozenset(name for name in firsts if len(name) > 2 and name[0].isupper() and "." not in name)

    @cached_property
    def verb_openers(self) -> frozenset[str]:
        """The first words of the verbs of speech that are several words."""
        return frozenset(form.split(" ", 1)[0] for form in self._forms if " " in form)

    @cached_property
    def _forms(self) -> Mapping[str, Verb]:
        forms: dict[str, Verb] = {}
        for verb in self.verbs.values():
            for form in verb.forms:
                forms.setdefault(form, verb)
        return forms


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, dict[int, T]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][id(value)] = value
    return {key: tuple(values.values()) for key, values in groups.items()}


def load(overlay: Path | None = None) -> Knowledge:
    """Read all tables, once a process.

    Args:
        overlay: Folder with a user's own tables, which win over ours; when not given, the one that
            `READOUT_KNOWLEDGE` names, or `./readout-knowledge` if there is one.

    Returns:
        What we know.

    Raises:
        KnowledgeError: A table is missing or malformed.
    """
    return read_tables(overlay if overlay is not None else overlay_folder())


@functools.cache
def read_tables(overlay: Path | None) -> Knowledge:
    """Read all tables, once a process and folder.

    Args:
        overlay: Folder with a user's own tables, or None for ours alone.

    Returns:
        What we know.

    Raises:
        KnowledgeError: A table is missing or malformed.
    """
    with without_collector():
        return _read(overlay)


def _read(overlay: Path | None) -> Knowledge:
    layers = Layers(
        persons=parse.persons(),
        bodies=parse.bodies(),
        places=parse.places(),
        tenures=parse.tenures(),
        formulas=parse.formulas(),
        series=parse.series(),
    )
    if overlay is not None:
        layers = laid_over(layers, overlay)
    return Knowledge(
        states=parse.states(),
        bodies=layers.bodies,
        places=layers.places,
        persons=layers.persons,
        offices=parse.offices(),
        titles=parse.titles(),
        tenures=layers.tenures,
        metonyms=parse.metonyms(),
        verbs=parse.verbs(),
        formulas=layers.formulas,
        series=layers.series,
        plover=parse.plover(),
        named_days=parse.named_days(),
        digest=table_digest(overlay),
    )
