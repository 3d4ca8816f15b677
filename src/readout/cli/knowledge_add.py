"""`readout knowledge add person|tenure|alias|place|body`: a user's own rows over ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.listings import examples
from readout.cli.opening import configured

if TYPE_CHECKING:
    from readout.knowledge import Knowledge
    from readout.knowledge.adding import Row

_USUAL = "$READOUT_KNOWLEDGE, readout.toml, ./readout-knowledge"

To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="DIR",
        help=f"Your folder of tables. [dim]Default: {_USUAL}[/dim]",
        show_default=False,
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Usual English name.")]
Aliases = Annotated[
    list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name. Again for one more.")
]
Of = Annotated[str, typer.Option("--country", metavar="CODE", help="State, by code or name.")]
MaybeOf = Annotated[
    str, typer.Option("--country", metavar="CODE", help="State, by code or name.", show_default=False)
]


def add_app() -> typer.Typer:
    """The commands below `readout knowledge add`."""
    app = typer.Typer(no_args_is_help=True, help="Add a row to your own tables; they win over ours.")
    app.command(
        "person",
        epilog=examples('readout knowledge add person "Hakan Fidan" --country TUR --alias "H. Fidan"'),
    )(person)
    app.command(
        "tenure",
        epilog=examples(
            'readout knowledge add tenure "Hakan Fidan" --office "foreign minister" --of TUR --from 2023-06'
        ),
    )(tenure)
    app.command("alias", epilog=examples('readout knowledge add alias "Hakan Fidan" "Fidan Hakan"'))(alias)
    app.command(
        "place", epilog=examples("readout knowledge add place Sharm --country EGY --lat 27.91 --lon 34.33")
    )(place)
    app.command(
        "body", epilog=examples('readout knowledge add body "Board of Peace" --role igo --alias BoP')
    )(body)
    return app


def known(folder: Path | None = None) -> Knowledge:
    """What is known, with the user's own tables over ours.

    Args:
        folder: Where theirs lie, which need not be there yet; the usual one when not given.

    Returns:
        The tables.
    """
    from readout.knowledge import load, read_tables

    if folder is not None:
        return read_tables(folder if folder.is_dir() else None)
    configured(None)
    return load()


def own_folder(to: Path | None) -> Path:
    """The folder that rows are added to.

    Args:
        to: What `--to` says, or None.

    Returns:
        An absolute path; nothing need be there.
    """
    from readout.knowledge.overlay import FOLDER, VARIABLE

    configured(None)
    return (to if to is not None else Path(os.environ.get(VARIABLE) or FOLDER)).absolute()


def person(
    name: Name,
    country: Of,
    family: Annotated[
        str,
        typer.Option(metavar="NAME", help="Family name, if not the last word.", show_default=False),
    ] = "",
    native: Annotated[
        str, typer.Option(metavar="NAME", help="Name in native script.", show_default=False)
    ] = "",
    alias: Aliases = None,
    short: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Single name besides the family name.")
    ] = None,
    wikidata: Annotated[str, typer.Option(metavar="QID", help="Wikidata id.", show_default=False)] = "",
    to: To = None,
) -> None:
    """Add a person, or replace ours of the same name and state."""
    from readout.knowledge.adding import person_row

    folder = own_folder(to)
    row = person_row(
        known(folder),
        name,
        country=country,
        family=family,
        native=native,
        aliases=alias or (),
        short=short or (),
        wikidata=wikidata,
    )
    _write(folder, "persons", row)


def tenure(
    whom: Annotated[str, typer.Argument(metavar="PERSON", help="Id, or full name.")],
    office: Annotated[str, typer.Option(metavar="TITLE", help="Title, or office id.")],
    of: Annotated[str, typer.Option(metavar="CODE", help="State or body: TUR, NATO, org/nato.")],
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="2023, 2023-06 or 2023-06-03.")],
    end: Annotated[
        str, typer.Option("--until", metavar="DATE", help="Leave out while it lasts.", show_default=False)
    ] = "",
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="Proper title there and then.", show_default=False)
    ] = "",
    evidence: Annotated[
        str,
        typer.Option(metavar="TEXT", help="Where it is known from.", show_default=False),
    ] = "",
    to: To = None,
) -> None:
    """Add who held an office from when to when; whoever of ours was still in office then ends that day."""
    from readout.knowledge.adding import tenure_row

    folder = own_folder(to)
    row = tenure_row(
        known(folder), whom, office=office, of=of, start=start, end=end, title=title, evidence=evidence
    )
    _write(folder, "tenures", row)


def alias(
    whom: Annotated[str, typer.Argument(metavar="ID", help="Of a person, body or place; or a full name.")],
    name: Annotated[str, typer.Argument(metavar="ALIAS", help="The other name.")],
    to: To = None,
) -> None:
    """Add another name of a person, body or place."""
    from readout.knowledge.adding import alias_row

    folder = own_folder(to)
    _write(folder, "aliases", alias_row(known(folder), whom, name))


def place(
    name: Name,
    country: MaybeOf = "",
    kind: Annotated[str, typer.Option(help="capital, city, venue, sea, region or territory.")] = "city",
    lat: Annotated[float | None, typer.Option(help="Degrees north.", show_default=False)] = None,
    lon: Annotated[float | None, typer.Option(help="Degrees east.", show_default=False)] = None,
    alias: Aliases = None,
    to: To = None,
) -> None:
    """Add a place."""
    from readout.knowledge.adding import place_row

    folder = own_folder(to)
    row = place_row(known(folder), name, country=country, kind=kind, lat=lat, lon=lon, aliases=alias or ())
    _write(folder, "places", row)


def body(
    name: Name,
    kind: Annotated[str, typer.Option(help="organization, group or outlet.")] = "organization",
    country: MaybeOf = "",
    role: Annotated[str, typer.Option(help="igo, ministry, party, agency …", show_default=False)] = "",
    alias: Aliases = None,
    to: To = None,
) -> None:
    """Add an organization, an armed group or a news outlet."""
    from readout.knowledge.adding import body_row

    folder = own_folder(to)
    row = body_row(known(folder), name, kind=kind, country=country, role=role, aliases=alias or ())
    _write(folder, "bodies", row)


def _write(folder: Path, table: str, row: Row) -> None:
    """Write the row, and say what it contradicts now."""
    from readout.cli.console import err
    from readout.knowledge import check, read_tables
    from readout.knowledge.adding import append

    before = set(check(known(folder)))
    path = append(folder, table, row)
    read_tables.cache_clear()
    err().print(f"{path}: {', '.join(value for value in row.values() if value)}", style="soft")
    for finding in sorted(set(check(known(folder))) - before):
        err().print(f"This contradicts another row: {finding}", style="odd")
