"""Whom a countable claim speaks of: those it names, those "the two sides" are, the one whose visit it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.wording.folded import Folded
from readout.annotate.wording.ordinals import Count

_GROUP = re.compile(
    r"\b(?:(?P<number>two|three|four|five|both) )?(?:[a-z]+ )?(?P<noun>sides|countries|nations|states|neighbou?rs|governments"
    r"|allies|parties|partners|leaders|presidents|ministers|diplomats|counterparts|men|women)\b"
    r"|\b(?P<pronoun>them|their|they|each other|one another)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset("leaders presidents ministers diplomats counterparts men women".split())
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_TOWARD = re.compile(r"\b(?:to|with|between|and|from|by|of|visit(?:s|ed|ing)?)\s+(?:the\s+)?\Z", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|inside|outside|near|around)\s+(?:the\s+)?\Z", re.IGNORECASE)
_MEMBERS = re.compile(r"\bmembers?\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_MENTIONED = re.compile(r"\s+(?:is|was|were|has been|had been|being)\s+(?:mentioned|named|cited|raised|referred)\b", re.IGNORECASE)
_COUNTRY = re.compile(r"\b(?:to|in|of|visit) (?:the|that) (country|nation|kingdom|island|islands|republic|sultanate|emirate)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:with|between)\b", re.IGNORECASE)
_ANY_COUNTRY = frozenset({"country", "nation"})
_OWN = frozenset({"his", "her"})
_MAX_BACK = 4


class Sides:
    """Resolves the parties of the claims of one sentence."""

    def __init__(self, page: Page, number: int, plain: Folded) -> None:
        """Keep where we are.

        Args:
            page: The document on the desk.
            number: Number of the sentence.
            plain: The sentence made plain.
        """
        self._page = page
        self._number = number
        self._plain = plain

    def of(self, count: Count) -> tuple[str, ...]:
        """Entity ids of the parties.

        Those the claim names; "the two sides" and "them" are those named together before it; where it names none
        ("It was the ninth trilateral summit"), those of the nearest sentence that names two.

        Args:
            count: The claim.

        Returns:
            Distinct ids; empty when nobody can be made out.
        """
        low, high = self._core(count)
        found = [key for r in self._references(low, high) if self._takes_part(r) for key in _keys(r)]
        owner = self.owner(count)
        if owner is not None and (key := _key(owner, as_person=True)) is not None:
            found.insert(0, key)
        found = _distinct(found)
        if len(found) > 1 or count.kind == "since":
            return tuple(found)
        core = self._plain.text[slice(*self._core_plain(count))]
        country = _COUNTRY.search(core)
        if country is not None:
            return tuple(_distinct([*found, self._country(country[1].lower(), low, found) or ""]))
        group = _GROUP.search(core)
        if group is not None and (named := self._group(group, low)):
            return tuple(_distinct([*found, *named]))
        if not found:
            return tuple(self._before(low)) if not count.owner else ()
        if owner is None and (count.rule == "ordinal-actor" or _TOGETHER.search(core) is not None):
            found = _distinct([*self._named_first(low, found), *found])
        return tuple(found)

    def owner(self, count: Count) -> Reference | None:
        """Whose visit it is: "his" is the subject of the sentence, "Wong's" is Wong."""
        start = self._plain.places[count.start]
        if count.owner.lower() in _OWN:
            return self.person_before(start)
        if count.owner.lower().endswith(("'s", "s'")):
            named = [r for r in self._page.references if r.start < self._at(count.start + len(count.owner)) and r.end > start]
            return self._holder(named[-1]) if named else None
        return None

    def subject(self, count: Count) -> Reference | None:
        """Whom "since he took office" in a claim speaks of: somebody in it, its owner, or the subject before it."""
        low, high = self._core(count)
        inside = [r for r in self._references(low, high) if r.is_person and r.end > low]
        if count.owner and (owner := self.owner(count)) is not None:
            return owner
        named = [r for r in inside if r.sense == "person"]
        return named[0] if named else self.person_before(low)

    def person_before(self, offset: int) -> Reference | None:
        """Who "he" is: the first person of the sentence so far, else the only one of the nearest that names any."""
        for back, sentence in enumerate(self._backwards(offset)):
            people = [r for r in sentence if r.is_person]
            if people:
                return people[0] if back == 0 or len({r.key for r in people}) == 1 else None
        return None

    def _core_plain(self, count: Count) -> tuple[int, int]:
        """The claim up to its since-clause; what follows a bare date ("since 2022 that the two sides …") belongs to it."""
        since, end = count.reach.since, count.reach.end
        if since is None or since[1] < end:
            return count.start, end
        return count.start, since[0]

    def _core(self, count: Count) -> tuple[int, int]:
        return self._plain.span(*self._core_plain(count))

    def _at(self, index: int) -> int:
        return self._plain.places[min(index, len(self._plain.places) - 1)]

    def _references(self, low: int, high: int) -> list[Reference]:
        """References that share a character with the stretch: an owner's phrase may begin before it."""
        return [r for r in self._page.references if r.start < high and r.end > low]

    def _takes_part(self, reference: Reference) -> bool:
        """Not a place as such, nor where something took place, nor who is only mentioned or reports."""
        if reference.members:
            return True
        if reference.entity is not None and reference.entity.kind in ("outlet", "place") and reference.sense != "capital":
            return False
        before = self._page.text[max(0, reference.start - 14) : reference.start]
        if reference.sense == "capital" and _TOWARD.search(before) is None or self._is_told_of(reference):
            return False
        if reference.sense in ("metonym", "place") and _AT.search(before) is not None or _MEMBERS.search(before) is not None:
            return False
        return reference.can_act or bool(reference.country) or bool(reference.owners)

    def _is_told_of(self, reference: Reference) -> bool:
        """ "the first time that Taiwan is mentioned in …": no party to it."""
        return _MENTIONED.match(self._page.text, reference.end) is not None

    def _holder(self, reference: Reference) -> Reference:
        """For "the Chancellor": the person introduced with that title, when the tables leave it open."""
        if reference.is_person or reference.sense != "role":
            return reference
        words = set(self._page.text[reference.start : reference.end].lower().split()) - {"the"}
        for earlier in reversed([r for r in self._page.references if r.end <= reference.start and r.is_person]):
            if words & set(self._page.text[earlier.start : earlier.name_start].lower().split()):
                return earlier
        return reference

    def _group(self, group: re.Match[str], limit: int) -> list[str]:
        """ "the two sides", "them": those named together last before the claim."""
        wanted = _NUMBERS.get((group["number"] or "").lower())
        noun = (group["noun"] or "").lower()
        for sentence in self._backwards(limit):
            people = _distinct(k for r in sentence if r.is_person for k in _keys(r))
            states = _distinct(k for r in sentence if self._takes_part(r) for k in _keys(r, as_state=True))
            for found in (people, states) if noun in _PEOPLE or group["pronoun"] else (states,):
                if len(found) == wanted or wanted is None and len(found) > 1:
                    return found
        return []

    def _before(self, limit: int) -> list[str]:
        """States and bodies of the nearest sentence before the claim that names two."""
        for sentence in self._backwards(limit):
            keys = _distinct(k for r in sentence if self._takes_part(r) for k in _keys(r, as_state=True))
            if len(keys) > 1:
                return keys
        return []

    def _named_first(self, limit: int, found: list[str]) -> list[str]:
        """Who stands first in the claim's own sentence, as a state or body: its subject."""
        sentence = next(self._backwards(limit))
        keys = (k for r in sentence if self._takes_part(r) for k in _keys(r, as_state=True))
        return [key for key in keys if key not in found and key not in self._states_of(found)][:1]

    def _country(self, noun: str, limit: int, found: list[str]) -> str | None:
        """ "the country": the last state named that is not the visitor's; "the kingdom": the last that is one."""
        own = self._states_of(found)
        for reference in reversed([r for r in self._page.references if r.end <= limit]):
            if self._is_told_of(reference):
                continue
            for key in reversed(_keys(reference, as_state=True)):
                state = self._page.knowledge.states.get(key.removeprefix("state/"))
                if state is not None and key not in own and (noun in _ANY_COUNTRY or noun in state.official.lower()):
                    return key
        return None

    def _states_of(self, keys: Iterable[str]) -> set[str]:
        """The states that persons among the parties are of."""
        countries = {r.entity.entity: _country_of(r) for r in self._page.references if r.entity is not None}
        return {f"state/{countries[k]}" for k in keys if countries.get(k)} | set(keys)

    def _backwards(self, limit: int) -> Iterator[list[Reference]]:
        for back in range(_MAX_BACK):
            if self._number - back < 0:
                return
            sentence = self._page.sentences[self._number - back]
            yield self._page.references_in(sentence.start, min(sentence.end, limit))


def _keys(reference: Reference, *, as_state: bool = False) -> list[str]:
    if reference.owners and not reference.is_person:
        return [f"state/{country}" for country in reference.owners]
    found = (_key(one, as_person=not as_state and one.sense == "person") for one in reference.each())
    return [key for key in found if key is not None]


def _key(reference: Reference, *, as_person: bool) -> str | None:
    """The person's id, or that of the state or body the reference speaks for."""
    if reference.is_person and as_person and reference.entity is not None:
        return reference.entity.entity
    country = _country_of(reference)
    if country is not None:
        return f"state/{country}"
    return reference.entity.entity if reference.entity is not None and not reference.is_person else None


def _country_of(reference: Reference) -> str | None:
    """The state it is of or speaks for."""
    if reference.country is not None or reference.entity is None:
        return reference.country
    return reference.entity.country


def _distinct(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))
