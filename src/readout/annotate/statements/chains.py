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
        rank = {id(said): place for place, said in enumerate(self._found)}
        self._outer: dict[int, Said | None] = {}
        pieces = sorted((piece, rank[id(said)]) for said in self._found for piece in said.content)
        open_pieces: list[tuple[int, int]] = []
        place = 0
        for said in sorted(self._found, key=_point):
            point = _point(said)
            while place < len(pieces) and pieces[place][0][0] <= point:
                open_pieces.append((pieces[place][0][1], pieces[place][1]))
                place += 1
            open_pieces = [piece for piece in open_pieces if piece[0] > point]
            own = rank[id(said)]
            holders = sorted({r for _, r in open_pieces if r < own}, reverse=True)
            self._outer[id(said)] = next(
                (self._found[r] for r in holders if _holds(self._found[r], said)), None
            )

    def outer(self, said: Said) -> Said | None:
        """The statement that the given one stands in, or None."""
        return self._outer[id(said)]

    def outermost_first(self) -> Iterator[Said]:
        """All of them, each after the one it stands in."""
        return iter(self._found)


def _point(said: Said) -> int:
    """Where it is anchored: at its cue, or at its words where it has none."""
    return said.cue.start if said.cue is not None else said.start


def _width(said: Said) -> int:
    return said.end - said.start


def _holds(outer: Said, inner: Said) -> bool:
    """Whether what the outer one says holds the inner one's cue, or its words where it has no cue."""
    if inner.cue is not None and inner.rule == "noun":
        return outer.holds(inner.cue.start)
    if inner.cue is not None:
        return outer.holds(inner.cue.start) and any(outer.holds(low) for low, _ in inner.content)
    return all(outer.holds(low) and outer.holds(high - 1) for low, high in inner.content)
