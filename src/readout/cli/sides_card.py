"""The official texts of an event for people: what all say, what some leave out, what one gives to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.export.compared import name_of
from readout.export.sides import KINDS, SidesLaid, absent_line, the_text, titles
from readout.model import Matched, Span

if TYPE_CHECKING:
    from readout.query.sides import Told

WIDEST = 110
"""Columns beyond which lines of text get hard to read."""

_LABEL = 22
"""Columns that the name of a side takes at most."""


def print_sides(laid: SidesLaid) -> None:
    """Print the comparison.

    Args:
        laid: The texts and their comparison.
    """
    console = out(widest=WIDEST)
    _print_head(laid, console)
    note = absent_line(laid)
    if note is not None:
        console.print(note)
        return
    in_all, in_some = titles(laid)
    _print_matched(in_all, laid, laid.by_all(), console)
    if in_some is not None:
        _print_matched(in_some, laid, laid.by_some(), console)
    for number, side in enumerate(laid.sides):
        clauses = laid.only(number)
        _heading(f"Only in {the_text(side.name)}  {len(clauses)}", console)
        if not clauses:
            console.print("  Nothing that the others have not.", style="soft")
        for clause in clauses:
            console.print(Padding(_receipt(clause.span, opens=clause.opens), (0, 0, 0, 2)))
        grid = _grid()
        for kind, what in KINDS:
            named = laid.named_only(number, what)
            if named:
                grid.add_row(
                    Text(kind, style="soft"), cells.flow(map(_named, named), width=console.width - 14)
                )
        if grid.row_count:
            console.print(Padding(grid, (0, 0, 0, 2)))
    _print_given(laid, console)
    first, second = (cells.short(side.document.doc) for side in laid.sides[:2])
    console.print()
    console.print(f"How their wording differs: readout diff {first} {second}", style="soft")


def _print_head(laid: SidesLaid, console: Console) -> None:
    event = laid.asked.event
    console.print(Text("SIDES", style="head").append(f"  {event.event}", style="id"))
    grid = _grid()
    for side in laid.sides:
        title = Text(name_of(side.document))
        title.append(f"  {side.document.published.text or 'undated'}", style="date")
        title.append(f"  {cells.short(side.document.doc)}", style="id")
        if side.also:
            title.append(f"  and {cells.counted(len(side.also), 'further text')}", style="soft")
        grid.add_row(Text(side.name, style="head"), title)
    console.print(Padding(grid, (0, 0, 0, 2)))


def _print_matched(title: str, laid: SidesLaid, rows: Sequence[Matched], console: Console) -> None:
    _heading(f"{title}  {len(rows)}", console)
    if not rows:
        console.print("  Nothing.", style="soft")
        return
    grid = _grid()
    for number, matched in enumerate(rows):
        if number:
            grid.add_row("", "")
        for side, clause in zip(laid.sides, matched.clauses, strict=True):
            if clause is not None:
                grid.add_row(Text(side.name, style="soft"), _receipt(clause.span, opens=clause.opens))
            else:
                grid.add_row(Text(side.name, style="soft"), Text("leaves it out", style="odd"))
    console.print(Padding(grid, (0, 0, 0, 2)))


def _print_given(laid: SidesLaid, console: Console) -> None:
    given = laid.given()
    if not given:
        return
    _heading(f"Words given to another side  {len(given)}", console)
    for one in given:
        by = the_text(laid.sides[one.by].name)
        line = Text(f"{by[:1].upper()}{by[1:]} gives {one.word.speaker}: ", style="soft")
        line.append(f"“{cells.one_line(one.word.receipt.text)}”", style="default")
        line.append(f"  {_at(one.word.receipt)}", style="id")
        also = ", ".join(the_text(laid.sides[n].name) for n in one.found_in)
        line.append(f"  also in {also}" if also else "  in no other text", style="soft" if also else "odd")
        console.print(Padding(line, (0, 0, 0, 2)))


def _receipt(span: Span, *, opens: bool) -> Text:
    text = Text("" if opens else "… ").append(cells.one_line(span.text))
    return text.append(f"  {_at(span)}", style="id")


def _at(span: Span) -> str:
    return f"{cells.short(span.doc)}:{span.start}-{span.end}"


def _named(told: Told) -> Text:
    return Text(told.name).append(f" {told.receipt.start}-{told.receipt.end}", style="id")


def _heading(text: str, console: Console) -> None:
    console.print()
    console.print(text[:1].upper() + text[1:], style="head")


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=_LABEL)
    grid.add_column(ratio=1)
    return grid
