"""Several told together: "the two ministers", "both sides", "the pair", "all three", "the member states"."""

from __future__ import annotations

from readout.annotate.mentions.antecedents import MAX_SENTENCES_BACK, MAX_SENTENCES_NEAR, Antecedents
from readout.annotate.mentions.bodies import Bodies
from readout.annotate.mentions.company import LEAD, OFTEN, Company
from readout.annotate.mentions.derived import as_home, distinct, speaking_for
from readout.annotate.mentions.holders import HEADS
from readout.annotate.mentions.nouns import MANY, NUMBERS, is_definite, number_of
from readout.annotate.mentions.pronouns import Pronouns
from readout.annotate.mentions.reference import Reference, Resolve
from readout.annotate.mentions.unnamed import are_any, are_strangers
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

PEOPLE_NOUNS: dict[str, frozenset[str]] = {
    "ministers": frozenset(
        f"{field}-minister"
        for field in (
            *("foreign", "defense", "finance", "commerce", "economy", "interior", "justice", "energy"),
            *("environment", "agriculture", "health", "transport", "education", "culture", "development"),
        )
    ),
    "secretaries": frozenset({"foreign-minister", "defense-minister"}),
    "diplomats": frozenset({"foreign-minister"}),
    "chiefs": frozenset({"defense-minister", "military-chief"}),
    "leaders": frozenset(HEADS),
    "advisers": frozenset({"national-security-adviser"}),
    "counterparts": frozenset(),
    "men": frozenset(),
    "women": frozenset(),
    "principals": frozenset(),
    "emissaries": frozenset(),
    "envoys": frozenset(),
    "dignitaries": frozenset(),
    "statesmen": frozenset(),
}
"""Plural nouns that mean people named before, and the offices these held."""


