"""`readout wording`: uses of formulas, the history of one, wording that no family covers yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readout.cli import options
from readout.cli.listings import asked_for, examples, filters_of, print_rows
from readout.cli.opening import open_view
from readout.cli.rows import format_for, write

if TYPE_CHECKING:
    from readout.knowledge.types import Formula
    from readout.query import Filters, History
    from readout.record import Row, View

DISCOVER = "discover"
"""In place of a family: look for wording that none covers."""

DISCOVERED = 30
"""Families that are proposed when nothing else is asked for."""

PLOTTED = 12
"""Rows of a plot when nothing else is asked for."""

_ABOUT = f"Family, or part of its id: its history. [bold]{DISCOVER}[/bold]: wording that no family covers."
_HISTORY = "History"
_DISCOVERY = "Discovery"


class PlotBy(StrEnum):
    """What a row of a plot is."""

    VARIANT = "variant"
    SPEAKER = "speaker"


About = Annotated[str | None, typer.Argument(metavar="FORMULA", help=_ABOUT, show_default=False)]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot",
        metavar="FILE.svg|png",
        help="Draw the history of FORMULA over time, a row for each variant or speaker.",
        show_default=False,
        rich_help_panel=_HISTORY,
    ),
]
Apply = Annotated[
    Path | None,
    typer.Option(
        "--apply",
        metavar="FILE.toml",
        help="Look for families of your own in the stored texts: shown, not stored.",
        show_default=False,
        rich_help_panel=_HISTORY,
    ),
]
Propose = Annotated[
    int | None,
    typer.Option(
        "--propose",
        min=1,
        metavar="N",
        help="With [bold]discover[/bold]: print the first N families as TOML, and nothing else.",
        show_default=False,
        rich_help_panel=_DISCOVERY,
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="FORMULA",
        help="With [bold]discover[/bold]: take this family for unknown. Again for one more.",
        rich_help_panel=_DISCOVERY,
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
            "readout wording taiwan-strait --country JPN --plot strait.png",
            "readout wording discover --propose 5 > families.toml",
            "readout wording --apply families.toml --format csv",
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
    apply: Apply = None,
    propose: Propose = None,
    without: Without = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    file: options.Out = None,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
) -> None:
    """Diplomatic formulas in use, with the variant and the verb that governs it.

    With FORMULA how its wording moved: first and last use, variants, speakers, slots, verbs over time. With
    [bold]discover[/bold]: wording that several use on several occasions and that no family covers.
    """
    given: dict[str, Any] = {"since": since, "until": until, "country": country, "person": person, "doc": doc}
    filters = filters_of({**given, "formula": formula_part})
    _check(formula, {**given, "formula": formula_part, "apply": apply, "plot": plot}, propose, without)
    families = _read(apply) if apply is not None else None
    rows_as = format_for(rows_as, file)
    with open_view(record, as_of) as view:
        if formula == DISCOVER:
            _discover(view, propose=propose, without=without or (), rows_as=rows_as, limit=limit, file=file)
        elif formula is not None:
            found = _histories(view, formula, filters, families)
            if plot is not None:
                _draw(plot, found, plot_by, limit)
            show_histories(found, rows_as=rows_as, limit=limit, view=view, file=file)
        else:
            rows = _listed(view, filters, families, asked_for(rows_as, limit))
            print_rows("wording", rows, view=view, rows_as=rows_as, limit=limit, file=file)


def _check(
    formula: str | None, given: Mapping[str, Any], propose: int | None, without: list[str] | None
) -> None:
    """Refuse options that would be passed over."""
    from readout.errors import UsageError

    if formula == DISCOVER:
        strange = [f"--{name}" for name, value in given.items() if value]
        what, hint = "wording discover", "It looks through the whole record."
    else:
        strange = ["--propose"] * (propose is not None) + ["--without"] * bool(without)
        strange += ["--plot"] * (formula is None and given["plot"] is not None)
        what = "wording" if formula is None else f"wording {formula}"
        hint = "--plot goes with a FORMULA, --propose and --without with `wording discover`."
    if strange:
        raise UsageError(f"`readout {what}` takes no {strange[0]}.", hint=hint)


def _read(path: Path) -> tuple[Formula, ...]:
    from readout.errors import UsageError
    from readout.knowledge.own_formulas import read_families

    families = read_families(path)
    if not families:
        raise UsageError(f"{path} holds no family.", hint="Begin each with [[formulas]].")
    return families


def _listed(
    view: View, filters: Filters, families: tuple[Formula, ...] | None, limit: int | None
) -> Iterator[Row]:
    from readout.query import applied, usage_rows
    from readout.query import wording as ask

    if families is None:
        return ask(view, filters, limit=limit)
    return islice(usage_rows(applied(view, families, filters)), limit)


def _histories(
    view: View, formula: str, filters: Filters, families: tuple[Formula, ...] | None
) -> list[History]:
    from readout.query import applied_histories, histories

    if families is None:
        return histories(view, formula, filters)
    return applied_histories(view, families, formula, filters)


def _discover(
    view: View,
    *,
    propose: int | None,
    without: Sequence[str],
    rows_as: options.Format,
    limit: int | None,
    file: Path | None,
) -> None:
    """Print what recurs: as a ranking with a few families written out, as TOML alone, or as rows."""
    from readout.export import LISTINGS
    from readout.query import discovered, discovered_rows

    wanted = max(propose or 0, DISCOVERED if limit is None else limit)
    found = discovered(view, limit=wanted, without=frozenset(without))
    if propose is not None:
        for one in found[:propose]:
            typer.echo(one.family.text())
        return
    found = found[: DISCOVERED if limit is None else limit]
    if rows_as is options.Format.TABLE:
        from readout.cli.discovery import print_discovered

        print_discovered(found)
        return
    write(discovered_rows(found), listing=LISTINGS["discovered"], rows_as=rows_as, view=view, out=file)


def show_histories(
    found: list[History],
    *,
    rows_as: options.Format,
    limit: int | None,
    view: View | None = None,
    file: Path | None = None,
) -> None:
    """Print histories for people, or as rows.

    Args:
        found: The histories.
        rows_as: Format.
        limit: What `--limit` says: rows in all, of each part in a table.
        view: The record they are from, or None.
        file: What `--out` says, or None.
    """
    if rows_as is options.Format.TABLE:
        from readout.cli.history import print_histories

        print_histories(found, limit=limit)
        return
    from readout.export import LISTINGS
    from readout.query import history_rows

    rows = islice(history_rows(found), limit)
    write(rows, listing=LISTINGS["history"], rows_as=rows_as, view=view, out=file)


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
