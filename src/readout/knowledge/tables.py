"""Reading the tables: CSV with a header row, lists inside a cell separated by `|`."""

from __future__ import annotations

import csv
import datetime as dt
import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
    columns, found = _read(TABLES / f"{name}.csv")
    for cells in found:
        yield dict(zip(columns, cells, strict=True))


def records(name: str, columns: Sequence[str]) -> list[list[str]]:
    """The rows of one large table as lists of cells: twice as quick as `rows`.

    Args:
        name: Name of the table without `.csv`.
        columns: What its columns must be, in this order.

    Returns:
        One list of cells a row.

    Raises:
        KnowledgeError: The table is missing, has other columns, or a row has too few or too many cells.
    """
    path = TABLES / f"{name}.csv"
    found, cells = _read(path)
    if found != list(columns):
        raise KnowledgeError(
            f"{path.name} has the columns {', '.join(found)}.", hint=f"They must be {', '.join(columns)}."
        )
    return cells


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            columns = next(reader, [])
            found = list(reader)
    except FileNotFoundError:
        raise KnowledgeError(f"{path} is missing.", hint="Install Readout again.") from None
    width = len(columns)
    for number, cells in enumerate(found, start=2):
        if len(cells) != width:
            raise KnowledgeError(f"{path.name} row {number}: {len(cells)} cells, not {width}.")
    return columns, found


@contextmanager
def without_collector() -> Iterator[None]:
    """Keeps the garbage collector from searching tens of thousands of new values that all stay.

    That search is a fifth of the time that loading takes.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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


def table_digest(overlay: Path | None = None) -> str:
    """SHA-256 over the names and bytes of all tables: another table is another reader.

    Args:
        overlay: Folder with a user's own tables, or None.

    Returns:
        64 hexadecimal digits.
    """
    sum_ = hashlib.sha256()
    own = sorted([*overlay.glob("*.csv"), *overlay.glob("*.toml")]) if overlay is not None else []
    for path in [*sorted(TABLES.glob("*.csv")), *own]:
        sum_.update(f"{path.name}\0".encode())
        sum_.update(hashlib.sha256(path.read_bytes()).digest())
    return sum_.hexdigest()
