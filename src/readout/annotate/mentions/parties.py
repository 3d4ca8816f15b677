"""Whom a noun phrase means: names, "Japanese officials", "the two defense chiefs", "both sides", pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.annotate.mentions.people import PeopleResolver
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.model import Entity

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "2": 2, "3": 3, "4": 4}
GOVERNMENT_NOUNS = frozenset(
    "government governments administration officials official authorities side ministry ministries forces force troops "
    "military army navy diplomat diplomats delegation delegations spokesperson spokesman spokeswoman embassy consulate "
    "cabinet parliament leadership representatives negotiators regime state nation country envoys leaders leader "
    "coast-guard police foreign-ministry defense-ministry".split()
)
"""Nouns that, with a country before or after them, speak and act for it."""
PERSON_NOUNS: dict[str, tuple[str, ...]] = {
    "ministers": ("foreign-minister", "defense-minister", "finance-minister", "commerce-minister"),
    "secretaries": ("foreign-minister", "defense-minister"),
    "diplomats": ("foreign-minister",),
    "chiefs": ("defense-minister", "military-chief"),
    "leaders": ("head-of-state", "head-of-government"),
    "presidents": ("head-of-state",),
    "premiers": ("head-of-government",),
    "advisers": ("national-security-adviser",),
    "advisors": ("national-security-adviser",),
    "counterparts": (),
    "men": (),
    "women": (),
    "principals": (),
}
"""Plural nouns that mean people met before, and the offices they held."""
STATE_NOUNS = frozenset("countries nations governments states allies partners neighbors neighbours powers capitals".split())
SIDE_NOUNS = frozenset("sides parties participants delegations".split())
_SINGULAR = frozenset("he she him her his".split())
_PLURAL = frozenset("they them their both".split())
_WE = frozenset("we our us".split())
_LINKS = ("amod", "compound", "poss", "nmod", "nummod", "appos")
_OF = frozenset("of from between among for by".split())
_MAX_BACK = 8
_TALK = re.compile(r"\b(?:met|meets?|meetings?|talks|summit|call|spoke|visit|held|hosted|received|signed)\b", re.IGNORECASE)
"""Words of a sentence that brings sides together."""
_THEY_BACK = 3


class Parties:
    """Resolves noun phrases of one parsed document."""

    def __init__(self, page: Page, people: PeopleResolver) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
            people: The resolver, for office-holders.
        """
        self._page = page
        self._people = people
        self._seen: dict[tuple[int, int], list[Reference]] = {}

    def of(self, tree: Tree, token: Token, *, acting: bool = True) -> list[Reference]:
        """Whom the phrase headed by a token means, everything joined to it by "and" included.

        Args:
            tree: Tree of the sentence.
            token: Head of the noun phrase.
            acting: Whether a capital here stands for its government ("Tokyo said") or for a place ("in Tokyo").

        Returns:
            Distinct references; empty when nobody can be made out.
        """
        joined = [*self._joined_left(tree, token), *self._listed(tree, token)]
        return _distinct(r for t in joined for r in self._one(tree, t, acting=acting))

    def _listed(self, tree: Tree, token: Token) -> Iterator[Token]:
        """The token and what is listed after it: "the U.S., Japan, and Korea" may be parsed as appositions."""
        yield token
        first = self._page.reference_of(token)
        for child in tree.children(token, "conj", "appos"):
            other = self._page.reference_of(child)
            if child.dep == "conj" or first is not None and other is not None and _is_list(first, other):
                yield from self._listed(tree, child)

    def _joined_left(self, tree: Tree, token: Token) -> list[Token]:
        """Names listed before a name that the parser hung elsewhere: "A and B, C and D attended"."""
        first = self._page.reference_of(token)
        if first is None or token.dep not in ("nsubj", "nsubjpass"):
            return []
        found: list[Token] = []
        at = token.i - 1
        while at >= 0 and (tree[at].lower in (",", "and", "&") or self._lists_with(first, tree[at])):
            if self._lists_with(first, tree[at]):
                found.insert(0, tree[at])
            at -= 1
        if not found or found[0].head < found[0].i and tree[found[0].head].dep not in ("nsubj", "advcl", "nsubjpass"):
            return []
        return found

    def _lists_with(self, first: Reference, token: Token) -> bool:
        other = self._page.reference_of(token)
        return other is not None and other.can_act and other.is_person == first.is_person and other.sense == first.sense

    def reference_of(self, token: Token) -> Reference | None:
        """The phrase found before parsing that the token is, or None."""
        return self._page.reference_of(token)

    def _one(self, tree: Tree, token: Token, *, acting: bool) -> list[Reference]:
        key = (token.start, int(acting))
        if key not in self._seen:
            self._seen[key] = []  # a phrase that refers to itself means nobody
            self._seen[key] = self._resolve(tree, token, acting=acting)
        return self._seen[key]

    def _resolve(self, tree: Tree, token: Token, *, acting: bool) -> list[Reference]:
        reference = self._page.reference_of(token)
        if reference is not None:
            return self._named(tree, token, reference, acting=acting)
        word = token.lower
        if token.tag in ("PRP", "PRP$"):
            return self._pronoun(token, word)
        number = self._number(tree, token)
        owners = self._owners(tree, token)
        if word in PERSON_NOUNS:
            return self._people_met(token, PERSON_NOUNS[word], owners, number) or self._speaking_for(token, owners)
        if word in STATE_NOUNS and (number or self._is_definite(tree, token)) and not owners:
            group = self._they(token) if number is None else []
            return _distinct(self._home_of(r) for r in group) or self._states_met(token, number)
        if word in SIDE_NOUNS:
            return owners if len(owners) > 1 else self._sides_met(token, number)
        if word == "counterpart":
            return self._counterpart(token, owners)
        if word in GOVERNMENT_NOUNS or owners and token.tag in ("NNP", "NNPS"):
            return self._speaking_for(token, owners) or self._body_met(tree, token)
        if token.dep in ("nsubj", "nsubjpass") and word in ("both",):
            return self._sides_met(token, 2)
        return []



    def _named(self, tree: Tree, token: Token, reference: Reference, *, acting: bool) -> list[Reference]:
        if reference.members:
            return reference.each()
        if reference.sense == "capital":
            return [self._capital(reference)] if acting else []
        if reference.sense in ("adjective", "demonym") and token.tag.startswith("NN"):
            return [self._as_state(reference)]
        if reference.sense == "adjective":
            return [self._as_state(reference)] if reference.country else []
        if reference.sense == "roles":
            return self._roles(tree, token, reference)
        if reference.sense == "role":
            return self._role(tree, token, reference)
        return [reference] if reference.can_act else []

    def _capital(self, reference: Reference) -> Reference:
        state = self._page.entity(f"state/{reference.country}")
        return self._stand_in(reference, state, method="metonym", note=f"the government in {reference.name}")

    def _as_state(self, reference: Reference) -> Reference:
        return self._stand_in(reference, self._page.entity(f"state/{reference.country}"))

    def _stand_in(
        self, reference: Reference, entity: Entity | None, *, method: str = "name", note: str = ""
    ) -> Reference:
        return Reference(
            start=reference.start,
            end=reference.end,
            name_start=reference.name_start,
            name_end=reference.name_end,
            entity=entity,
            name=entity.name if entity is not None else reference.name,
            sense="state",
            country=reference.country,
            method=method,  # type: ignore[arg-type]
            score=reference.score,
            note=note or reference.note,
        )



    def _role(self, tree: Tree, token: Token, reference: Reference) -> list[Reference]:
        """A title without a name: the holder if the tables know him, else whoever the text gave it to."""
        if reference.entity is not None:
            return [reference]
        appos = [self._page.reference_of(t) for t in tree.children(token, "appos")]
        for other in appos:
            if other is not None and other.is_person:
                return [other]
        for other in self._before(token.start):
            same_country = reference.country is None or other.country == reference.country
            if other.is_person and other.office_id in reference.offices and same_country:
                return [self._alias(reference, other)]
        if reference.country is not None:
            return [self._stand_in(reference, self._page.entity(f"state/{reference.country}"), method="role")]
        owners = self._owners(tree, token)
        return self._speaking_for(token, owners)

    def _roles(self, tree: Tree, token: Token, reference: Reference) -> list[Reference]:
        offices = {*reference.offices, *self._joined_offices(reference)}
        owners = self._owners(tree, token)
        countries = {*reference.owners, *(o.country for o in owners if o.country)}
        number = self._number(tree, token)
        found = self._met(token.start, offices=offices, countries=countries, number=number)
        if not found:
            found = self._met_later(token.end, offices=offices, countries=countries)
        if not found and countries and None not in self._page.window:
            found = self._holders(reference, offices, sorted(countries))
        if not found and reference.home is not None:
            body = self._stand_in(reference, self._page.entity(reference.home), method="role")
            body.sense = "body"
            return [body]
        if not found and countries:
            found = [
                self._stand_in(reference, self._page.entity(f"state/{c}"), method="role") for c in sorted(countries)
            ]
            for state, country in zip(found, sorted(countries), strict=True):
                state.country = country
        reference.members = reference.members or [f for f in found if f.entity is not None]
        return found

    def _joined_offices(self, reference: Reference) -> set[str]:
        """ "foreign and defense ministers": the office of the word before "and"."""
        words = self._page.text[reference.start : reference.end].lower().replace("defence", "defense")
        return {
            office
            for stem, office in (("foreign", "foreign-minister"), ("defense", "defense-minister"))
            if stem in words and ("minister" in words or "secretar" in words or "chief" in words)
        }

    def _holders(self, reference: Reference, offices: Iterable[str], countries: list[str]) -> list[Reference]:
        found = []
        for country in countries:
            for office in sorted(offices):
                tenure = self._people.office_holder([office], country, self._page.window)
                if tenure is None:
                    continue
                person = self._page.entity(tenure.person)
                again = self._stand_in(reference, person, method="office-holder", note="held the office on these days")
                again.sense, again.office, again.office_id, again.country = "person", tenure.title, office, country
                again.score = 0.7
                found.append(again)
        return found

    def _counterpart(self, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "his Japanese counterpart": the same office in the other country."""
        country = next((o.country for o in owners if o.country), None)
        other = next((r for r in self._before(token.start) if r.is_person and r.office_id), None)
        if country is None or other is None or other.office_id is None:
            return owners
        tenure = None
        if None not in self._page.window:
            tenure = self._people.office_holder([other.office_id], country, self._page.window)
        known = next((r for r in self._before(token.start) if r.country == country and r.office_id == other.office_id), None)
        if known is not None:
            return [self._alias(owners[0], known)]
        if tenure is None:
            return owners
        again = self._stand_in(owners[0], self._page.entity(tenure.person), method="office-holder")
        again.sense, again.office, again.office_id, again.country = "person", tenure.title, other.office_id, country
        return [again]

    def _alias(self, words: Reference, whom: Reference) -> Reference:
        again = self._stand_in(words, whom.entity, method="role", note=f"{whom.name}, named before")
        again.sense, again.name, again.country = "person", whom.name, whom.country
        again.office, again.office_id, again.score = whom.office, whom.office_id, min(0.8, whom.score)
        again.home = whom.home
        return again



    def _owners(self, tree: Tree, token: Token) -> list[Reference]:
        """Countries and bodies that stand before the noun or hang on it by of, from, between."""
        found: list[Reference] = []
        for child in tree.children(token, *_LINKS):
            reference = self._page.reference_of(child)
            if reference is not None:
                found.extend(self._named(tree, child, reference, acting=True) if not reference.is_person else [])
                for conjunct in list(tree.conjuncts(child))[1:]:
                    other = self._page.reference_of(conjunct)
                    if other is not None and not other.is_person:
                        found.extend(self._named(tree, conjunct, other, acting=True))
        for prep in tree.children(token, "prep"):
            if prep.lower in _OF:
                for target in tree.children(prep, "pobj"):
                    found.extend(r for r in self.of(tree, target) if r.can_act)
        return _distinct(found)

    def _speaking_for(self, token: Token, owners: list[Reference]) -> list[Reference]:
        """The countries and bodies themselves; the receipt is the noun with them."""
        found = []
        for owner in owners:
            again = self._stand_in(owner, owner.entity, note=owner.note)
            again.name, again.sense, again.country = owner.name, owner.sense, owner.country
            if owner.sense == "state" and owner.end <= token.start <= owner.end + 40:
                again.start, again.end = owner.start, token.end
            again.method = "role" if owner.method == "name" else owner.method
            found.append(again)
        return found

    def _body_met(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the ministry", "the government": the body of that kind named last."""
        if not self._is_definite(tree, token):
            return []
        for other in self._before(token.start):
            if other.sense == "body" and token.lower in other.name.lower().split():
                return [self._stand_in_body(token, other)]
        return []

    def _stand_in_body(self, token: Token, whom: Reference) -> Reference:
        return Reference(
            start=token.start,
            end=token.end,
            name_start=token.start,
            name_end=token.end,
            entity=whom.entity,
            name=whom.name,
            sense=whom.sense,
            country=whom.country,
            method="role",
            score=0.7,
            note=f"{whom.name}, named before",
        )



    def _before(self, offset: int) -> Iterator[Reference]:
        """References before an offset, the nearest first."""
        for reference in reversed(self._page.references):
            if reference.end <= offset:
                yield from reversed(reference.each()) if reference.sense == "pair" else [reference]

    def _people_met(
        self, token: Token, offices: tuple[str, ...], owners: list[Reference], number: int | None
    ) -> list[Reference]:
        countries = {o.country for o in owners if o.country}
        found = self._met(token.start, offices=set(offices), countries=countries, number=number)
        if not found and countries:
            found = self._met_later(token.end, offices=set(offices), countries=countries)
        return found

    def _met(
        self, offset: int, *, offices: set[str], countries: set[str], number: int | None
    ) -> list[Reference]:
        """People named before, nearest first, by office and country; all of the nearest sentence or exactly so many."""
        found: list[Reference] = []
        last_sentence: int | None = None
        for reference in self._before(offset):
            if not reference.is_person or reference.is_former:
                continue
            if offices and reference.office_id not in offices or countries and reference.country not in countries:
                continue
            if any(reference.key == f.key for f in found):
                continue
            sentence = self._page.sentence_at(reference.start)
            if number is None and len(found) >= 2 and sentence != last_sentence:
                break
            if number is not None and any(reference.country == f.country for f in found) and not countries and offices:
                continue
            found.append(reference)
            last_sentence = sentence
            if number is not None and len(found) == number:
                break
        if number is not None and len(found) < number or len(found) < 2:
            return []
        return list(reversed(found))

    def _met_later(self, offset: int, *, offices: set[str], countries: set[str]) -> list[Reference]:
        """People introduced only further down (a lead says "the ministers", the next paragraph names them)."""
        found: dict[str, Reference] = {}
        for reference in self._page.references:
            if reference.start < offset or not reference.is_person or reference.is_former:
                continue
            if (not offices or reference.office_id in offices) and (not countries or reference.country in countries):
                found.setdefault(reference.key, reference)
        covered = {r.country for r in found.values()}
        return list(found.values()) if len(found) >= 2 and (not countries or countries <= covered) else []

    def _states_met(self, token: Token, number: int | None) -> list[Reference]:
        found: list[Reference] = []
        for reference in self._before(token.start):
            if reference.sense in ("place", "region", "outlet"):
                continue
            if reference.sense == "capital" and not found:
                continue
            for country in reversed(reference.owners or (reference.country,)):
                state = self._stand_in(reference, self._page.entity(f"state/{country}"))
                state.country = country
                if country is not None and all(state.key != f.key for f in found):
                    found.append(state)
            if len(found) >= (number or 2):
                return list(reversed(found[: number or 2]))
        return []

    def _home_of(self, reference: Reference) -> Reference:
        """The state or body that somebody acts for."""
        if not reference.is_person:
            return reference
        home = reference.side
        state = self._stand_in(reference, self._page.entity(home if "/" in home else f"state/{home}"))
        state.country = None if "/" in home else home
        return state

    def _sides_met(self, token: Token, number: int | None) -> list[Reference]:
        """ "the two sides": the two last named together, people or states."""
        sentence = self._page.sentence_at(token.start)
        if sentence is None:
            return []
        for is_strict in (True, False):
            for back in range(_MAX_BACK):
                number_here = sentence - back
                if number_here < 0:
                    break
                spot = self._page.sentences[number_here]
                limit = token.start if back == 0 else spot.end
                if is_strict and _TALK.search(self._page.text, spot.start, limit) is None:
                    continue
                group = self._sides_in(spot.start, limit, number or 2)
                if group:
                    return group
        return []

    def _sides_in(self, low: int, high: int, number: int) -> list[Reference]:
        """Just so many people, or states and bodies, of different sides named in a stretch."""
        inside = [r for ref in self._page.references_in(low, high) for r in self._flat(ref)]
        people = _distinct([r for r in inside if r.is_person and not r.is_former])
        bodies = _distinct([self._state_or_body(r) for r in inside if r.can_act and not r.is_person])
        for group in (people, bodies):
            if len(group) >= number and len({g.side for g in group}) == number and len(group) <= 2 * number:
                return group
        return []

    def _flat(self, reference: Reference) -> list[Reference]:
        return reference.each() if reference.members else [reference]

    def _state_or_body(self, reference: Reference) -> Reference:
        return self._as_state(reference) if reference.sense in ("adjective", "demonym") else reference



    def _pronoun(self, token: Token, word: str) -> list[Reference]:
        if word in _SINGULAR:
            return self._he_or_she(token)
        if word in _PLURAL:
            return self._they(token)
        if word == "it":
            return self._it(token)
        return []

    def _he_or_she(self, token: Token) -> list[Reference]:
        sentence = self._page.sentence_at(token.start)
        if sentence is None:
            return []
        best: Reference | None = None
        for back in range(3):
            if sentence - back < 0:
                break
            spot = self._page.sentences[sentence - back]
            people = [r for r in self._page.references_in(spot.start, spot.end) if r.is_person and r.end <= token.start]
            best = self._subject(people, sentence - back) or (people[0] if people else None)
            if best is not None:
                break
        if best is None:
            return []
        again = self._alias(_words(token), best)
        again.method, again.note = "pronoun", f"{best.name}, the last person spoken of"
        return [again]

    def _subject(self, people: list[Reference], sentence: int) -> Reference | None:
        """The one of them who is the subject of his clause, the topmost first."""
        tree = self._page.trees.get(sentence)
        if tree is None:
            return None
        subjects = []
        for person in people:
            token = tree.at(person.start)
            if token is not None and token.dep in ("nsubj", "nsubjpass"):
                subjects.append((sum(1 for _ in tree.ancestors(token)), person.start, person))
        return min(subjects)[2] if subjects else None

    def _they(self, token: Token) -> list[Reference]:
        """The last subject that was several."""
        sentence = self._page.sentence_at(token.start)
        for back in range(_THEY_BACK):
            number = (sentence or 0) - back
            tree = self._page.trees.get(number)
            if tree is None:
                continue
            for subject in tree.tokens:
                is_they = subject.lower == "they" or subject.tag != "PRP"
                if subject.dep in ("nsubj", "nsubjpass") and subject.end <= token.start and is_they:
                    group = self.of(tree, subject)
                    if len(group) > 1:
                        return group
        return []

    def _it(self, token: Token) -> list[Reference]:
        """The last subject that was a state or body, within a sentence."""
        sentence = self._page.sentence_at(token.start)
        for back in range(2):
            tree = self._page.trees.get((sentence or 0) - back)
            if tree is None:
                continue
            for subject in tree.tokens:
                reference = self._page.reference_of(subject)
                if subject.dep == "nsubj" and subject.end <= token.start and reference is not None and reference.can_act:
                    return [] if reference.is_person else [reference]
        return []



    def _number(self, tree: Tree, token: Token) -> int | None:
        for child in tree.children(token):
            if child.lower in NUMBERS and child.dep in ("nummod", "det", "predet", "amod"):
                return NUMBERS[child.lower]
        return None

    def _is_definite(self, tree: Tree, token: Token) -> bool:
        return any(c.lower in ("the", "these", "those", "both", "its", "their") for c in tree.children(token))


def _is_list(first: Reference, other: Reference) -> bool:
    if first.key == other.key or not (first.can_act and other.can_act):
        return False
    if first.is_person and other.is_person:
        return True
    return {first.sense, other.sense} <= {"state", "adjective"} and first.country != other.country


def _words(token: Token) -> Reference:
    return Reference(
        start=token.start,
        end=token.end,
        name_start=token.start,
        name_end=token.end,
        entity=None,
        name=token.text,
        sense="pronoun",
    )


def _distinct(references: Iterable[Reference]) -> list[Reference]:
    found: list[Reference] = []
    for reference in references:
        if all(reference.key != f.key for f in found):
            found.append(reference)
    return found
