"""Which of several places is meant, and whether the parts of a proposal stand together."""

from __future__ import annotations

from collections.abc import Iterable

from readout.annotate.page import Page
from readout.annotate.statements.said import Stretch
from readout.annotate.tree import Token, Tree

WITHIN_PARAGRAPH, ACROSS_PARAGRAPHS = 2, 1
"""How many sentences two parts may be apart."""


def sentence_of(page: Page, at: Stretch) -> int | None:
    """Number of the one sentence that holds a stretch, or None."""
    number = page.sentence_at(at[0])
    return number if number is not None and at[1] <= page.sentences[number].end else None


def is_near(page: Page, a: Stretch, b: Stretch) -> bool:
    """Whether two stretches stand in the same sentence or in sentences beside it.

    Args:
        page: The document on the desk.
        a: One.
        b: The other.
    """
    one, other = page.sentence_at(a[0]), page.sentence_at(b[0])
    if one is None or other is None:
        return False
    is_one_paragraph = page.sentences[one].paragraph == page.sentences[other].paragraph
    return abs(one - other) <= (WITHIN_PARAGRAPH if is_one_paragraph else ACROSS_PARAGRAPHS)


def nearest(page: Page, places: Iterable[Stretch], anchor: Stretch) -> Stretch | None:
    """The place nearest to an anchor, of those near it and within one sentence.

    Args:
        page: The document on the desk.
        places: Where some words stand.
        anchor: What they belong to.

    Returns:
        One of them, of two equally near the first; or None.
    """
    near = [at for at in places if sentence_of(page, at) is not None and is_near(page, at, anchor)]
    return min(near, key=lambda at: (distance(at, anchor), at), default=None)


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
