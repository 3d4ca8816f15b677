"""Whom a countable claim speaks of: those it names, those "the two sides" are, whoever's visit it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.annotate.folded import Folded
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.wording.rule import Count
from readout.annotate.wording.words import MENTIONS
from readout.model import Entity

_GROUP = re.compile(
    r"\b(?:(?P<number>two|three|four|five|both)|the|these|those) (?:[a-z]+ ){0,2}?"
    r"(?P<noun>sides|countries|nations|states|neighbou?rs|governments|allies|parties|partners|leaders|presidents"
    r"|ministers|diplomats|counterparts|men|women)\b(?! of\b)"
    r"|\b(?P<pronoun>them|their|they|each other|one another)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"leaders", "presidents", "ministers", "diplomats", "counterparts", "men", "women"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_TOWARD = re.compile(
    r"\b(?:to|with|between|and|from|by|of|visit(?:s|ed|ing)?)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_VISITED = re.compile(
    r"\b(?:visit(?:s|ed|ing)?(?:\s+to)?|trips?\s+to|travel(?:s|l?ed|l?ing)?\s+to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:in|at|inside|outside|near|around)\s+(?:the\s+)?\Z", re.IGNORECASE)
_MEMBERS = re.compile(r"\bmembers?\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_MENTIONING = re.compile(
    r"\b(?:" + "|".join(MENTIONS) + r"|refer(?:s|red|ring)? to)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:\w+-)?\Z",
    re.IGNORECASE,
)
_A_MEMBER = re.compile(r"\s+member(?:s|\s+states?|\s+countr(?:y|ies))?\b", re.IGNORECASE)
_MENTIONED = re.compile(
    r"\s+(?:is|was|were|has been|had been|being)\s+(?:mentioned|named|cited|raised|referred)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;]\s")
_DEFINITE = re.compile(r"(?:\A|\s)the\s+(?:[\w.]+\s+){0,3}[\w.]+\Z", re.IGNORECASE)
_COUNTRY = re.compile(
    r"\b(?:to|in|of|visit) (?:the|that) (country|nation|kingdom|island|islands|republic|sultanate|emirate)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:with|between)\b", re.IGNORECASE)
_ANY_COUNTRY = frozenset({"country", "nation"})
_BY_WHOM = frozenset({"ordinal-actor", "ordinal-elliptic"})
"""Rules whose claim is made of the subject: "Sweden was the first to recognise …"."""
_TOLD_BY_VERB = frozenset(
    {"negative-since", "count-times", "count-acts", "wording-unchanged", "never-mentioned"}
)
"""Rules whose claim begins at its verb: its subject stands before it."""
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

        Those the claim names; "the two sides" and "them" are those named together before it; where it names
        none ("It was the ninth trilateral summit"), those of the nearest sentence that names two.

        Args:
            count: The claim.

        Returns:
            Distinct ids; empty when nobody can be made out.
        """
        low, high = self._core(count)
        inside = self._references(low, high)
        if count.owner:  # "Wong's third trip": the owner comes by herself
            inside = [r for r in inside if r.start >= self._at(count.start + len(count.owner))]
        found = [key for r in inside if self._takes_part(r) for key in self._keys(self._introduced(r))]
        owner = self.owner(count)
        if owner is not None and (key := self._key(owner, as_person=True)) is not None:
            found = [*self._beside(owner), key, *found]
        found = _distinct(found)
        if len(found) > 1:
            return tuple(found)
        core = self._plain.text[slice(*self._core_plain(count))]
        country = _COUNTRY.search(core)
        if country is not None:
            return tuple(_distinct([*found, self._country(country[1].lower(), low, found) or ""]))
        group = _GROUP.search(core)
        if group is not None and (named := self._group(group, low)):
            return tuple(_distinct([*found, *named]))
        if not found:
            if count.is_loose and (own := self._subject_of(low)):
                return tuple(own if len(own) > 1 else self._before(low) or own)
            return tuple(self._before(low)) if not count.owner and count.rule not in _TOLD_BY_VERB else ()
        if owner is None and (count.rule in _BY_WHOM or _TOGETHER.search(core) is not None):
            found = _distinct([*self._named_first(low, found), *found])
        return tuple(found)

    def owner(self, count: Count) -> Reference | None:
        """Whose visit it is: "his" is the subject of the sentence, "Wong's" is Wong."""
        start = self._plain.places[count.start]
        if count.owner.lower() in _OWN:
            return self.person_before(start)
        if count.owner.lower().endswith(("'s", "s'")):
            named = [
                r
                for r in self._page.references
                if r.start < self._at(count.start + len(count.owner)) and r.end > start
            ]
            return self._holder(named[-1]) if named else None
        return None

    def _beside(self, owner: Reference) -> list[str]:
        """Whoever stands before an owner and shares: Modi in "Modi and Putin's second meeting"."""
        others = [r for r in self._page.references if r.end <= owner.start]
        if not others or self._page.text[others[-1].end : owner.start].strip() != "and":
            return []
        return self._keys(others[-1])

    def subject(self, count: Count) -> Reference | None:
        """Whom "since he took office" speaks of: the claim's owner, somebody in it, or the subject before."""
        low, high = self._core(count)
        inside = [r for r in self._references(low, high) if r.is_person and r.end > low]
        if count.owner and (owner := self.owner(count)) is not None:
            return owner
        named = [r for r in inside if r.sense == "person"]
        return named[0] if named else self.person_before(low)

    def person_before(self, offset: int) -> Reference | None:
        """Who "he" is: the first person of the sentence so far, else the only one of the nearest before."""
        for back, sentence in enumerate(self._backwards(offset)):
            people = [holder for r in sentence if (holder := self._holder(r)).is_person]
            if people:
                return people[0] if back == 0 or len({r.key for r in people}) == 1 else None
        return None

    def _core_plain(self, count: Count) -> tuple[int, int]:
        """The claim up to its since-clause; what follows a bare date ("since 2022 that …") belongs to it."""
        start, since, end = count.start, count.reach.since, count.reach.end
        if count.rule in _TOLD_BY_VERB:
            start = self._plain.text.rfind(";", 0, start) + 1
        if since is None or since[1] < end:
            return start, end
        return start, since[0]

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
        before = self._page.text[max(0, reference.start - 24) : reference.start]
        if (
            reference.entity is not None
            and reference.entity.kind in ("outlet", "place")
            and reference.sense != "capital"
        ):
            is_visited = reference.entity.kind == "place" and _VISITED.search(before) is not None
            return is_visited and bool(reference.country or reference.entity.country)
        if (reference.sense == "capital" and _TOWARD.search(before) is None) or self._is_told_of(reference):
            return False
        is_seat = reference.sense == "metonym" or (
            reference.entity is not None and reference.entity.kind == "organization"
        )
        is_body = reference.entity is not None and reference.entity.kind == "organization"
        if is_body and _A_MEMBER.match(self._page.text, reference.end) is not None:
            return False
        if (is_seat and _AT.search(before) is not None) or _MEMBERS.search(before) is not None:
            return False
        return reference.can_act or bool(reference.country) or bool(reference.owners)

    def _is_told_of(self, reference: Reference) -> bool:
        """Whether it is only spoken of: "the first time that Taiwan is mentioned in …"."""
        before = self._page.text[max(0, reference.start - 48) : reference.start]
        return (
            _MENTIONED.match(self._page.text, reference.end) is not None
            or _MENTIONING.search(before) is not None
        )

    def _holder(self, reference: Reference) -> Reference:
        """Who "the Chancellor" is: whoever the text has introduced so, before what the tables say."""
        if reference.sense != "role":
            return reference
        words = set(self._page.text[reference.start : reference.end].lower().split()) - {"the"}
        for earlier in reversed(self._page.references):
            is_named = earlier.end <= reference.start and earlier.is_person and earlier.sense == "person"
            if is_named and words & set(self._page.text[earlier.start : earlier.name_start].lower().split()):
                return earlier
        return reference

    def _introduced(self, reference: Reference) -> Reference:
        """Whoever "the Vice President" is, where the text has introduced one; "a vice president" is any."""
        if reference.sense != "role":
            return reference
        before = self._page.text[max(0, reference.start - 8) : reference.end]
        if _DEFINITE.search(before) is None:
            return reference
        named = (r for r in reversed(self._page.references) if self._is_introduced_as(r, reference))
        return next(named, reference)

    def _is_introduced_as(self, person: Reference, role: Reference) -> bool:
        """Whether a person named before a role holds all of it: "Vice President Harris" is no president."""
        if person.end > role.start or person.sense != "person":
            return False
        text = self._page.text
        words = set(text[role.start : role.end].lower().split()) - {"the"}
        return words == set(text[person.start : person.name_start].lower().split()) - {"the"}

    def _group(self, group: re.Match[str], limit: int) -> list[str]:
        """Whom "the two sides", "them" means: those named together last before the claim."""
        wanted = _NUMBERS.get((group["number"] or "").lower())
        noun = (group["noun"] or "").lower()
        for sentence in self._backwards(limit):
            people = _distinct(k for r in sentence if r.is_person for k in self._keys(r))
            states = _distinct(
                k for r in sentence if self._takes_part(r) for k in self._keys(r, as_state=True)
            )
            for found in (people, states) if noun in _PEOPLE or group["pronoun"] else (states,):
                if len(found) == wanted or (wanted is None and len(found) > 1):
                    return found
        return []

    def _before(self, limit: int) -> list[str]:
        """States and bodies of the nearest sentence before the claim that names two."""
        for sentence in self._backwards(limit):
            keys = _distinct(k for r in sentence if self._takes_part(r) for k in self._keys(r, as_state=True))
            if len(keys) > 1:
                return keys
        return []

    def _subject_of(self, limit: int) -> list[str]:
        """Whoever takes part in the claim's own sentence before it: in its last clause, if several do."""
        own = [r for r in next(self._backwards(limit)) if self._takes_part(r)]
        clause = self._clause(limit)
        near = _distinct(key for r in own if r.start >= clause for key in self._keys(r))
        return near if len(near) > 1 else _distinct(key for r in own for key in self._keys(r))

    def _clause(self, limit: int) -> int:
        """Where the clause that reaches up to a place begins, within the claim's sentence."""
        start = self._page.sentences[self._number].start
        return max((m.end() for m in _CLAUSE.finditer(self._page.text, start, limit)), default=start)

    def _named_first(self, limit: int, found: list[str]) -> list[str]:
        """Who stands first in the claim's own sentence, as a state or body: its subject."""
        sentence = next(self._backwards(limit))
        clause = self._clause(limit)
        near = [r for r in sentence if r.start >= clause]
        keys = [k for r in (*near, *sentence) if self._takes_part(r) for k in self._keys(r, as_state=True)]
        return [key for key in keys if key not in found and key not in self._states_of(found)][:1]

    def _country(self, noun: str, limit: int, found: list[str]) -> str | None:
        """Which "the country" is: the last named but the visitor's; "the kingdom": the last that is one."""
        own = self._states_of(found)
        for reference in reversed([r for r in self._page.references if r.end <= limit]):
            if self._is_told_of(reference):
                continue
            for key in reversed(self._keys(reference, as_state=True)):
                state = self._page.knowledge.states.get(key.removeprefix("state/"))
                if (
                    state is not None
                    and key not in own
                    and (noun in _ANY_COUNTRY or noun in state.official.lower())
                ):
                    return key
        return None

    def _states_of(self, keys: Iterable[str]) -> set[str]:
        """The states that persons among the parties are of."""
        countries = {r.entity.entity: r.country for r in self._page.references if r.entity is not None}
        return {f"state/{countries[k]}" for k in keys if countries.get(k)} | set(keys)

    def _backwards(self, limit: int) -> Iterator[list[Reference]]:
        for back in range(_MAX_BACK):
            if self._number - back < 0:
                return
            sentence = self._page.sentences[self._number - back]
            yield self._page.references_in(sentence.start, min(sentence.end, limit))

    def _keys(self, reference: Reference, *, as_state: bool = False) -> list[str]:
        if reference.owners and not reference.is_person:
            return [f"state/{country}" for country in reference.owners]
        found = (self._key(one, as_person=not as_state and one.sense == "person") for one in reference.each())
        return [key for key in found if key is not None]

    def _key(self, reference: Reference, *, as_person: bool) -> str | None:
        """The person's id, or that of the state or body the reference speaks for."""
        entity = reference.entity
        if reference.is_person and entity is not None:
            return entity.entity if as_person else self._home(reference, entity)
        country = reference.country or (entity.country if entity is not None else None)
        if country is not None:
            return f"state/{country}"
        return entity.entity if entity is not None else None

    def _home(self, reference: Reference, person: Entity) -> str | None:
        """The state or body a person speaks for: Rutte is NATO's, whatever his passport."""
        if reference.country is not None:
            return f"state/{reference.country}"
        held = self._page.knowledge.tenures_of(person.entity, *self._page.window)
        of = next((t.of for t in reversed(held) if t.office == reference.office_id), person.country)
        return None if of is None else of if "/" in of else f"state/{of}"


def _distinct(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))
