"""`readout read`: inputs into the record, and a summary that a person enjoys."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured

if TYPE_CHECKING:
    from readout.run import RunSummary

SOME_REJECTED = 3
INTERRUPTED = 130


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "read",
        epilog=examples(
            "readout read articles/",
            "readout read release.html wire.jsonl --record japan",
            "readout read https://www.example.org/releases/12",
            "curl -s https://example.org/release.txt | readout read -",
            "readout read 's3://news/2026/*.warc.gz' --cluster head.example.org:6379",
        ),
    )(read)


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files (text, Markdown, HTML, PDF, Word, JSONL, also gzipped), archives (WARC, WACZ, zip, "
            "tar), folders, web addresses, objects of a store (s3://, gs://, file:///), or - for standard "
            "input.",
        ),
    ],
    record: options.Record = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that read.", show_default=False),
    ] = None,
    model: Annotated[
        bool,
        typer.Option(
            "--model", help="Let the model of readout.toml propose more; its items are marked model:NAME."
        ),
    ] = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Let the workers of a Ray cluster read, HOST:PORT, auto or local; they open s3:// and gs:// "
            "themselves.",
            show_default=False,
        ),
    ] = None,
    offline: options.Offline = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary, no progress.")] = False,
    json_progress: options.JsonProgress = False,
) -> int:
    """Read documents into the record; those it knows are not read again, and Ctrl-C loses nothing."""
    from readout.cli.progress import progressing
    from readout.flow import read as run
    from readout.run import stop_on_interrupt

    config, folder = configured(record, is_offline=offline)
    with stop_on_interrupt() as stop, progressing(is_shown=not quiet, as_json=json_progress) as told:
        done = run(
            paths,
            folder,
            workers=workers,
            config=config,
            use_model=model,
            cluster=cluster,
            on_progress=told.tell,
            should_stop=stop,
        )
        told.finish(done)
    if not quiet:
        _print_summary(done)
    if done.was_interrupted:
        sys.stderr.write("readout: stopped cleanly; run the same command again to continue.\n")
        return INTERRUPTED
    return SOME_REJECTED if done.rejected else 0


def _print_summary(done: RunSummary) -> None:
    from readout.cli.summary import print_summary
    from readout.query import summarize
    from readout.record import Record

    with Record.open(done.record).view() as view:
        print_summary(done, summarize(view, done.docs))
