"""`readout said`: who used certain words, through whom we know it, and how other reports have it."""

from __future__ import annotations

from typing import Annotated

import typer

from readout.cli import options
from readout.cli.listings import TABLE_LIMIT, asked_for, examples, filters_of, print_rows
from readout.cli.opening import open_view
from readout.cli.rows import format_for

Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="The phrase, in the order of its words.")]


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "said",
        epilog=examples(
            'readout said "peace and stability" --by JPN',
            'readout said "one China" --since 2023 --format jsonl',
        ),
    )(said)


def said(
    words: Words,
    *,
    record: options.Record = None,
    since: options.Since = None,
    until: options.Until = None,
    by: options.By = None,
    through: options.Through = None,
    about: options.About = None,
    mode: options.Mode = None,
    force: options.Force = None,
    verb: options.Verb = None,
    stance: options.Stance = None,
    doc: options.Doc = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    file: options.Out = None,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
) -> None:
    """Who said these words: each statement with the chain through which it is known, and how others have it.

    Case, blanks, quotation marks, hyphens and British or American spelling play no part.
    """
    from readout.query import said as ask

    given = {"since": since, "until": until, "by": by, "about": about, "mode": mode, "force": force}
    filters = filters_of({**given, "verb": verb, "stance": stance, "doc": doc, "through": through})
    rows_as = format_for(rows_as, file)
    with open_view(record, as_of) as view:
        rows = ask(view, " ".join(words), filters, limit=asked_for(rows_as, limit))
        if rows_as is not options.Format.TABLE:
            print_rows("said", rows, view=view, rows_as=rows_as, limit=limit, file=file)
            return
        from readout.cli.chains import print_said

        shown = TABLE_LIMIT if limit is None else limit
        head = list(rows)
        print_said(head[:shown], view=view, has_more=len(head) > shown)
