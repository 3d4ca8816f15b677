"""Items of watches on standard output: for people, or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.cli.console import err, out
from readout.cli.watch_options import WatchFormat

if TYPE_CHECKING:
    from rich.console import Console

    from readout.watching import Item
    from readout.watching.tell import Batch, Outcome

_WORDS = 220
_STYLES = {"new": "good", "changed": "odd", "left": "bad", "gone": "bad"}
_KINDS = {"new": "new", "changed": "changed", "left": "left", "gone": "gone"}


def print_batches(batches: Sequence[Batch], told_as: WatchFormat) -> None:
    """Print what watches have to tell, all of it, before anything is remembered.

    Args:
        batches: One a watch.
        told_as: Format; JSON is written in ASCII, as a text may hold half a character.
    """
    if told_as is WatchFormat.TABLE:
        console = out(widest=100)
        for batch in batches:
            _print_batch(batch, console)
    else:
        lines = [json.dumps(item.as_row(), ensure_ascii=True) for batch in batches for item in batch.items]
        if told_as is WatchFormat.JSON:
            sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n")
        else:
            sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def say_outcome(outcome: Outcome, *, with_count: bool = False) -> None:
    """Say on standard error what could not be told.

    Args:
        outcome: What came of it.
        with_count: Whether to say how many were told.
    """
    console = err()
    for item, why in outcome.failures:
        console.print(f"{item.watch} {item.id}: {why}; it will be told again.", style="bad")
    for name, why in outcome.problems:
        console.print(f"{name} cannot be asked: {why}", style="bad")
    if with_count:
        failed = f", {len(outcome.failures)} failed" if outcome.failures else ""
        console.print(f"{outcome.told} told{failed}.", style="soft")


def _print_batch(batch: Batch, console: Console) -> None:
    from rich.text import Text

    from readout.cli.cells import counted
    from readout.export.told import question

    head = Text(batch.watch.name, style="head")
    said = counted(len(batch.items), "item") if batch.items else "nothing new"
    console.print(head.append(f"  {said} · {question(batch.watch)}", style="soft"))
    for item in batch.items:
        _print_item(item, console)
    console.print()


def _print_item(item: Item, console: Console) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from readout.cli.cells import one_line, short
    from readout.export.told import change_line

    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=7)
    table.add_column(ratio=1)
    table.add_column(justify="right")
    title = Text(item.date or "undated", style="date").append(f"  {item.title}", style="")
    table.add_row(Text(_KINDS[item.kind], style=_STYLES[item.kind]), title, Text(short(item.id), style="id"))
    for change in item.changes:
        line = Text(change_line(change))
        for one in change.receipts[:1]:
            line.append(f"  “{one_line(one['text'], limit=_WORDS)}”", style="receipt")
        table.add_row("", line, "")
    if item.note:
        table.add_row("", Text(item.note, style="soft"), "")
    if not item.changes:
        for one in [r for r in item.receipts[:1] if one_line(r["text"]) not in item.title]:
            table.add_row("", Text(f"“{one_line(one['text'], limit=_WORDS)}”", style="receipt"), "")
    console.print(Padding(table, (0, 0, 0, 2)))
