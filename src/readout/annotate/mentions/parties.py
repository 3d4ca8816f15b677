"""Whom a noun phrase means: names, "Japanese officials", "the two defense chiefs", "both sides", pronouns."""

from __future__ import annotations

from functools import partial

from readout.annotate.mentions.antecedents import Antecedents
from readout.annotate.mentions.bodies import Bodies
from readout.annotate.mentions.company import OFTEN, Company
from readout.annotate.mentions.derived import as_capital, as_home, as_state, distinct, speaking_for
from readout.annotate.mentions.groups import group_of, is_group_noun
from readout.annotate.mentions.holders import Holders
from readout.annotate.mentions.led import leaders, officer_of
from readout.annotate.mentions.listing import listed
from readout.annotate.mentions.owners import Owners
from readout.annotate.mentions.people import PeopleResolver
from readout.annotate.mentions.plural_titles import PluralTitles
from readout.annotate.mentions.pronouns import Pronouns
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.several import Several
from readout.annotate.mentions.titles import Titles
from readout.annotate.mentions.unnamed import are_strangers
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list


class Parties:
    """Resolves noun phrases of one parsed document."""

    def __init__(self, page: Page, people: PeopleResolver) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
            people: The resolver, for office-holders.
        """
        self._page = page
        self._seen: dict[tuple[int, bool], list[Reference]] = {}
        one, everybody = partial(self._one, acting=True), self.of
        past, company, holders = Antecedents(page), Company(page), Holders(page, people)
        pronouns = Pronouns(page, past, company, one=one, everybody=everybody)
        owners = Owners(page, one=one, everybody=everybody, named=partial(self._named, acting=True))
        bodies = Bodies(page, past, pronouns, owners=owners, one=one)
        several = Several(page, past, company, pronouns=pronouns, bodies=bodies, one=one, everybody=everybody)
        self._past, self._company, self._pronouns = past, company, pronouns
        self._owners, self._bodies, self._several = owners, bodies, several
        self._titles = Titles(page, past, owners=owners, holders=holders, one=one)
        self._plural_titles = PluralTitles(
            page, past, company, owners=owners, holders=holders, bodies=bodies, several=several
        )

    def of(self, tree: Tree, token: Token, *, acting: bool = True) -> list[Reference]:
        """Whom the phrase headed by a token means, everything joined to it by "and" included.

        Args:
            tree: Tree of the sentence.
            token: Head of the noun phrase.
            acting: Whether a capital here is its government ("Tokyo said") or a place ("in Tokyo").

        Returns:
            Distinct references; empty when nobody can be made out.
        """
        return distinct(
            reference
            for one in listed(self._page, tree, token)
            for reference in self._one(tree, one, acting=acting)
        )

    def peer(self, tree: Tree, token: Token, head: Token) -> list[Reference]:
        """ "his Cypriot counterpart ways of": a counterpart whose nation hangs on the noun after it.

        Args:
            tree: Tree of the sentence.
            token: The counterpart.
            head: The noun it was put before.
        """
        return self._titles.counterpart(tree, token, self._owners.of(tree, head))

    def reference_of(self, token: Token) -> Reference | None:
        """The phrase found before parsing that the token is, or None."""
        return self._page.reference_of(token)

    def sides_before(self, offset: int, number: int) -> list[Reference]:
        """The states and bodies that were last brought together, if they are so many."""
        return distinct(as_home(self._page, r) for r in self._past.sides(offset, number))

    def are_strangers(self, tree: Tree, token: Token) -> bool:
        """Whether a plural noun is of people not named so far: "two diplomats", "business leaders".

        Args:
            tree: Tree of the sentence.
            token: A plural noun.
        """
        return are_strangers(self._page, tree, token)

    def kept_together(self, offset: int) -> list[Reference]:
        """The states that a text has set together more than once so far: whose "the ministers" may be."""
        return self._company.sides(offset, least=OFTEN)

    def _one(self, tree: Tree, token: Token, *, acting: bool) -> list[Reference]:
        key = (token.start, acting)
        if key not in self._seen:
            self._seen[key] = []  # a phrase that refers to itself means nobody
            self._seen[key] = self._resolve(tree, token, acting=acting)
        return self._seen[key]

    def _resolve(self, tree: Tree, token: Token, *, acting: bool) -> list[Reference]:
        reference = self._page.reference_of(token)
        if reference is not None:
            return self._named(tree, token, reference, acting=acting)
        if token.tag in ("PRP", "PRP$"):
            is_pair = token.lower == "them" and tree.head(token).lower == "between"
            return (self._past.sides(token.start, 2) if is_pair else []) or self._pronouns.of(token)
        return self._noun(tree, token)

    def _named(self, tree: Tree, token: Token, reference: Reference, *, acting: bool) -> list[Reference]:
        if reference.members:
            return reference.each()
        if reference.sense == "capital":
            return [as_capital(self._page, reference)] if acting else []
        if reference.sense in ("adjective", "demonym") and (
            him := self._titles.national(tree, token, reference)
        ):
            return him
        if reference.sense in ("adjective", "demonym"):
            return [as_state(self._page, reference)] if reference.country else []
        if reference.sense == "roles":
            return self._plural_titles.of(tree, token, reference)
        if reference.sense == "role":
            is_open = reference.entity is None and reference.country is None
            him = officer_of(self._page, tree, token) if is_open else []
            return him or self._titles.of(tree, token, reference)
        if reference.is_person and reference.side == reference.key:
            self._give_country(tree, token, reference)
        return [reference] if reference.can_act else []

    def _give_country(self, tree: Tree, token: Token, person: Reference) -> None:
        """ "Nigerian junior foreign minister A": a stranger is of the country named before the title."""
        for child in tree.children(token, "amod", "compound", "nmod", "poss"):
            owner = self._page.reference_of(child)
            if owner is not None and owner.country is not None and not owner.is_person:
                person.country = person.home = owner.country

    def _noun(self, tree: Tree, token: Token) -> list[Reference]:
        told = leaders(self._page, tree, token, self.of, home=self._home_of(tree, token))
        told = told or self._titles.beside(tree, token) or self._bodies.called(tree, token)
        if told:
            return told
        word = token.lower
        if word in word_list("measure-nouns") and (counted := self._owners.counted(tree, token)):
            return counted
        owners = self._owners.of(tree, token) or self._owners.its(tree, token)
        bodies = [o for o in owners if o.sense == "body"] if word in word_list("state-nouns") else []
        is_outlet = word in ("agency", "website") and any(
            c.lower == "news" for c in tree.children(token, "compound")
        )
        if bodies or is_outlet:  # "African Union member states"; an outlet without a name
            return bodies
        if before := self._named_before(tree, token, owners):
            return before
        if is_group_noun(token):
            return [group_of(self._page, token, home) for home in owners or self._owners.homes(tree, token)]
        return self._bodies.desk(tree, token) or self._official(tree, token, owners)

    def _official(self, tree: Tree, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "the Chinese government", "the bloc", "the head of Libya's council": who acts for them."""
        word = token.lower
        if word in word_list("government-nouns") or (owners and token.tag in ("NNP", "NNPS")):
            owners = owners or self._bodies.seat(tree, token)
            return (
                speaking_for(token, owners)
                or self._bodies.named(tree, token)
                or self._bodies.told_before(tree, token)
            )
        if word in word_list("bloc-nouns"):
            return self._bodies.named(tree, token)
        return officer_of(self._page, tree, token)

    def _home_of(self, tree: Tree, token: Token) -> str | None:
        """The one country that owns a noun: "a Chinese delegation"."""
        homes = {r.country for r in self._owners.of(tree, token) if r.country} if token.is_noun else set()
        return homes.pop() if len(homes) == 1 else None

    def _named_before(self, tree: Tree, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "his counterpart", "the minister", "the two ministers", "both sides": who was named before."""
        is_peer = token.lower in word_list("peer-nouns") and token.tag in ("NN", "NNP")
        if token.lower == "counterpart" or (owners and is_peer):
            return self._titles.counterpart(tree, token, owners)
        if token.lower in word_list("short-titles"):
            return self._titles.in_short(tree, token)
        return self._several.of(tree, token, owners)
