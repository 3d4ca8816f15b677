"""Twins in other words: a text that went through a machine keeps its names and figures in their order."""

from __future__ import annotations

from collections.abc import Sequence

from readout.link.stories.words import NAME, NUMBER, Prose

MIN_SENTENCES = 5
"""Sentences with names or figures that must pair."""

MIN_BONES = 0.8
"""Of the sentences with names or figures, in both texts, must pair in order."""

MIN_SHARED = 0.6
"""Of the names and figures of two sentences must be the same for them to pair."""

MIN_FIGURES = 0.9
"""Of all figures must stand in both."""

MAX_LENGTH = 1.35
"""How much longer one twin may be."""


def is_twin(a: Prose, b: Prose) -> bool:
    """Whether two texts tell the same, sentence by sentence, in other words.

    Two independent accounts of an event share names and figures too, but not one sentence after the other:
    each leaves out what the other has and begins elsewhere.

    Args:
        a: The one.
        b: The other.

    Returns:
        True for a twin.
    """
    bones_a, bones_b = _bones(a), _bones(b)
    longer, shorter = max(len(bones_a), len(bones_b)), min(len(bones_a), len(bones_b))
    if shorter < MIN_SENTENCES or max(a.length, b.length) > MAX_LENGTH * min(a.length, b.length):
        return False
    if abs(len(a.sentences) - len(b.sentences)) > (MAX_LENGTH - 1) * len(a.sentences):
        return False
    figures_a, figures_b = _figures(a), _figures(b)
    if len(figures_a & figures_b) < MIN_FIGURES * len(figures_a | figures_b):
        return False
    return pairs_in_order(bones_a, bones_b) >= MIN_BONES * longer


def pairs_in_order(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> int:
    """How well two sequences of bones follow each other: the longest common sequence of alike sentences.

    Args:
        a: Names and figures of each sentence of the one.
        b: The same of the other.

    Returns:
        From 0 to the length of the shorter.
    """
    before = [0] * (len(b) + 1)
    for one in a:
        row = [0]
        for at, other in enumerate(b):
            is_alike = len(one & other) >= MIN_SHARED * len(one | other)
            row.append(max(row[-1], before[at + 1], before[at] + is_alike))
        before = row
    return before[-1]


def _bones(prose: Prose) -> list[frozenset[str]]:
    bones = (one.of_kind(NUMBER + NAME) for one in prose.sentences)
    return [one for one in bones if one]


def _figures(prose: Prose) -> frozenset[str]:
    return frozenset().union(*(one.of_kind(NUMBER) for one in prose.sentences))
