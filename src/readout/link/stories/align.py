"""Two texts side by side: which sentences of one stand in the other, in which order, and is that a copy."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from readout.link.stories.words import FACTS, NAME, RUN, Prose, Sentence, pieces_of

ALIKE = 0.55
"""Sentences with so much of their words in common, in order, are the same sentence in other words."""

HELD = 0.7
"""A sentence with so many of its pieces in the other text is there, be it split or joined with another."""

TOUCHED = 0.4
"""A sentence with so many is there too, but much was done to it."""

MIN_EVEN = 0.65
"""Texts with so many of their words in common, in order, are one text that was edited everywhere."""

MIN_OWN_EVEN = 0.6
"""Of such texts must stand outside quotation marks."""

MIN_COVER = 0.5
"""Of the shorter text's own words must stand in like sentences of the longer."""

MIN_SENTENCES = 2
MIN_WORDS = 20
"""Like sentences and own words in them without which nothing is a copy, unless the whole is."""

WHOLE = 0.9
"""So much of the shorter text in the longer is the whole of it."""

MIN_ORDER = 0.6
"""Of the like sentences must follow one another as in the other text; those that are moved whole may not."""

VERBATIM = 0.9
"""Sentences with so much in common are the same wherever they stand."""

MIN_RUNS = 40
"""Words in runs that stand in for like sentences, where the ends of sentences were lost."""

MAX_APART = 0.3
"""Texts that share nothing above so much of both share what stands under every text of their outlet."""

MIN_OWN_WORDS = 30
MIN_OWN_SHARE = 0.2
"""A text with fewer words outside quotation marks is a speech or a paper: its quotations are its text."""

MAX_OTHERWISE = 0.3
"""Texts that have more of their facts otherwise are of two occasions, written to one pattern."""

MAX_OTHERWISE_LATER = 0.1
LATER_DAYS = 20
"""The same where they were published so far apart: patterns recur by the month and the year."""

OPENING = 4
"""Sentences at the beginning, headline and notes among them, in which a text says whom it is about."""

BEGINNING = 4
"""Words with which two sentences begin alike that were written to one pattern."""

MIN_NAMES = 2
"""Words of names in the place of others that make other people: a given and a family name."""

SPELLING = 75
"""Names spelled so alike (0–100) are one name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of each text.

    Attributes:
        a: Its place in the first text.
        b: Its place in the second.
        likeness: 0–1; 1 for the same words.
    """

    a: int
    b: int
    likeness: float


