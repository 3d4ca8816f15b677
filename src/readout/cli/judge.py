"""`readout judge`: accept, reject, merge, split and edit rows; undo, list, import, compare reviewers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured, open_view
from readout.cli.rows import write
from readout.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from readout.judgements import Kept
    from readout.model import Judgement, JudgementKind

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of rows, or the beginnings of them.")]
Author = Annotated[
    str | None,
    typer.Option(
        "--author",
        metavar="NAME",
        help="Who decides. [dim]Default: $READOUT_AUTHOR, your user name[/dim]",
        show_default=False,
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Add the commands.

    Args:
        app: The commands.
    """
    judge = typer.Typer(
        name="judge",
        no_args_is_help=True,
        help="Correct the record for good: accept, reject, merge, split, edit; all of it can be undone.",
    )
    judge.command("accept", epilog=examples("readout judge accept evt_k3v7q2ab --reason checked"))(accept)
    judge.command(
        "reject", epilog=examples("readout judge reject rep_ibbas3eo", "readout judge reject sta_2fun6agv")
    )(reject)
    judge.command(
        "merge",
        epilog=examples(
            "readout judge merge evt_k3v7q2ab evt_zqm5d3xa",
            "readout judge merge person/toshimitsu-motegi person/toshimichi-shigeki",
        ),
    )(merge)
    judge.command(
        "split",
        epilog=examples(
            "readout judge split evt_k3v7q2ab rep_ibbas3eo",
            "readout judge split evt_k3v7q2ab evt_zqm5d3xa",
            "readout judge split person/kan men_4hhhove5 --set entity=person/yoshihide-suga",
        ),
    )(split)
    judge.command(
        "edit",
        epilog=examples(
            "readout judge edit evt_k3v7q2ab date=2021-03-16 'place=Tokyo, JPN'",
            "readout judge edit evt_k3v7q2ab with=person/lloyd-austin",
            "readout judge edit men_4hhhove5 entity=person/yoshihide-suga",
        ),
    )(edit)
    judge.command("undo", epilog=examples("readout judge undo jud_hgni3xwt"))(undo)
    judge.command(
        "list", epilog=examples("readout judge list", "readout judge list --format jsonl > mine.jsonl")
    )(list_all)
    judge.command("import", epilog=examples("readout judge import colleague.jsonl"))(bring_in)
    judge.command(
        "agreement", epilog=examples("readout judge agreement", "readout judge agreement --format json")
    )(agreement)
    app.add_typer(judge)


def accept(ids: Ids, record: options.Record = None, author: Author = None, reason: Reason = "") -> None:
    """Rows are right as they are: they are marked, and `readout review` asks no more about them."""
    _decide("accept", ids, record, author, reason)


def reject(ids: Ids, record: options.Record = None, author: Author = None, reason: Reason = "") -> None:
    """Rows are wrong: they are hidden and count for nothing. Of an event all its reports are."""
    _decide("reject", ids, record, author, reason)


def merge(ids: Ids, record: options.Record = None, author: Author = None, reason: Reason = "") -> None:
    """Events are one event; or entities are one, and the first is who they are."""
    _decide("merge", ids, record, author, reason)


def split(
    ids: Ids,
    *,
    record: options.Record = None,
    author: Author = None,
    reason: Reason = "",
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="entity=ID|name=NAME", help="Whom mentions taken out of an entity mean."
        ),
    ] = None,
) -> None:
    """Take reports out of an event, or mentions out of an entity; or keep events apart.

    The first id is the whole.
    """
    _decide("split", ids, record, author, reason, _pairs(given or []))


def edit(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Id of the row, or the beginning of it.")],
    given: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE…", help="What to put there; none empties it.")
    ],
    record: options.Record = None,
    author: Author = None,
    reason: Reason = "",
) -> None:
    """Put other values into a row.

    Events and reports: date, place, status, act, type, mode, format, with, without.
    Mentions: entity, country, office. Statements: speakers, mode, verb. Wording: formula.
    Entities: name, country, kind, wikidata. What was read from one stretch of text: start, end.
    """
    _decide("edit", [wanted], record, author, reason, _pairs(given))


def undo(ids: Ids, record: options.Record = None, author: Author = None, reason: Reason = "") -> None:
    """Take judgements back. An undoing can be undone, too."""
    _decide("undo", ids, record, author, reason)


