"""`readout sides`: what each side's own text of one occasion says, and what it leaves out."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured, open_view

if TYPE_CHECKING:
    from readout.export.sides import SidesLaid


class SidesFormat(StrEnum):
    """How the texts are printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


Id = Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event, or the beginning of one.")]
SidesAs = Annotated[SidesFormat, typer.Option("--format", "-f", help="For people, or as a page or data.")]


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "sides",
        epilog=examples("readout sides evt_k3v7q2ab", "readout sides evt_k3v7q2ab --format markdown"),
    )(sides)


def sides(
    wanted: Id,
    *,
    record: options.Record = None,
    sides_as: SidesAs = SidesFormat.TABLE,
    as_of: options.AsOf = None,
) -> None:
    """Each side's own read-out of an event and the joint text: what all say, and what only one does.

    Of each side the longest official text in the record is taken. A clause counts as left out where no
    clause of the other texts is like it.
    """
    configured(record)
    laid = _laid(wanted, record, as_of)
    if sides_as is SidesFormat.JSON:
        from readout.export.sides_json import sides_json

        sys.stdout.write(sides_json(laid))
    elif sides_as is SidesFormat.MARKDOWN:
        from readout.export.sides_markdown import sides_markdown

        sys.stdout.write(sides_markdown(laid))
    else:
        from readout.cli.sides_card import print_sides

        print_sides(laid)


def _laid(wanted: str, record: options.Record, as_of: str | None) -> SidesLaid:
    from readout.export.sides import SidesLaid
    from readout.query.sides import sides as ask

    with open_view(record, as_of) as view:
        asked = ask(view, wanted)
    if len(asked.sides) < 2:
        return SidesLaid(asked=asked)
    from readout.single import match

    return SidesLaid(asked=asked, matched=match([side.document for side in asked.sides]))
