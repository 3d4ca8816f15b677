"""A text with marks that may overlap, as stretches that do not: what a page needs to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something found in a text.

    Attributes:
        start: First code point, in the whole text.
        end: One past the last.
        kind: What it is: mention, statement, event, formula, receipt, date …
        id: Id of its row.
        label: Said of it on hovering and to those who listen.
    """

    start: int
    end: int
    kind: str
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text over which the same marks lie.

    Attributes:
        start: First code point, in the whole text.
        end: One past the last.
        text: Its words.
        marks: What lies over it, the widest first.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> str:
        """Kinds of its marks, parted by blanks: classes of the page's style."""
        return " ".join(sorted({mark.kind for mark in self.marks}))


def stretches(text: str, marks: Iterable[Mark], *, low: int = 0) -> Iterator[Stretch]:
    """Cut a text where marks begin and end.

    Args:
        text: The text, or a part of it.
        marks: What was found, in code points of the whole text; what lies outside is left out.
        low: Where the part begins in the whole text.

    Yields:
        Stretches that together are the text.

    Example:
        >>> marks = [Mark(start=0, end=3, kind="a"), Mark(start=2, end=5, kind="b")]
        >>> [(s.text, s.kinds) for s in stretches("abcdef", marks)]
        [('ab', 'a'), ('c', 'a b'), ('de', 'b'), ('f', '')]
    """
    high = low + len(text)
    held = sorted(
        (m for m in marks if m.start < high and m.end > low and m.start < m.end),
        key=lambda m: (m.start, -m.end, m.kind, m.id),
    )
    cuts = {low, high}
    for mark in held:
        cuts.update((max(low, mark.start), min(high, mark.end)))
    points = sorted(cuts)
    active: list[Mark] = []
    following = 0
    for start, end in pairwise(points):
        active = [mark for mark in active if mark.end > start]
        while following < len(held) and held[following].start <= start:
            active.append(held[following])
            following += 1
        yield Stretch(start=start, end=end, text=text[start - low : end - low], marks=tuple(active))
