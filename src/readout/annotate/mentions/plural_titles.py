"""Titles of several without names: "the U.S. and Japanese foreign ministers", "the bloc's leaders"."""

from __future__ import annotations

from readout.annotate.mentions.antecedents import Antecedents
from readout.annotate.mentions.bodies import Bodies
from readout.annotate.mentions.company import Company
from readout.annotate.mentions.derived import as_state, distinct, stand_in
from readout.annotate.mentions.first_person import FirstPerson
from readout.annotate.mentions.holders import Holders
from readout.annotate.mentions.nouns import MANY, is_definite, number_of
from readout.annotate.mentions.owners import Owners
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.several import PEOPLE_NOUNS, Several
from readout.annotate.mentions.unnamed import are_others
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_LIST_GAPS = (" ", ", ", " and ", ", and ")
_NAMES_REACH = 160


class PluralTitles:
    """Resolves the titles of several people of one parsed document."""

    def __init__(
        self,
        page: Page,
        past: Antecedents,
        company: Company,
        *,
        owners: Owners,
        holders: Holders,
        bodies: Bodies,
        several: Several,
    ) -> None:
        """Keep what they are resolved by.

        Args:
            page: The document on the desk, parsed.
            past: Who was spoken of before.
            company: Who is set together.
            owners: Finds of which states a title is.
            holders: Knows who held an office.
            bodies: Resolves nouns for bodies.
            several: Finds people named before.
        """
        self._page = page
        self._past = past
        self._company = company
        self._first = FirstPerson(page)
        self._owners = owners
        self._holders = holders
        self._bodies = bodies
        self._several = several

    def of(self, tree: Tree, token: Token, reference: Reference) -> list[Reference]:
        """People named before or after, else office-holders, else states: "the U.S. and Korean ministers".

        Args:
            tree: Tree of the sentence.
            token: The titles.
            reference: What was found of them before parsing; keeps who they are.

        Returns:
            References; empty when nobody can be made out.
        """
        offices = {*reference.offices, *_stems(self._page.text[reference.start : reference.end])}
        if are_others(self._page, tree, token):
            return []
        if named := self._named_next(reference):
            reference.members = named
            return named
        owners = self._owners.of(tree, token)
        countries = {*reference.owners, *(o.country for o in owners if o.country), *self._ours(tree, token)}
        if not countries and (bodies := [o for o in owners if o.sense == "body"]):
            return bodies  # "the foreign ministers of the Nordic-Baltic Eight"
        if reference.home is not None and not countries:  # "leaders of the Group of Seven"
            return self._members(token, reference, offices)
        if bloc := self._bloc(tree, token):
            return bloc
        then = self._holders.window_at(token)
        if then != self._page.window:  # "a meeting of the leaders in December 2009"
            reference.members = list(self._holders.of(reference, offices, countries, then))
            return reference.members or [as_state(self._page, reference, c) for c in sorted(countries)]
        found = self._several.people(token, offices, countries, number_of(tree, token))
        if not found and None not in then:
            found = list(self._holders.of(reference, offices, countries, then))
        if not found and not countries and is_definite(tree, token):
            number = number_of(tree, token)
            are_known = token.lower.rsplit(" ", 1)[-1] in PEOPLE_NOUNS or number in (None, MANY)
            near = [] if are_known else self._company.sides(token.start, number)
            found = near or self._bodies.near(token)
        unnamed = countries - {r.country for r in found if r.country}
        found = [*found, *(as_state(self._page, reference, c) for c in sorted(unnamed))]
        reference.members = [f for f in found if f.entity is not None]
        return found

    def _named_next(self, reference: Reference) -> list[Reference]:
        """ "Foreign Ministers of A and B Jeyhun Bayramov and Rashid Meredov": whose names follow at once."""
        found: list[Reference] = []
        end = reference.end
        for person in self._page.references_in(reference.end, reference.end + _NAMES_REACH):
            if not person.is_person or self._page.plain[end : person.start] not in _LIST_GAPS[bool(found) :]:
                break
            found.append(person)
            end = person.end
        return found if len(found) > 1 else []

    def _bloc(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the bloc's leaders": the body of states named before."""
        owners = (c for c in tree.children(token, "poss") if c.lower in word_list("bloc-nouns"))
        return next((found for owner in owners if (found := self._bodies.named(tree, owner))), [])

    def _ours(self, tree: Tree, token: Token) -> set[str]:
        """ "our foreign and defense ministers": the states whose leaders say so."""
        we = next((c for c in tree.children(token, "poss") if c.lower == "our"), None)
        return {r.country for r in self._first.of(we) if r.country} if we is not None else set()

    def _members(self, token: Token, reference: Reference, offices: set[str]) -> list[Reference]:
        """Officers of a body: those listed after it ("the Quad leaders – A, B and C"), else the body."""
        before = (r for r in self._past.roles_before(token.start) if r.home == reference.home)
        for words in (reference, *before):
            people = [r for r in self._named_after(words) if r.office_id in offices]
            if len(people) > 2:
                return people
        body = stand_in(reference, self._page.entity(reference.home or ""), method="role")
        body.sense = "body"
        return [body]

    def _named_after(self, words: Reference) -> list[Reference]:
        """The people named in the rest of the sentence."""
        number = self._page.sentence_at(words.start)
        end = self._page.sentences[number].end if number is not None else words.end
        return distinct(r for r in self._page.references_in(words.end, end) if r.is_person)


def _stems(words: str) -> set[str]:
    """ "foreign and defense ministers": the offices of both words."""
    lower = words.lower().replace("defence", "defense")
    if lower.startswith(("deputy", "vice", "junior", "former", "shadow")):
        return set()
    if not any(head in lower for head in ("minister", "secretar", "chief")):
        return set()
    return {f"{stem}-minister" for stem in ("foreign", "defense") if stem in lower}
