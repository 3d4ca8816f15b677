"""How a twin in other words was made: by a writer, or by a translation out of another language and back.

A writer keeps what stands in quotation marks and the spelling of names, and turns sentences round, splits and
joins them. A translation goes sentence by sentence, and has quotations and names in other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from readout.link.stories.twins import Bead
from readout.link.stories.words import NAME, NUMBER, Prose, Sentence

Rendering = Literal["rewritten", "translated"]

MIN_QUOTED = 0.4
"""Of the words of a sentence stand in quotation marks where it is a quotation."""

QUOTED_ALIKE = 0.75
"""Quotations with less in common are one in other words."""

MIN_RESPELT = 2
"""Names in another spelling that no writer would take for two."""

SPELLING = 75
"""Names spelled so alike (0–100) are one name."""

ENDS = 2
"""Sentences at either end in which a text says that it is a translation."""

IN_ORDER = 0.85
"""Of the names and figures must stand in the order of the other text where sentences were put over singly."""

_SAID = frozenset(["translated", "translation", "translator", "traduction", "übersetzung", "traducción"])


def rendering(a: Prose, b: Prose, beads: Sequence[Bead]) -> Rendering:
    """How one of two twins came from the other.

    Args:
        a: The one.
        b: The other.
        beads: Their sentences in pairs.

    Returns:
        `translated` where a text says so, quotations or names are otherwise, or sentences were put over one
        by one with everything in its place; else `rewritten`.
    """
    is_translated = (
        _says_so(a) != _says_so(b)
        or _has_other_quotations(beads)
        or _respelt(a, b) >= MIN_RESPELT
        or _is_one_by_one(beads)
    )
    return "translated" if is_translated else "rewritten"


def _says_so(prose: Prose) -> bool:
    ends = (*prose.sentences[:ENDS], *prose.sentences[-ENDS:])
    return any(one.is_frame and not _SAID.isdisjoint(one.words) for one in ends)


def _has_other_quotations(beads: Iterable[Bead]) -> bool:
    """Whether a quotation stands in both, in other words."""
    return any(
        _is_quotation(bead.a)
        and _is_quotation(bead.b)
        and Indel.normalized_similarity(_words(bead.a), _words(bead.b)) < QUOTED_ALIKE
        for bead in beads
    )


def _is_quotation(sentences: Sequence[Sentence]) -> bool:
    return sum(one.quoted for one in sentences) >= MIN_QUOTED * sum(len(one.words) for one in sentences)


def _words(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(word for one in sentences for word in one.words)


def _respelt(a: Prose, b: Prose) -> int:
    """How many names one text has in another spelling."""
    one, other = (
        {word for sentence in prose.sentences for word in sentence.of_kind(NAME)} for prose in (a, b)
    )
    return sum(
        any(name[0] == its[0] and fuzz.ratio(name, its) >= SPELLING for its in other - one)
        for name in one - other
    )


def _is_one_by_one(beads: Sequence[Bead]) -> bool:
    """Whether every sentence stands against one, and its names and figures in their order."""
    if any(len(bead.a) > 1 or len(bead.b) > 1 for bead in beads):
        return False
    common = kept = 0
    for bead in beads:
        one, other = (_facts(sentence) for (sentence,) in (bead.a, bead.b))
        shared = [fact for fact in one if fact in other]
        common += len(shared)
        kept += round(
            Indel.normalized_similarity(shared, [fact for fact in other if fact in one]) * len(shared)
        )
    return kept >= IN_ORDER * common > 0


def _facts(one: Sentence) -> list[str]:
    pairs = zip(one.words, one.facts, strict=True)
    return list(dict.fromkeys(word for word, kind in pairs if kind in NAME + NUMBER))
