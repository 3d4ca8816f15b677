"""`readout office|who` and `readout knowledge check|import`: what is known beforehand, without a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readout.cli import options
from readout.cli.knowledge_add import add_app, known, own_folder
from readout.cli.knowledge_rows import COLUMNS, Row, print_known
from readout.cli.listings import examples

On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="On that day, or any day of that month or year: 2021-03."),
]
State = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help="Told with it: JPN, Japan or NATO.")
]


class What(StrEnum):
    """What `readout knowledge check` lists."""

    COVERAGE = "coverage"
    GAPS = "gaps"
    CONTRADICTIONS = "contradictions"


def add_to(app: typer.Typer) -> None:
    """Add the commands.

    Args:
        app: The commands.
    """
    app.command(
        "office",
        epilog=examples(
            'readout office "foreign minister" --country JPN --on 2021-03-16',
            'readout office "Secretary of War" --country USA',
            "readout office secretary-general --country NATO --format csv",
        ),
    )(office)
    app.command(
        "who",
        epilog=examples(
            'readout who "Toshimichi Shigeki" --on 2021-03',
            'readout who Kan --office "prime minister" --country Japan --on 2021-03',
        ),
    )(who)
    tables = typer.Typer(
        name="knowledge",
        no_args_is_help=True,
        help="The tables of what is known beforehand: check them, lay your own rows over them.",
    )
    tables.command(
        "check",
        epilog=examples(
            "readout knowledge check",
            "readout knowledge check --show gaps --country JPN",
            "readout knowledge check --show contradictions --format json",
        ),
    )(check)
    tables.command(
        "import",
        epilog=examples(
            "readout knowledge import query.csv",
            "readout knowledge import Phoenix.Countries.actors.txt --dry-run",
        ),
    )(import_)
    tables.command(
        "formulas",
        epilog=examples(
            "readout knowledge formulas",
            "readout knowledge formulas extended-deterrence",
            "readout knowledge formulas taiwan --format json",
        ),
    )(formulas)
    tables.add_typer(add_app(), name="add")
    app.add_typer(tables)


def office(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="As in an article, or an office id.")],
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country", metavar="CODE", help="Of this state or body: JPN, Japan, NATO. Again for more."
        ),
    ] = None,
    on: On = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
) -> None:
    """Who held an office, on a day or ever."""
    from readout.query.offices import holders

    rows = holders(known(), title, of=tuple(country or ()), on=on)
    print_known("office", rows, rows_as=rows_as, limit=limit, none="Nobody is known to have held it then.")


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As written, without title; perhaps garbled.")],
    on: On = None,
    title: Annotated[
        str | None, typer.Option("--office", metavar="TITLE", help="The title told with the name.")
    ] = None,
    country: State = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
) -> None:
    """Whom a name can mean: candidates with scores and reasons, the likeliest first."""
    from readout.query.offices import who as ask

    rows = ask(known(), name, on=on, office=title, of=country)
    print_known("who", rows, rows_as=rows_as, limit=limit, none="Nobody is known by that name.")


def check(
    show: Annotated[What, typer.Option("--show", help="What to list.")] = What.COVERAGE,
    country: options.Country = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
) -> int:
    """How much the tables cover, where the gaps are, and what contradicts itself (exit code 1 if so)."""
    import datetime as dt

    from readout.cli.console import err
    from readout.knowledge import check as look
    from readout.knowledge.coverage import coverage, gaps
    from readout.knowledge.given import state_or_body

    knowledge = known()
    today = dt.datetime.now(dt.UTC).date()
    of = [state_or_body(knowledge, each) for each in country or ()]
    found = look(knowledge)
    rows: Iterable[Row]
    if show is What.COVERAGE:
        rows = [asdict(row) for row in coverage(knowledge, today=today)]
        limit = limit if limit is not None or rows_as is not options.Format.TABLE else len(rows)
    elif show is What.GAPS:
        rows = (
            {**asdict(gap), "start": gap.start.isoformat(), "end": gap.end.isoformat() if gap.end else None}
            for gap in gaps(knowledge, today=today, of=of)
        )
    else:
        rows = ({"table": line.partition(": ")[0], "finding": line.partition(": ")[2]} for line in found)
    print_known(show.value, rows, rows_as=rows_as, limit=limit, none=f"No {show.value}.")
    verified = sum(tenure.verified for tenure in knowledge.tenures)
    size = f"{len(knowledge.tenures):,} tenures of {len(knowledge.persons):,} people"
    missing = sum(1 for _ in gaps(knowledge, today=today))
    err().print(
        f"{size}, {verified:,} of them verified; {missing:,} gaps; {len(found)} contradictions.",
        style="bad" if found else "soft",
    )
    return 1 if found else 0


def formulas(
    formula: Annotated[
        str, typer.Argument(metavar="ID", help="Id, or part of one.", show_default=False)
    ] = "",
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
) -> None:
    """The families of diplomatic wording; with an id, where they come from and what is near and is not it."""
    found = known().formulas
    chosen = [f for f in found if f.formula == formula] or [f for f in found if formula in f.formula]
    rows = [
        {name: getattr(f, name) for name in COLUMNS["formulas"]}
        for f in sorted(chosen, key=lambda f: f.formula)
    ]
    if rows_as is options.Format.TABLE and limit is None and not formula:
        limit = len(rows)
    listing = "formula" if rows_as is options.Format.TABLE and formula else "formulas"
    print_known(listing, rows, rows_as=rows_as, limit=limit, none="No family has that id.")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Wikidata query results, or an actor file.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Your folder of tables.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
) -> None:
    """Add rows from a list of office-holders to your own tables; every row is reported with a reason."""
    from readout.cli.console import err
    from readout.knowledge.adding import append_all
    from readout.knowledge.lists import import_list

    folder = own_folder(to)
    done = list(import_list(known(folder), file))
    written = [pair for each in done for pair in each.rows]
    if not dry_run:
        append_all(folder, written)
    rows = [{"line": d.line, "name": d.name, "outcome": d.outcome, "reason": d.reason} for d in done]
    print_known("import", rows, rows_as=rows_as, limit=limit, none="The list is empty.")
    added = sum(each.outcome == "added" for each in done)
    where = "nothing was written" if dry_run else f"{len(written)} rows went to {folder}"
    err().print(f"{added} added, {len(done) - added} skipped; {where}.", style="soft")