@dataclass(frozen=True)
class Alignment:
    """Two texts side by side.

    Attributes:
        a: The first.
        b: The second.
        pairs: Like sentences, in the order of the first.
        held_a: Places of sentences of the first that stand in the second.
        held_b: Places of sentences of the second that stand in the first.
    """

    a: Prose
    b: Prose
    pairs: tuple[Pair, ...]
    held_a: frozenset[int]
    held_b: frozenset[int]

    @cached_property
    def similarity(self) -> float:
        """0–1: share of the words of both texts that like sentences have in common."""
        both = self.a.length + self.b.length
        if not both:
            return 1.0
        common = sum(
            p.likeness * (len(self.a.sentences[p.a].words) + len(self.b.sentences[p.b].words))
            for p in self.pairs
        )
        return min(1.0, common / both)

    @cached_property
    def cover(self) -> float:
        """0–1: how much of the shorter text's own words stands in like sentences of the longer."""
        is_a = self.a.length <= self.b.length
        short, held = (self.a, self.held_a) if is_a else (self.b, self.held_b)
        likeness = {(p.a if is_a else p.b): p.likeness for p in self.pairs}
        weights = list(_weights(short))
        found = sum(weights[at] * likeness.get(at, HELD) for at in held)
        whole = sum(weights)
        if found < WHOLE * whole:
            found = max(found, self.words_in_runs)
        return found / whole if whole else 0.0

    @cached_property
    def words_in_runs(self) -> float:
        """Own words of the shorter text that stand in the longer in the same row, wherever sentences end."""
        short, long = (self.a, self.b) if self.a.length <= self.b.length else (self.b, self.a)
        words = [word for one in short.sentences for word in one.words]
        is_found = bytearray(len(words))
        for at, run in enumerate(zip(*(words[at:] for at in range(RUN)), strict=False)):
            if run in long.runs:
                is_found[at : at + RUN] = b"\1" * RUN
        total, at = 0.0, 0
        for one, weight in zip(short.sentences, _weights(short), strict=True):
            total += weight * sum(is_found[at : at + len(one.words)]) / len(one.words)
            at += len(one.words)
        return total

    @cached_property
    def words_in_common(self) -> float:
        """Own words of the first text in like sentences."""
        weights = list(_weights(self.a))
        return sum(weights[p.a] for p in self.pairs)

    @cached_property
    def apart_until(self) -> float:
        """0–1: how much of both texts stands above the first sentence that they share."""
        head_a = min(
            (*self.held_a, *_held(self.a, self.b.pieces, (), TOUCHED)), default=len(self.a.sentences)
        )
        head_b = min(
            (*self.held_b, *_held(self.b, self.a.pieces, (), TOUCHED)), default=len(self.b.sentences)
        )
        above = (
            sum(len(one.words) for one in prose.sentences[:head]) / max(1, prose.length)
            for prose, head in ((self.a, head_a), (self.b, head_b))
        )
        return min(above)

    @cached_property
    def even(self) -> float:
        """0–1: how many of their words the texts have in common, in order, wherever sentences end.

        Nothing for texts that are short or mostly quoted.
        """
        for prose in (self.a, self.b):
            if prose.own < max(MIN_OWN_WORDS, MIN_OWN_EVEN * prose.length):
                return 0.0
        one, other = ([word for s in prose.sentences for word in s.words] for prose in (self.a, self.b))
        return Indel.normalized_similarity(one, other, score_cutoff=MIN_EVEN)

    @cached_property
    def order(self) -> float:
        """0–1: the longest run of like sentences that follow one another in both, those moved whole too."""
        loose = [pair.b for pair in self.pairs if pair.likeness < VERBATIM]
        if not self.pairs:
            return 1.0
        return (len(self.pairs) - len(loose) + _rising(loose)) / len(self.pairs)

    @cached_property
    def otherwise(self) -> tuple[frozenset[str], frozenset[str]]:
        """Facts in like sentences that one text has in the place of others of the other text."""
        lost: set[str] = set()
        gained: set[str] = set()
        for pair in self.pairs:
            if pair.likeness < 1:
                one = self.a.sentences[pair.a].of_kind(FACTS) - self.b.facts
                other = self.b.sentences[pair.b].of_kind(FACTS) - self.a.facts
                if one and other:
                    lost |= one
                    gained |= other
        return _unlike(lost, gained)

    @cached_property
    def has_other_parties(self) -> bool:
        """Whether the openings tell in the same words of other people."""
        unheld_a = [at for at in range(min(OPENING, len(self.a.sentences))) if at not in self.held_a]
        unheld_b = [at for at in range(min(OPENING, len(self.b.sentences))) if at not in self.held_b]
        begun = [(x, y) for x in unheld_a for y in unheld_b if _begin_alike(self.a, x, self.b, y)]
        paired = [(pair.a, pair.b) for pair in self.pairs if max(pair.a, pair.b) < OPENING]
        for x, y in (*begun, *paired):
            lost, gained = _unlike(
                set(self.a.sentences[x].of_kind(NAME) - self.b.facts),
                set(self.b.sentences[y].of_kind(NAME) - self.a.facts),
            )
            if min(len(lost), len(gained)) >= MIN_NAMES:
                return True
        return False

    @property
    def facts(self) -> int:
        """How many facts the like sentences hold, in the text where they are fewer."""
        of_a = frozenset().union(*(_facts(self.a.sentences[p.a]) for p in self.pairs))
        of_b = frozenset().union(*(_facts(self.b.sentences[p.b]) for p in self.pairs))
        return min(len(of_a), len(of_b))


def align(a: Prose, b: Prose) -> Alignment:
    """Lay two texts side by side.

    Args:
        a: The first.
        b: The second.

    Returns:
        Their like sentences, each at most once.
    """
    found = sorted(_likely(a, b), key=lambda pair: (-pair.likeness, abs(pair.a - pair.b), pair.a, pair.b))
    of_a: dict[int, Pair] = {}
    of_b: set[int] = set()
    for pair in found:
        if pair.a not in of_a and pair.b not in of_b:
            of_a[pair.a] = pair
            of_b.add(pair.b)
    return Alignment(
        a,
        b,
        tuple(of_a[at] for at in sorted(of_a)),
        frozenset(of_a) | _held(a, b.pieces, of_a, HELD),
        frozenset(of_b) | _held(b, a.pieces, of_b, HELD),
    )


