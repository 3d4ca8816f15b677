"""Who goes with whom so that the whole is best: the assignment problem, by shortest augmenting paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

Floats = Any


def assign(gains: Floats) -> list[tuple[int, int]]:
    """One-to-one pairs of rows and columns whose gains add up to the most; gains of nothing pair nobody.

    Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
    problems", Computing 38 (1987).

    Args:
        gains: Rows by columns, none below 0.

    Returns:
        Pairs with a gain above 0, by row.

    Example:
        >>> assign([[5, 4], [4, 1]])
        [(0, 1), (1, 0)]
        >>> assign([[0, 0], [0, 3]])
        [(1, 1)]
    """
    table = np.asarray(gains, dtype=np.float64)
    if table.size == 0:
        return []
    pairs: list[tuple[int, int]] = []
    for rows, columns in _knots(table > 0):
        found = _assign_all(table[np.ix_(rows, columns)])
        pairs += [(rows[a], columns[b]) for a, b in found]
    return sorted(pair for pair in pairs if table[pair] > 0)


def _knots(is_possible: Floats) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that hang together: most of a long text is assigned in small pieces."""
    left = set(np.flatnonzero(is_possible.any(axis=1)).tolist())
    while left:
        rows, columns, new = set[int](), set[int](), {min(left)}
        while new:
            rows |= new
            columns |= {int(b) for a in new for b in np.flatnonzero(is_possible[a])}
            new = {int(a) for b in columns for a in np.flatnonzero(is_possible[:, b])} - rows
        left -= rows
        yield sorted(rows), sorted(columns)


def _assign_all(table: Floats) -> list[tuple[int, int]]:
    """One column for each row, or the other way round where there are fewer columns."""
    if table.shape[0] > table.shape[1]:
        return [(row, column) for column, row in _assign_all(table.T)]
    costs = table.max() - table
    count, width = costs.shape
    of_row, of_column = np.zeros(count + 1), np.zeros(width + 1)
    row_at = np.zeros(width + 1, dtype=np.intp)  # 0 stands for nobody
    for row in range(1, count + 1):
        _augment(costs, row, of_row, of_column, row_at)
    return [(int(row_at[j]) - 1, j - 1) for j in range(1, width + 1) if row_at[j]]


def _augment(costs: Floats, row: int, of_row: Floats, of_column: Floats, row_at: Floats) -> None:
    """Give one more row a column, others making room along the cheapest path."""
    width = costs.shape[1]
    way = np.zeros(width + 1, dtype=np.intp)
    least = np.full(width + 1, np.inf)
    is_used = np.zeros(width + 1, dtype=bool)
    row_at[0], column = row, 0
    while row_at[column] != 0:
        is_used[column] = True
        here = row_at[column]
        slack = costs[here - 1] - of_row[here] - of_column[1:]
        is_better = ~is_used[1:] & (slack < least[1:])
        least[1:][is_better] = slack[is_better]
        way[1:][is_better] = column
        free = np.where(is_used, np.inf, least)
        free[0] = np.inf
        nearest = int(np.argmin(free))
        step = free[nearest]
        of_row[row_at[is_used]] += step
        of_column[is_used] -= step
        least[~is_used] -= step
        column = nearest
    while column:
        row_at[column] = row_at[way[column]]
        column = int(way[column])
