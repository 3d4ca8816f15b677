"""Runs of content words that recur on several occasions, from two words to many, none inside a longer one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.link.recurring.words import BREAK, Numbers, Speech

LONGEST = 9
"""Content words of the longest run; what recurs beyond that is a copied sentence."""

NOT_FREER = 0.7
"""A run that is mostly part of one and the same longer run says nothing by itself."""

Codes = NDArray[np.uint64]
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Run:
    """Content words that recur together.

    Attributes:
        length: How many.
        at: Where they begin, as places in `Speech`.
        occasions: On how many occasions.
    """

    length: int
    at: Numbers
    occasions: int


def recurring_runs(
    speech: Speech, occasion: Numbers, voice: Numbers, *, least_occasions: int, least_voices: int
) -> Iterator[Run]:
    """Every run that recurs and is no mere part of a longer one.

    A run of n words can only recur where both its runs of n - 1 words do: each round looks at what is left
    of the round before, so the whole costs little more than the first.

    Args:
        speech: The words.
        occasion: Number of the occasion of each passage.
        voice: Number of the group of speakers of each passage.
        least_occasions: On how many occasions a run must stand.
        least_voices: In how many groups of speakers.

    Yields:
        Runs, short ones first.
    """
    size = len(speech.word)
    alive = speech.word != BREAK
    codes = np.where(alive, speech.word.astype(np.uint64) + np.uint64(1), np.uint64(0))
    when, who = (
        occasion[np.minimum(speech.passage, len(occasion) - 1)],
        voice[np.minimum(speech.passage, len(voice) - 1)],
    )
    held: tuple[Numbers, Numbers, Numbers] | None = None
    for length in range(2, LONGEST + 2):
        both = np.flatnonzero(alive[:-1] & alive[1:]) if length > 2 else _pairs(speech)
        if length > 2:
            both = both[both + length <= size]
        mixed = _mixed(codes, both, speech.word, length)
        groups, counts = _groups(mixed)
        kept = (_distinct(groups, when[both], len(counts)) >= least_occasions) & (
            _distinct(groups, who[both], len(counts)) >= least_voices
        )
        lasting = kept[groups] if len(groups) else np.zeros(0, dtype=bool)
        here = both[lasting]
        found = _renumbered(groups[lasting])
        number = np.bincount(found).size if len(found) else 0
        spread = _distinct(found, when[here], number)
        if held is not None:
            yield from _free(length - 1, held, here, found, spread)
        if not len(here):
            return
        held = (here, found, spread)
        alive = np.zeros(size, dtype=bool)
        alive[here] = True
        codes = np.zeros(size, dtype=np.uint64)
        codes[here] = mixed[lasting]


def _pairs(speech: Speech) -> Numbers:
    return np.flatnonzero((speech.word[:-1] != BREAK) & (speech.word[1:] != BREAK))


def _mixed(codes: Codes, at: Numbers, word: Numbers, length: int) -> Codes:
    """A number for each run that begins at `at`: of the run without its last word, and of that word."""
    last = word[at + length - 1].astype(np.uint64) + np.uint64(1)
    with np.errstate(over="ignore"):
        one: Codes = (codes[at] ^ (codes[at] >> np.uint64(29))) * _FACTOR + last
        mixed: Codes = one ^ (one >> np.uint64(32))
        return mixed


def _groups(codes: Codes) -> tuple[Numbers, Numbers]:
    _, groups, counts = np.unique(codes, return_inverse=True, return_counts=True)
    return groups.astype(np.int64), counts.astype(np.int64)


def _distinct(groups: Numbers, values: Numbers, number: int) -> Numbers:
    """How many different values each group has."""
    if not len(groups):
        return np.zeros(number, dtype=np.int64)
    width = int(values.max()) + 1
    pairs = np.sort(groups * width + values)
    is_new = np.ones(len(pairs), dtype=bool)
    np.not_equal(pairs[1:], pairs[:-1], out=is_new[1:])
    return np.bincount(pairs[is_new] // width, minlength=number)


def _renumbered(groups: Numbers) -> Numbers:
    return np.unique(groups, return_inverse=True)[1].astype(np.int64) if len(groups) else groups


def _free(
    length: int, held: tuple[Numbers, Numbers, Numbers], longer: Numbers, of: Numbers, spread: Numbers
) -> Iterator[Run]:
    """The runs of the round before that are not mostly part of one longer run."""
    at, groups, occasions = held
    best = np.zeros(len(occasions), dtype=np.int64)
    if len(longer):
        place = np.full(int(max(at.max(), longer.max() + 1)) + 2, -1, dtype=np.int64)
        place[at] = groups
        for shift in (0, 1):
            inner = place[longer + shift]
            np.maximum.at(best, inner[inner >= 0], spread[of[inner >= 0]])
    order = np.argsort(groups, kind="stable")
    bounds = np.searchsorted(groups[order], np.arange(len(occasions) + 1))
    for group in np.flatnonzero(best < NOT_FREER * occasions):
        yield Run(length, np.sort(at[order[bounds[group] : bounds[group + 1]]]), int(occasions[group]))
