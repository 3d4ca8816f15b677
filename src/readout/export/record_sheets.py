"""The record as one Excel workbook: a sheet a tidy table, a codebook, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from readout.export.files import binary_file
from readout.export.origin import Origin, origin_of
from readout.export.sheets import CELL_LIMIT, ROW_LIMIT, Losses, workbook
from readout.export.table import Line, Told, columns_of
from readout.export.tidy import TABLES, codebook

FILE = "record.xlsx"

_CODEBOOK = columns_of(
    """
table text The sheet
column text The column
type text text, int, real or date
meaning text What it says
levels text The values it can hold, where they come from a closed list
""",
    long=("meaning", "levels"),
)
_ABOUT = columns_of(
    """
what text What is told of this workbook
value text What it is
""",
    long=("what", "value"),
)


def write_workbook(folder: Path, told: Told, *, row_limit: int = ROW_LIMIT) -> tuple[dict[str, int], Losses]:
    """Write record.xlsx; the same record gives the same bytes.

    Args:
        folder: Where to.
        told: What the tables are made of.
        row_limit: Rows of a sheet at most, the header among them.

    Returns:
        Sheet → how many rows, and what the workbook could not hold.

    Raises:
        ValueError: A line has not one value a column.
    """
    origin = origin_of(told.view)
    with (
        binary_file(folder / FILE) as file,
        workbook(file, title="Readout: a record", origin=origin, row_limit=row_limit) as sheets,
    ):
        written = {table.name: sheets.add(table.name, table.columns, table.lines(told)) for table in TABLES}
        written["codebook"] = sheets.add("codebook", _CODEBOOK, codebook(lists_are_text=True))
        sheets.add("about", _ABOUT, _about(origin, sheets.losses))
        return written, sheets.losses


def _about(origin: Origin, losses: Losses) -> Iterator[Line]:
    yield from origin.as_dict().items()
    yield "Cells cut", f"{losses.cut}: a cell holds {CELL_LIMIT} characters; the mark is […cut]"
    yield "Cells with replaced characters", f"{losses.replaced}: what XML forbids stands as U+FFFD"
    yield "Dates", "day is a day; date is EDTF and can be a month, a span or a doubtful day"
    yield "Several values in a cell", "are joined by “; ”; the parquet export keeps them apart"
