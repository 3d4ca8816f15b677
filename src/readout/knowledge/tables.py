"""Reading the tables: CSV with a header row, lists inside a cell separated by `|`."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

from readout.errors import KnowledgeError

TABLES = Path(__file__).parent / "tables"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table.

    Args:
        name: Name of the table without `.csv`.

    Yields:
        One mapping of column to cell a row.

    Raises:
        KnowledgeError: The table is missing, or a row has too few or too many cells.
    """
    path = TABLES / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            columns = next(reader, [])
            for cells in reader:
                if len(cells) != len(columns):
                    raise KnowledgeError(
                        f"{path.name} line {reader.line_num}: {len(cells)} cells, not {len(columns)}."
                    )
                yield dict(zip(columns, cells, strict=True))
    except FileNotFoundError:
        raise KnowledgeError(f"{path} is missing.", hint="Install Readout again.") from None


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a list cell.

    Example:
        >>> listed("ROK|Republic of Korea"), listed("")
        (('ROK', 'Republic of Korea'), ())
    """
    return tuple(cell.split("|")) if cell else ()


def day(cell: str) -> dt.date | None:
    """The date in a cell, or None where it is empty."""
    return dt.date.fromisoformat(cell) if cell else None


def number(cell: str) -> float | None:
    """The number in a cell, or None where it is empty."""
    return float(cell) if cell else None


def table_digest() -> str:
    """SHA-256 over the names and bytes of all tables: another table is another reader.

    Returns:
        64 hexadecimal digits.
    """
    sum_ = hashlib.sha256()
    for path in sorted(TABLES.glob("*.csv")):
        sum_.update(f"{path.name}\0".encode())
        sum_.update(hashlib.sha256(path.read_bytes()).digest())
    return sum_.hexdigest()
