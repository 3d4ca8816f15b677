"""The gazetteer: every surface form we know, and what it may mean.

A surface can mean several things; each meaning is one `Name`, and the scores say how likely it is before any
context. Case matters. Apostrophes come straight and curly.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.knowledge.tables import rows
from readout.knowledge.tenures import spans
from readout.knowledge.types import Body, KnownPlace, Metonym, Name, Person, Sense, State, Tenure

FAMILY_SCORE = 0.6
"""A bare family name that one known person bears."""

FAMILY_FLOOR = 0.05
"""The least a family name shared by many still scores."""

GENERATION_YEARS = 10
"""Who left so long before another came bears the same family name, but is not meant in the same days."""

LATIN_FAMILY_FIRST = frozenset({"CHN", "HUN", "JPN", "KHM", "KOR", "MAC", "HKG", "PRK", "TWN", "VNM"})
"""Where names come in both orders in English text."""

_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ß": "ss"}
)

_MARKS = dict.fromkeys(range(0x300, 0x370))
"""The combining marks of Latin letters."""

_SENSES: Mapping[str, Sense] = {"organization": "body", "group": "group", "outlet": "outlet"}

_Meaning = tuple[float, str, Sense, str | None]
"""Score, negative so that the best comes first when sorted; entity, sense, country."""


def plain(text: str) -> str:
    """The text without diacritics.

    Example:
        >>> plain("Recep Tayyip Erdoğan"), plain("Lech Wałęsa")
        ('Recep Tayyip Erdogan', 'Lech Walesa')
    """
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_MARKS)
    if bare.isascii():
        return bare
    return "".join(c for c in bare if not unicodedata.combining(c))


def build_names(
    *,
    states: Mapping[str, State],
    bodies: Mapping[str, Body],
    places: Mapping[str, KnownPlace],
    persons: Mapping[str, Person],
    metonyms: Iterable[Metonym],
    tenures: Sequence[Tenure] = (),
) -> tuple[Name, ...]:
    """The gazetteer of all tables.

    Args:
        states: By ISO alpha-3.
        bodies: By entity id.
        places: By entity id.
        persons: By entity id.
        metonyms: Buildings that stand for who sits there.
        tenures: When the persons were in office: the Trudeau of 1975 takes nothing from the one of 2020.

    Returns:
        Names sorted by surface, then best score first; one for each surface, entity and sense.
    """
    hand_set: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows("ambiguous"):
        hand_set[row["surface"]][row["entity"]] = float(row["score"])
    found: dict[str, list[_Meaning]] = defaultdict(list)
    sources = (
        *(_state_names(state) for state in states.values()),
        *(_body_names(body) for body in bodies.values()),
        *(_place_names(place) for place in places.values()),
        _metonym_names(metonyms),
        _person_names(persons, _times(tenures)),
    )
    for source in sources:
        for surface, entity, sense, country, usual in source:
            score = usual
            if surface in hand_set:
                known = hand_set[surface]
                score = known.get(entity, known.get("person/", usual) if sense == "person" else usual)
            meaning = (-score, entity, sense, country)
            if surface.isascii() and "'" not in surface:
                found[surface].append(meaning)
            else:
                for form in spellings(surface):
                    found[form].append(meaning)
    names: list[Name] = []
    for form in sorted(found):
        meanings = found[form]
        for score, entity, sense, country in meanings if len(meanings) == 1 else _best_first(meanings):
            names.append(Name(form, entity, sense, country, -score))
    return tuple(names)


def _best_first(meanings: list[_Meaning]) -> Iterable[_Meaning]:
    """The meanings of a surface, best score first; one for each entity and sense."""
    best: dict[tuple[str, Sense], _Meaning] = {}
    for meaning in sorted(meanings, key=lambda m: m[:3]):
        best.setdefault((meaning[1], meaning[2]), meaning)
    return best.values()


_Row = tuple[str, str, Sense, str | None, float]


def _state_names(state: State) -> Iterator[_Row]:
    entity, country = f"state/{state.iso3}", state.iso3
    for surface in (state.name, state.official, *state.aliases):
        yield surface, entity, "state", country, 1.0
    for surface in state.adjectives:
        yield surface, entity, "adjective", country, 1.0
    for surface in state.demonyms:
        yield surface, entity, "demonym", country, 0.95


def _body_names(body: Body) -> Iterator[_Row]:
    for surface in (body.name, *body.aliases):
        if not surface.endswith(")") or surface.startswith("Ministry"):
            yield surface, body.entity, _SENSES[body.kind], body.country, 1.0


def _place_names(place: KnownPlace) -> Iterator[_Row]:
    sense: Sense = "place"
    if place.kind == "capital":
        sense = "capital"
    elif place.kind in ("sea", "region"):
        sense = "region"
    for surface in (place.name, *place.aliases):
        yield surface, place.entity, sense, place.country, 1.0


def _metonym_names(metonyms: Iterable[Metonym]) -> Iterator[_Row]:
    for metonym in metonyms:
        yield metonym.surface, metonym.entity, "metonym", metonym.country, 0.9


_Time = tuple[str, str]
"""From somebody's first day in office to their last, and a generation on; ISO dates, which sort as text."""

