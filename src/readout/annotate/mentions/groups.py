"""People who act together and have no name of their own: "Ivorian rebels", "students in Jakarta"."""

from __future__ import annotations

from readout.annotate.mentions.derived import of_token
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token
from readout.knowledge.words import word_list
from readout.model import Entity


def is_group_noun(token: Token) -> bool:
    """Whether a word means people who act together."""
    return token.lower in word_list("actor-nouns")


def is_somebody(token: Token) -> bool:
    """Whether a word means one human being without a name: "an official", "the minister"."""
    if token.tag not in ("NN", "NNP"):
        return False
    word = token.lower.rsplit(" ", 1)[-1]
    return any(word in word_list(words) for words in ("unnamed-speakers", "short-titles", "somebody-nouns"))


def group_of(page: Page, token: Token, owner: Reference, *, note: str = "") -> Reference:
    """The people whom a noun and its owner name together.

    Args:
        page: The document on the desk.
        token: The noun.
        owner: The state, body or group they are of.
        note: Why they are taken for theirs, when the text does not say so.

    Returns:
        A reference of the group: the owner itself where that is a body or a group ("Hamas militants").
    """
    found = of_token(token)
    found.start = owner.start if owner.end <= token.start <= owner.end + 60 else token.start
    found.note, found.method = note, "role"
    if owner.entity is not None and owner.entity.kind in ("group", "organization"):
        found.entity, found.name, found.sense, found.country = (
            owner.entity,
            owner.name,
            owner.sense,
            owner.country,
        )
        return found
    country = owner.country or ""
    name = f"{_adjective(page, country)} {token.lower}"
    found.entity = Entity(
        entity=f"group/{country.lower()}-{token.lower}", kind="group", name=name, country=country
    )
    found.name, found.sense, found.country = name, "group", country
    found.score = 0.5 if note else 0.8
    return found


def people_of(page: Page, place: Reference) -> Reference:
    """Those who live at a place of their own country: whom a curfew there is laid on.

    Args:
        page: The document on the desk.
        place: The place, with its country.

    Returns:
        A reference of the people of that country, over the words of the place.
    """
    country = place.country or ""
    name = f"{_adjective(page, country)} people"
    return Reference(
        start=place.start,
        end=place.end,
        name_start=place.name_start,
        name_end=place.name_end,
        entity=Entity(entity=f"group/{country.lower()}-people", kind="group", name=name, country=country),
        name=name,
        sense="group",
        country=country,
        method="role",
        score=0.5,
        note=f"those who live in {place.name}",
    )


def _adjective(page: Page, country: str) -> str:
    state = page.knowledge.states.get(country)
    if state is None:
        return country
    return state.adjectives[0] if state.adjectives else state.name
