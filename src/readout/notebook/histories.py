"""How the wording of a family moved, drawn where a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, overload

from readout.export import Strip, write_plot
from readout.export.plot import drawing
from readout.notebook.html import page, table, text
from readout.query import History, Share

PlotBy = Literal["variant", "speaker"]
SHOWN = 8
"""Variants or speakers that are drawn."""


class Histories(Sequence[History]):
    """The histories of one family of wording, or of several whose ids hold the words asked for."""

    def __init__(self, found: Sequence[History]) -> None:
        """Keep the histories.

        Args:
            found: The most used family first.
        """
        self._found = tuple(found)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, key: int) -> History: ...
    @overload
    def __getitem__(self, key: slice) -> Histories: ...
    def __getitem__(self, key: int | slice) -> History | Histories:
        return Histories(self._found[key]) if isinstance(key, slice) else self._found[key]

    def __repr__(self) -> str:
        told = ", ".join(f"{one.formula} ×{one.uses}" for one in self._found)
        return f"<{told or 'no family'}>"

    def plot(self, path: str | Path, *, by: PlotBy = "variant") -> Path:
        """Draw them.

        Args:
            path: Where to; its name ends in `.svg` or `.png`.
            by: A row for each variant, or for each speaker.

        Returns:
            The path.

        Raises:
            UsageError: The file would be neither SVG nor PNG, or its folder is not there.
        """
        return write_plot(Path(path), self._title(), list(self._strips(by)))

    def _repr_html_(self) -> str:
        lines = (
            [text(one.formula), text(one.uses), text(one.documents), text(len(one.variants))]
            for one in self._found
        )
        heads = ("family", "uses", "documents", "variants")
        return page(f"{drawing(self._title(), list(self._strips('variant')))}{table(heads, lines)}")

    def _title(self) -> str:
        return ", ".join(one.label for one in self._found) or "No such wording"

    def _strips(self, by: PlotBy) -> Iterator[Strip]:
        for one in self._found:
            shares = one.variants if by == "variant" else one.speakers
            for share in shares[:SHOWN]:
                yield Strip(label=_label(share), counts=share.periods, note=f"{share.uses:,}")


def _label(share: Share) -> str:
    return f"{share.value} ({share.detail})" if share.detail else share.value
