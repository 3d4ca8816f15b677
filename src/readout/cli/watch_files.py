"""`readout watch list|add|remove`: the watches of the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from readout.cli import options
from readout.cli.console import err, out
from readout.cli.listings import examples
from readout.cli.opening import configured
from readout.cli.watch_options import Name, StateFolder, WatchesFile, asked, state_folder, watches_file
from readout.errors import RecordMissing

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="LISTING [FILTERS]...",
        help="What is watched and the filters of that listing, as for `readout events` and the others.",
    ),
]


def add_to(watch: typer.Typer) -> None:
    """Add the commands.

    Args:
        watch: The group.
    """
    watch.command("list", epilog=examples("readout watch list"))(list_all)
    watch.command(
        "add",
        context_settings={"ignore_unknown_options": True},
        epilog=examples(
            "readout watch add jpn-usa meetings --country JPN --country USA",
            "readout watch add fm events --office 'Foreign Minister of Japan'",
            "readout watch add strait wording --formula taiwan-strait --new-actor",
        ),
    )(add)
    watch.command("remove", epilog=examples("readout watch remove jpn-usa"))(remove)


def list_all(watches: WatchesFile = None) -> None:
    """The watches of the file, each with what it asks."""
    from rich.table import Table
    from rich.text import Text

    from readout.export.told import question

    table = Table.grid(padding=(0, 2))
    for watch in asked(watches, None):
        table.add_row(Text(watch.name, style="head"), Text(question(watch)))
    out().print(table)


def add(name: Name, words: Words, watches: WatchesFile = None) -> None:
    """Write a watch at the end of the file; what else stands in it is left as it is."""
    from readout.watching.edit import add as write
    from readout.watching.edit import filters_given

    path = watches_file(watches)
    sys.stdout.write(write(path, name, filters_given(words)))
    err().print(
        f"Written to {path}. `readout watch {name} --mark-seen` begins with what comes from now on.",
        style="soft",
    )


def remove(
    name: Name, record: options.Record = None, watches: WatchesFile = None, state: StateFolder = None
) -> None:
    """Take a watch out of the file, and forget what it told; other lines and comments stay."""
    from readout.watching import State
    from readout.watching.edit import remove as cut

    path = watches_file(watches)
    cut(path, name)
    try:
        folder: Path | None = state_folder(state, configured(record)[1])
    except RecordMissing:
        folder = None
    if folder is not None and folder.is_dir():
        with State.opened(folder) as held:
            held.forget(name)
    err().print(f"{name} is taken out of {path}.", style="soft")
