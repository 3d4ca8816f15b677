"""Whose a ministry, a minister or an army is: the states and bodies that stand beside the noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readout.annotate.mentions.derived import as_state, distinct
from readout.annotate.mentions.reference import Reference, Resolve
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_LINKS = ("amod", "compound", "poss", "nmod", "nummod", "appos")
_OWNING = frozenset({"of", "from", "between", "among", "for", "by"})
_LIVING = frozenset({"in", "throughout", "across", "inside", "at", "from"})


class Owners:
    """Finds the owners of the nouns of one parsed document."""

    def __init__(
        self,
        page: Page,
        *,
        one: Resolve,
        everybody: Resolve,
        named: Callable[[Tree, Token, Reference], list[Reference]],
    ) -> None:
        """Keep what owners are resolved by.

        Args:
            page: The document on the desk, parsed.
            one: Resolves a noun phrase alone.
            everybody: Resolves it with all it is joined to.
            named: Resolves a phrase that was found before parsing.
        """
        self._page = page
        self._resolve = one
        self._everybody = everybody
        self._named = named

    def of(self, tree: Tree, token: Token) -> list[Reference]:
        """Countries and bodies that stand before the noun or hang on it by of, from, between.

        Args:
            tree: Tree of the sentence.
            token: A noun.

        Returns:
            Distinct references, none of them a person before the noun.
        """
        found: list[Reference] = []
        for child in tree.children(token, *_LINKS):
            for one in (child, *list(tree.conjuncts(child))[1:]):
                reference = self._page.reference_of(one)
                if reference is not None and not reference.is_person:
                    found.extend(self._named(tree, one, reference))
                elif reference is None and one.dep == "compound":  # "Panamanian army officers"
                    found.extend(self.of(tree, one))
        return distinct([*found, *self._by_preposition(tree, token, _OWNING)])

    def its(self, tree: Tree, token: Token) -> list[Reference]:
        """ "Its embassy said": whose.

        Args:
            tree: Tree of the sentence.
            token: A noun.

        Returns:
            References; empty where the noun is of no government or has no "its".
        """
        its = next((c for c in tree.children(token, "poss") if c.lower == "its"), None)
        if its is None or token.lower not in word_list("government-nouns"):
            return []
        return self._resolve(tree, its)

    def counted(self, tree: Tree, token: Token) -> list[Reference]:
        """ "thousands of Iraqi students": the students.

        Args:
            tree: Tree of the sentence.
            token: A noun that measures.
        """
        return [r for r in self._by_preposition(tree, token, frozenset({"of"})) if r.can_act]

    def homes(self, tree: Tree, token: Token) -> list[Reference]:
        """Where people live: "rebels in Ivory Coast", "Darfur rebels", "a group based in Trinidad".

        Args:
            tree: Tree of the sentence.
            token: A noun for people who act together.

        Returns:
            The states of the places.
        """
        words = [*tree.children(token, "compound", "amod", "nmod", "poss")]
        based = [c for c in tree.children(token, "acl") if c.lower in ("based", "living", "operating")]
        for head in (token, *based):
            for prep in tree.children(head, "prep"):
                if prep.lower in _LIVING:
                    words.extend(tree.children(prep, "pobj"))
        places = (self._page.reference_of(word) for word in words)
        return [as_state(self._page, r) for r in places if r is not None and r.country and not r.is_person]

    def _by_preposition(self, tree: Tree, token: Token, words: frozenset[str]) -> Iterator[Reference]:
        """Who can act in the phrases that hang on a token by one of the prepositions."""
        for prep in tree.children(token, "prep"):
            if prep.lower in words:
                for target in tree.children(prep, "pobj"):
                    yield from (r for r in self._everybody(tree, target) if r.can_act)
