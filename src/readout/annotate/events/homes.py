"""The country of an officer whom the text names without one: that of the place where he met his guest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.reference import Reference, unlisted
from readout.annotate.page import Page
from readout.knowledge.words import word_list

_OWN = re.compile(r"\b(?:his|her|its|their)(?: [\w\-]+){0,4},? \Z", re.IGNORECASE)
_NEAR = 50


def give_homes(page: Page, candidates: Sequence[Candidate]) -> None:
    """Take an officer of no told country for one of the state where the meeting was.

    It fires on "Vice Foreign Minister Roe met in Beijing with Costa Rica's Hill" and, by what else is told,
    on "Deputy Minister Roe received Mongolian Vice Minister Hill, who is visiting Laos"; it must not where
    the place is of the other side ("Deputy Minister Roe met in Beijing with China's Hill").

    Args:
        page: The document on the desk.
        candidates: With place and roles, changed in place.
    """
    for candidate in candidates:
        if candidate.frame.type != "CONSULT" or candidate.act == "call":
            continue
        lost = [r for r in candidate.who() if _is_homeless(page, r)]
        others = {r.side for r in candidate.who() if not _is_homeless(page, r)}
        if len({r.key for r in lost}) != 1 or len(others) != 1:
            continue
        if any(_is_own(page, r) for r in lost):  # "met his finance minister, Jean Roe"
            candidate.roles = [
                (n, _of(r, next(iter(others))) if _is_homeless(page, r) else r) for n, r in candidate.roles
            ]
            continue
        home = _home(page, candidate)
        if home is None or home in others:
            continue
        candidate.roles = [
            (name, _of(reference, home) if _is_homeless(page, reference) else reference)
            for name, reference in candidate.roles
        ]


def _is_own(page: Page, person: Reference) -> bool:
    """ "his finance minister, Jean Roe": an officer of him who meets him, unless a counterpart."""
    before = _OWN.search(page.plain, max(0, person.start - _NEAR), person.name_start)
    return before is not None and not word_list("peer-nouns").intersection(before[0].lower().split())


def _is_homeless(page: Page, party: Reference) -> bool:
    """Whether somebody in an office is in no table and of no told side."""
    return (
        party.is_person
        and party.country is None
        and party.home is None
        and bool(party.office)
        and party.key not in page.knowledge.persons
    )


def _home(page: Page, candidate: Candidate) -> str | None:
    """The state of the place, else the one state that the sentence names where somebody is."""
    if candidate.place is not None and candidate.place.country is not None:
        return candidate.place.country
    others = {r.country for r in candidate.who()}
    sentence = page.sentences[candidate.sentence]
    named = {
        r.country
        for r in page.references_in(sentence.start, sentence.end)
        if r.sense in ("state", "capital", "place") and r.country is not None
    } - others
    return named.pop() if len(named) == 1 else None


def _of(person: Reference, home: str) -> Reference:
    return replace(
        person,
        country=home,
        entity=unlisted("person", person.name, home),
        note=f"{person.note}; taken for an officer of the state where they met",
    )