_ALWAYS: _Time = ("", "9999")


def _times(tenures: Sequence[Tenure]) -> dict[str, _Time]:
    times: dict[str, _Time] = {}
    for person, start, end in spans(tenures):
        first, last = times.get(person, (start, ""))
        until = f"{int(end[:4]) + GENERATION_YEARS}{end[4:]}" if end else _ALWAYS[1]
        times[person] = (min(first, start), max(last, until))
    return times


def _rivals(entity: str, bearers: set[str], times: Mapping[str, _Time]) -> int:
    """How many bearers of a name somebody shares the years with, themselves among them."""
    start, end = times.get(entity, _ALWAYS)
    others = (times.get(bearer, _ALWAYS) for bearer in bearers)
    return sum(since < end and start < until for since, until in others)


def _person_names(persons: Mapping[str, Person], times: Mapping[str, _Time]) -> Iterator[_Row]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for person in persons.values():
        for surface in short_forms(person):
            bearers[surface].add(person.entity)
        for surface in full_forms(person):
            yield surface, person.entity, "person", person.country, 1.0
    for surface, entities in bearers.items():
        for entity in sorted(entities):
            count = _rivals(entity, entities, times) if len(entities) > 1 else 1
            score = max(FAMILY_FLOOR, round(FAMILY_SCORE / count, 2))
            yield surface, entity, "person", persons[entity].country, score


def full_forms(person: Person) -> Iterator[str]:
    """The full names of a person in the orders English text uses.

    Args:
        person: Whom.

    Yields:
        Names of at least two words.
    """
    forms = [person.name, *person.aliases]
    if person.given and person.country in LATIN_FAMILY_FIRST:
        swapped = (person.given, person.family) if person.family_first else (person.family, person.given)
        forms += [" ".join(swapped), f"{person.family.upper()} {person.given}"]
    if person.family_first and "-" in person.given:
        forms.append(f"{person.family} {person.given.replace('-', ' ')}")
        forms.append(f"{person.family} {person.given.title()}")
    for form in forms:
        if " " in form:
            yield form


def short_forms(person: Person) -> Iterator[str]:
    """The single names a person goes by: the family name, short names, each also without diacritics."""
    for form in (person.family, *person.short, *(a for a in person.aliases if " " not in a)):
        yield form
        if not form.isascii():
            yield plain(form)


def spellings(surface: str) -> tuple[str, ...]:
    """The ways a name is typed: with and without diacritics, with straight and curly apostrophes.

    Args:
        surface: As in a table.

    Returns:
        Without repeats, the table's form first.

    Example:
        >>> spellings("Tokyo"), spellings("Xi'an"), spellings("Türkiye")
        (('Tokyo',), ("Xi'an", 'Xi’an'), ('Türkiye', 'Turkiye'))
    """
    if "'" not in surface and "’" not in surface:
        return (surface,) if surface.isascii() else tuple({surface: None, plain(surface): None})
    forms = (surface, plain(surface))
    curled = [form.replace("'", "’") for form in forms]
    straight = [form.replace("’", "'") for form in forms]
    return tuple(dict.fromkeys((*forms, *straight, *curled)))
