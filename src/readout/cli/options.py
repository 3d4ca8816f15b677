"""Options that several commands share: one name and one meaning everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"

    @property
    def is_binary(self) -> bool:
        """Whether it is a typed file rather than text."""
        return self in (Format.PARQUET, Format.XLSX)


_RECORD = "Folder of the record. [dim]Default: $READOUT_RECORD, readout.toml, ./readout-record[/dim]"
_ROWS = "Rows"
_WHICH = "Which rows"

Record = Annotated[
    Path | None, typer.Option("--record", "-r", metavar="DIR", help=_RECORD, show_default=False)
]
Offline = Annotated[
    bool,
    typer.Option("--offline", help="Any connection is an error. [dim]Also: READOUT_OFFLINE=1[/dim]"),
]
JsonProgress = Annotated[
    bool,
    typer.Option(
        "--json-progress", help="Progress and summary as lines of JSON on standard error, about one a second."
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE|BATCH", help="The record as it was then.", rich_help_panel=_ROWS),
]
RowsAs = Annotated[
    Format, typer.Option("--format", "-f", help="How to print the rows.", rich_help_panel=_ROWS)
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="File to write instead of printing; its ending says the format when --format does not.",
        show_default=False,
        rich_help_panel=_ROWS,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=0,
        metavar="N",
        help="At most so many rows. [dim]Default: 50 in a table, all otherwise[/dim]",
        show_default=False,
        rich_help_panel=_ROWS,
    ),
]


def _which(flags: str, metavar: str, text: str) -> Any:
    return typer.Option(
        *flags.split(), metavar=metavar, help=text, show_default=False, rich_help_panel=_WHICH
    )


Since = Annotated[str | None, _which("--from --since", "DATE", "Not before: 2021, 2021-03 or 2021-03-16.")]
Until = Annotated[str | None, _which("--to --until", "DATE", "Not after.")]
Country = Annotated[
    list[str] | None, _which("--country", "CODE", "With this state: JPN or Japan. Again for one more.")
]
Person = Annotated[str | None, _which("--person", "NAME", "With this person: words of the name, or an id.")]
Act = Annotated[str | None, _which("--act", "ACT", "meeting, call, visit, joint-statement, agreement …")]
Type = Annotated[str | None, _which("--type", "TYPE", "PLOVER type: CONSULT, AGREE, ACCUSE …")]
Status = Annotated[str | None, _which("--status", "STATUS", "occurred, planned, cancelled, denied …")]
EventFormat = Annotated[
    str | None, _which("--event-format", "FORMAT", "bilateral, trilateral, 2+2, summit …")
]
Formula = Annotated[str | None, _which("--formula", "ID", "Formula, or part of its id: taiwan-strait.")]
Doc = Annotated[str | None, _which("--doc", "ID|PATH", "From this document: its id, or part of its path.")]
Place = Annotated[
    str | None, _which("--place", "NAME", "At this place: part of its name, or a country code.")
]
By = Annotated[
    list[str] | None,
    _which("--by", "NAME|CODE", "Said by this person, state or body. Again for joint speakers."),
]
Through = Annotated[
    list[str] | None,
    _which("--through", "NAME|CODE", "Known through this outlet, official or body. Again for more links."),
]
About = Annotated[str | None, _which("--about", "WORDS", "Words in what is said, or whom it names: Taiwan.")]
Mode = Annotated[str | None, _which("--mode", "MODE", "direct, indirect or mixed speech.")]
Force = Annotated[
    str | None,
    _which("--force", "CLASS", "What the verb does: assert, commit, direct, express, declare, ask."),
]
Verb = Annotated[
    str | None, _which("--verb", "VERB", "Said with this verb, in any form: reaffirm, call for.")
]
Stance = Annotated[
    list[str] | None,
    _which("--stance", "NAME|WAY", "Toward whom, or which way: RUS, negative. Again for both."),
]

FILTERS: Mapping[str, Any] = {
    "since": Since,
    "until": Until,
    "country": Country,
    "person": Person,
    "act": Act,
    "type": Type,
    "status": Status,
    "event_format": EventFormat,
    "formula": Formula,
    "doc": Doc,
    "place": Place,
    "by": By,
    "through": Through,
    "about": About,
    "mode": Mode,
    "force": Force,
    "verb": Verb,
    "stance": Stance,
}
"""Filters by the name of their argument; each listing takes those that make sense for its rows."""
