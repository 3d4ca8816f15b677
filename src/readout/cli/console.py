"""Where commands print: rows and summaries to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys

from rich.console import Console
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


def out(*, widest: int | None = None) -> Console:
    """The console of standard output; plain when it is no terminal.

    Args:
        widest: Columns to use at most; None for as many as there are.

    Returns:
        The console.
    """
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    console = Console(theme=THEME, highlight=False, markup=False, emoji=False, width=width)
    if widest is not None and console.width > widest:
        console.width = widest
    return console


def err() -> Console:
    """The console of standard error."""
    return Console(theme=THEME, highlight=False, markup=False, emoji=False, stderr=True)
