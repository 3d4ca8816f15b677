"""`readout events|meetings|statements|wording|people|documents|claims` and `readout search`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readout.cli import options
from readout.cli.opening import open_view
from readout.cli.rows import format_for, write

if TYPE_CHECKING:
    from readout.query import Filters
    from readout.record import Row, View

TABLE_LIMIT = 50
_EVENT_FILTERS = (
    "since",
    "until",
    "country",
    "person",
    "act",
    "type",
    "status",
    "event_format",
    "place",
    "doc",
)
SAID_FILTERS = ("since", "until", "by", "through", "about", "mode", "force", "verb", "stance", "doc")
_SPOKEN_FILTERS = ("since", "until", "country", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A listing as a command.

    Attributes:
        name: Of the command and of its function in `readout.query`.
        help: What it lists.
        filters: Which of the shared filters it takes.
        examples: Shown at the end of its help.
    """

    name: str
    help: str
    filters: tuple[str, ...]
    examples: tuple[str, ...]


COMMANDS = (
    Command(
        name="events",
        help="Events over all documents: what happened, was planned, cancelled or denied.",
        filters=_EVENT_FILTERS,
        examples=(
            "readout events --country JPN --country USA --from 2021",
            "readout events --act joint-statement --format csv > statements.csv",
            "readout events --status cancelled",
        ),
    ),
    Command(
        name="meetings",
        help="Meetings, calls, visits and negotiations: who met whom, in which office, where and when.",
        filters=_EVENT_FILTERS,
        examples=(
            "readout meetings --person Kamikawa --from 2024-01 --to 2024-06",
            "readout meetings --country Japan --event-format 2+2",
            "readout meetings --place Beijing --format jsonl",
        ),
    ),
    Command(
        name="statements",
        help="Quotations and reported speech: who said what, in which words.",
        filters=SAID_FILTERS,
        examples=(
            'readout statements --by "Wang Yi" --about Taiwan --since 2023',
            "readout statements --by CHN --force commit",
            "readout statements --verb reaffirm --format csv",
        ),
    ),
    Command(
        name="people",
        help="Persons of the record: their offices, and how often they appear.",
        filters=_SPOKEN_FILTERS,
        examples=("readout people --country PHL", "readout people --person Motegi --format json"),
    ),
    Command(
        name="documents",
        help="Documents: read, or rejected with a reason.",
        filters=("since", "until", "status", "doc"),
        examples=("readout documents --status rejected", "readout documents --from 2024 --format csv"),
    ),
    Command(
        name="claims",
        help="Countable claims (“the third time since 2022”) held against the record.",
        filters=("country", "act", "event_format", "doc"),
        examples=("readout claims", "readout claims --country JPN --format json"),
    ),
)


def add_to(app: typer.Typer) -> None:
    """Add the listings to the commands.

    Args:
        app: The commands.
    """
    for command in COMMANDS:
        app.command(command.name, help=command.help, epilog=examples(*command.examples))(_listing(command))
    app.command(
        "search",
        epilog=examples(
            "readout search Kamikawa Blinken", "readout search '\"peace and stability\"' --from 2023"
        ),
    )(search)


def examples(*lines: str) -> str:
    """Example calls as the end of a help page.

    Args:
        *lines: One call each.

    Returns:
        Text for `epilog`.
    """
    return "[bold]Examples[/bold]\n\n" + "\n\n".join(
        f"[cyan]{line.replace('[', chr(92) + '[')}[/cyan]" for line in lines
    )


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, or a "phrase" in quotation marks.')
    ],
    *,
    record: options.Record = None,
    since: options.Since = None,
    until: options.Until = None,
    doc: options.Doc = None,
    rows_as: options.RowsAs = options.Format.TABLE,
    file: options.Out = None,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
) -> None:
    """Paragraphs that hold all the words, with the hits marked."""
    from readout.query import Filters
    from readout.query import search as ask

    filters = Filters(since=since, until=until, doc=doc)
    rows_as = format_for(rows_as, file)
    with open_view(record, as_of) as view:
        rows = ask(view, " ".join(words), filters, limit=asked_for(rows_as, limit))
        print_rows("search", rows, view=view, rows_as=rows_as, limit=limit, file=file)


def _listing(command: Command) -> Callable[..., None]:
    """The function that typer calls: its options are the shared ones that the listing takes."""

    def run(**given: Any) -> None:
        from readout import query

        file, limit = given["file"], given["limit"]
        rows_as = format_for(given["rows_as"], file)
        with open_view(given["record"], given["as_of"]) as view:
            ask = getattr(query, command.name)
            rows = ask(view, filters_of(given), limit=asked_for(rows_as, limit))
            print_rows(command.name, rows, view=view, rows_as=rows_as, limit=limit, file=file)

    shared: list[tuple[str, Any, Any]] = [
        ("record", options.Record, None),
        *((name, options.FILTERS[name], None) for name in command.filters),
        ("rows_as", options.RowsAs, options.Format.TABLE),
        ("file", options.Out, None),
        ("limit", options.Limit, None),
        ("as_of", options.AsOf, None),
    ]
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter(n, keyword, default=d, annotation=a) for n, a, d in shared]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {name: annotation for name, annotation, _ in shared}
    run.__name__ = command.name
    return run


def filters_of(given: dict[str, Any]) -> Filters:
    """The filters that options ask for.

    Args:
        given: Values of options by the names of `options.FILTERS`.

    Returns:
        The filters.
    """
    from readout.query import Filters

    single = ("since", "until", "person", "act", "type", "status", "formula", "doc", "place")
    spoken = ("about", "mode", "force", "verb")
    several = {"countries": "country", "by": "by", "through": "through", "stance": "stance"}
    asked: dict[str, Any] = {name: given.get(name) for name in (*single, *spoken)}
    asked |= {name: tuple(given.get(option) or ()) for name, option in several.items()}
    return Filters(format=given.get("event_format"), **asked)


def asked_for(rows_as: options.Format, limit: int | None) -> int | None:
    """How many rows to ask for: one more than a table shows, to know whether there are more.

    Args:
        rows_as: Format.
        limit: What `--limit` says, or None.

    Returns:
        The number, or None for all.
    """
    if rows_as is not options.Format.TABLE:
        return limit
    return (TABLE_LIMIT if limit is None else limit) + 1


def print_rows(
    name: str,
    rows: Iterator[Row],
    *,
    view: View,
    rows_as: options.Format,
    limit: int | None,
    file: Path | None = None,
) -> None:
    """Print the rows of a listing; the same grammar for every listing.

    Args:
        name: Of the listing.
        rows: Its rows.
        view: Knows names for the ids in them.
        rows_as: Format.
        limit: What `--limit` says, or None.
        file: What `--out` says, or None.
    """
    if rows_as is options.Format.TABLE:
        from readout.cli.tables import print_table

        shown = TABLE_LIMIT if limit is None else limit
        head = list(islice(rows, shown + 1))
        print_table(name, head[:shown], view=view, has_more=len(head) > shown)
        return
    from readout.export import LISTINGS

    write(rows, listing=LISTINGS[name], rows_as=rows_as, view=view, out=file)
