"""A comparison for people: each clause with its class and its words, then what is no longer said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.export.compared import SIGNS, Laid, name_of, told
from readout.model import Change, ClauseChange

WIDEST = 110
"""Columns beyond which lines of text get hard to read."""
_STYLES: Mapping[Change, str] = {
    "kept": "soft",
    "reworded": "soft",
    "strengthened": "good",
    "weakened": "bad",
    "scope": "odd",
    "named": "good",
    "unnamed": "bad",
    "moved": "date",
    "dropped": "bad",
    "added": "good",
}
_GONE, _NEW = "red strike", "green underline"
_MARKS: Mapping[str, tuple[str, str]] = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
"""About words that are gone or new; where there is colour, it says so itself."""


def print_compared(laid: Laid, *, only: tuple[Change, ...] = (), path: Path | None = None) -> None:
    """Print a comparison.

    Args:
        laid: Two documents and their comparison.
        only: Classes to show; all when empty. The summary is always of everything.
        path: File to write to, without colour; None for standard output.
    """
    if path is None:
        _print(laid, only, out(widest=WIDEST))
        return
    with path.open("w", encoding="utf-8") as file:
        _print(laid, only, Console(file=file, width=WIDEST, highlight=False, markup=False, no_color=True))


def _print(laid: Laid, only: tuple[Change, ...], console: Console) -> None:
    _print_head(laid, console)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    has_colour = console.color_system is not None and not console.no_color
    for row in laid.rows(only):
        grid.add_row(_classes(row), _told(row, has_colour=has_colour))
        grid.add_row("", "")
    console.print(grid)
    _print_summary(laid, console)


def _print_head(laid: Laid, console: Console) -> None:
    head = Table.grid(padding=(0, 2, 0, 0))
    head.add_column(style="dim", no_wrap=True)
    head.add_column(style="bold")
    head.add_row("before", name_of(laid.before))
    head.add_row("after", name_of(laid.after))
    console.print(head)
    console.print()


def _classes(row: ClauseChange) -> Text:
    lines = (Text(f"{SIGNS[change]} {change}", style=_STYLES[change]) for change in row.changes)
    return Text("\n").join(lines)


def _told(row: ClauseChange, *, has_colour: bool) -> Text:
    text = Text()
    for kind, words in _stretches(row):
        text.append(" " if text else "")
        opens, closes = ("", "") if has_colour or kind == "same" else _MARKS[kind]
        style = {"same": "dim" if row.changes[0] == "kept" else "", "gone": _GONE, "new": _NEW}[kind]
        text.append(f"{opens}{words}{closes}", style=style if has_colour else "")
    if row.notes:
        text.append("\n" + "; ".join(row.notes), style="dim italic")
    return text


def _stretches(row: ClauseChange) -> Iterator[tuple[str, str]]:
    if row.after is None and row.before is not None:
        yield "gone", told(row.before)
    elif row.before is None and row.after is not None:
        yield "new", told(row.after)
    else:
        for stretch in row.words:
            yield stretch.kind, stretch.text


def _print_summary(laid: Laid, console: Console) -> None:
    before, after = laid.clauses()
    counts = [
        Text(f"{SIGNS[change]} {number} {change}", style=_STYLES[change])
        for change, number in laid.counts().items()
    ]
    console.print(Text(f"{cells.counted(before, 'clause')} before, {after} after", style="bold"))
    console.print(cells.flow(counts, width=console.width))
    dropped = laid.dropped()
    if dropped:
        console.print()
        console.print(Text(f"Silence  {len(dropped)} no longer said", style="bold"))
        silence = Table.grid(padding=(0, 1, 0, 0))
        for clause in dropped:
            silence.add_row("  −", told(clause))
        console.print(silence)
    for title, formulas in (
        ("Formulas lost", laid.comparison.formulas_lost),
        ("Formulas gained", laid.comparison.formulas_gained),
    ):
        if formulas:
            console.print()
            console.print(Text(f"{title}  {len(formulas)}", style="bold"))
            console.print(Padding(cells.flow(formulas, width=console.width - 2), (0, 0, 0, 2)))
