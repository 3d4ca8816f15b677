"""The commands, in the order in which `readout --help` shows them."""

from __future__ import annotations

from typing import Annotated

import typer

from readout._version import __version__
from readout.cli import (
    check,
    cite,
    diff,
    doctor,
    judge,
    knowledge,
    listings,
    look,
    mcp,
    read,
    review,
    said,
    series,
    serve,
    sides,
    upkeep,
    watch,
    wording,
)

app = typer.Typer(
    name="readout",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 ok, 1 failure, 2 usage, 3 some inputs rejected, 4 record damaged, 130 interrupted.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"readout {__version__}")
        raise typer.Exit


@app.callback()
def readout(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and leave.", callback=_show_version, is_eager=True),
    ] = False,
    traceback: Annotated[bool, typer.Option("--traceback", help="Show where an error came from.")] = False,
) -> None:
    """The diplomatic record, with receipts: who met whom, where and when, what they issued, who said what."""


read.add_to(app)
listings.add_to(app)
said.add_to(app)
wording.add_to(app)
series.add_to(app)
check.add_to(app)
look.add_to(app)
cite.add_to(app)
diff.add_to(app)
sides.add_to(app)
review.add_to(app)
serve.add_to(app)
judge.add_to(app)
knowledge.add_to(app)
watch.add_to(app)
upkeep.add_to(app)
doctor.add_to(app)
mcp.add_to(app)
