"""How often something was right, and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


class Tally:
    """Counts by figure.

    Attributes:
        misses: (figure, what was wrong), in order.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.misses: list[tuple[str, str]] = []
        self._right: Counter[str] = Counter()
        self._all: Counter[str] = Counter()

    def add(self, figure: str, *, is_right: bool, note: str = "") -> None:
        """Count one case.

        Args:
            figure: Name of the figure.
            is_right: How it ended.
            note: What it was, for the list of misses.
        """
        self._all[figure] += 1
        self._right[figure] += is_right
        if not is_right:
            self.misses.append((figure, " ".join(note.split())))

    def figures(self) -> dict[str, tuple[int, int]]:
        """Figure → (right, all), sorted by name."""
        return {figure: (self._right[figure], self._all[figure]) for figure in sorted(self._all)}

    def print(self, *, misses: bool = False) -> None:
        """Print the table.

        Args:
            misses: Whether to list every miss below it.
        """
        for figure, (right, count) in self.figures().items():
            print(f"{figure:24} {right:5}/{count:<5} {100 * right / count:6.1f} %")
        for figure, note in self.misses if misses else ():
            print(f"  {figure}: {note}")


def total(tallies: Mapping[str, Tally]) -> dict[str, tuple[int, int]]:
    """Figure → (right, all) of all groups."""
    found: dict[str, tuple[int, int]] = {}
    for tally in tallies.values():
        for figure, (right, count) in tally.figures().items():
            before = found.get(figure, (0, 0))
            found[figure] = (before[0] + right, before[1] + count)
    return dict(sorted(found.items()))
