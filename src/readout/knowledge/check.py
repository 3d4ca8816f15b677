"""What contradicts itself in the tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from readout.knowledge.patterns import trouble
from readout.knowledge.store import Knowledge
from readout.knowledge.types import Tenure

SINGLE = frozenset(
    {
        "head-of-state",
        "monarch",
        "crown-prince",
        "supreme-leader",
        "head-of-government",
        "foreign-minister",
        "foreign-policy-director",
        "defense-minister",
        "national-security-adviser",
        "secretary-general",
        "commission-president",
        "european-council-president",
        "eu-high-representative",
        "human-rights-chief",
        "chief-cabinet-secretary",
    }
)
"""Offices that one person holds at a time."""

HANDOVER = dt.timedelta(days=3)
"""Sources differ by so much on the day a new holder takes over."""

COLLECTIVE = frozenset({"BIH", "SMR", "AND", "CHE", "LBY", "SDN", "IRQ"})
"""States whose head is a body or changes hands in ways the tables do not hold."""


def check(knowledge: Knowledge) -> list[str]:
    """What is wrong with the tables, in words.

    Args:
        knowledge: All tables.

    Returns:
        One line a finding, sorted; none when all is well.
    """
    findings = [
        *_places(knowledge),
        *_bodies(knowledge),
        *_titles(knowledge),
        *_tenures(knowledge),
        *_overlaps(knowledge),
        *_verbs(knowledge),
        *_formulas(knowledge),
        *_series(knowledge),
    ]
    return sorted(findings)


def _places(knowledge: Knowledge) -> Iterator[str]:
    capitals = {(place.name, place.country) for place in knowledge.places.values() if place.kind == "capital"}
    for state in knowledge.states.values():
        if state.capital and (state.capital, state.iso3) not in capitals:
            yield f"states: the capital of {state.iso3}, {state.capital}, is not in places"
    for place in knowledge.places.values():
        if place.country is not None and place.country not in knowledge.states:
            yield f"places: {place.entity} lies in unknown {place.country}"
        if place.kind == "capital" and place.lat is None:
            yield f"places: {place.entity} has no coordinates"


def _bodies(knowledge: Knowledge) -> Iterator[str]:
    for body in knowledge.bodies.values():
        if body.country is not None and body.country not in knowledge.states:
            yield f"bodies: {body.entity} is of unknown {body.country}"
    for metonym in knowledge.metonyms:
        if knowledge.entity(metonym.entity) is None:
            yield f"metonyms: {metonym.surface} stands for unknown {metonym.entity}"
    for person in knowledge.persons.values():
        if person.country is not None and person.country not in knowledge.states:
            yield f"persons: {person.entity} is of unknown {person.country}"
        if person.family not in person.name:
            yield f"persons: {person.entity} has no family name {person.family!r} in {person.name!r}"


def _titles(knowledge: Knowledge) -> Iterator[str]:
    for title in knowledge.titles:
        if title.office not in knowledge.offices:
            yield f"titles: {title.surface} is of unknown office {title.office}"
        for country in title.countries:
            if country not in knowledge.states and country not in knowledge.bodies:
                yield f"titles: {title.surface} belongs to unknown {country}"


def _tenures(knowledge: Knowledge) -> Iterator[str]:
    for tenure in knowledge.tenures:
        if tenure.person not in knowledge.persons:
            yield f"tenures: {tenure.person} is unknown"
        if tenure.office not in knowledge.offices:
            yield f"tenures: {tenure.person} holds unknown office {tenure.office}"
        if tenure.of not in knowledge.states and tenure.of not in knowledge.bodies:
            yield f"tenures: {tenure.person} holds an office of unknown {tenure.of}"
        if tenure.end is not None and tenure.end < tenure.start:
            yield f"tenures: {tenure.person} left {tenure.office} before {tenure.start}"


def _overlaps(knowledge: Knowledge) -> Iterator[str]:
    by_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in knowledge.tenures:
        if tenure.office in SINGLE and tenure.of not in COLLECTIVE and "Acting" not in tenure.title:
            by_office[tenure.office, tenure.of].append(tenure)
    for (office, of), found in by_office.items():
        for earlier, later in pairwise(sorted(found, key=lambda t: t.start)):
            if earlier.person == later.person and earlier.title == later.title:
                if earlier.end is None or earlier.end >= later.start:
                    yield f"tenures: {earlier.person} holds {office} of {of} twice at {later.start}"
            elif earlier.precision == later.precision == "day" and (
                earlier.end is None or earlier.end > later.start + HANDOVER
            ):
                both = f"{earlier.person} and {later.person}"
                yield f"tenures: {office} of {of} is held by {both} at {later.start}"


def _verbs(knowledge: Knowledge) -> Iterator[str]:
    owner: dict[str, str] = {}
    for verb in knowledge.verbs.values():
        for form in verb.forms:
            if owner.setdefault(form, verb.lemma) != verb.lemma:
                yield f"verbs: {form} belongs to {owner[form]} and {verb.lemma}"


def _formulas(knowledge: Knowledge) -> Iterator[str]:
    for formula in knowledge.formulas:
        found = trouble(formula.pattern)
        if found is not None:
            yield f"formulas: {formula.formula}: {found}"
        if not formula.anchors or any(anchor != anchor.lower() for anchor in formula.anchors):
            yield f"formulas: {formula.formula} needs lower-case anchors"
        if not formula.canonical:
            yield f"formulas: {formula.formula} has no canonical wording"
        words = [word for group in formula.context for word in group]
        if not all(formula.context) or any(word != word.lower() for word in words):
            yield f"formulas: {formula.formula} needs lower-case words in each group of its context"


def _series(knowledge: Knowledge) -> Iterator[str]:
    owner: dict[tuple[str, str], str] = {}
    for series in knowledge.series.values():
        for party in sorted({m.party for m in series.members} | ({series.body} if series.body else set())):
            if party not in knowledge.states and party not in knowledge.bodies:
                yield f"series: {series.series} has unknown party {party}"
        for name in series.names:
            if owner.setdefault((name, series.format), series.series) != series.series:
                yield f"series: {name!r} names {owner[name, series.format]} and {series.series}"
