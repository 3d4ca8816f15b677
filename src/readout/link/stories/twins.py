"""Twins in other words: a text that was rewritten or went through a machine says the same in the same order.

Every sentence is stripped to its stems: what is left of its words without endings and without those that
every text has. Two texts are laid side by side stem by stem, in order, one sentence against one or two, as
translations are aligned (Gale and Church 1993). What stands in few sentences counts for more than what stands
in many: everybody who tells of an event names its parties again and again, but only a copy has the same
figure, place and matter in the same sentence, one after the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.link.stories.stems import stem_of
from readout.link.stories.words import NAME, NUMBER, Prose, Sentence

FACT_WEIGHT = 2.0
"""How many words a name or a figure is worth."""

MIN_AFFINITY = 0.2
"""Of the weight of two sentences must be common for them to be the same in other words."""

MIN_BEADS = 4
"""Sentences that must pair."""

MIN_COMMON = 0.42
"""Of the weight of both texts must stand in paired sentences and be common to them."""

MIN_PAIRED = 0.85
"""Of the weight of one text must stand in paired sentences."""

MIN_PAIRED_OTHER = 0.7
"""The same of the other, which may have been cut."""

MIN_FIGURES = 0.6
"""Of the figures of the text that has fewer must stand in the other."""

MIN_FACTS = 0.7
"""Of names and figures of the text that has fewer must be in the other: a pattern has others each time."""

FORMULA, MIN_FACTS_OF_FORMULA = 0.3, 0.75
"""Texts with so much in the same words must have so many of all their facts in common."""

MAX_LENGTH = 1.8
"""How much longer one twin may be."""

BAND = 0.3
"""How far from its own place, as a share of the text, a sentence is looked for."""

SKIPPED = 0.01
"""What a sentence left out costs: a tie goes to the alignment that leaves out fewer."""

JOINED = 0.08
"""Of what a pair has in common is lost by each sentence more than one on either side."""

Stems = dict[str, float]
"""Stem → weight."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of two texts that pair.

    Attributes:
        a: Those of the first, one or two.
        b: Those of the second.
        common: Weight that they have in common.
        of_a: Weight of those of the first.
        of_b: Weight of those of the second.
    """

    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    common: float
    of_a: float
    of_b: float


def beads_of(a: Prose, b: Prose, *, verbatim: float = 0.0) -> tuple[Bead, ...] | None:
    """The sentences of two twins in pairs, or None where the two are none.

    Two independent accounts of an event share names and figures too, but not one sentence after the other:
    each leaves out what the other has and begins elsewhere.

    Args:
        a: The one.
        b: The other.
        verbatim: 0–1, how much of the shorter stands in the longer as it is.

    Returns:
        Pairs in order, the last first.
    """
    if max(a.length, b.length) > MAX_LENGTH * min(a.length, b.length):
        return None
    if _shared(a, b, NUMBER)[0] < MIN_FIGURES:
        return None
    of_fewer, of_all = _shared(a, b, NUMBER + NAME)
    if of_fewer < MIN_FACTS or (verbatim >= FORMULA and of_all < MIN_FACTS_OF_FORMULA):
        return None
    stems_a, stems_b = _weighted(a, b)
    whole_a, whole_b = (sum(sum(one.values()) for one in stems) for stems in (stems_a, stems_b))
    least = MIN_COMMON * (whole_a + whole_b) / 2
    if not least or _at_most(stems_a, stems_b) < least:
        return None
    beads = _Beads(a.sentences, b.sentences, stems_a, stems_b).best()
    paired_a = sum(bead.of_a for bead in beads) / whole_a
    paired_b = sum(bead.of_b for bead in beads) / whole_b
    is_twin = (
        len(beads) >= MIN_BEADS
        and sum(bead.common for bead in beads) >= least
        and max(paired_a, paired_b) >= MIN_PAIRED
        and min(paired_a, paired_b) >= MIN_PAIRED_OTHER
    )
    return beads if is_twin else None


def _shared(a: Prose, b: Prose, kinds: str) -> tuple[float, float]:
    """0–1: how many of the facts of the text with fewer stand in the other, and how many of all in both."""
    one, other = (
        {stem_of(word) for sentence in prose.sentences for word in sentence.of_kind(kinds)} - {""}
        for prose in (a, b)
    )
    fewer, all_ = min(len(one), len(other)), len(one) + len(other)
    both = len(one & other)
    return both / fewer if fewer else 1.0, 2 * both / all_ if all_ else 1.0


def _weighted(a: Prose, b: Prose) -> tuple[list[Stems], list[Stems]]:
    """The stems of each sentence; what stands in many sentences weighs less."""
    plain_a, plain_b = ([_stems(one) for one in prose.sentences] for prose in (a, b))
    often = Counter(stem for one in plain_a for stem in one) | Counter(
        stem for one in plain_b for stem in one
    )
    return _lightened(plain_a, often), _lightened(plain_b, often)


def _lightened(stems: list[Stems], often: Counter[str]) -> list[Stems]:
    return [{stem: weight / often[stem] for stem, weight in one.items()} for one in stems]


def _at_most(a: Sequence[Stems], b: Sequence[Stems]) -> float:
    """More weight than this no alignment finds in common."""
    sums: list[Counter[str]] = []
    for stems in (a, b):
        every: Counter[str] = Counter()
        for one in stems:
            every.update(one)
        sums.append(every)
    return sum((sums[0] & sums[1]).values())


def _stems(one: Sentence) -> Stems:
    found: Stems = {}
    for word, fact in zip(one.words, one.facts, strict=True):
        stem = stem_of(word)
        if stem:
            found[stem] = max(found.get(stem, 0.0), FACT_WEIGHT if fact in NAME + NUMBER else 1.0)
    return found


_STEPS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1))
"""How many sentences of either side are taken together."""

_Place = tuple[int, int]


class _Beads:
    """The alignment of two texts, in order, with the most weight in common."""

    def __init__(
        self, a: Sequence[Sentence], b: Sequence[Sentence], stems_a: list[Stems], stems_b: list[Stems]
    ) -> None:
        self._a, self._b = a, b
        self._stems_a, self._stems_b = stems_a, stems_b
        self._score: dict[_Place, float] = {(0, 0): 0.0}
        self._came: dict[_Place, tuple[_Place, Bead | None]] = {}

    def best(self) -> tuple[Bead, ...]:
        n, m = len(self._a), len(self._b)
        for i in range(n + 1):
            for j in range(m + 1):
                if (i, j) in self._score and abs(i * m - j * n) <= BAND * n * m + n + m:
                    self._go_on(i, j)
        return tuple(self._back((n, m)))

    def _go_on(self, i: int, j: int) -> None:
        for x, y in _STEPS:
            there = i + x, j + y
            if there[0] > len(self._a) or there[1] > len(self._b):
                continue
            bead = self._bead(slice(i, i + x), slice(j, j + y)) if x and y else None
            if x and y and bead is None:
                continue
            gain = bead.common * (1 - JOINED * (x + y - 2)) if bead is not None else -SKIPPED
            score = self._score[i, j] + gain
            if score > self._score.get(there, float("-inf")):
                self._score[there] = score
                self._came[there] = (i, j), bead

    def _back(self, at: _Place) -> Iterator[Bead]:
        while at in self._came:
            at, bead = self._came[at]
            if bead is not None:
                yield bead

    def _bead(self, of_a: slice, of_b: slice) -> Bead | None:
        one, other = _together(self._stems_a[of_a]), _together(self._stems_b[of_b])
        common = sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)
        weight_a, weight_b = sum(one.values()), sum(other.values())
        if not common or 2 * common < MIN_AFFINITY * (weight_a + weight_b):
            return None
        return Bead(tuple(self._a[of_a]), tuple(self._b[of_b]), common, weight_a, weight_b)


def _together(stems: Sequence[Stems]) -> Stems:
    if len(stems) == 1:
        return stems[0]
    found: Stems = {}
    for one in stems:
        for stem, weight in one.items():
            found[stem] = max(found.get(stem, 0.0), weight)
    return found
