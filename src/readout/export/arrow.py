"""Lines of a declared table as Parquet: typed columns, their meanings in the schema, the origin beside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.export.delimited import check_width
from readout.export.levels import levels
from readout.export.table import Column, Line
from readout.export.text import encodable

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 50_000
"""Lines held at once: one row group."""


def write_parquet(
    stream: BinaryIO,
    name: str,
    columns: Sequence[Column],
    lines: Iterable[Line],
    *,
    about: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Write lines as one Parquet file.

    Args:
        stream: Where to.
        name: Of the table.
        columns: Their names, kinds and meanings.
        lines: The values of each line, as many as there are columns.
        about: What else to keep in the file's metadata.

    Returns:
        How many lines were written.

    Raises:
        ValueError: A line has another width.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(columns).with_metadata({"readout_table": name, **about})
    names = [column.name for column in columns]
    written, left = 0, iter(lines)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(left, ROWS)):
            for line in group:
                check_width(name, names, line)
            arrays = [
                pa.array([_value(line[n]) for line in group], field.type) for n, field in enumerate(schema)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            written += len(group)
    return written


def _schema(columns: Sequence[Column]) -> pa.Schema:
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "int": pa.int64(),
        "real": pa.float64(),
        "date": pa.date32(),
    }
    fields = []
    for column in columns:
        about = {"description": column.meaning}
        if column.levels is not None:
            about["levels"] = json.dumps(levels(column.levels))
        fields.append(pa.field(column.name, kinds[column.kind], metadata=about))
    return pa.schema(fields)


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    return [encodable(item) for item in value] if isinstance(value, list) else value
