"""Rows of a listing to standard output or a file: text anywhere, typed files never to a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from readout.cli import options
from readout.errors import RecordError, UsageError

if TYPE_CHECKING:
    from readout.export import Listing, RowFormat, TableFormat
    from readout.record import Row, View


def format_for(rows_as: options.Format, out: Path | None) -> options.Format:
    """The format that rows take; a file named without `--format` says it by its ending.

    Args:
        rows_as: What `--format` says.
        out: What `--out` says, or None.

    Returns:
        The format.

    Raises:
        UsageError: A table of the terminal has no file, or the terminal cannot show the format.
    """
    if out is not None and rows_as is options.Format.TABLE:
        if out.suffix[1:] not in (*options.Format,) or out.suffix == ".table":
            raise UsageError(
                f"--out {out.name} does not say how to write the rows.",
                hint="Add --format csv, json, jsonl, parquet or xlsx.",
            )
        return options.Format(out.suffix[1:])
    if rows_as.is_binary and out is None and sys.stdout.isatty():
        raise UsageError(
            f"{rows_as.value} is no text for a terminal.", hint=f"Name a file: --out rows.{rows_as.value}"
        )
    return rows_as


def write(
    rows: Iterable[Row],
    *,
    listing: Listing,
    rows_as: options.Format,
    view: View | None = None,
    out: Path | None = None,
) -> None:
    """Write rows in any format but a table.

    Args:
        rows: Rows of one listing.
        listing: Which columns they have.
        rows_as: Format.
        view: The record they are from, for a typed file's metadata.
        out: File to write; standard output when None.

    Raises:
        UsageError: The terminal cannot show the format.
        RecordError: The file cannot be written.
    """
    wanted = format_for(rows_as, out)
    if out is None:
        _write(rows, listing, wanted, view, sys.stdout.buffer if wanted.is_binary else None)
        return
    from readout.export.files import binary_file

    try:
        with binary_file(out) as file:
            _write(rows, listing, wanted, view, file)
    except OSError as error:
        raise RecordError(
            f"{out} cannot be written: {error}", hint="Choose another file with --out."
        ) from error


def _write(
    rows: Iterable[Row], listing: Listing, rows_as: options.Format, view: View | None, stream: BinaryIO | None
) -> None:
    import io

    from readout.export import origin_of, write_rows, write_table

    if rows_as.is_binary and stream is not None:
        fmt = cast("TableFormat", rows_as.value)
        origin = origin_of(view) if view is not None else None
        write_table(rows, stream, fmt=fmt, listing=listing, origin=origin)
        return
    if stream is None:
        write_rows(rows, sys.stdout, fmt=cast("RowFormat", rows_as.value), listing=listing)
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    write_rows(rows, text, fmt=cast("RowFormat", rows_as.value), listing=listing)
    text.detach()
