"""Bodies told by a noun alone: "the ministry", "his office", "the embassy", "the bloc", "the newspaper"."""

from __future__ import annotations

from readout.annotate.mentions.antecedents import MAX_SENTENCES_BACK, Antecedents
from readout.annotate.mentions.derived import as_body, as_capital, as_home, speaking_for
from readout.annotate.mentions.nouns import is_definite
from readout.annotate.mentions.owners import Owners
from readout.annotate.mentions.pronouns import Pronouns
from readout.annotate.mentions.reference import Reference, Resolve
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.groupings import groupings
from readout.knowledge.words import word_list

_KINDS = {"body": "bloc-nouns", "outlet": "outlet-nouns"}
"""Sense of a name → the nouns that stand beside one."""
_MISSIONS = frozenset({"embassy", "consulate", "mission", "delegation"})
"""Those of a state sit in another's capital."""


class Bodies:
    """Resolves the nouns for bodies of one parsed document."""

    def __init__(
        self, page: Page, past: Antecedents, pronouns: Pronouns, *, owners: Owners, one: Resolve
    ) -> None:
        """Keep what nouns are resolved by.

        Args:
            page: The document on the desk, parsed.
            past: Who was spoken of before.
            pronouns: Resolves pronouns; knows the sentences before.
            owners: Finds whose a body is.
            one: Resolves a noun phrase alone.
        """
        self._page = page
        self._past = past
        self._pronouns = pronouns
        self._owners = owners
        self._resolve = one

    def called(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the bloc IGAD", "TASS agency": whose name stands beside; "the newspaper": the one named last.

        Args:
            tree: Tree of the sentence.
            token: The noun.

        Returns:
            Bodies or outlets; empty where the noun is for neither, or no name tells which.
        """
        kind = next((sense for sense, nouns in _KINDS.items() if token.lower in word_list(nouns)), None)
        if kind is None:
            return []
        beside = [*tree.children(token, "appos", "nmod", "compound"), *tree.tokens[token.i + 1 : token.i + 2]]
        named = [r for t in beside if (r := self._page.reference_of(t)) is not None and r.sense == kind]
        if kind != "outlet" or not is_definite(tree, token) or tree.child(token, "poss", "prep") is not None:
            return named
        return named[:1] or self._last_outlet(token)

    def _last_outlet(self, token: Token) -> list[Reference]:
        """ "the newspaper", "the American daily": the one named last, not long before."""
        if token.lower not in word_list("outlets-alone"):
            return []
        near = (self._page.sentence_at(token.start) or 0) - MAX_SENTENCES_BACK // 2
        last = next((r for r in self._past.before(token.start) if r.sense == "outlet"), None)
        is_near = last is not None and (self._page.sentence_at(last.start) or 0) >= near
        return [as_body(token, last)] if last is not None and is_near else []

    def named(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the ministry", "the embassy", "the bloc": the one of that kind named last.

        Args:
            tree: Tree of the sentence.
            token: The noun.
        """
        if not is_definite(tree, token):
            return []
        kind = {c.lower for c in tree.children(token, "compound", "amod")}
        for other in self._past.before(token.start):
            name = other.name.lower().split()
            if other.sense == "body" and token.lower in name and kind <= set(name):
                return [as_body(token, other)]
        if token.lower in word_list("bloc-nouns"):
            return self.last(token)
        return []

    def desk(self, tree: Tree, token: Token) -> list[Reference]:
        """ "Ramdin's office", "his spokesman", "Akorda's press service": for whom the owner speaks.

        Args:
            tree: Tree of the sentence.
            token: The noun.
        """
        if token.lower not in word_list("desk-nouns"):
            return []
        owner = tree.child(token, "poss")
        people = self._resolve(tree, owner) if owner is not None else []
        return [as_home(self._page, r) for r in people if not r.is_person or r.side != r.key]

    def seat(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the ministry in Tokyo": of the state it sits in; an embassy there is another's.

        Args:
            tree: Tree of the sentence.
            token: The noun.
        """
        if token.lower in _MISSIONS or not is_definite(tree, token):
            return []
        seats = (
            t
            for prep in tree.children(token, "prep")
            if prep.lower == "in"
            for t in tree.children(prep, "pobj")
        )
        named = (self._page.reference_of(t) for t in seats)
        return [as_capital(self._page, r) for r in named if r is not None and r.sense == "capital"]

    def told_before(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the embassy" after "the U.S. Embassy", "the army" after "Mali's army": of the same state.

        Args:
            tree: Tree of the sentence.
            token: The noun.
        """
        if not is_definite(tree, token):
            return []
        for back in self._pronouns.trees_back(token, MAX_SENTENCES_BACK):
            for other in reversed(back.tokens):
                if other.lower == token.lower and other.end <= token.start:
                    found = speaking_for(token, self._owners.of(back, other) or self._owners.its(back, other))
                    if found:
                        return found
        return []

    def near(self, token: Token) -> list[Reference]:
        """ "the heads of government" after a sentence whose subject is a body of states.

        Args:
            token: The noun.
        """
        for tree in self._pronouns.trees_back(token, 2):
            for root in tree.roots:
                subject = tree.child(root, "nsubj")
                body = self._page.reference_of(subject) if subject is not None else None
                if body is not None and body.sense == "body" and body.country is None:
                    return [as_body(token, body)] if body.end <= token.start else []
        return []

    def last(self, token: Token) -> list[Reference]:
        """The body of several states named last: "the bloc", "the member states".

        Args:
            token: The noun.
        """
        bodies = (r for r in self._past.before(token.start) if r.sense == "body" and r.country is None)
        last = next((b for b in bodies if b.entity is not None and b.entity.kind == "organization"), None)
        return [as_body(token, last)] if last is not None else []

    def of_size(self, token: Token, number: int) -> list[Reference]:
        """ "the eight": the body named before that has so many members.

        Args:
            token: The number.
            number: What it counts.
        """
        for other in self._past.before(token.start):
            if other.sense == "body" and len(groupings().get(other.key, ())) == number:
                return [as_body(token, other)]
        return []
