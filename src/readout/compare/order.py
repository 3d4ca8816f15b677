"""Whether two texts run in one order, and which clauses stand elsewhere: those outside its longest run."""

from __future__ import annotations

from collections.abc import Sequence


def moved(places: Sequence[int]) -> frozenset[int]:
    """The fewest whose taking away leaves the rest in order; of equals those that come first stay.

    Args:
        places: For each pair in the order of the first text, its place in the second.

    Returns:
        Positions in `places`.

    Example:
        >>> sorted(moved([0, 3, 1, 2, 4]))
        [1]
        >>> sorted(moved([1, 0]))
        [1]
    """
    count = len(places)
    length = [1] * count
    for i in range(count - 1, -1, -1):
        length[i] = 1 + max((length[j] for j in range(i + 1, count) if places[j] > places[i]), default=0)
    stays: set[int] = set()
    wanted, last = max(length, default=0), -1
    for i in range(count):
        if length[i] == wanted and places[i] > last:
            stays.add(i)
            wanted, last = wanted - 1, places[i]
    return frozenset(range(count)) - stays


def agreement(places: Sequence[int]) -> float:
    """How far two texts run in one order: Kendall's tau.

    Kendall, "A new measure of rank correlation", Biometrika 30 (1938).

    Args:
        places: For each pair in the order of the first text, its place in the second.

    Returns:
        1 for one order, -1 for the reverse, 0 for less than two pairs.

    Example:
        >>> agreement([0, 1, 2]), agreement([2, 1, 0]), round(agreement([0, 2, 1]), 2)
        (1.0, -1.0, 0.33)
    """
    count = len(places)
    if count < 2:
        return 0.0
    signs = (1 if places[i] < places[j] else -1 for i in range(count) for j in range(i + 1, count))
    return 2 * sum(signs) / (count * (count - 1))
