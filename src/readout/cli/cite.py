"""`readout cite`: a row of the record as a citation."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from typing import Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.look import Id
from readout.cli.opening import open_view
from readout.errors import UsageError


class CitationStyle(StrEnum):
    """How a citation is written."""

    PLAIN = "plain"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    MARKDOWN = "markdown"
    WIKIPEDIA = "wikipedia"
    CSL_JSON = "csl-json"
    RIS = "ris"


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "cite",
        epilog=examples("readout cite evt_k3v7q2ab", "readout cite sta_27fclf7d --style chicago"),
    )(cite)


def cite(
    wanted: Id,
    record: options.Record = None,
    style: Annotated[CitationStyle, typer.Option("--style", "-s", help="Style.")] = CitationStyle.PLAIN,
    accessed: Annotated[
        str | None,
        typer.Option(
            "--accessed",
            metavar="DATE",
            help="Day the source was seen: 2024-06-01. [dim]Default: when it was retrieved, if known[/dim]",
            show_default=False,
        ),
    ] = None,
    as_of: options.AsOf = None,
) -> None:
    """A row as a citation: the verbatim words, who said them, the source, its archived copy, the offsets.

    An event is cited by each of its reports, numbered by independent source: 1a and 1b are copies of one.
    """
    from readout.export.citing import write_citations
    from readout.query.cited import cited

    day = _day(accessed)
    with open_view(record, as_of) as view:
        written = write_citations(cited(view, wanted), style.value, accessed=day)
    sys.stdout.write(written if written.endswith("\n") else f"{written}\n")


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--accessed {text}: that is no day.", hint="Write it as 2024-06-01.") from error
