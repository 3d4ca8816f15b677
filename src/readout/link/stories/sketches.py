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

CHUNK = 512
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
    return _number("text", words) if words else 0


def _sketch(chunk: Sequence[Prose]) -> Iterator[NDArray[np.uint64]]:
    from rensa import RMinHash

    hashed = RMinHash.hash_token_sets([_passages(prose) for prose in chunk])
    rows = RMinHash.digest_matrix_from_token_hash_sets(hashed, PERMUTATIONS, SEED).to_rows()
    for prose, passages, row in zip(chunk, hashed, rows, strict=True):
        found = {_number("sentence", " ".join(one.words)) for one in prose.sentences}
        found.update(_bones(prose))
        if passages:
            found.update(passage for passage in passages if passage % ONE_IN == 0)
            found.update(_bands(row))
        yield np.array(sorted(found), dtype=np.uint64)


def _passages(prose: Prose) -> list[str]:
    words = [word for one in prose.sentences for word in one.words]
    return [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _bands(row: Sequence[int]) -> Iterator[int]:
    signature = np.array(row, dtype=np.uint32)
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield _number(f"band {band}", signature[band * width : (band + 1) * width].tobytes().hex())


def _bones(prose: Prose) -> Iterator[int]:
    """Names and figures of a sentence by twos: one that is lost or garbled takes no others with it."""
    for one in prose.sentences:
        facts = sorted({stem_of(fact) for fact in one.of_kind(NUMBER + NAME)} - {""})
        for first, second in combinations(facts[:MAX_BONES], 2):
            yield _number("bones", f"{first} {second}")


def _number(kind: str, text: str) -> int:
    coded = f"{kind}\0{text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(coded, digest_size=8).digest(), "big")


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
