"""`readout serve`: the record as web pages on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured
from readout.cli.watch_options import WatchesFile, watches_file

_PORT = 8377


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "serve",
        epilog=examples("readout serve", "readout serve --record my-record --port 9000"),
    )(serve)


def serve(
    record: options.Record = None,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port to listen on.")] = _PORT,
    bind: Annotated[
        str, typer.Option("--bind", metavar="ADDRESS", help="Address to listen on. Others may then read.")
    ] = "127.0.0.1",
    host: Annotated[
        list[str] | None,
        typer.Option(
            "--host", metavar="NAME", help="A further name the server answers to. Again for one more."
        ),
    ] = None,
    watches: WatchesFile = None,
) -> None:
    """Web pages of the record: look, click, compare, cite, judge. On this machine alone, until Ctrl-C."""
    from readout.serve.running import serve as run

    _, path = configured(record)
    run(
        path,
        bind=bind,
        port=port,
        hosts=tuple(host or ()),
        watches=watches_file(watches),
        announce=typer.echo,
    )
