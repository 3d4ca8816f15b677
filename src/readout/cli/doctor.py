"""`readout doctor`: whether everything is there and well, and what to do where it is not."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from readout._version import __version__
from readout.cli import options
from readout.cli.listings import examples

if TYPE_CHECKING:
    from rich.console import Console

    from readout.health import Check

WIDEST = 110
"""Columns beyond which lines get no longer."""

_MARKS = {"well": ("ok", "good"), "note": ("note", "odd"), "wrong": ("WRONG", "bad")}


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command("doctor", epilog=examples("readout doctor", "readout doctor --verify --record my-record"))(
        doctor
    )


def doctor(
    record: options.Record = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Check every byte and every receipt of the record, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> int:
    """What is installed, which language model and tables, how the machine and the record stand.

    Nothing is changed and nothing is contacted. It ends with 1 where something is wrong, and says what to do.
    """
    from readout.health import checkup

    now = dt.datetime.now(tz=dt.UTC)
    found = tuple(checkup(record, environ=os.environ, now=now, is_full=verify))
    wrong = sum(check.level == "wrong" for check in found)
    if as_json:
        told = {"readout": __version__, "is_well": not wrong, "checks": [asdict(check) for check in found]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(found, wrong)
    return int(wrong > 0)


def _print(found: Sequence[Check], wrong: int) -> None:
    from rich.text import Text

    from readout.cli.console import out

    console = out(widest=WIDEST)
    for group, checks in groupby(found, key=lambda check: check.group):
        console.print(Text(group.capitalize(), style="head"))
        _print_group(tuple(checks), console)
        console.print()
    notes = sum(check.level == "note" for check in found)
    noted = f"; {notes} to note" if notes else ""
    if wrong:
        things = "1 thing is" if wrong == 1 else f"{wrong} things are"
        console.print(Text(f"{things} wrong{noted}.", style="bad"))
    else:
        console.print(Text(f"Readout {__version__} is well{noted}.", style="good"))


def _print_group(checks: Sequence[Check], console: Console) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=5)
    table.add_column(no_wrap=True, min_width=14)
    table.add_column(overflow="fold")
    for check in checks:
        mark, style = _MARKS[check.level]
        said = Text(check.said)
        if check.next_step:
            said.append(f"\n→ {check.next_step}", style="soft" if check.level == "well" else style)
        table.add_row(Text(mark, style=style), Text(check.name, style="soft"), said)
    console.print(Padding(table, (0, 0, 0, 2)))
