"""How far two readings of the same texts agree on who says that who says it, and on who speaks jointly.

The first reading takes of long releases a few chains and joint statements only; so what only the second
has is no disagreement there. Two entries are one when their contents stand in the same place; chains also
when they have as many levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.gold import Gold, names_agree, shared
from bench.score_speakers import place_of
from bench.tally import Tally
from bench.voices import label


def compare(first: Mapping[str, Any], second: Mapping[str, Any], texts: Mapping[str, str]) -> Tally:
    """Pair the chains and the joint statements of two readings.

    Args:
        first: `chains` and `statements`.
        second: The same, and `documents`, which it has read completely.
        texts: Name of a text → the text; others are not compared.

    Returns:
        How many of each reading the other has, and in how many of those in both the same people speak.
    """
    tally = Tally()
    for kind, table in (("chain", "chains"), ("joint", "statements")):
        for key in second["documents"]:
            if key not in texts:
                continue
            ours, theirs = ([one for one in side[table] if one["doc"] == key] for side in (first, second))
            pairs = list(_pairs(ours, theirs, texts[key]))
            for n, want in enumerate(ours):
                note = f"{key} “{want['content'][:50]}”"
                tally.add(f"{kind} of the first", is_right=any(n == one for one, _ in pairs), note=note)
            for m, want in enumerate(theirs):
                note = f"{key} “{want['content'][:50]}”"
                tally.add(f"{kind} of the second", is_right=any(m == one for _, one in pairs), note=note)
            for n, m in pairs:
                one, other = levels(ours[n]), levels(theirs[m])
                is_same = all(map(same_people, one, other))
                note = f"{key} “{ours[n]['content'][:50]}”: {_told(one)} or {_told(other)}"
                tally.add(f"{kind}: the same people", is_right=is_same, note=note)
    return tally


def levels(want: Gold) -> list[Sequence[Gold]]:
    """Who speaks, level by level; a joint statement has one."""
    return [level["who"] for level in want["levels"]] if "levels" in want else [want["who"]]


def _told(found: Iterable[Sequence[Gold]]) -> str:
    return " > ".join(map(label, found))


def _pairs(ours: Sequence[Gold], theirs: Sequence[Gold], text: str) -> Iterable[tuple[int, int]]:
    """Entries of the two that are one, each taken once, those of the same people first."""
    found = sorted(
        (not all(map(same_people, levels(one), levels(other))), n, m)
        for n, one in enumerate(ours)
        for m, other in enumerate(theirs)
        if len(levels(one)) == len(levels(other)) and _is_one_place(one, other, text)
    )
    taken: set[tuple[str, int]] = set()
    for _, n, m in found:
        if not taken & {("ours", n), ("theirs", m)}:
            taken |= {("ours", n), ("theirs", m)}
            yield n, m


def _is_one_place(one: Gold, other: Gold, text: str) -> bool:
    here, there = place_of(text, one), place_of(text, {"evidence": one.get("evidence"), **other})
    return here is not None and there is not None and shared(here, [there]) > 0


def same_people(one: Sequence[Gold], other: Sequence[Gold]) -> bool:
    """Whether two readings name the same.

    Example:
        >>> same_people([{"name": "Wang Yi", "country": "CHN"}], [{"name": "Wang", "country": "CHN"}])
        True
        >>> same_people([{"country": "CHN"}], [{"country": "CHN"}, {"country": "JPN"}])
        False
    """
    return len(one) == len(other) and all(any(_is_same(a, b) for b in other) for a in one)


def _is_same(one: Gold, other: Gold) -> bool:
    if one.get("name") is not None and other.get("name") is not None:
        return names_agree(one["name"], other["name"])
    return all(one.get(field) == other.get(field) for field in ("name", "country", "kind", "of"))
