"""Options that the commands of `readout watch` share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from readout.watching import Watch


class WatchFormat(StrEnum):
    """How items are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...", help="Watches; all of the file when none is named.", show_default=False
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of a watch.")]
WatchesFile = Annotated[
    Path | None,
    typer.Option(
        "--watches",
        "-w",
        metavar="FILE",
        help="File of the watches. [dim]Default: ./watches.toml[/dim]",
        show_default=False,
    ),
]
StateFolder = Annotated[
    Path | None,
    typer.Option(
        "--state",
        metavar="DIR",
        help="Where what was told is remembered. [dim]Default: watches in the record's folder[/dim]",
        show_default=False,
    ),
]
ToldAs = Annotated[WatchFormat, typer.Option("--format", "-f", help="How to print the items.")]


def watches_file(given: Path | None) -> Path:
    """The file of the watches.

    Args:
        given: What `--watches` says, or None.

    Returns:
        Its path, whether or not it is there.
    """
    from readout.watching import FILE

    return given if given is not None else Path(FILE)


def asked(file: Path | None, names: list[str] | None) -> tuple[Watch, ...]:
    """The watches that a command means.

    Args:
        file: What `--watches` says, or None.
        names: Names; all when none is given.

    Returns:
        The watches.

    Raises:
        ConfigError: The file is not there or not as it must be, or has no such watch.
    """
    from readout.watching import chosen, read_watches

    return chosen(read_watches(watches_file(file)), tuple(names or ()))


def state_folder(given: Path | None, record: Path) -> Path:
    """Where what was told is remembered.

    Args:
        given: What `--state` says, or None.
        record: Folder of the record.

    Returns:
        A folder, whether or not it is there.

    Raises:
        RecordMissing: There is no record.
    """
    from readout.record import Record
    from readout.watching import FOLDER

    return given if given is not None else Record.open(record).path / FOLDER
