"""`readout review`: the doubtful rows one after another, decided by keyboard."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli import options
from readout.cli.judge import Author, told
from readout.cli.listings import examples
from readout.cli.opening import configured, open_view
from readout.cli.rows import write
from readout.errors import ReadoutError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console
    from rich.text import Text

    from readout.judgements import Sitting
    from readout.model import Judgement
    from readout.query.doubtful import Doubt
    from readout.record import Record, View

LIMIT = 20
"""Mentions of one name that are shown."""


class DoubtName(StrEnum):
    """Kinds of doubt."""

    ONE_EVENT = "one-event"
    CONFLICT = "conflict"
    NAME = "name"
    WEAK = "weak"


Kinds = Annotated[
    list[DoubtName] | None,
    typer.Option(
        "--kind",
        "-k",
        metavar="KIND",
        help="Only these: one-event, conflict, name or weak. Again for more.",
        show_default=False,
    ),
]

_MEANING = {
    "one-event": {"m": "one event", "s": "two events"},
    "conflict": {"a": "told rightly", "x": "no such event", "s": "take reports out"},
    "name": {"a": "yes", "x": "nobody known"},
    "weak": {"a": "yes", "x": "no"},
}
"""What keys mean for a kind of doubt; the others mean the same everywhere."""


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "review",
        epilog=examples(
            "readout review",
            "readout review --kind one-event --kind conflict",
            "readout review --list --format jsonl",
        ),
    )(review)


def review(
    *,
    record: options.Record = None,
    kinds: Kinds = None,
    author: Author = None,
    only_list: Annotated[
        bool, typer.Option("--list", help="Print the questions instead of asking them.")
    ] = False,
    limit: options.Limit = None,
    rows_as: options.RowsAs = options.Format.TABLE,
) -> None:
    """The doubtful rows one after another: a accept, x reject, m merge, s split, e edit, u undo, o open.

    Every decision is kept at once; the record is linked anew when you leave.
    """
    from readout.query.doubtful import DOUBTS, doubtful

    wanted = [kind for kind in DOUBTS if kinds is None or kind in {one.value for one in kinds}]
    with open_view(record) as view:
        doubts = list(doubtful(view, wanted))[:limit]
    if only_list or rows_as is not options.Format.TABLE:
        _list(doubts, rows_as)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("A review asks at a terminal.", hint="`readout review --list` prints the questions.")
    from readout.judgements import Sitting, author_of
    from readout.record import Record

    _, folder = configured(record)
    held = Record.open(folder)
    _walk(held, Sitting(held, author_of(author)), doubts, typer.getchar)


def _list(doubts: Sequence[Doubt], rows_as: options.Format) -> None:
    if rows_as is not options.Format.TABLE:
        from readout.export import LISTINGS

        write(map(asdict, doubts), listing=LISTINGS["doubts"], rows_as=rows_as)
        return
    from rich.table import Table
    from rich.text import Text

    from readout.cli.cells import short
    from readout.cli.console import out

    if not doubts:
        out().print("Nothing is doubtful that nobody has decided.", style="soft")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="soft")
    for title in ("question", "why", "about"):
        table.add_column(title, overflow="fold", ratio=None if title == "about" else 1)
    for doubt in doubts:
        ids = " ".join(short(subject) for subject in doubt.subjects[:2])
        table.add_row(Text(doubt.question), Text(doubt.why, style="soft"), Text(ids, style="id"))
    out().print(table)


def _walk(record: Record, sitting: Sitting, doubts: Sequence[Doubt], key: Callable[[], str]) -> None:
    """Ask one question after another; whatever ends it, the record is linked."""
    from readout.cli.console import err, out

    console, made, at = out(), 0, 0
    try:
        while doubts:
            doubt = doubts[at] if at < len(doubts) else None
            _show(record, doubt, at, len(doubts), console)
            pressed = key().lower()
            if pressed == "u":
                taken_back = sitting.undo()
                said = "nothing to undo" if taken_back is None else f"undone: {told(taken_back)}"
                console.print(said, style="odd", markup=False)
                if taken_back is not None:
                    made, at = made - 1, max(0, at - 1)
            elif pressed == "q" or doubt is None:
                break
            elif pressed == "o":
                _open(record, doubt)
            elif pressed in ("n", " ", "\r"):
                at += 1
            elif _decided(record, sitting, doubt, pressed, console):
                made, at = made + 1, at + 1
    finally:
        if sitting.end():
            err().print("linked anew", style="soft")
    err().print(f"{made} decided, {len(doubts) - made} left", style="soft")


def _show(record: Record, doubt: Doubt | None, at: int, count: int, console: Console) -> None:
    if doubt is None:
        console.print("That was the last one: u takes it back, any other key ends.", style="soft")
        return
    with record.view() as view:
        _ask(view, doubt, at + 1, count, console)


def _decided(record: Record, sitting: Sitting, doubt: Doubt, pressed: str, console: Console) -> bool:
    """Carry out a key; whether something was decided."""
    try:
        judgement = None
        if pressed == "a" and doubt.kind != "one-event":
            judgement = sitting.decide("accept", doubt.subjects)
        elif pressed == "x" and doubt.kind != "one-event":
            judgement = sitting.decide("reject", doubt.subjects)
        elif pressed == "m":
            judgement = _merge(sitting, doubt)
        elif pressed == "s":
            judgement = _split(record, sitting, doubt)
        elif pressed == "e":
            judgement = _edit(sitting, doubt)
        else:
            console.print(f"{pressed!r} means nothing here.", style="odd", markup=False)
    except ReadoutError as error:
        console.print(str(error), style="bad", markup=False)
        return False
    if judgement is not None:
        console.print(told(judgement), style="good", markup=False)
    return judgement is not None


def _merge(sitting: Sitting, doubt: Doubt) -> Judgement | None:
    if doubt.kind == "one-event":
        return sitting.decide("merge", doubt.subjects)
    if doubt.kind == "name":
        return None
    other = typer.prompt("Merge with which event (id)", default="", show_default=False).strip()
    return sitting.decide("merge", [*doubt.subjects, other]) if other else None


def _split(record: Record, sitting: Sitting, doubt: Doubt) -> Judgement | None:
    from readout.query.doubtful import tellings_of

    if doubt.kind == "one-event":
        return sitting.decide("split", doubt.subjects)
    if doubt.kind == "name":
        return None
    with record.view() as view:
        reports = [row["report"] for row in tellings_of(view, doubt.subjects[0])]
    given = typer.prompt("Which reports are of another event (numbers)", default="", show_default=False)
    chosen = [
        reports[int(n) - 1]
        for n in given.replace(",", " ").split()
        if n.isdecimal() and 0 < int(n) <= len(reports)
    ]
    if not chosen:
        raise UsageError(f"No report has the number {given!r}.", hint=f"There are {len(reports)}.")
    return sitting.decide("split", [*doubt.subjects, *chosen])


def _edit(sitting: Sitting, doubt: Doubt) -> Judgement | None:
    given = typer.prompt("FIELD=VALUE", default="", show_default=False)
    field, mark, value = given.partition("=")
    return sitting.decide("edit", doubt.subjects, [(field, value)]) if mark else None


def _open(record: Record, doubt: Doubt) -> None:
    from readout.cli.cards import print_explained
    from readout.query import explain

    with record.view() as view:
        for subject in doubt.subjects[:2]:
            print_explained(explain(view, subject))


def _ask(view: View, doubt: Doubt, number: int, count: int, console: Console) -> None:
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    console.print(Rule(f"{number} of {count}", style="soft", align="left"))
    console.print(Text(doubt.question, style="head"))
    console.print(Text(doubt.why, style="soft"))
    console.print()
    for subject in doubt.subjects[: LIMIT if doubt.kind == "name" else None]:
        for line in _lines(view, subject):
            console.print(Padding(line, (0, 0, 0, 2)))
    if doubt.kind == "name" and len(doubt.subjects) > LIMIT:
        console.print(Text(f"  and {len(doubt.subjects) - LIMIT} more", style="soft"))
    console.print()
    console.print(_help(doubt))


def _lines(view: View, subject: str) -> list[Text]:
    """A row with its receipts, in few lines."""
    from rich.text import Text

    from readout.cli import cells
    from readout.query import show
    from readout.query.doubtful import tellings_of

    shown = show(view, subject)
    if shown.found.table != "events":
        here = shown.contexts[0]
        line = Text("… ", style="soft").append(cells.one_line(here.before)[-160:] + " ", style="default")
        line.append(here.text, style="receipt").append(
            f" {cells.one_line(here.after)[:160]}", style="default"
        )
        return [line.append(f"  {here.published or ''} {here.source.rpartition('/')[2]}", style="soft")]
    row = shown.found.row
    head = Text(row["date"] or "undated", style="date").append("  ").append_text(cells.what(row))
    head.append(" · ", style="soft").append_text(cells.who(row, with_office=True))
    if cells.where(row):
        head.append(" · ", style="soft").append(cells.where(row))
    lines = [head.append(f"  {cells.short(row['event'])}", style="id")]
    for conflict in row["conflicts"]:
        values = " / ".join(f"{v['value']} ({len(v['reports'])})" for v in conflict["values"])
        lines.append(Text(f"  {conflict['field']}: ", style="odd").append(values))
    for number, report in enumerate(tellings_of(view, row["event"]), 1):
        words = cells.one_line(report["text"], limit=220)
        lines.append(Text(f"  {number} ", style="soft").append(f"“{words}”", style="receipt"))
    return lines


def _help(doubt: Doubt) -> Text:
    from rich.text import Text

    own = _MEANING[doubt.kind]
    given = {**own, "e": "edit", "u": "undo", "o": "open", "n": "next", "q": "quit"}
    if doubt.kind in ("conflict", "weak"):
        given = {**own, "m": "merge", **given}
    keys = (Text(key, style="head").append(f" {meaning}", style="soft") for key, meaning in given.items())
    return Text("   ").join(keys)