def list_all(
    record: options.Record = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that were undone, and what undid them.")
    ] = False,
    as_of: options.AsOf = None,
) -> None:
    """Judgements that hold, oldest first.

    JSONL has all of them, for `readout judge import` elsewhere.
    """
    from readout.link import judging

    with open_view(record, as_of) as view:
        made = list(view.judgements())
        rows = list(view.rows("judgements", order='"at", judgement'))
        docs = {row["doc"] for row in view.sql("SELECT doc FROM documents")}
    holding = {judgement.judgement for judgement in judging.active(made)}
    has_all = everything or rows_as is options.Format.JSONL
    if rows_as is not options.Format.TABLE:
        from readout.export import LISTINGS

        wanted = [row for row in rows if has_all or row["judgement"] in holding]
        write(wanted, listing=LISTINGS["judgements"], rows_as=rows_as)
        return
    from readout.cli.console import out

    waiting = {
        j.judgement for j in made if any(a.doc for a in j.anchors) and not docs & {a.doc for a in j.anchors}
    }
    _print_list([j for j in made if has_all or j.judgement in holding], holding, waiting, out())


def bring_in(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSONL of `readout judge list`, or of an export.")
    ],
    record: options.Record = None,
) -> None:
    """Bring in the judgements of another record or reviewer; those that are there already are left."""
    from readout.cli.console import err
    from readout.judgements import keep, read_judgements
    from readout.record import Record

    given = read_judgements(path)
    _, folder = configured(record)
    kept = keep(Record.open(folder), given)
    err().print(f"{len(kept.new)} new, {kept.known} known already{_waiting(kept)}", style="soft")


def agreement(record: options.Record = None, told_as: options.RowsAs = options.Format.TABLE) -> None:
    """How far reviewers agree on what several of them decided, and where not."""
    from dataclasses import asdict

    from readout.query.agreement import agreements

    if told_as.is_binary:
        raise UsageError(f"Agreement is not written as {told_as.value}.", hint="Take --format jsonl.")
    with open_view(record) as view:
        found = agreements(view)
    if told_as is not options.Format.TABLE:
        for one in found:
            sys.stdout.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
        return
    from rich.text import Text

    from readout.cli.console import out

    if not found:
        out().print("No two reviewers have decided the same question yet.", style="soft")
    for one in found:
        beyond = "" if one.kappa is None else f", kappa {one.kappa:.2f}"
        share = 100 * one.same / one.both
        out().print(
            Text(f"{one.one} and {one.other}", style="head").append(
                f"  {one.same} of {one.both} the same ({share:.0f} %{beyond})", style="default"
            )
        )
        for question, ours, theirs in one.differing:
            out().print(Text(f"  {question}  ", style="id").append(f"{ours} / {theirs}", style="odd"))


def _decide(
    kind: JudgementKind,
    ids: Sequence[str],
    record: Path | None,
    author: str | None,
    reason: str,
    payload: Sequence[tuple[str, str]] = (),
) -> None:
    from readout.cli.console import err
    from readout.judgements import author_of, keep, make
    from readout.record import Record

    who = author_of(author)
    _, folder = configured(record)
    held = Record.open(folder)
    groups = [[one] for one in ids] if kind == "undo" else [list(ids)]
    with held.view() as view:
        made = [make(view, kind, group, author=who, payload=payload, reason=reason) for group in groups]
    keep(held, made)
    for judgement in made:
        err().print(f"{judgement.judgement[:12]}  {told(judgement)}", style="soft")


def told(judgement: Judgement) -> str:
    """A judgement in a line.

    Args:
        judgement: The judgement.

    Returns:
        Such as `edit evt_k3v7q2ab: date=2021-03-16`.
    """
    from readout.cli.cells import short

    subjects = " ".join(short(subject) for subject in judgement.subjects)
    given = " ".join(f"{field}={value}" for field, value in judgement.payload)
    return f"{judgement.kind} {subjects}" + (f": {given}" if given else "")


def _pairs(given: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for text in given:
        field, mark, value = text.partition("=")
        if not mark:
            raise UsageError(f"{text!r} is no FIELD=VALUE.", hint="Such as date=2021-03-16.")
        found.append((field, value))
    return found


def _waiting(kept: Kept) -> str:
    if not kept.waiting:
        return ""
    return f"; {len(kept.waiting)} on documents that this record does not hold: they apply once it does"


def _print_list(judgements: list[Judgement], holding: set[str], waiting: set[str], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from readout.cli.cells import short

    if not judgements:
        console.print("Nothing has been judged yet.", style="soft")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="soft")
    for title in ("when", "who", "what", "why", "id"):
        table.add_column(title, overflow="fold", no_wrap=title in ("when", "id"))
    for judgement in judgements:
        key = judgement.judgement
        holds = key in holding or judgement.kind == "undo"
        what = Text(told(judgement), style="" if holds else "soft")
        table.add_row(
            Text(judgement.at[:16].replace("T", " "), style="date"),
            Text(judgement.author),
            what.append("" if holds else ", undone").append(
                ", waits for its documents" if key in waiting else ""
            ),
            Text(judgement.reason, style="soft"),
            Text(short(key), style="id"),
        )
    console.print(table)
