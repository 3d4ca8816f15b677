"""One person told without his name: "the minister", "his Kenyan counterpart", "the Brazilian", "his host"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.annotate.mentions.antecedents import MAX_SENTENCES_BACK, Antecedents
from readout.annotate.mentions.derived import as_person, as_state, of_token, speaking_for
from readout.annotate.mentions.holders import Holders
from readout.annotate.mentions.nouns import is_definite
from readout.annotate.mentions.owners import Owners
from readout.annotate.mentions.reference import Reference, Resolve
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_SHORT = {"general": "gen", "colonel": "col", "admiral": "adm", "captain": "capt", "senator": "sen"}
"""How titles are written before a name."""


class Titles:
    """Resolves titles and other words for one person of one parsed document."""

    def __init__(
        self, page: Page, past: Antecedents, *, owners: Owners, holders: Holders, one: Resolve
    ) -> None:
        """Keep what titles are resolved by.

        Args:
            page: The document on the desk, parsed.
            past: Who was spoken of before.
            owners: Finds of which state or body a title is.
            holders: Knows who held an office.
            one: Resolves a noun phrase alone.
        """
        self._page = page
        self._past = past
        self._owners = owners
        self._holders = holders
        self._resolve = one

    def of(self, tree: Tree, token: Token, reference: Reference) -> list[Reference]:
        """Whoever the tables or the text give a title to, else the country itself.

        Args:
            tree: Tree of the sentence.
            token: The title.
            reference: What was found of it before parsing; keeps who it is.

        Returns:
            The person, or those for whom he speaks.
        """
        if reference.entity is not None:
            return [reference]
        beside = (self._page.reference_of(t) for t in tree.children(token, "appos"))
        named = next((r for r in beside if r is not None and r.is_person), None)
        if named is None and not _is_named_otherwise(tree, token):
            named = self._titled_before(tree, token, reference)
        if named is not None:
            found = as_person(reference, named)
            reference.entity, reference.country, reference.note = found.entity, found.country, found.note
            reference.office, reference.score = found.office, found.score
            return [found]
        if reference.country is not None:
            return [as_state(self._page, reference)]
        return speaking_for(token, self._owners.of(tree, token))

    def beside(self, tree: Tree, token: Token) -> list[Reference]:
        """ "his host, Prime Minister Kishida": the person whose name stands beside a noun.

        Args:
            tree: Tree of the sentence.
            token: The noun.

        Returns:
            One person or nobody.
        """
        beside = (*tree.children(token, "appos"), *_beside_object(tree, token))
        named = (self._page.reference_of(t) for t in beside)
        return [r for r in named if r is not None and r.is_person][:1]

    def in_short(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the Secretary": whoever was last named with that word in his title.

        Args:
            tree: Tree of the sentence.
            token: A title in one word.

        Returns:
            One person or nobody.
        """
        if not (is_definite(tree, token) or (token.dep == "conj" and is_definite(tree, tree.head(token)))):
            return []
        beside = list(tree.children(token, "compound", "amod", "poss", "prep"))
        nation = self._page.reference_of(beside[0]) if len(beside) == 1 else None
        country = nation.country if nation is not None and nation.sense in ("adjective", "state") else None
        if beside and country is None:
            return []  # "the vice minister of communication", "the adviser to Mr Macron"
        titled = [
            r
            for r in self._past.before(token.start)
            if r.is_person and country in (None, r.country) and self._bears(r, token.lower)
        ]
        nobody = self._without_office(token) if country is None else None
        person = nobody or self._of_the_teller(tree, token, titled)
        if person is None:
            return []
        found = as_person(of_token(token), person)
        self._page.resolved.append(found)
        return [found]

    def counterpart(self, tree: Tree, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "his Japanese counterpart": the same office in the other country.

        Args:
            tree: Tree of the sentence.
            token: The noun.
            owners: The states and bodies beside it.

        Returns:
            The person, else the owners.
        """
        if _is_named_otherwise(tree, token):
            return []
        beside = (self._page.reference_of(t) for t in tree.tokens[token.i + 1 : token.i + 3])
        if named := next((r for r in beside if r is not None and r.is_person), None):
            return [named]
        country = next((o.country for o in owners if o.country), None)
        people = [r for r in self._past.before(token.start) if r.is_person and r.office_id]
        if country is None and people and not owners:
            return self._other_in_office(tree, token, people)
        if country is None or not people:
            return owners
        office = people[0].office_id or ""
        named = next((r for r in people if r.country == country and r.office_id == office), None)
        window = self._page.window
        if named is not None:
            named = as_person(of_token(token), named)
        elif None not in window:
            named = self._holders.one(owners[0], office, country, window)
        if named is None:
            return owners
        self._page.resolved.append(named)
        return [named]

    def national(self, tree: Tree, token: Token, words: Reference) -> list[Reference]:
        """ "the Brazilian said": the person of that country named last.

        Args:
            tree: Tree of the sentence.
            token: A word for a nation.
            words: What was found of it before parsing.

        Returns:
            One person or nobody.
        """
        is_one = token.tag in ("NN", "NNP", "JJ") and token.dep in ("nsubj", "nsubjpass", "dobj", "agent")
        if (
            not is_one
            or all(c.lower != "the" for c in tree.children(token, "det"))
            or token.lower.endswith(("s", "ese", "sh", "ch"))
        ):
            return []
        near = (self._page.sentence_at(token.start) or 0) - MAX_SENTENCES_BACK // 2
        named = (r for r in self._past.before(token.start) if r.is_person and r.country == words.country)
        him = next((r for r in named if (self._page.sentence_at(r.start) or 0) >= near), None)
        return [as_person(words, him)] if him is not None else []

    def _titled_before(self, tree: Tree, token: Token, role: Reference) -> Reference | None:
        """Who was last named with that title, else who holds such an office; "a minister" is another."""
        is_open = any(c.lower in ("a", "an", "another") for c in tree.children(token, "det"))
        if is_open and role.country is None:
            return None
        before = [r for r in self._past.before(token.start) if r.is_person]
        titled = [r for r in before if self._titled(r, role)]
        is_hers = any(c.tag == "PRP$" for c in tree.children(token, "poss"))  # "her press secretary"
        holders = [r for r in before if not is_hers and _holds(r, role)][:1] or self._ministers(before, role)
        return self._of_the_teller(tree, token, titled or holders)

    def _ministers(self, before: Sequence[Reference], role: Reference) -> list[Reference]:
        """ "the Chinese minister": the nearest of that country whose title has the word."""
        word = role.name.lower().rsplit(" ", 1)[-1]
        return [r for r in before if role.country and r.country == role.country and self._bears(r, word)][:1]

    def _titled(self, person: Reference, role: Reference) -> bool:
        """Whether somebody was named with the very words: "Vice Premier Li", then "the Vice Premier"."""
        words = self._page.text[role.name_start : role.name_end].lower()
        return words in self._page.text[person.start : person.name_start].lower()

    def _without_office(self, token: Token) -> Reference | None:
        """ "Hani Sewilam said so. “…,” the minister added": whom the sentence before is about."""
        number = (self._page.sentence_at(token.start) or 0) - 1
        tree = self._page.trees.get(number)
        subject = tree.child(tree.roots[0], "nsubj") if tree is not None and tree.roots else None
        he = self._page.reference_of(subject) if subject is not None else None
        return he if he is not None and he.is_person and not he.office_id and not he.office else None

    def _bears(self, person: Reference, title: str) -> bool:
        """Whether somebody was named with a title in one word, or holds such an office."""
        for words in (self._page.text[person.start : person.name_start], person.office or ""):
            before, found, _ = f" {words.lower().replace('.', '')} ".partition(
                f" {_SHORT.get(title, title)} "
            )
            if not found:
                before, found, _ = f" {words.lower()} ".partition(f" {title} ")
            if found and not before.endswith(("prime", "vice", "deputy")):
                return True
        return False

    def _of_the_teller(self, tree: Tree, token: Token, people: Sequence[Reference]) -> Reference | None:
        """ "Seoul's ministry said the minister": the nearest of those who are of the side that tells it."""
        for verb in tree.ancestors(token):
            first = tree.head(verb) if verb.dep == "conj" and tree.child(verb, "nsubj") is None else verb
            subject = tree.child(first, "nsubj") if verb.is_verb else None
            if subject is None or subject.end > token.start or token in tree.subtree(subject):
                continue
            tellers = self._resolve(tree, subject)
            sides = {r.side for r in tellers if not r.is_person}
            if own := next((r for r in people if sides & {r.side, r.country}), None):
                return own
        return self._past.foremost(people)

    def _other_in_office(self, tree: Tree, token: Token, people: Sequence[Reference]) -> list[Reference]:
        """ "her counterpart": who was named last with her office for another country."""
        owner = tree.child(token, "poss")
        hers = self._resolve(tree, owner) if owner is not None else []
        she = next((r for r in people if hers and r.key == hers[0].key), None)
        others = (r for r in people if she is not None and r.office_id == she.office_id)
        other = next((r for r in others if she is not None and r.side != she.side), None)
        return [as_person(of_token(token), other)] if other is not None else []


def _beside_object(tree: Tree, token: Token) -> Iterator[Token]:
    """ "The head of Congress, Luis Redondo, said": the parser takes the name for one of the Congress."""
    if token.lower in word_list("person-nouns"):
        for prep in tree.children(token, "prep"):
            for target in tree.children(prep, "pobj"):
                yield from tree.children(target, "appos")


def _is_named_otherwise(tree: Tree, token: Token) -> bool:
    """ "her French counterpart, Benjamin Haddad": the text names him, though no table does."""
    return any(c.tag.startswith("NNP") and c.i > token.i for c in tree.children(token, "appos"))


def _holds(person: Reference, role: Reference) -> bool:
    if person.office_id not in role.offices:
        return False
    return role.country is None or person.country == role.country
