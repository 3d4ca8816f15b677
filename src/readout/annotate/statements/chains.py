"""Who reports that who said: statements within statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.annotate.statements.said import Said


class Links:
    """The tree that statements form by standing in one another."""

    def __init__(self, found: Sequence[Said]) -> None:
        """Work out for each the nearest one it stands in.

        Args:
            found: Everything said in a document.
        """
        self._found = sorted(found, key=_width, reverse=True)
        self._outer: dict[int, Said | None] = {}
        for place, said in enumerate(self._found):
            holders = [o for o in self._found[:place] if _holds(o, said)]
            self._outer[id(said)] = min(holders, key=_width) if holders else None

    def outer(self, said: Said) -> Said | None:
        """The statement that the given one stands in, or None."""
        return self._outer[id(said)]

    def outermost_first(self) -> Iterator[Said]:
        """All of them, each after the one it stands in."""
        return iter(self._found)


def _width(said: Said) -> int:
    return said.end - said.start


def _holds(outer: Said, inner: Said) -> bool:
    """Whether what the outer one says holds the inner one's cue, or its words where it has no cue."""
    if inner.cue is not None:
        return outer.holds(inner.cue.start) and any(outer.holds(low) for low, _ in inner.content)
    return all(outer.holds(low) and outer.holds(high - 1) for low, high in inner.content)
