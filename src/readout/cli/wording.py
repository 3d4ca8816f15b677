"""`readout wording`: uses of formulas, the history of one, wording that no family covers yet."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from readout.cli import options
from readout.cli.listings import asked_for, examples, filters_of, print_rows
from readout.cli.opening import open_view

if TYPE_CHECKING:
    from readout.export import RowFormat
    from readout.query import History

DISCOVER = "discover"
"""In place of a family: look for wording that none covers."""

PLOTTED = 12
"""Rows of a plot when nothing else is asked for."""

_ABOUT = f"Family, or part of its id: its history. [bold]{DISCOVER}[/bold]: wording that no family covers."
_HISTORY = "History"


class PlotBy(StrEnum):
    """What a row of a plot is."""

    VARIANT = "variant"
    SPEAKER = "speaker"


About = Annotated[str | None, typer.Argument(metavar="[FORMULA]", help=_ABOUT, show_default=False)]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot",
        metavar="FILE.svg",
        help="Draw the history of FORMULA over time, a row for each variant or speaker.",
        show_default=False,
        rich_help_panel=_HISTORY,
    ),
]
By = Annotated[PlotBy, typer.Option("--plot-by", help="What a row of the plot is.", rich_help_panel=_HISTORY)]


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "wording",
        epilog=examples(
            "readout wording --formula taiwan-strait",
            "readout wording --country USA --from 2021 --format csv",
            "readout wording peace-and-stability-taiwan-strait",
            "readout wording taiwan-strait --country JPN --plot strait.svg",
        ),
    )(wording)


def wording(
    formula: About = None,
    *,
    record: options.Record = None,
    since: options.Since = None,
    until: options.Until = None,
    country: options.Country = None,
    person: options.Person = None,
    formula_part: options.Formula = None,
    doc: options.Doc = None,
    plot: Plot = None,
    plot_by: By = PlotBy.VARIANT,
    rows_as: options.RowsAs = options.Format.TABLE,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
) -> None:
    """Diplomatic formulas in use, with the variant and the verb that governs it.

    With FORMULA how its wording moved: first and last use, variants, speakers, slots, verbs over time.
    """
    given: dict[str, Any] = {"since": since, "until": until, "country": country, "person": person, "doc": doc}
    if formula is None:
        filters = filters_of({**given, "formula": formula_part})
        from readout.query import wording as ask

        with open_view(record, as_of) as view:
            rows = ask(view, filters, limit=asked_for(rows_as, limit))
            print_rows("wording", rows, view=view, rows_as=rows_as, limit=limit)
        return
    from readout.query import histories

    with open_view(record, as_of) as view:
        found = histories(view, formula, filters_of(given))
    if plot is not None:
        _draw(plot, found, plot_by, limit)
    show_histories(found, rows_as=rows_as, limit=limit)


def show_histories(found: list[History], *, rows_as: options.Format, limit: int | None) -> None:
    """Print histories for people, or as rows.

    Args:
        found: The histories.
        rows_as: Format.
        limit: What `--limit` says: rows in all, of each part in a table.
    """
    if rows_as is options.Format.TABLE:
        from readout.cli.history import print_histories

        print_histories(found, limit=limit)
        return
    from itertools import islice

    from readout.export import LISTINGS, write_rows
    from readout.query import history_rows

    rows = islice(history_rows(found), limit)
    write_rows(rows, sys.stdout, fmt=cast("RowFormat", rows_as.value), listing=LISTINGS["history"])


def _draw(path: Path, found: list[History], by: PlotBy, limit: int | None) -> None:
    """One plot of all the families: their rows one under another."""
    from readout.cli.console import err
    from readout.export import Strip, write_plot

    strips = []
    for history in found:
        shares = history.variants if by is PlotBy.VARIANT else history.speakers
        strips += [
            Strip(
                label=f"{share.value} ({share.detail})" if share.detail else share.value,
                counts=share.periods,
                note=f"{share.uses:,}",
            )
            for share in shares[: PLOTTED if limit is None else limit]
        ]
    written = write_plot(path, ", ".join(history.label for history in found), strips)
    err().print(f"Drawn: {written}", style="soft")
