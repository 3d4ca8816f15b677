"""Tidy tables as CSV or Parquet: one row an event, a role, a statement and so on, with a codebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout.export.arrow import write_parquet
from readout.export.delimited import Cell, listing, write_csv
from readout.export.files import binary_file
from readout.export.levels import levels
from readout.export.origin import origin_of
from readout.export.table import SEPARATOR, Told
from readout.export.text import encodable
from readout.export.tidy_events import EVENT_TABLES
from readout.export.tidy_said import SAID_TABLES

CODEBOOK = "codebook.csv"
CODEBOOK_COLUMNS = ("table", "column", "type", "meaning", "levels")
TABLES = (*EVENT_TABLES, *SAID_TABLES)


def write_tidy(folder: Path, told: Told, *, as_parquet: bool) -> dict[str, int]:
    """Write the tables and codebook.csv; nothing is left out.

    Args:
        folder: Where to.
        told: What the tables are made of.
        as_parquet: Parquet with typed columns; CSV otherwise.

    Returns:
        File → how many rows.

    Raises:
        ValueError: A line has not one value a column.
    """
    written = _write_parquet(folder, told) if as_parquet else _write_csv(folder, told)
    written[CODEBOOK] = write_codebook(folder, lists_are_text=not as_parquet)
    return written


def write_codebook(folder: Path, *, lists_are_text: bool) -> int:
    """Write codebook.csv: what every column of every table means, and the levels of coded ones.

    Args:
        folder: Where to.
        lists_are_text: Whether several values stand in one cell of text.

    Returns:
        How many columns it explains.
    """
    return write_csv(folder / CODEBOOK, CODEBOOK_COLUMNS, codebook(lists_are_text=lists_are_text))


def codebook(*, lists_are_text: bool) -> Iterator[tuple[str, ...]]:
    """Lines of the codebook.

    Args:
        lists_are_text: Whether several values stand in one cell of text.

    Yields:
        (table, column, type, meaning, levels joined by `; `)
    """
    for table in TABLES:
        for column in table.columns:
            kind = "text" if lists_are_text and column.kind == "texts" else column.kind
            known = levels(column.levels) if column.levels is not None else ()
            yield table.name, column.name, kind, column.meaning, SEPARATOR.join(known)


def _write_csv(folder: Path, told: Told) -> dict[str, int]:
    written = {}
    for table in TABLES:
        names = [column.name for column in table.columns]
        lines = ([_cell(value) for value in line] for line in table.lines(told))
        written[f"{table.name}.csv"] = write_csv(folder / f"{table.name}.csv", names, lines)
    return written


def _write_parquet(folder: Path, told: Told) -> dict[str, int]:
    written, about = {}, origin_of(told.view).as_dict()
    for table in TABLES:
        name = f"{table.name}.parquet"
        with binary_file(folder / name) as file:
            written[name] = write_parquet(file, table.name, table.columns, table.lines(told), about=about)
    return written


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return listing(map(encodable, value), separator=SEPARATOR)
    if isinstance(value, dt.date):
        return value.isoformat()
    cell: Cell = encodable(value) if isinstance(value, str) else value
    return cell
