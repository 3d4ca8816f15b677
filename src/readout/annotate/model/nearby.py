"""Which of several places is meant, and whether the parts of a proposal stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.annotate.page import Page
from readout.annotate.statements.said import Stretch
from readout.annotate.tree import Token, Tree

WITHIN_PARAGRAPH, ACROSS_PARAGRAPHS = 2, 1
"""How many sentences two parts may be apart."""

_NOTATION = re.compile(r"[{}]|[\"']\s?:\s?[\"'\[]|<\|?/?\w{1,30}\|?>")
"""Braces, a key with its value, tags: written for a machine. A paragraph that holds such tells of nothing."""


class Neighbourhood:
    """The sentences of a page in which a proposal can stand."""

    def __init__(self, page: Page) -> None:
        """Find the paragraphs that are no prose.

        Args:
            page: The document on the desk.
        """
        self._page = page
        self._notation = {s.paragraph for s in page.sentences if _NOTATION.search(page.text, s.start, s.end)}

    def at(self, offset: int) -> int | None:
        """Number of the sentence of prose that holds a code point, or None."""
        number = self._page.sentence_at(offset)
        if number is None or self._page.sentences[number].paragraph in self._notation:
            return None
        return number

    def sentence_of(self, at: Stretch) -> int | None:
        """Number of the one sentence of prose that holds a stretch, or None."""
        number = self.at(at[0])
        return number if number is not None and at[1] <= self._page.sentences[number].end else None

    def is_of_one_paragraph(self, at: Stretch) -> bool:
        """Whether a stretch is prose of one paragraph."""
        first, last = self.at(at[0]), self.at(at[1] - 1)
        return first is not None and last is not None and self._are_beside(first, last, apart=None)

    def is_near(self, a: Stretch, b: Stretch) -> bool:
        """Whether two stretches stand in the same sentence or in sentences beside it."""
        one, other = self.at(a[0]), self.at(b[0])
        if one is None or other is None:
            return False
        return abs(one - other) <= ACROSS_PARAGRAPHS or self._are_beside(one, other, apart=WITHIN_PARAGRAPH)

    def nearest(self, places: Iterable[Stretch], anchor: Stretch) -> Stretch | None:
        """The place nearest to an anchor, of those near it and within one sentence.

        Args:
            places: Where some words stand.
            anchor: What they belong to.

        Returns:
            One of them, of two equally near the first; or None.
        """
        near = [at for at in places if self.sentence_of(at) is not None and self.is_near(at, anchor)]
        return min(near, key=lambda at: (distance(at, anchor), at), default=None)

    def _are_beside(self, one: int, other: int, *, apart: int | None) -> bool:
        """Whether two sentences are of one paragraph and not too far apart."""
        sentences = self._page.sentences
        is_one = sentences[one].paragraph == sentences[other].paragraph
        return is_one and (apart is None or abs(one - other) <= apart)


def distance(a: Stretch, b: Stretch) -> int:
    """Code points between two stretches; 0 where they touch or overlap.

    Example:
        >>> distance((0, 3), (10, 12)), distance((0, 5), (3, 4))
        (7, 0)
    """
    return max(0, b[0] - a[1], a[0] - b[1])


def overlap(a: Stretch, b: Stretch) -> int:
    """How many code points two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def is_commanded(tree: Tree, token: Token) -> bool:
    """ "Report that A met B": what a sentence tells its reader to do is told of nothing.

    Args:
        tree: Tree of the sentence.
        token: A word of it.

    Returns:
        Whether a verb in the base form without subject or auxiliary governs the word, or is it.
    """
    above = (token, *tree.ancestors(token))
    return any(
        t.tag in ("VB", "VBP")
        and t.dep in ("ROOT", "conj", "ccomp", "parataxis")
        and tree.child(t, "nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj") is None
        and not _shares_subject(tree, t)
        for t in above
    )


def _shares_subject(tree: Tree, verb: Token) -> bool:
    """ "They met and shake hands": a joined verb has the subject of the first."""
    while verb.dep == "conj" and verb.head != verb.i:
        verb = tree.head(verb)
        if verb.is_verb and tree.child(verb, "nsubj", "nsubjpass", "aux", "expl", "csubj") is not None:
            return True
    return False
