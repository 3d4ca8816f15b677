"""`readout export`, `readout verify`, `readout compact`: the record as a whole."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured, open_view


class TablesFormat(StrEnum):
    """How a whole record is written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    BUNDLE = "bundle"
    GEXF = "gexf"
    FTM = "ftm"
    PLOVER = "plover"
    POLECAT = "polecat"
    ICEWS = "icews"
    GDELT = "gdelt"
    PHOENIX = "phoenix"
    CSL_JSON = "csl-json"
    RIS = "ris"
    BIBTEX = "bibtex"
    WEB_ANNOTATION = "web-annotation"
    MARKDOWN_NOTES = "markdown-notes"
    ICALENDAR = "icalendar"


def add_to(app: typer.Typer) -> None:
    """Add the commands.

    Args:
        app: The commands.
    """
    app.command(
        "export",
        epilog=examples(
            "readout export --format jsonl --out tables/", "readout export --format icews --out icews/"
        ),
    )(export)
    app.command("verify", epilog=examples("readout verify", "readout verify --digest"))(verify)
    app.command("compact", epilog=examples("readout compact"))(compact)


def export(
    folder: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder to write to.")],
    record: options.Record = None,
    tables_as: Annotated[TablesFormat, typer.Option("--format", "-f", help="Format.")] = TablesFormat.JSONL,
    as_of: options.AsOf = None,
) -> None:
    """Write the record to files: every table as it is, tidy tables, or as an event data set looks.

    jsonl: all tables. csv, parquet, xlsx: tidy tables and a codebook. bundle: these, described, for R.
    gexf: who met whom, for Gephi. ftm: FollowTheMoney entities.
    csl-json, ris, bibtex: the documents. web-annotation, markdown-notes, icalendar: see the guide.
    The others: coded events; what they have no place for is left out and counted.
    """
    from readout.cli.console import err
    from readout.export import export_as

    with open_view(record, as_of) as view:
        done = export_as(view, folder, tables_as.value)
    rows = ", ".join(f"{count} {name}" for name, count in done.written.items() if count)
    err().print(f"{folder}: {rows or 'an empty record'}", style="soft")
    for reason, count in done.left_out.items():
        err().print(f"left out: {count} {'event' if count == 1 else 'events'} {reason}", style="odd")
    for what, count in done.noted.items():
        err().print(f"{count} {what}", style="odd")


def verify(
    record: options.Record = None,
    digest: Annotated[
        bool,
        typer.Option(
            "--digest", help="Print one fingerprint of everything the record says, and nothing else."
        ),
    ] = False,
) -> int:
    """Check that what is on disk is what was written, and that every receipt is verbatim."""
    from readout.cli.console import out
    from readout.record import logical_digest
    from readout.record import verify as check

    _, folder = configured(record)
    if digest:
        with open_view(record) as view:
            typer.echo(logical_digest(view))
        return 0
    found = check(folder)
    for finding in found.findings:
        style = "bad" if finding.is_damage else "odd"
        out().print(f"{finding.code}  {finding.where}  {finding.message}", style=style)
    looked_at = f"{found.batches} batches, {found.files} files, {found.rows} rows, {found.receipts} receipts"
    verdict = "sound" if found.is_ok else "damaged"
    out().print(f"The record is {verdict}: {looked_at} checked.", style="good" if found.is_ok else "bad")
    return found.exit_code


def compact(record: options.Record = None) -> None:
    """Put the small files of many batches together; the rows stay the same."""
    from readout.cli.console import err
    from readout.record import compact as put_together

    _, folder = configured(record)
    put_together(folder)
    err().print(f"{folder} is compact.", style="soft")
