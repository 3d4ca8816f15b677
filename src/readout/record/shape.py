"""What a table looks like, said once: its Arrow schema and its DuckDB types both come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

Shape: TypeAlias = "str | list[Shape] | dict[str, Shape]"
"""An atom by name, a list of one shape, or named fields in order."""

Row: TypeAlias = dict[str, Any]
"""One row as plain values: what `Shape` describes, as Arrow takes it and DuckDB gives it back."""

RECEIPT: Shape = {"doc": "text", "start": "int", "end": "int", "text": "text"}

_DUCKDB = {
    "text": "VARCHAR",
    "int": "INTEGER",
    "long": "BIGINT",
    "real": "DOUBLE",
    "date": "DATE",
    "labels": "MAP(VARCHAR, VARCHAR)",
    "counts": "MAP(VARCHAR, BIGINT)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A stored table.

    Attributes:
        name: Name of its folder in the record.
        key: Columns that make a row what it is.
        columns: Shape of each column, in order.
        is_read: Whether its rows are read from documents, carry `doc`, and go when a document is read anew.
    """

    name: str
    key: tuple[str, ...]
    columns: Mapping[str, Shape]
    is_read: bool = False


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table's files.

    Args:
        table: The table.

    Returns:
        Its columns in order, all nullable.
    """
    import pyarrow as pa

    return pa.schema([pa.field(name, _arrow_type(shape)) for name, shape in table.columns.items()])


def _arrow_type(shape: Shape) -> pa.DataType:
    import pyarrow as pa

    if isinstance(shape, dict):
        return pa.struct([pa.field(name, _arrow_type(inner)) for name, inner in shape.items()])
    if isinstance(shape, list):
        return pa.list_(_arrow_type(shape[0]))
    atoms = {
        "text": pa.string(),
        "int": pa.int32(),
        "long": pa.int64(),
        "real": pa.float64(),
        "date": pa.date32(),
        "labels": pa.map_(pa.string(), pa.string()),
        "counts": pa.map_(pa.string(), pa.int64()),
    }
    return atoms[shape]


def json_type(shape: Shape) -> Any:
    """The same as DuckDB's `from_json` takes it.

    Args:
        shape: Any shape.

    Returns:
        Names of types, in lists and objects as the shape has them.

    Example:
        >>> json_type([{"surface": "text", "slots": "labels"}])
        [{'surface': 'VARCHAR', 'slots': 'MAP(VARCHAR, VARCHAR)'}]
    """
    if isinstance(shape, dict):
        return {name: json_type(inner) for name, inner in shape.items()}
    if isinstance(shape, list):
        return [json_type(shape[0])]
    return _DUCKDB[shape]


def duckdb_type(shape: Shape) -> str:
    """The same as DuckDB spells it.

    Args:
        shape: Any shape.

    Returns:
        A type as SQL takes it.

    Example:
        >>> duckdb_type([{"surface": "text", "count": "long"}])
        'STRUCT("surface" VARCHAR, "count" BIGINT)[]'
    """
    if isinstance(shape, dict):
        inner = ", ".join(f'"{name}" {duckdb_type(field)}' for name, field in shape.items())
        return f"STRUCT({inner})"
    if isinstance(shape, list):
        return f"{duckdb_type(shape[0])}[]"
    return _DUCKDB[shape]
