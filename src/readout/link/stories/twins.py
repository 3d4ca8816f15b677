"""Twins in other words: a text that was rewritten, or went through a machine, says the same in the same order.

Every sentence is stripped to its stems: what is left of its words without endings and without those that
every text has. Two texts are laid side by side stem by stem, in order, one sentence against one or two, as
translations are aligned (Gale and Church 1993). What stands in few sentences counts for more than what stands
in many: everybody who tells of an event names its parties again and again, but only a copy has the same
figure, place and matter in the same sentence, one after the other.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.link.stories.words import NAME, NUMBER, Prose, Sentence

STEM = 5
"""Letters of a stem: endings, and most of what two hands spell otherwise in a name, come after them."""

FACT_WEIGHT = 2.0
"""How many words a name or a figure is worth."""

MIN_AFFINITY = 0.2
"""Of the weight of two sentences must be common for them to be the same in other words."""

MIN_BEADS = 4
"""Sentences that must pair."""

MIN_COMMON = 0.36
"""Of the weight of both texts must stand in paired sentences and be common to them."""

MIN_PAIRED = 0.75
"""Of the weight of either text must stand in paired sentences."""

MIN_FIGURES = 0.6
"""Of the figures of the text that has fewer must stand in the other."""

MAX_LENGTH = 1.8
"""How much longer one twin may be."""

SKIPPED = 0.01
"""What a sentence left out costs: a tie goes to the alignment that leaves out fewer."""

_COMMON = frozenset(
    "a about after all also among an and any are as at be been before being between both but by can could did do"
    " does during for from further had has have he her here him his how however i if in into is it its last may"
    " might more most much must my new next no not of off on once one only onto or other our out over own per"
    " said same say says shall she should since so some such than that the their them then there these they"
    " this those through thus to told too under until up upon us was we were what when where which while who"
    " whom whose will with within would yet you your according added adding called declared stated announced"
    " mr mrs ms dr".split()
)
"""Words that every text has, and those with which it says who speaks."""

_SPELLINGS = str.maketrans({"w": "v", "y": "i", "q": "k", "z": "s", "j": "i", "'": None, "’": None})
"""Letters that two hands take for one another in a foreign name."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts, stem by stem.

    Attributes:
        beads: How many groups of sentences pair.
        common: 0–1, of the weight of both texts stands in pairs and is common.
        paired_a: 0–1, of the weight of the first stands in paired sentences.
        paired_b: The same of the second.
        figures: 0–1, of the figures of the text with fewer stand in the other; 1 where it has none.
    """

    beads: int
    common: float
    paired_a: float
    paired_b: float
    figures: float


Stems = dict[str, float]
"""Stem → weight."""


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
    if max(a.length, b.length) > MAX_LENGTH * min(a.length, b.length):
        return False
    found = likeness(a, b)
    return (
        found.beads >= MIN_BEADS
        and found.common >= MIN_COMMON
        and min(found.paired_a, found.paired_b) >= MIN_PAIRED
        and found.figures >= MIN_FIGURES
    )


def likeness(a: Prose, b: Prose) -> Likeness:
    """Lay two texts side by side, stem by stem.

    Args:
        a: The one.
        b: The other.

    Returns:
        How much of them pairs in order.
    """
    stems_a, stems_b = _weighted(a, b)
    whole_a, whole_b = (sum(sum(one.values()) for one in stems) for stems in (stems_a, stems_b))
    if not whole_a or not whole_b:
        return Likeness(0, 0.0, 0.0, 0.0, 0.0)
    beads = _beads(stems_a, stems_b)
    figures_a, figures_b = _figures(a), _figures(b)
    fewer = min(len(figures_a), len(figures_b))
    return Likeness(
        len(beads),
        sum(bead.common for bead in beads) * 2 / (whole_a + whole_b),
        sum(bead.of_a for bead in beads) / whole_a,
        sum(bead.of_b for bead in beads) / whole_b,
        len(figures_a & figures_b) / fewer if fewer else 1.0,
    )


@dataclass(frozen=True, slots=True)
class _Bead:
    """Sentences that pair: the weight they have in common, and that of either side."""

    common: float
    of_a: float
    of_b: float


def _weighted(a: Prose, b: Prose) -> tuple[list[Stems], list[Stems]]:
    """The stems of each sentence; what stands in many sentences weighs less."""
    both = [[_stems(one) for one in prose.sentences] for prose in (a, b)]
    counts = [Counter(stem for one in stems for stem in one) for stems in both]
    often = counts[0] | counts[1]
    return tuple(  # type: ignore[return-value]
        [{stem: weight / often[stem] for stem, weight in one.items()} for one in stems] for stems in both
    )


def _stems(one: Sentence) -> Stems:
    found: Stems = {}
    for word, fact in zip(one.words, one.facts, strict=True):
        stem = _stem(word)
        if stem:
            found[stem] = max(found.get(stem, 0.0), FACT_WEIGHT if fact in NAME + NUMBER else 1.0)
    return found


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """What is left of a word; empty for one that every text has."""
    if word in _COMMON:
        return ""
    if word[0].isdigit():
        return word.replace(".", "") if word[-4:-3] == "." else word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = plain.translate(_SPELLINGS)
    return plain.removesuffix("s")[:STEM] if len(plain) > 2 else ""


def _figures(prose: Prose) -> frozenset[str]:
    return frozenset(_stem(word) for one in prose.sentences for word in one.of_kind(NUMBER))


_STEPS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1))


def _beads(a: Sequence[Stems], b: Sequence[Stems]) -> list[_Bead]:
    """The alignment, in order, with the most weight in common."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, _Bead | None]] = {(0, 0): (0.0, None, None)}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = best.get((i, j), (0.0, None, None))
            for x, y in _STEPS:
                if i + x > len(a) or j + y > len(b):
                    continue
                bead = _bead(a[i : i + x], b[j : j + y]) if x and y else None
                if x and y and bead is None:
                    continue
                score = here[0] + (bead.common if bead else -SKIPPED)
                there = (i + x, j + y)
                if there not in best or score > best[there][0]:
                    best[there] = score, (i, j), bead
    return list(_back(best, (len(a), len(b))))


def _back(
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, _Bead | None]], end: tuple[int, int]
) -> Iterator[_Bead]:
    at: tuple[int, int] | None = end
    while at is not None:
        _, at, bead = best[at]
        if bead is not None:
            yield bead


def _bead(a: Sequence[Stems], b: Sequence[Stems]) -> _Bead | None:
    one, other = _together(a), _together(b)
    common = sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)
    of_a, of_b = sum(one.values()), sum(other.values())
    if not common or 2 * common < MIN_AFFINITY * (of_a + of_b):
        return None
    return _Bead(common, of_a, of_b)


def _together(stems: Sequence[Stems]) -> Stems:
    if len(stems) == 1:
        return stems[0]
    found: Stems = {}
    for one in stems:
        for stem, weight in one.items():
            found[stem] = max(found.get(stem, 0.0), weight)
    return found
