"""Two texts laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from readout.compare.assignment import assign
from readout.compare.classes import classify
from readout.compare.likeness import LEAST, Floats, likenesses, parties_of, weigh
from readout.compare.order import agreement, moved
from readout.compare.words import word_changes
from readout.model import Clause, ClauseChange, Comparison

ENOUGH = 8
"""So many pairs tell whether two texts run in one order."""
OUT_OF_PLACE = 0.15
"""Where they do, this much less alike are the first clause of one and the last of the other."""
Link = tuple[int, int, float]
"""Places in both texts, and how alike the two clauses are."""


def compare(first: Sequence[Clause], second: Sequence[Clause]) -> Comparison:
    """Lay two texts side by side.

    Args:
        first: Clauses of the earlier text, in order.
        second: Clauses of the later.

    Returns:
        What became of each clause.
    """
    first, second, pairs = laid(first, second)
    places = moved([b for _, b, _ in pairs])
    parties = parties_of([*first, *second])
    rows = {
        a: _pair(first[a], second[b], score, parties, is_moved=n in places)
        for n, (a, b, score) in enumerate(pairs)
    }
    partner = {b: a for a, b, _ in pairs}
    return Comparison(
        rows=_in_order(first, second, rows, partner),
        formulas_lost=_only(first, second),
        formulas_gained=_only(second, first),
    )


def laid(first: Sequence[Clause], second: Sequence[Clause]) -> tuple[list[Clause], list[Clause], list[Link]]:
    """Clauses of both texts, and which go together; objects that stand apart in the other text are apart.

    Args:
        first: Clauses of one text.
        second: Of the other.

    Returns:
        Both, divided where that finds a partner for an object, and the pairs as `align` gives them.
    """
    sides = [list(first), list(second)]
    pairs = align(*sides)
    for side in (0, 1):
        for clause in [c for c in sides[side] if c.parts]:
            at = sides[side].index(clause)
            tried = list(sides)
            tried[side] = [*sides[side][:at], *clause.parts, *sides[side][at + 1 :]]
            places = range(at, at + len(clause.parts))
            if not _is_wanted(tried, side, places, pairs):
                continue
            found = align(*tried)
            if len(found) > len(pairs) and sum(p[side] in places for p in found) > 1:
                sides, pairs = tried, found
    return sides[0], sides[1], pairs


def _is_wanted(sides: Sequence[Sequence[Clause]], side: int, places: range, pairs: Sequence[Link]) -> bool:
    """Whether an object could go with a clause of the other text that goes with nobody yet."""
    weighed = weigh(*sides)
    taken = {pair[1 - side] for pair in pairs}
    alone = [clause for n, clause in enumerate(weighed[1 - side]) if n not in taken]
    objects = [weighed[side][n] for n in places]
    return bool(alone) and bool((likenesses(objects, alone) >= LEAST).any())


def align(first: Sequence[Clause], second: Sequence[Clause]) -> list[Link]:
    """Which clauses go together, one with one.

    Args:
        first: Clauses of one text.
        second: Of the other.

    Returns:
        Positions in both and how alike the two are, in the order of the first.
    """
    if not first or not second:
        return []
    table = likenesses(*weigh(first, second))
    pairs = _assigned(table)
    parallel = agreement([b for _, b in pairs])
    if len(pairs) >= ENOUGH and parallel > 0:
        here, there = ((np.arange(count) + 0.5) / count for count in table.shape)
        pairs = _assigned(table - OUT_OF_PLACE * parallel * np.abs(here[:, None] - there[None, :]))
    return [(a, b, float(table[a, b])) for a, b in pairs]


def _assigned(table: Floats) -> list[tuple[int, int]]:
    return assign(np.where(table >= LEAST, table - LEAST / 2, 0.0))


def _pair(
    before: Clause, after: Clause, score: float, parties: frozenset[str], *, is_moved: bool
) -> ClauseChange:
    changes, notes = classify(before, after, parties)
    return ClauseChange(
        before=before,
        after=after,
        changes=(*changes, "moved") if is_moved else changes,
        notes=notes,
        words=word_changes(before.span.text, after.span.text),
        likeness=round(min(1.0, score), 3),
    )


def _in_order(
    first: Sequence[Clause], second: Sequence[Clause], rows: dict[int, ClauseChange], partner: dict[int, int]
) -> tuple[ClauseChange, ...]:
    """In the order of the second text, what was dropped after the clause that it followed in the first."""
    dropped_after: dict[int, list[ClauseChange]] = {}
    last = -1
    for place, clause in enumerate(first):
        if place in rows:
            last = place
        else:
            dropped_after.setdefault(last, []).append(
                ClauseChange(before=clause, after=None, changes=("dropped",))
            )
    found = dropped_after.get(-1, [])
    for b, clause in enumerate(second):
        a = partner.get(b)
        if a is None:
            found.append(ClauseChange(before=None, after=clause, changes=("added",)))
        else:
            found.append(rows[a])
            found.extend(dropped_after.get(a, []))
    return tuple(found)


def _only(here: Sequence[Clause], there: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(sorted(_formulas(here) - _formulas(there)))


def _formulas(clauses: Sequence[Clause]) -> frozenset[str]:
    return frozenset(t.key for clause in clauses for t in clause.terms if t.kind == "formula")
