"""`readout watch digest|feed`: what watches tell as a page, and what one has told as an Atom feed."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured
from readout.cli.watch_options import Name, Names, StateFolder, WatchesFile, asked, state_folder
from readout.errors import UsageError


class DigestFormat(StrEnum):
    """What the page is."""

    HTML = "html"
    MARKDOWN = "markdown"


Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Where to. [dim]Default: standard output[/dim]",
        show_default=False,
    ),
]
DigestAs = Annotated[DigestFormat, typer.Option("--format", "-f", help="What the page is.")]
Since = Annotated[
    str | None,
    typer.Option(
        "--since-batch",
        metavar="DATE|BATCH",
        help="What is new since then. [dim]Default: since the watches last told[/dim]",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|BATCH", help="With --since-batch: up to this time.", show_default=False
    ),
]
Entries = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many entries.")]
Base = Annotated[
    str, typer.Option("--base", metavar="URL", help="Address of the pages, for links.", show_default=False)
]
Self = Annotated[
    str,
    typer.Option("--self", metavar="URL", help="Address that the feed will have.", show_default=False),
]


def add_to(watch: typer.Typer) -> None:
    """Add the commands.

    Args:
        watch: The group.
    """
    watch.command(
        "digest",
        epilog=examples(
            "readout watch digest --out digest.html",
            "readout watch digest jpn-usa --since-batch 2026-11-15 --format markdown",
        ),
    )(digest)
    watch.command(
        "feed",
        epilog=examples("readout watch feed jpn-usa --out jpn-usa.atom --base https://readout.example.org"),
    )(feed)


def digest(
    names: Names = None,
    *,
    record: options.Record = None,
    watches: WatchesFile = None,
    state: StateFolder = None,
    digest_as: DigestAs = DigestFormat.HTML,
    out: Out = None,
    since_batch: Since = None,
    as_of: AsOf = None,
) -> None:
    """What is new and changed, watch by watch, as a page of its own with each receipt in its sentence.

    Nothing is remembered: `readout watch` tells the same afterwards.
    """
    from readout.export.digest_html import digest_html
    from readout.export.digest_markdown import digest_markdown
    from readout.query.watched import digest as lay_out
    from readout.record import Record
    from readout.watching import State

    if as_of is not None and since_batch is None:
        raise UsageError("--as-of needs --since-batch.", hint="Give both states that are to be compared.")
    wanted = asked(watches, names)
    held = Record.open(configured(record)[1])
    if since_batch is not None:
        with held.view(since_batch) as older, held.view(as_of) as view:
            laid = lay_out(view, wanted, older)
    else:
        with held.view() as view, State.opened(state_folder(state, held.path)) as told:
            laid = lay_out(view, wanted, told)
    _write((digest_html if digest_as is DigestFormat.HTML else digest_markdown)(laid), out)


def feed(
    name: Name,
    *,
    record: options.Record = None,
    watches: WatchesFile = None,
    state: StateFolder = None,
    out: Out = None,
    limit: Entries = 100,
    base: Base = "",
    self_link: Self = "",
) -> None:
    """What a watch has told, the latest first, as an Atom feed.

    A row that changed keeps its id and gets a newer time.
    """
    from readout.export.atom import web_address, write_entries
    from readout.export.told import entry, question
    from readout.record import Record
    from readout.watching import State

    for option, address in (("--base", base), ("--self", self_link)):
        if address and not web_address(address):
            raise UsageError(f"{option} {address!r} is no web address.", hint="Begin it with https://.")
    (watch,) = asked(watches, [name])
    held = Record.open(configured(record)[1])
    with State.opened(state_folder(state, held.path)) as told:
        items = told.told(name, limit=limit)
    docs = sorted({one["doc"] for item in items for one in item.receipts})
    with held.view() as view:
        query = "SELECT doc, source FROM sightings WHERE doc IN (SELECT unnest(?)) ORDER BY doc, source DESC"
        sources = {row["doc"]: row["source"] for row in view.stream(query, [docs])}
        updated = items[0].written_at if items else view.snapshot.written_at
    stream = io.StringIO()
    write_entries(
        map(entry, items),
        stream,
        name=f"watch/{name}",
        title=f"{name}: {question(watch)}",
        updated=updated,
        sources=sources,
        self_link=self_link,
        base_link=base,
    )
    _write(stream.getvalue(), out)


def _write(text: str, out: Path | None) -> None:
    from readout.export.files import write_whole

    if out is None:
        sys.stdout.write(text)
        return
    try:
        write_whole(out, text.encode())
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written: {error.strerror}.", hint="Choose another --out."
        ) from error
