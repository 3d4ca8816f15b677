"""Where commands print: rows and summaries to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.theme import Theme

THEME = Theme(
    {
        "head": "bold",
        "date": "cyan",
        "id": "dim",
        "soft": "dim",
        "receipt": "bold yellow",
        "odd": "yellow",
        "bad": "red",
        "good": "green",
    }
)
PIPED_WIDTH = 120
"""Columns where standard output is no terminal and COLUMNS says nothing."""


_STEERING = str.maketrans(
    {
        chr(code): None
        for codes in (
            range(0x20),
            range(0x7F, 0xA0),
            (0x061C, 0x200E, 0x200F),
            range(0x202A, 0x202F),
            range(0x2066, 0x206A),
        )
        for code in codes
        if chr(code) not in "\t\n"
    }
)
"""Characters that a terminal obeys instead of showing them: controls, escapes, changes of direction."""


class SafeConsole(Console):
    """A console on which the text of a document cannot steer the terminal."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Segments without characters that steer; those of our own styles are added later.

        Args:
            renderable: What to show.
            options: As rich gives them.

        Yields:
            Segments.
        """
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(segment.text.translate(_STEERING), segment.style)


def out(*, widest: int | None = None) -> Console:
    """The console of standard output; plain when it is no terminal.

    Args:
        widest: Columns to use at most; None for as many as there are.

    Returns:
        The console.
    """
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    console = SafeConsole(theme=THEME, highlight=False, markup=False, emoji=False, width=width)
    if widest is not None and console.width > widest:
        console.width = widest
    return console


def err() -> Console:
    """The console of standard error."""
    return SafeConsole(theme=THEME, highlight=False, markup=False, emoji=False, stderr=True)
