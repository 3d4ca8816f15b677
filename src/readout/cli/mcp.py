"""`readout mcp`: the record for assistants."""

from __future__ import annotations

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured
from readout.errors import UsageError


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command("mcp", epilog=examples("readout mcp --record my-record"))(mcp)


def mcp(record: options.Record = None) -> None:
    """Serve the record to an assistant over the Model Context Protocol, on standard input and output.

    Read-only: the tools search, list, compare and cite; nothing is written, and nothing is fetched.
    """
    from readout.record import Record

    _, path = configured(record)
    Record.open(path)
    try:
        from readout.serve.mcp.server import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "jsonschema", "anyio"):
            raise
        raise UsageError(
            "Serving assistants needs a package that is not installed.",
            hint='Run pip install "readout[mcp]".',
        ) from error
    run(path.absolute())
