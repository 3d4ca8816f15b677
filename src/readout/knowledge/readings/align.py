"""The words of two names paired off, and how alike they are: as written, by sound, by reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.knowledge.readings.words import nicknames

TOGETHER = 0.85
"""Two words as like as this to one word of the other name are that word written apart."""
LONGEST_INITIALS = 3
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|zh|tch|tsch|ch|cz|sz|š|č", "s"),
        (r"ph", "f"),
        (r"kh|gh|ck|q|x|c|g", "k"),
        (r"th|dh|d", "t"),
        (r"w|b", "v"),
        (r"dj|j|y", "i"),
        (r"tz|ts|z", "s"),
        (r"oe|ou|oo|u", "o"),
        (r"ee|e", "i"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
    )
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words taken for each other.

    Attributes:
        one: Of the first name.
        other: Of the second.
        alike: 0–1, by letters typed otherwise.
        sound: 0–1, by letters that sound otherwise.
        typed: How many letters are typed otherwise; at most one where the words sound the same.
    """

    one: str
    other: str
    alike: float
    sound: float
    typed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two names' words paired off.

    Attributes:
        pairs: In the order of the first name.
        left_over: Words of either name without a partner.
        moved: Whether the partners stand in another order.
    """

    pairs: tuple[Pair, ...]
    left_over: tuple[str, ...]
    moved: bool


def align(ones: Sequence[str], others: Sequence[str]) -> Alignment:
    """Pair off the words of two names, the likest first.

    Args:
        ones: Words of one name.
        others: Words of the other.

    Returns:
        As many pairs as the shorter name has words, once words written apart or as initials are put together.

    Example:
        >>> found = align(("putin", "vladimir"), ("wladimir", "putin"))
        >>> [(p.one, p.other) for p in found.pairs], found.moved
        ([('putin', 'putin'), ('vladimir', 'wladimir')], True)
        >>> [(p.one, p.other) for p in align(("jc", "juncker"), ("jean", "claude", "juncker")).pairs]
        [('j', 'jean'), ('c', 'claude'), ('juncker', 'juncker')]
    """
    ones, others = spell_out(ones, others), spell_out(others, ones)
    ones, others = put_together(ones, others), put_together(others, ones)
    scored = sorted(
        (-likeness(a, b), abs(i - j), i, j) for i, a in enumerate(ones) for j, b in enumerate(others)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in scored:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    order = sorted(partner)
    pairs = tuple(_pair(ones[i], others[partner[i]]) for i in order)
    left = [w for i, w in enumerate(ones) if i not in partner and ones.index(w) == i]
    left += [w for j, w in enumerate(others) if j not in taken and others.index(w) == j]
    moved = [partner[i] for i in order] != sorted(partner.values())
    return Alignment(pairs=pairs, left_over=tuple(left), moved=moved)


def put_together(ones: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Join neighbouring words that the other name writes as one.

    Example:
        >>> put_together(("patr", "ushev", "nikolai"), ("nikolai", "patrushev"))
        ('patrushev', 'nikolai')
    """
    out: list[str] = []
    for word in ones:
        if out and any(_is_sum(out[-1], word, other) for other in others):
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


def _is_sum(one: str, two: str, other: str) -> bool:
    whole = edits(one + two, other)
    return whole >= TOGETHER and whole > max(edits(one, other), edits(two, other))


def spell_out(ones: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Take a word that is the initials of neighbouring words of the other name apart into letters."""
    initials = "".join(other[0] for other in others)
    out: list[str] = []
    for word in ones:
        is_initials = 1 < len(word) <= LONGEST_INITIALS and word in initials and word not in others
        out.extend(word if is_initials else (word,))
    return tuple(out)


def likeness(one: str, other: str) -> float:
    """How alike two words are: the better of letters and sound, all where one stands for the other.

    Args:
        one: Folded word.
        other: Folded word.

    Returns:
        0–1; an initial is quite like a word that begins with it.

    Example:
        >>> likeness("gaddafi", "qaddafi") > 0.9, likeness("bob", "robert"), likeness("n", "nursultan")
        (True, 1.0, 0.9)
    """
    pair = _pair(one, other)
    return max(pair.alike, 0.5 * (pair.alike + pair.sound))


@lru_cache(maxsize=65_536)
def _pair(one: str, other: str) -> Pair:
    none: frozenset[str] = frozenset()
    if one == other or not nicknames().get(one, none).isdisjoint(nicknames().get(other, none)):
        return Pair(one=one, other=other, alike=1.0, sound=1.0, typed=0)
    if 1 in (len(one), len(other)) and one.isascii() and other.isascii():
        fits = 0.9 if one[0] == other[0] else 0.0
        return Pair(one=one, other=other, alike=fits, sound=fits, typed=0)
    alike, sound = edits(one, other), edits(sounds(one), sounds(other))
    typed = round((1 - alike) * max(len(one), len(other)))
    return Pair(one=one, other=other, alike=alike, sound=sound, typed=min(typed, 1) if sound == 1 else typed)


def edits(one: str, other: str) -> float:
    """Likeness by edit distance, neighbours swapped being one edit: 1 is the same, 0 nothing in common."""
    from rapidfuzz.distance import OSA

    return float(OSA.normalized_similarity(one, other))


@lru_cache(maxsize=65_536)
def sounds(word: str) -> str:
    """A word as its sounds, those that romanisations mix up written alike.

    Example:
        >>> sounds("qaddafi") == sounds("gadafi"), sounds("husayn") == sounds("hussein")
        (True, False)
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
