"""Whether two romanisations may stand for the same syllables of Mandarin."""

from __future__ import annotations

from functools import cache, lru_cache

from readout.knowledge.tables import listed, rows

LONGEST_NAME = 18
"""Letters; three syllables need no more."""
MOST_SYLLABLES = 4
_LONGEST_SYLLABLE = 6


def same_in_mandarin(one: str, other: str) -> bool:
    """Whether two names written as one word may be the same in pinyin and in Wade–Giles.

    Args:
        one: Folded letters.
        other: Folded letters.

    Returns:
        True when some syllables, at least two, are spelled so by both.

    Example:
        >>> same_in_mandarin("hsichinping", "xijinping"), same_in_mandarin("maotsetung", "maozedong")
        (True, True)
        >>> same_in_mandarin("lichiang", "liqiang"), same_in_mandarin("wangyi", "wangwen")
        (True, False)
    """
    if max(len(one), len(other)) > LONGEST_NAME:
        return False
    return not _syllables(one).isdisjoint(_syllables(other))


@lru_cache(maxsize=4096)
def _syllables(word: str) -> frozenset[tuple[str, ...]]:
    """All ways to read a word as two to four syllables, in pinyin."""
    ways: list[set[tuple[str, ...]]] = [{()}, *(set() for _ in word)]
    for start in range(len(word)):
        short = [way for way in ways[start] if len(way) < MOST_SYLLABLES]
        if not short:
            continue
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(word)) + 1):
            for pinyin in _by_spelling().get(word[start:end], ()):
                ways[end].update((*way, pinyin) for way in short)
    return frozenset(way for way in ways[-1] if len(way) > 1)


@cache
def _by_spelling() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("syllables"):
        for spelling in (row["pinyin"].replace("ü", "u"), *listed(row["wade_giles"])):
            found.setdefault(spelling, set()).add(row["pinyin"])
    return {spelling: frozenset(pinyin) for spelling, pinyin in found.items()}
