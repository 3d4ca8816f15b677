"""Whom a pronoun means: "he" and "she", "they", "it", "we who met"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.annotate.mentions.antecedents import Antecedents
from readout.annotate.mentions.company import Company
from readout.annotate.mentions.derived import as_person, of_token
from readout.annotate.mentions.first_person import FIRST_PERSON, FirstPerson
from readout.annotate.mentions.gender import HE, SHE, Genders
from readout.annotate.mentions.groups import is_group_noun, is_somebody
from readout.annotate.mentions.reference import Reference, Resolve
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_SENTENCES_BACK_FOR_THEY = 3
_FULL_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+\b")
_SINGULAR = frozenset({"NN", "NNP", "NNPS"})


class Pronouns:
    """Resolves the pronouns of one parsed document."""

    def __init__(
        self, page: Page, past: Antecedents, company: Company, *, one: Resolve, everybody: Resolve
    ) -> None:
        """Keep what pronouns are resolved by.

        Args:
            page: The document on the desk, parsed.
            past: Who was spoken of before.
            company: Who is set together.
            one: Resolves a noun phrase alone.
            everybody: Resolves it with all it is joined to.
        """
        self._page = page
        self._past = past
        self._company = company
        self._first = FirstPerson(page)
        self._genders = Genders(page)
        self._resolve = one
        self._everybody = everybody

    def of(self, token: Token) -> list[Reference]:
        """Whom a pronoun means.

        Args:
            token: A personal or possessive pronoun.

        Returns:
            References; empty when nobody can be made out.
        """
        word = token.lower
        if word in ("they", "them", "their", "both"):
            return self.they(token)
        if word in ("it", "its"):
            return self._it(token)
        if word in FIRST_PERSON:
            return self._we_two(token) or self._first.of(token) or self._we_who_met(token)
        if word not in ("he", "she", "him", "her", "his"):
            return []
        self.settle_roles(token)
        whom = self._he_or_she(token)
        if whom is None:
            return []
        found = as_person(
            of_token(token), whom, method="pronoun", note=f"{whom.name}, the last person spoken of"
        )
        self._page.resolved.append(found)
        return [found]

    def _he_or_she(self, token: Token) -> Reference | None:
        wrong = self._genders.others(token.lower)
        for way in (self._object_of, self._named_here, self._went_on):
            whom = way(token)
            if whom is not None and whom.key not in wrong:
                return whom
        if self._is_a_stranger(token):
            return None
        others = self._beside(token) | self._of_other_gender(token)
        for not_meant in (others | wrong, others):
            whom = self._told_otherwise(token, not_meant) or self._past.person(
                token.start, other_than=not_meant
            )
            if whom is not None:
                return whom
        return None

    def _we_two(self, token: Token) -> list[Reference]:
        """ "The Prime Minister and I have agreed. We believe": he and I, nobody else speaking between."""
        if token.lower != "we" or not self._first.of(token):
            return []
        for tree in self.trees_back(token, 2):
            for subject in tree.tokens:
                is_before = subject.dep == "nsubj" and subject.end <= token.start
                if is_before and any(c.lower == "i" for c in tree.children(subject, "conj")):
                    return [r for r in self._everybody(tree, subject) if r.is_person]
        return []

    def _we_who_met(self, token: Token) -> list[Reference]:
        """ "We agreed that …," Eide said: in words quoted from him those whom he met, and he."""
        tree = next(self.trees_back(token, 1), None)
        if tree is None or token.lower != "we" or not self._first.is_quoted(token):
            return []
        agrees = tree.head(token).lower in word_list("agreeing-verbs")
        if not agrees and not any(t.lower == "both" for t in tree.tokens[token.i + 1 : token.i + 2]):
            return []
        named = (self._page.reference_of(t) for t in tree.tokens)
        he = (r for t in tree.tokens if t.lower in ("he", "she") for r in self._resolve(tree, t))
        speaker = next((r for r in (*named, *he) if r is not None and r.is_person), None)
        if speaker is None:
            return self._company.sides(token.start, 2) if agrees else []
        return self._past.who_met(speaker, token.start)

    def _named_here(self, token: Token) -> Reference | None:
        """ "Just as he spoke in Rome, Francis also": a pronoun ahead of the main subject means him."""
        tree = next(self.trees_back(token, 1), None)
        if tree is None or self._first.is_quoted(token) or _is_authority(tree, token):
            return None
        for root in tree.roots:
            for subject in tree.children(root, "nsubj", "nsubjpass"):
                person = self._page.reference_of(subject)
                is_ahead = token.end <= subject.start and token.i < root.i
                if is_ahead and person is not None and person.is_person and token.dep != "nsubjpass":
                    return person
        return None

    def _beside(self, token: Token) -> frozenset[str]:
        """ "With Li he agreed": he is another."""
        tree = next(self.trees_back(token, 1), None)
        if tree is None or token.dep not in ("nsubj", "nsubjpass"):
            return frozenset()
        if self._first.is_quoted(token):  # "He told them," Dujarric said: another than Dujarric
            after = (self._page.reference_of(t) for t in tree.tokens[token.i + 1 :] if t.dep == "nsubj")
            return frozenset(r.key for r in after if r is not None and r.is_person)
        preps = tree.children(tree.head(token), "prep")
        beside = (self._page.reference_of(t) for p in preps for t in tree.children(p, "pobj"))
        # "I told the prime minister," he added: nobody of whom he speaks
        ahead = ((t, self._page.reference_of(t)) for t in tree.tokens[: token.i])
        quoted = (r for t, r in ahead if r is not None and self._first.is_quoted(t))
        named = (r for r in (*beside, *quoted) if r is not None and r.is_person)
        return frozenset(r.key for r in named if r.end <= token.start)

    def _object_of(self, token: Token) -> Reference | None:
        """ "He had spoken with Mekdad and urged him": the person named last in the clause, not who urges."""
        tree = next(self.trees_back(token, 1), None)
        if tree is None or token.lower not in ("him", "her") or token.dep not in ("dobj", "dative", "pobj"):
            return None
        verb = tree.head(token) if token.dep != "pobj" else tree.head(tree.head(token))
        if not verb.is_verb or verb.dep != "conj":
            return None
        first = tree.head(verb)
        subject = tree.child(first, "nsubj")
        inside = [t for t in tree.tokens[first.i : verb.i] if subject is None or t.i != subject.i]
        named = [r for t in inside if (r := self._page.reference_of(t)) is not None and r.is_person]
        return named[-1] if named else None

    def _told_otherwise(self, token: Token, others: frozenset[str]) -> Reference | None:
        """ "The Brazilian promised …; officials said he": the subject just before, without a name."""
        tree = next(self.trees_back(token, 1), None)
        if tree is None or tree.head(token).dep != "ccomp":
            return None
        for subject in reversed(tree.tokens[: token.i]):
            if subject.dep not in ("nsubj", "nsubjpass") or subject.tag.startswith("PRP"):
                continue
            meant = self._resolve(tree, subject)
            if len(meant) == 1 and meant[0].is_person and meant[0].key not in others:
                named = self._page.reference_of(subject)
                return meant[0] if named is None or not named.is_person else None
        return None

    def _of_other_gender(self, token: Token) -> frozenset[str]:
        """ "He had rung her, and she assured him": whom the other pronoun means in the sentence."""
        others = HE if token.lower in SHE else SHE
        return frozenset(
            r.key
            for tree in self.trees_back(token, 1)
            for t in tree.tokens[: token.i]
            if t.lower in others
            for r in self._resolve(tree, t)
        )

    def _is_a_stranger(self, token: Token) -> bool:
        """Whether the sentence before is about somebody whom no table knows: then he is meant."""
        here = self._page.sentence_at(token.start) or 0
        start = self._page.sentences[here].start
        if self._is_nameless(token):
            return True
        if any(r.is_person for r in self._page.references_in(start, token.start)):
            return False
        before = here - 1
        if before < 0:
            return False
        tree, start = self._page.trees.get(before), self._page.sentences[before].start
        if tree is None:
            opening = _FULL_NAME.match(self._page.text, start)
            return opening is not None and not self._page.references_in(start, opening.end())
        for root in tree.roots:
            subject = tree.child(root, "nsubj", "nsubjpass")
            if subject is not None and subject.tag == "NNP" and self._page.reference_of(subject) is None:
                return True
        return False

    def _is_nameless(self, token: Token) -> bool:
        """Whether the subject told of last is one person without a name: "A diplomat said he"."""
        for tree in self.trees_back(token, 2):
            for word in reversed(tree.tokens):
                if word.end > token.start or word.dep not in ("nsubj", "nsubjpass"):
                    continue
                if self._is_of_another(word, token):
                    continue
                if word.tag == "PRP" and word.lower not in ("he", "she"):
                    continue
                return is_somebody(word) and not any(r.is_person for r in self._resolve(tree, word))
        return False

    def _went_on(self, token: Token) -> Reference | None:
        """ "He also … He then …": the one of the sentence before, where nobody was named since."""
        gender = SHE if token.lower in SHE else HE
        for tree in self.trees_back(token, _SENTENCES_BACK_FOR_THEY):
            words = [w for w in tree.tokens if w.end <= token.start and not self._is_of_another(w, token)]
            named = (self._page.reference_of(w) for w in words)
            if any(r is not None and r.is_person for r in named):
                return None
            for word in words:
                if word.dep == "nsubj" and (word.lower in gender or word.lower in word_list("short-titles")):
                    return next((r for r in self._resolve(tree, word) if r.is_person), None)
        return None

    def _is_of_another(self, word: Token, token: Token) -> bool:
        """Whether a word stands in a quotation, and the pronoun after it does not."""
        return self._first.is_quoted(word) and not self._first.is_quoted(token)

    def settle_roles(self, token: Token) -> None:
        """Resolve titles without names in the sentences before: who they mean is who "he" can mean.

        Args:
            token: A word of the document.
        """
        for tree in self.trees_back(token, _SENTENCES_BACK_FOR_THEY):
            named = self._page.references_in(tree[0].start, min(tree[-1].end, token.start))
            places = {(r.start, r.end) for r in named if r.sense == "role"}
            for word in tree.tokens:
                if word.start >= token.start:
                    break
                if (word.start, word.end) in places or word.lower in ("counterpart", "colleague"):
                    self._resolve(tree, word)

    def they(self, token: Token) -> list[Reference]:
        """The last subject that was several.

        Args:
            token: "they", or a plural noun that means them.

        Returns:
            References; empty when nobody can be made out.
        """
        for tree in self.trees_back(token, _SENTENCES_BACK_FOR_THEY):
            subjects = [
                t
                for t in tree.tokens
                if t.dep in ("nsubj", "nsubjpass")
                and t.end <= token.start
                and (t.lower == "they" or t.tag != "PRP")
            ]
            for subject in subjects:
                group = self._everybody(tree, subject)
                if len(group) > 1 or (group and subject.tag in ("NNS", "CD")):
                    return group
            if any(_can_be_they(tree, t) for t in subjects):
                return []  # others than those named
        return self._past.sides(token.start, 2) if token.dep in ("nsubj", "nsubjpass") else []

    def _it(self, token: Token) -> list[Reference]:
        """The last subject that was a state or body, within a sentence."""
        own = next(self.trees_back(token, 1), None)
        for tree in self.trees_back(token, 2):
            for subject in tree.tokens:
                if (
                    subject.dep not in ("nsubj", "nsubjpass")
                    or subject.end > token.start
                    or subject.tag not in _SINGULAR
                ):
                    continue
                group = self._resolve(tree, subject)
                if len(group) == 1 and group[0].is_person:
                    continue  # "He will come, the ministry said. It added": no human being
                if group and not is_somebody(subject):
                    return group if len(group) == 1 else []
                is_body = is_group_noun(subject) or subject.lower in word_list("government-nouns")
                if is_body or (tree is own and _tells(tree, subject, token)):
                    return []  # another body, whose the text does not say
        return []

    def trees_back(self, token: Token, sentences: int) -> Iterator[Tree]:
        """Trees of the token's sentence and those before it.

        Args:
            token: A word of the document.
            sentences: How many sentences, its own included.

        Yields:
            Trees, the nearest first.
        """
        at = self._page.sentence_at(token.start) or 0
        for number in range(at, max(-1, at - sentences), -1):
            if number in self._page.trees:
                yield self._page.trees[number]


def _tells(tree: Tree, subject: Token, token: Token) -> bool:
    """Whether a thing that nobody knows tells the clause of a word: "The junta said it had gone"."""
    verb = tree.head(subject)
    return subject.tag == "NN" and any(up.i == verb.i for up in tree.ancestors(tree.head(token)))


def _is_authority(tree: Tree, token: Token) -> bool:
    """ "According to him, Rahmon said": another than Rahmon."""
    return token.dep == "pobj" and tree.head(tree.head(token)).lower == "according"


def _can_be_they(tree: Tree, subject: Token) -> bool:
    """Several people, or several of anything joined; talks and reports do not go on to speak."""
    if tree.child(subject, "conj") is not None:
        return True
    return subject.tag == "NNS" and (is_group_noun(subject) or subject.lower in word_list("government-nouns"))
