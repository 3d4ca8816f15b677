"""`readout check`: a sentence of the user's own held against the record."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.look import CardAs, CardFormat
from readout.cli.opening import open_view
from readout.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from readout.query.check import Checked

Sentence = Annotated[
    str, typer.Argument(metavar="SENTENCE", help="What is claimed, in quotation marks; - for standard input.")
]
SaidOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day it is said: what came later does not count. Today, when not given.",
        show_default=False,
    ),
]

_TELLINGS = 3
"""Tellings of an event that are shown."""

_USES = 12
"""Uses of a formula that are shown."""

_STYLES = {"supported": "good", "contradicted": "bad", "undecided": "odd"}
_KINDS = {
    "first": "the first",
    "ordinal": "an ordinal",
    "count": "a number of times",
    "since": "none, or none such, since then",
}


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "check",
        epilog=examples(
            'readout check "The third time since 2022 that NATO and Japan issue a joint statement"',
            'readout check "Scholz has visited China three times since 2021" --on 2024-04-17',
            'readout check "The first G7 statement to mention the Taiwan Strait" --format json',
        ),
    )(check)


def check(
    sentence: Sentence,
    *,
    record: options.Record = None,
    said_on: SaidOn = None,
    check_as: CardAs = CardFormat.TEXT,
    as_of: options.AsOf = None,
) -> None:
    """A claim of your own that counts acts or wording: supported, contradicted or undecided, and by what.

    It is read as the sentences of documents are, and shown as it was understood.
    """
    from readout.query.check import check as ask
    from readout.query.check import check_row

    given = sys.stdin.read() if sentence == "-" else sentence
    day = _day(said_on)
    with open_view(record, as_of) as view:
        found = ask(view, given, said_on=day)
    if check_as is CardFormat.JSON:
        rows = [check_row(one, said_on=day) for one in found]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    from readout.cli.console import out

    for number, one in enumerate(found):
        if number:
            out().print()
        _print(one, day, out())


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--on {text!r} is no day.", hint="Write it as 2024-04-17.") from error


def _print(one: Checked, day: dt.date, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from readout.cli import cells

    head = Text(one.check.verdict.upper(), style=_STYLES[one.check.verdict])
    console.print(head.append(f"  “{cells.one_line(one.claim.span.text)}”", style="receipt"))
    console.print(Padding(Text(one.check.coverage), (0, 0, 0, 2)))
    console.print()
    console.print(Padding(_understood(one, day), (0, 0, 0, 2)))
    if one.events or one.usages:
        console.print()
        console.print(Text("Counted", style="head"))
        console.print(Padding(_counted(one), (0, 0, 0, 2)))
    console.print()
    console.print(Padding(Text(_limits(one), style="soft"), (0, 0, 0, 2)))


def _understood(one: Checked, day: dt.date) -> Table:
    """The claim as it was understood, field by field."""
    from rich.table import Table
    from rich.text import Text

    claim = one.claim
    number = f" ({claim.ordinal})" if claim.ordinal is not None and claim.ordinal > 1 else ""
    is_of_wording = claim.kind == "since" and claim.formula is not None and claim.act is None
    told = {
        "claims": "unchanged wording" if is_of_wording else f"{_KINDS[claim.kind]}{number}",
        "of": " ".join(part for part in (claim.format, claim.act) if part).replace("-", " "),
        "wording": claim.formula,
        "by": ", ".join(one.names) or "anybody",
        "since": claim.since,
        "until": claim.until or day.isoformat(),
    }
    table = Table.grid(padding=(0, 2))
    for label, value in told.items():
        if value:
            table.add_row(Text(label, style="soft"), Text(value))
    return table


def _counted(one: Checked) -> Table:
    """The events, each with tellings of it, then the uses of the formula that is counted."""
    from rich.table import Table
    from rich.text import Text

    from readout.cli import cells

    table = Table.grid(padding=(0, 2))
    for row in one.events:
        what = cells.what(row).append(" · ", style="soft").append_text(cells.who(row))
        table.add_row(
            Text(row["date"] or "undated", style="date"), what, Text(cells.short(row["event"]), style="id")
        )
        told = one.receipts[row["event"]]
        for receipt in told[:_TELLINGS]:
            words = Text(f"“{cells.one_line(receipt['text'], limit=200)}”", style="receipt")
            table.add_row("", words, Text(cells.short(receipt["doc"]), style="id"))
        if len(told) > _TELLINGS:
            table.add_row("", Text(f"and {len(told) - _TELLINGS} more tellings", style="soft"), "")
    for row in one.usages[:_USES]:
        words = Text(f"“{cells.one_line(row['text'])}”", style="receipt")
        if row["strength"]:
            words.append(f" · {row['strength']}", style="soft")
        table.add_row(
            Text(row["date"] or "", style="date"), words, Text(cells.short(row["usage"]), style="id")
        )
    if len(one.usages) > _USES:
        table.add_row("", Text(f"and {len(one.usages) - _USES} more uses", style="soft"), "")
    return table


def _limits(one: Checked) -> str:
    """What the record cannot know."""
    known = one.known
    span = f" of {known.first} to {known.last}" if known.first and known.last else ""
    return (
        f"Rests on {known.documents} document{'' if known.documents == 1 else 's'}{span}; "
        "what none of them tells the record cannot know."
    )
