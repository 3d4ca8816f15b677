"""Lines of cells with declared columns: a line of another width is a fault of ours and stops the export."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from readout.export.files import whole_file

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@")
_BREAKS = str.maketrans({"\t": " ", "\r": " ", "\n": " ", "\v": " ", "\f": " ", "\x00": None})


def plain(value: Cell, *, missing: str = "") -> str:
    """A value as the text of one cell: one line, no tab, no formula.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.

    Args:
        value: Text, a number, or None.
        missing: What stands for None.

    Returns:
        The cell.

    Example:
        >>> plain("=1+1"), plain(-2.0), plain(10.0), plain(None, missing="NULL")
        ("'=1+1", '-2', '10', 'NULL')
    """
    if value is None:
        return missing
    if isinstance(value, float):
        return format(value, "g") if value == round(value, 4) else repr(value)
    if isinstance(value, int):
        return str(value)
    text = value.translate(_BREAKS).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text


def listing(values: Iterable[str], *, separator: str) -> str:
    """Several values in one cell, each once, in their order; the separator within a value becomes a comma.

    Example:
        >>> listing(["GOV", "MIL", "GOV"], separator=";")
        'GOV;MIL'
    """
    return separator.join(
        dict.fromkeys(value.replace(separator.strip() or separator, ",") for value in values)
    )


def write_tabs(
    path: Path, columns: Sequence[str], lines: Iterable[Sequence[Cell]], *, header: bool, missing: str = ""
) -> int:
    """Write lines of cells separated by tabs.

    Args:
        path: Where to.
        columns: Their names.
        lines: The cells of each line, as many as there are columns.
        header: Whether the first line names the columns.
        missing: What stands for None.

    Returns:
        How many lines were written, the header not counted.

    Raises:
        ValueError: A line has another width.
    """
    written = 0
    with whole_file(path) as file:
        if header:
            file.write("\t".join(columns) + "\n")
        for cells in lines:
            check_width(path.name, columns, cells)
            file.write("\t".join(plain(cell, missing=missing) for cell in cells) + "\n")
            written += 1
    return written


def write_csv(path: Path, columns: Sequence[str], lines: Iterable[Sequence[Cell]]) -> int:
    """Write a CSV file with a header; cells keep their line breaks.

    Args:
        path: Where to.
        columns: Their names.
        lines: The cells of each line, as many as there are columns.

    Returns:
        How many lines were written, the header not counted.

    Raises:
        ValueError: A line has another width.
    """
    written = 0
    with whole_file(path) as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        for cells in lines:
            check_width(path.name, columns, cells)
            out.writerow([_quoted(cell) for cell in cells])
            written += 1
    return written


def check_width(name: str, columns: Sequence[str], cells: Sequence[Cell]) -> None:
    """Refuse a line that has not one cell a column.

    Args:
        name: Of the file, for the message.
        columns: The declared columns.
        cells: The line.

    Raises:
        ValueError: The widths differ.
    """
    if len(cells) != len(columns):
        raise ValueError(f"{name}: a line of {len(cells)} cells for {len(columns)} columns.")


def _quoted(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith((*_FORMULA, "\t", "\r", "\n")) else cell
    return plain(cell)
