"""References that stand for others: a capital for its government, "they" for people named before."""

from __future__ import annotations

from collections.abc import Iterable

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token
from readout.knowledge.groupings import groupings
from readout.model import Entity, Method


def distinct(references: Iterable[Reference]) -> list[Reference]:
    """Each party once, in order."""
    found: dict[str, Reference] = {}
    for reference in references:
        found.setdefault(reference.key, reference)
    return list(found.values())


def stand_in(
    words: Reference, entity: Entity | None, *, method: Method = "name", note: str = ""
) -> Reference:
    """The same words taken for another entity.

    Args:
        words: Where they stand.
        entity: Whom they are taken for.
        method: How.
        note: Why; that of the words when empty.

    Returns:
        A reference in the sense of a state.
    """
    return Reference(
        start=words.start,
        end=words.end,
        name_start=words.name_start,
        name_end=words.name_end,
        entity=entity,
        name=entity.name if entity is not None else words.name,
        sense="state",
        country=words.country,
        method=method,
        score=words.score,
        note=note or words.note,
    )


def as_state(page: Page, words: Reference, country: str | None = None) -> Reference:
    """The words taken for a state: their own country, or the one given."""
    country = country or words.country
    state = stand_in(words, page.entity(f"state/{country}"))
    state.country = country
    return state


def members_of(page: Page, party: Reference) -> list[Reference]:
    """The states of a group that is nothing but its members ("the E3"); anybody else is himself."""
    states = groupings().get(party.key)
    if states is None:
        return [party]
    found = [as_state(page, party, state) for state in states]
    for member in found:
        member.method, member.note = "role", f"a member of {party.name}"
    return found


def as_capital(page: Page, words: Reference) -> Reference:
    """A capital taken for the government in it, or for the body that sits there ("Brussels")."""
    seat = next((a.entity for a in words.alternatives if a.entity.startswith("org/")), None)
    told_of = (r for r in page.references if r.country == words.country and r.sense != "capital")
    if seat is not None and next(told_of, None) is None:
        body = stand_in(
            words, page.entity(seat), method="metonym", note=f"the body that sits in {words.name}"
        )
        body.sense, body.country = "body", None
        return body
    state = page.entity(f"state/{words.country}")
    return stand_in(words, state, method="metonym", note=f"the government in {words.name}")


def as_home(page: Page, person: Reference) -> Reference:
    """The state or body that somebody acts for; anybody but a person stands for himself."""
    if not person.is_person:
        return person
    home = person.side
    if "/" not in home:
        return as_state(page, person, home)
    body = stand_in(person, page.entity(home))
    body.sense, body.country = "body", None
    return body


def as_person(words: Reference, whom: Reference, *, method: Method = "role", note: str = "") -> Reference:
    """The words taken for a person named elsewhere in the text."""
    again = stand_in(words, whom.entity, method=method, note=note or f"{whom.name}, named before")
    again.sense, again.name, again.country, again.home = "person", whom.name, whom.country, whom.home
    again.office, again.office_id, again.score = whom.office, whom.office_id, min(0.8, whom.score)
    return again


def as_body(words: Token, whom: Reference) -> Reference:
    """ "the ministry": the body of that kind named before."""
    again = of_token(words)
    again.entity, again.name, again.sense, again.country = whom.entity, whom.name, whom.sense, whom.country
    again.method, again.score, again.note = "role", 0.7, f"{whom.name}, named before"
    return again


def of_token(token: Token) -> Reference:
    """A reference over one token that means nobody yet."""
    return Reference(
        start=token.start,
        end=token.end,
        name_start=token.start,
        name_end=token.end,
        entity=None,
        name=token.text,
        sense="pronoun",
    )


def speaking_for(token: Token, owners: list[Reference]) -> list[Reference]:
    """The countries and bodies themselves; the receipt takes in the noun where it follows at once.

    Args:
        token: A noun for somebody of theirs: "Japanese officials".
        owners: The countries and bodies.
    """
    found = []
    for owner in owners:
        again = stand_in(owner, owner.entity, method="role" if owner.method == "name" else owner.method)
        again.name, again.sense, again.country, again.home = (
            owner.name,
            owner.sense,
            owner.country,
            owner.home,
        )
        if owner.sense == "state" and owner.end <= token.start <= owner.end + 40:
            again.end = token.end
        found.append(again)
    return found
