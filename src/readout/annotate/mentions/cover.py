"""Which characters are already spoken for."""

from __future__ import annotations

from collections.abc import Iterable

from readout.annotate.mentions.reference import Reference


class Cover:
    """The characters that references found so far take up."""

    def __init__(self, references: Iterable[Reference]) -> None:
        """Mark what is taken.

        Args:
            references: Found so far.
        """
        self._taken: set[int] = set()
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Mark one more."""
        self._taken.update(range(reference.start, reference.end))

    def is_free(self, start: int, end: int) -> bool:
        """Whether no character of the stretch is taken."""
        return self._taken.isdisjoint(range(start, end))
