"""`readout diff`: two texts clause by clause."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from readout.cli import options
from readout.cli.listings import examples
from readout.cli.opening import configured, open_view
from readout.errors import UsageError

if TYPE_CHECKING:
    from readout.export.compared import Laid
    from readout.model import Change, Document

_TEXT = "A file, - for standard input, PATH#ID of a JSONL file, or the id of a document in the record."
_ID = "doc_"


class DiffFormat(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


Before = Annotated[str, typer.Argument(metavar="A", help=f"The earlier text. {_TEXT}")]
After = Annotated[str, typer.Argument(metavar="B", help="The later text.")]
DiffAs = Annotated[DiffFormat, typer.Option("--format", "-f", help="For people, or as a page or data.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="CLASS",
        help="Only clauses of this class: strengthened, weakened, dropped … Again for one more.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Write there instead of printing.", show_default=False),
]


def add_to(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The commands.
    """
    app.command(
        "diff",
        epilog=examples(
            "readout diff statement-2023.txt statement-2024.txt",
            "readout diff doc_abcdefgh doc_ijklmnop --only dropped",
            "readout diff 2023.html 2024.html --format html --out moved.html",
        ),
    )(diff)


def diff(
    before: Before,
    after: After,
    *,
    record: options.Record = None,
    diff_as: DiffAs = DiffFormat.TABLE,
    only: Only = None,
    out: Out = None,
    as_of: options.AsOf = None,
) -> None:
    """How the wording moved between two texts: clauses kept, dropped, added, moved, stronger, weaker.

    Clauses are laid side by side wherever they stand; what is no longer said is listed at the end.
    """
    classes = _classes(only or [])
    if before == after == "-":
        raise UsageError("Standard input holds one text.", hint="Give the other as a file.")
    laid = _laid(_document(before, record, as_of), _document(after, record, as_of))
    if diff_as is DiffFormat.TABLE:
        from readout.cli.compared import print_compared

        print_compared(laid, only=classes, path=out)
        return
    text = _written(laid, diff_as, classes)
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")


def _laid(before: Document, after: Document) -> Laid:
    from readout.export.compared import Laid
    from readout.single import compare

    return Laid(before=before, after=after, comparison=compare(before, after))


def _written(laid: Laid, diff_as: DiffFormat, only: tuple[Change, ...]) -> str:
    from readout.export.compared_html import compared_html
    from readout.export.compared_json import compared_json
    from readout.export.compared_markdown import compared_markdown

    write = {
        DiffFormat.HTML: compared_html,
        DiffFormat.MARKDOWN: compared_markdown,
        DiffFormat.JSON: compared_json,
    }
    return write[diff_as](laid, only=only)


def _classes(only: list[str]) -> tuple[Change, ...]:
    from readout.model import Change

    known = get_args(Change)
    for name in only:
        if name not in known:
            raise UsageError(f"There is no class {name!r}.", hint=f"There are {', '.join(known)}.")
    return tuple(known[known.index(name)] for name in only)


def _document(wanted: str, record: Path | None, as_of: str | None) -> Document:
    from readout.single import open_document

    if not wanted.startswith(_ID) or os.path.lexists(wanted):
        config, _ = configured(record)
        return open_document(wanted, config=config)
    from readout.query import find

    with open_view(record, as_of) as view:
        found = find(view, wanted)
        (document,) = view.documents("doc = ?", [found.id])
        return document