class Several:
    """Resolves the plural nouns and numbers of one parsed document."""

    def __init__(
        self,
        page: Page,
        past: Antecedents,
        company: Company,
        *,
        pronouns: Pronouns,
        bodies: Bodies,
        one: Resolve,
        everybody: Resolve,
    ) -> None:
        """Keep what they are resolved by.

        Args:
            page: The document on the desk, parsed.
            past: Who was spoken of before.
            company: Who is set together.
            pronouns: Resolves "they"; knows the sentences before.
            bodies: Resolves nouns for bodies.
            one: Resolves a noun phrase alone.
            everybody: Resolves it with all it is joined to.
        """
        self._page = page
        self._past = past
        self._company = company
        self._pronouns = pronouns
        self._bodies = bodies
        self._resolve = one
        self._everybody = everybody

    def of(self, tree: Tree, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "the two ministers", "the allies", "both sides", "the three": who was named before.

        Args:
            tree: Tree of the sentence.
            token: A plural noun or a number.
            owners: The states and bodies beside it.

        Returns:
            References; empty when nobody can be made out.
        """
        word, number = token.lower, number_of(tree, token)
        if word == "officials" and number in (2, 3) and is_definite(tree, token) and not owners:
            return self._past.people(token.start, offices=set(), countries=set(), number=number)
        if word in PEOPLE_NOUNS:
            if are_strangers(self._page, tree, token) or are_any(self._page, tree, token):
                return speaking_for(token, owners)
            offices, countries = set(PEOPLE_NOUNS[word]), {o.country for o in owners if o.country}
            return self.people(token, offices, countries, number) or speaking_for(token, owners)
        if word in word_list("state-nouns") and (number or is_definite(tree, token)) and not owners:
            is_of_body = any(c.lower == "member" for c in tree.children(token, "compound", "amod"))
            return self._bodies.last(token) if is_of_body else self._states_named(token, number)
        if word in word_list("side-nouns"):
            return owners if len(owners) > 1 else self._sides(token, number)
        if word in word_list("state-nouns") and {"amod", "poss"} <= {c.dep for c in tree.children(token)}:
            return owners  # "its Saudi partners"
        return [] if owners else self._together(tree, token)

    def people(
        self, token: Token, offices: set[str], countries: set[str], number: int | None
    ) -> list[Reference]:
        """People named before, else after: "the two foreign ministers", "the leaders".

        Args:
            token: The noun.
            offices: Office ids; any when empty.
            countries: ISO alpha-3; any when empty.
            number: How many; None where it is not said.

        Returns:
            Several people in order of the text, a body of states, or nobody.
        """
        joined = self._joint_subject(token, offices, number) if number is not None and not countries else []
        if joined:
            return joined
        self._pronouns.settle_roles(token)
        found = self._past.people(token.start, offices=offices, countries=countries, number=number)
        if not found and (countries or offices) and number != MANY:
            found = self._past.people_later(token.end, offices=offices, countries=countries, number=number)
        if number == 2 and not countries and offices.issuperset(HEADS):
            found = self._met(token, found)
        return self._group_above(token, offices, found) if number is None and not countries else found

    def _together(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the two ministries", "the pair", "both", "all three": those whom the text sets together."""
        word, number = token.lower, number_of(tree, token)
        if word == "both" and token.dep in ("nsubj", "nsubjpass"):
            he_too = self._all_of(tree, token, 2)
            return he_too or self._named_just_now(token, 2) or self._past.sides(token.start, 2)
        if number is None and not is_definite(tree, token) and tree.child(token, "det") is None:
            return []
        if word in word_list("delegation-nouns"):
            return self._company.sides(token.start, number)
        if word in word_list("pair-nouns"):
            return self._past.sides(token.start, 3 if word == "trio" else 2)
        if token.tag != "CD" or word not in NUMBERS:
            return []
        return (
            self._all_of(tree, token, NUMBERS[word])
            or self._with_the_teller(tree, token, NUMBERS[word])
            or self._bodies.of_size(token, NUMBERS[word])
            or self._last_two(tree, token)
        )

    def _last_two(self, tree: Tree, token: Token) -> list[Reference]:
        """ "The ministry said the two had agreed": the people of two sides named last, just before."""
        if token.lower != "two" or not is_definite(tree, token):
            return []
        people = self._past.people(token.start, offices=set(), countries=set(), number=2)
        at = self._page.sentence_at(token.start) or 0
        are_near = all(at - (self._page.sentence_at(r.start) or 0) <= MAX_SENTENCES_NEAR + 1 for r in people)
        return people if are_near else []

    def _with_the_teller(self, tree: Tree, token: Token, number: int) -> list[Reference]:
        """ "Vučić said the two had agreed": he and whom he met."""
        for verb in tree.ancestors(token):
            subject = tree.child(verb, "nsubj") if verb.is_verb else None
            if number != 2 or subject is None or subject.end > token.start:
                continue
            people = [r for r in self._resolve(tree, subject) if r.is_person]
            self._pronouns.settle_roles(token)
            met = self._past.who_met(people[0], token.start) if len(people) == 1 else []
            return met if len(met) == number else []
        return []

    def _named_just_now(self, token: Token, number: int, *, back: int = 0) -> list[Reference]:
        """ "A told B and C, and both replied": a list so long just before, at most so many sentences back."""
        sentence = self._page.sentence_at(token.start) or 0
        near = self._company.listed_last(token.start, number)
        return near if near and sentence - (self._page.sentence_at(near[0].start) or 0) <= back else []

    def _all_of(self, tree: Tree, token: Token, number: int) -> list[Reference]:
        """ "he told A and B, and all three agreed": so many people in the sentence, he among them."""
        told = [t for t in tree.tokens if t.end <= token.start]
        pronouns = [t for t in told if t.lower in ("he", "she") and t.dep == "nsubj"]
        people = [r for t in pronouns for r in self._resolve(tree, t)]
        named = (self._page.reference_of(t) for t in told if t.dep != "poss")
        people = distinct([*people, *(r for r in named if r is not None and r.is_person)])
        return people if pronouns and len(people) == number else []

    def _joint_subject(self, token: Token, offices: set[str], number: int | None) -> list[Reference]:
        """ "both ministers" after "A and B will meet again": those two, whoever else was named."""
        for tree in self._pronouns.trees_back(token, MAX_SENTENCES_NEAR + 1):
            for subject in tree.tokens:
                is_list = subject.dep in ("nsubj", "nsubjpass") and tree.child(subject, "conj") is not None
                if not is_list or subject.end > token.start or subject.i == token.i:
                    continue
                group = [r for r in self._everybody(tree, subject) if r.is_person]
                if len(group) == number and (not offices or any(r.office_id in offices for r in group)):
                    return group
        return []

    def _met(self, token: Token, leaders: list[Reference]) -> list[Reference]:
        """ "the two leaders" loosely: the leader and who met him, not two who did not."""
        met = [r for r in self._past.sides(token.start, 2) if r.is_person]
        both = {r.key for r in met} & {r.key for r in leaders}
        return met if len(met) == 2 and len(both) == 1 else leaders

    def _group_above(self, token: Token, offices: set[str], found: list[Reference]) -> list[Reference]:
        """ "the ministers" after "the foreign and defense ministers of A and B": all, not two of them."""
        at = self._page.sentence_at(token.start) or 0
        together = len({self._page.sentence_at(r.start) for r in found}) == 1
        for words in self._past.roles_before(token.start):
            number = self._page.sentence_at(words.start)
            if number is None or (at - number > MAX_SENTENCES_BACK and number >= LEAD):
                continue  # of what its lead tells a text goes on to tell
            tree = self._page.trees.get(number)
            head = tree.at(words.start) if tree is not None else None
            if not offices.intersection(words.offices) or tree is None or head is None:
                continue
            group = self._resolve(tree, head)
            if {r.key for r in found} < {r.key for r in group}:
                return group
            if found and not together and len(group) == 1 and group[0].sense == "body":
                return group
        return found

    def _sides(self, token: Token, number: int | None) -> list[Reference]:
        """ "Both sides": who was brought together just now, else those the text keeps together."""
        if number is None and len(many := self._company.sides(token.start, least=OFTEN)) > 2:
            return many
        number = number or 2
        near = self._past.sides(token.start, number)
        at = self._page.sentence_at(token.start) or 0
        is_near = any(at - (self._page.sentence_at(r.start) or 0) <= MAX_SENTENCES_NEAR for r in near)
        return near if is_near else self._company.sides(token.start, number, rivals=near) or near

    def _states_named(self, token: Token, number: int | None) -> list[Reference]:
        """ "the three countries", "the allies": listed or set together before, else the states named last."""
        if number is not None and (here := self._named_just_now(token, number, back=1)):
            return here
        group = self._pronouns.they(token) if number is None else self._company.sides(token.start, number)
        if number is not None and not group:
            group = self._past.sides(token.start, number)
        return distinct(as_home(self._page, r) for r in group) or self._past.states(token.start, number or 2)
