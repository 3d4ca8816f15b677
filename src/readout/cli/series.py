"""`readout series`: meetings that recur, what they issued, and how their wording moved."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli import options
from readout.cli.listings import TABLE_LIMIT, examples
from readout.cli.opening import open_view
from readout.cli.rows import write
from readout.errors import UsageError

if TYPE_CHECKING:
    from readout.query.series import SeriesTold
    from readout.record import View

_COMPARE = "Compare"

Which = Annotated[
    list[str] | None,
    typer.Argument(metavar="SERIES", help="Id of a series, or words of its id or name.", show_default=False),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help="Compare the joint papers of the two latest occasions.", rich_help_panel=_COMPARE
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        help="Compare from this occasion on: 2021, 2021-03 or 2021-03-16.",
        show_default=False,
        rich_help_panel=_COMPARE,
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="… to this one.", show_default=False, rich_help_panel=_COMPARE),
]


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "series",
        epilog=examples(
            "readout series",
            "readout series jpn-usa/2+2",
            "readout series quad leaders --format csv",
            "readout series jpn-usa/2+2 --diff",
            "readout series g7/foreign-ministers --from 2022 --to 2023-04",
        ),
    )(series)


def series(
    which: Which = None,
    *,
    record: options.Record = None,
    diff: Diff = False,
    since: Since = None,
    until: Until = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
) -> None:
    """Meetings of the same parties in the same format over the years: 2+2, summits, the Quad, the G7.

    With SERIES its occasions, which formulas stood in the joint paper of each and under which verb, and what
    was always said and is no longer. A series is declared in a table or recognised by who meets.
    """
    is_compared = diff or since is not None or until is not None
    if is_compared and not which:
        raise UsageError(
            "--diff, --from and --to need a SERIES.", hint="`readout series` lists those of the record."
        )
    if is_compared and rows_as not in (options.Format.TABLE, options.Format.JSON):
        raise UsageError(
            f"A comparison is not printed as {rows_as.value}.", hint="Take --format table or json."
        )
    with open_view(record, as_of) as view:
        if not which:
            _list(view, rows_as, limit)
            return
        from readout.query import one_series

        told = one_series(view, " ".join(which))
        if is_compared:
            _compare(view, told, since, until, rows_as)
        else:
            _show(view, told, rows_as, limit)


def _list(view: View, rows_as: options.Format, limit: int | None) -> None:
    from readout.export import LISTINGS
    from readout.query import series as ask
    from readout.query import series_rows

    found = ask(view)
    if rows_as is not options.Format.TABLE:
        write(islice(series_rows(found), limit), listing=LISTINGS["series"], rows_as=rows_as, view=view)
        return
    from readout.cli.occasions import print_series

    print_series(found, limit=TABLE_LIMIT if limit is None else limit, documents=view.count("documents"))


def _show(view: View, told: SeriesTold, rows_as: options.Format, limit: int | None) -> None:
    from readout.export import LISTINGS
    from readout.query import occasion_rows, said_by

    said = said_by(view, told)
    if rows_as is not options.Format.TABLE:
        write(islice(occasion_rows(said), limit), listing=LISTINGS["occasions"], rows_as=rows_as, view=view)
        return
    from readout.cli.occasions import print_said

    print_said(said, limit=limit)


def _compare(
    view: View, told: SeriesTold, since: str | None, until: str | None, rows_as: options.Format
) -> None:
    from readout.export.compared import Laid
    from readout.query import chosen
    from readout.single import compare

    earlier, later = chosen(told, since, until)
    ids = [occasion.texts[0].doc for occasion in (earlier, later)]
    by_id = {document.doc: document for document in view.documents("doc IN (SELECT unnest(?))", [ids])}
    before, after = (by_id[doc] for doc in ids)
    laid = Laid(before=before, after=after, comparison=compare(before, after))
    if rows_as is options.Format.JSON:
        from readout.export.compared_json import compared_json

        sys.stdout.write(compared_json(laid, only=()))
        return
    from readout.cli.compared import print_compared
    from readout.cli.console import out

    out().print(f"{told.name}: {earlier.date} → {later.date}", style="head")
    out().print(f"readout diff {ids[0]} {ids[1]}", style="soft")
    print_compared(laid)
