"""Several texts of one occasion side by side: what all have, and what only some."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from readout.compare.lay import align, laid
from readout.model import Clause, Matched

Unit = tuple[int, int]
"""Number of a text, and of a clause in it."""


def match(texts: Sequence[Sequence[Clause]]) -> tuple[Matched, ...]:
    """Which clauses of several texts go together, at most one of each.

    Every two texts are aligned; the likest pairs join first. Objects of one verb are apart as soon as any
    other text has them apart.

    Args:
        texts: Clauses of each text, in order.

    Returns:
        Every clause once: by the first text that has it, and by its place there.
    """
    units = [list(text) for text in texts]
    for a, b in combinations(range(len(units)), 2):
        units[a], units[b], _ = laid(units[a], units[b])
    pairs = [
        (-score, (a, i), (b, j))
        for a, b in combinations(range(len(units)), 2)
        for i, j, score in align(units[a], units[b])
    ]
    groups = {
        (text, place): {text: place} for text, clauses in enumerate(units) for place in range(len(clauses))
    }
    for _, one, other in sorted(pairs):
        left, right = groups[one], groups[other]
        if left is not right and not left.keys() & right.keys():
            left.update(right)
            for text, place in right.items():
                groups[text, place] = left
    distinct = {min(group.items()): group for group in groups.values()}
    return tuple(_matched(units, distinct[first]) for first in sorted(distinct))


def _matched(units: Sequence[Sequence[Clause]], group: dict[int, int]) -> Matched:
    return Matched(
        clauses=tuple(clauses[group[text]] if text in group else None for text, clauses in enumerate(units))
    )
