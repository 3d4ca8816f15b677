"""What a text has that few others have: how copies are found without comparing everything with everything.

Four kinds of features, all of them numbers: whole sentences; passages of a few words, one in a few chosen by
their hash as in winnowing (Schleimer et al. 2003), so that whatever shares a passage shares a feature however
long the texts are; bands of a MinHash signature (Broder 1997); bones of sentences, two names or figures
that stand together, which survive a translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, islice
from typing import TYPE_CHECKING

import numpy as np

from readout.link.stories.stems import stem_of
from readout.link.stories.words import NAME, NUMBER, Prose

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHINGLE = 5
"""Words of a passage."""

ONE_IN = 8
"""One passage in so many is kept."""

PERMUTATIONS, BANDS, SEED = 128, 32, 20
"""Of the MinHash signature: texts with half of their passages in common share a band nine times in ten."""

MAX_BONES = 8
"""Names and figures of a sentence that are looked at: more are a list."""

_PRIME = np.uint64(0x9E3779B97F4A7C15)
"""An odd number near 2^64 over the golden ratio: what is multiplied by it is spread (Knuth 1973, 6.4)."""

CHUNK = 64
"""Texts that are sketched at once."""


def sketch(texts: Iterable[Prose]) -> Iterator[NDArray[np.uint64]]:
    """The features of texts.

    Args:
        texts: Laid out.

    Yields:
        Distinct features of each, ascending.
    """
    rest = iter(texts)
    while chunk := list(islice(rest, CHUNK)):
        yield from _sketch(chunk)


def digest_of(prose: Prose) -> int:
    """One number for all the words of a text; 0 for a text without any."""
    words = "\n".join(" ".join(one.words) for one in prose.sentences)
    coded = words.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(coded, digest_size=8).digest(), "big") if words else 0


def _sketch(chunk: Sequence[Prose]) -> Iterator[NDArray[np.uint64]]:
    from rensa import RMinHash

    passages = RMinHash.hash_token_sets([_passages(prose) for prose in chunk])
    others = RMinHash.hash_token_sets([[*_sentences(prose), *_bones(prose)] for prose in chunk])
    rows = RMinHash.digest_matrix_from_token_hash_sets(passages, PERMUTATIONS, SEED).to_rows()
    bands = _bands(np.array(rows, dtype=np.uint64))
    for of_text, hashed, of_bands in zip(passages, others, bands, strict=True):
        chosen = [passage for passage in of_text if passage % ONE_IN == 0]
        found = np.array([*hashed, *chosen], dtype=np.uint64)
        yield np.unique(np.concatenate([found, of_bands]) if of_text else found)


def _passages(prose: Prose) -> list[str]:
    words = [word for one in prose.sentences for word in one.words]
    return [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _bands(signatures: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each band of each signature: texts × `PERMUTATIONS` in, texts × `BANDS` out."""
    rows = signatures.reshape(len(signatures), BANDS, PERMUTATIONS // BANDS)
    mixed = np.broadcast_to(np.arange(1, BANDS + 1, dtype=np.uint64), rows.shape[:2])
    for at in range(rows.shape[2]):
        mixed = (mixed ^ rows[:, :, at]) * _PRIME
        mixed = mixed ^ (mixed >> np.uint64(29))
    return mixed


def _sentences(prose: Prose) -> Iterator[str]:
    return (f"sentence\0{' '.join(one.words)}" for one in prose.sentences)


def _bones(prose: Prose) -> Iterator[str]:
    """Names and figures of a sentence by twos: one that is lost or garbled takes no others with it."""
    for one in prose.sentences:
        facts = sorted({stem_of(fact) for fact in one.of_kind(NUMBER + NAME)} - {""})
        for first, second in combinations(facts[:MAX_BONES], 2):
            yield f"bones\0{first} {second}"


def shared_only(features: Sequence[NDArray[np.uint64]]) -> list[NDArray[np.intp]]:
    """Leave out of each text's features those that no other text has, and number the others.

    Args:
        features: Of each text, distinct.

    Returns:
        Of each text, small numbers that stand for what it shares with another.
    """
    if not features:
        return []
    _, numbers, counts = np.unique(np.concatenate(features), return_inverse=True, return_counts=True)
    ends = np.cumsum([len(one) for one in features])
    return [one[counts[one] > 1] for one in np.split(numbers, ends[:-1])]
