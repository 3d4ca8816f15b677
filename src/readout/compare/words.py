"""What changed inside a clause, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from readout.model import Stretch

_WORD = re.compile(r"\S+")
_EDGES = ",;:.!?()[]“”\"'‘’–—-"
_TRIVIAL = frozenset({"the", "a", "an", "of", "and", "to", "in", "for", "on", "their", "its", "with"})
"""Words that alone between two changes are taken as changed with them: islands read badly."""


def word_changes(before: str, after: str) -> tuple[Stretch, ...]:
    """The words of two clauses as one run: same, gone, new.

    Args:
        before: The first clause.
        after: The second.

    Returns:
        Stretches in order; what is gone stands before what is new in its place.

    Example:
        >>> [(s.kind, s.text) for s in word_changes("They note the need.", "They underline the need.")]
        [('same', 'They'), ('gone', 'note'), ('new', 'underline'), ('same', 'the need.')]
    """
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [_plain(m[0]) for m in old], [_plain(m[0]) for m in new], autojunk=False)
    blocks = _without_islands(matcher.get_opcodes(), [_plain(m[0]) for m in old])
    return tuple(_stretches(blocks, before, after, old, new))


def _plain(word: str) -> str:
    """As words are compared: their case and the signs around them play no part."""
    return word.lower().replace("’", "'").strip(_EDGES) or word


_Block = tuple[bool, int, int, int, int]
_Matches = list[re.Match[str]]


def _without_islands(opcodes: Sequence[tuple[str, int, int, int, int]], words: list[str]) -> list[_Block]:
    blocks: list[_Block] = []
    for n, (tag, i, j, k, m) in enumerate(opcodes):
        is_same = tag == "equal"
        if is_same and 0 < n < len(opcodes) - 1 and all(w in _TRIVIAL for w in words[i:j]):
            is_same = False
        if blocks and blocks[-1][0] == is_same:
            _, low, _, low_new, _ = blocks[-1]
            blocks[-1] = (is_same, low, j, low_new, m)
        else:
            blocks.append((is_same, i, j, k, m))
    return blocks


def _stretches(
    blocks: list[_Block], before: str, after: str, old: _Matches, new: _Matches
) -> Iterator[Stretch]:
    for is_same, i, j, k, m in blocks:
        if is_same:
            yield Stretch(kind="same", text=_between(after, new, k, m))
            continue
        if i < j:
            yield Stretch(kind="gone", text=_between(before, old, i, j))
        if k < m:
            yield Stretch(kind="new", text=_between(after, new, k, m))


def _between(text: str, words: _Matches, low: int, high: int) -> str:
    return " ".join(text[words[low].start() : words[high - 1].end()].split())
