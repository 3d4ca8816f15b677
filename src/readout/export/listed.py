"""Rows of a listing as a typed file: Parquet or an Excel workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import replace as with_
from typing import Any, BinaryIO, Literal, get_args

from readout.errors import UsageError
from readout.export.arrow import write_parquet
from readout.export.columns import Listing
from readout.export.listed_columns import DAY, column_of
from readout.export.origin import Origin
from readout.export.rows import at, cell_text
from readout.export.sheets import workbook
from readout.export.table import Column, Line, day_of
from readout.record import Row

TableFormat = Literal["parquet", "xlsx"]
TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)


def write_table(
    rows: Iterable[Row],
    stream: BinaryIO,
    *,
    fmt: TableFormat,
    listing: Listing,
    origin: Origin | None = None,
) -> int:
    """Write rows with typed columns; beside a `date`, the `day` where it is one certain day.

    Args:
        rows: Rows of one listing.
        stream: Where to, in bytes.
        fmt: `parquet` keeps lists as lists; `xlsx` joins them by `; ` in one cell.
        listing: Which columns there are.
        origin: State of the record, kept in the file; `origin_of(view)`.

    Returns:
        How many rows were written.

    Raises:
        UsageError: There is no such format.
    """
    if fmt not in TABLE_FORMATS:
        raise UsageError(f"No format {fmt!r}.", hint=f"One of {', '.join(TABLE_FORMATS)}.")
    fields = tuple(_fields(listing))
    columns = [field.column for field in fields]
    lines = (_line(row, fields) for row in rows)
    if fmt == "parquet":
        about = origin.as_dict() if origin is not None else {}
        return write_parquet(stream, listing.name, columns, lines, about=about)
    with workbook(stream, title=f"Readout: {listing.name}", origin=origin) as sheets:
        return sheets.add(listing.name, columns, lines)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a column's value stands in a row."""

    column: Column
    path: str
    read: Callable[[Any], Any]


def _fields(listing: Listing) -> Iterator[_Field]:
    for path in listing.csv:
        column = column_of(listing, path)
        yield _Field(with_(column, name=path.replace(".", "_")), path, _READERS[column.kind])
        if path == "date":
            yield _Field(DAY, path, _certain_day)


def _line(row: Row, fields: Iterable[_Field]) -> Line:
    return tuple(field.read(at(row, field.path)) for field in fields)


def _text(value: Any) -> str | None:
    return None if value is None else cell_text(value)


def _texts(value: Any) -> list[str] | None:
    if value is None:
        return None
    return [cell_text(item) for item in value] if isinstance(value, list) else [cell_text(value)]


def _int(value: Any) -> int | None:
    return len(value) if isinstance(value, list) else None if value is None else int(value)


def _real(value: Any) -> float | None:
    return None if value is None else float(value)


def _date(value: Any) -> dt.date | None:
    return value if value is None or isinstance(value, dt.date) else day_of(str(value))


def _certain_day(value: Any) -> dt.date | None:
    return None if value is None else day_of(str(value))


_READERS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "texts": _texts,
    "int": _int,
    "real": _real,
    "date": _date,
}
