"""`readout show` and `readout explain`: one row, its receipts, and why it says what it says."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import open_view

if TYPE_CHECKING:
    from readout.query.considered import Refusal
    from readout.record import View

Id = Annotated[str, typer.Argument(metavar="ID", help="An id or the beginning of one, such as evt_k3v7q2ab.")]


class CardFormat(StrEnum):
    """How one row is printed."""

    TEXT = "table"
    JSON = "json"


Refused = Annotated[
    bool,
    typer.Option("--refused", help="Read the documents again and list what was considered and refused."),
]
CardAs = Annotated[CardFormat, typer.Option("--format", "-f", help="For people, or as JSON.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands.

    Args:
        app: The commands.
    """
    app.command("show", epilog=examples("readout show evt_k3v7q2ab", "readout show person/antony-blinken"))(
        show
    )
    app.command(
        "explain", epilog=examples("readout explain evt_k3v7q2ab", "readout explain doc_abcdefgh --refused")
    )(explain)


def show(
    wanted: Id,
    record: options.Record = None,
    card_as: CardAs = CardFormat.TEXT,
    as_of: options.AsOf = None,
) -> None:
    """Any row of the record, with every receipt in the sentence it was read from."""
    from readout.cli.cards import print_shown
    from readout.export.jsonl import json_line
    from readout.query import show as ask

    with open_view(record, as_of) as view:
        shown = ask(view, wanted)
        if card_as is CardFormat.JSON:
            sys.stdout.write(json_line(shown.found.row) + "\n")
        else:
            print_shown(shown)


def explain(
    wanted: Id,
    record: options.Record = None,
    card_as: CardAs = CardFormat.TEXT,
    as_of: options.AsOf = None,
    with_refused: Refused = False,
) -> None:
    """Why a row says what it says: rules, words, scores, notes, alternatives, and what joined the reports."""
    from readout.cli.cards import print_explained, print_refused
    from readout.export.jsonl import json_line
    from readout.query import explain as ask

    with open_view(record, as_of) as view:
        explained = ask(view, wanted)
        refused = _refused(view, explained.shown.found.id) if with_refused else ()
    if card_as is CardFormat.JSON:
        told: dict[str, Any] = {"row": explained.shown.found.row}
        told["reasons"] = [
            {"subject": r.subject, "label": r.label, "text": r.text} for r in explained.reasons
        ]
        if with_refused:
            told["refused"] = [asdict(one) for one in refused]
        sys.stdout.write(json_line(told) + "\n")
        return
    print_explained(explained)
    if with_refused:
        print_refused(refused)


def _refused(view: View, wanted: str) -> tuple[Refusal, ...]:
    from readout.query.considered import refusals

    return refusals(view, wanted)