def is_copy(found: Alignment, *, days_apart: int | None = None) -> bool:
    """Whether two texts are copies of one.

    Quotations that two texts share make no copy: what counts is the words around them. Nor does a pattern
    that is filled in anew each time.

    Args:
        found: The texts side by side.
        days_apart: Days between their publication, or None where that is not known.

    Returns:
        True for a copy, be it cut, led anew, continued, or edited.
    """
    if not _is_in_parts(found) and found.even < MIN_EVEN:
        return False
    return not is_pattern(found, days_apart=days_apart)


def is_pattern(found: Alignment, *, days_apart: int | None = None) -> bool:
    """Whether two texts were written to one pattern, for two occasions.

    A forged copy changes a figure or two; the message of another year has another year, ordinal and name
    wherever there is one.

    Args:
        found: The texts side by side.
        days_apart: Days between their publication, or None.

    Returns:
        True where too many of their facts differ, or one is not the other whole and about other people.
    """
    if found.cover < WHOLE and found.has_other_parties:
        return True
    lost, gained = found.otherwise
    changed = min(len(lost), len(gained))
    if not changed:
        return False
    share = changed / max(1, found.facts)
    if days_apart is not None and days_apart >= LATER_DAYS:
        return share >= MAX_OTHERWISE_LATER
    return changed > 1 and share >= MAX_OTHERWISE


def _is_in_parts(found: Alignment) -> bool:
    """Whether enough of the one stands in the other, sentence by sentence."""
    if found.cover < MIN_COVER or found.order < MIN_ORDER or found.apart_until > MAX_APART:
        return False
    is_short = len(found.pairs) < MIN_SENTENCES or found.words_in_common < MIN_WORDS
    return found.cover >= WHOLE or not is_short or found.words_in_runs >= MIN_RUNS


def _begin_alike(a: Prose, x: int, b: Prose, y: int) -> bool:
    return a.sentences[x].words[:BEGINNING] == b.sentences[y].words[:BEGINNING]


def _facts(one: Sentence) -> frozenset[str]:
    return one.of_kind(FACTS)


def _weights(prose: Prose) -> Iterator[int]:
    """How much each sentence of a text counts: its writer's own words."""
    is_quoted = prose.own < MIN_OWN_WORDS or prose.own < MIN_OWN_SHARE * prose.length
    return (len(one.words) if is_quoted else one.own for one in prose.sentences)


def _likely(a: Prose, b: Prose) -> Iterator[Pair]:
    where = b.pieces
    for at, one in enumerate(a.sentences):
        votes = Counter(other for piece in pieces_of(one.words) for other in where.get(piece, ())[:8])
        for other, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:4]:
            words = b.sentences[other].words
            same = one.words == words
            likeness = 1.0 if same else Indel.normalized_similarity(one.words, words, score_cutoff=ALIKE)
            if likeness >= ALIKE:
                yield Pair(at, other, likeness)


def _held(
    prose: Prose, known: Container[tuple[str, ...]], paired: Iterable[int], least: float
) -> frozenset[int]:
    """Places of sentences that are not paired, but whose pieces stand in the other text."""
    done = set(paired)
    found = set()
    for at, one in enumerate(prose.sentences):
        if at not in done:
            own = list(pieces_of(one.words))
            if own and sum(piece in known for piece in own) >= least * len(own):
                found.add(at)
    return frozenset(found)


def _unlike(lost: set[str], gained: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Without names that are another spelling of one that came in its place."""
    respelled = {
        (one, other)
        for one in lost
        for other in gained
        if not one[0].isdigit() and not other[0].isdigit() and fuzz.ratio(one, other) >= SPELLING
    }
    return (
        frozenset(lost - {one for one, _ in respelled}),
        frozenset(gained - {other for _, other in respelled}),
    )


def _rising(places: Sequence[int]) -> int:
    """Length of the longest rising run, gaps allowed."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
