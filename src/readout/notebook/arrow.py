"""Rows of a listing as an Arrow table: dates as dates, lists as lists, objects as structs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from readout.record import Row, View
from readout.record.shape import RECEIPT, Shape, Table, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

_TABLES: Mapping[str, str] = {
    "events": "events",
    "meetings": "events",
    "statements": "statements",
    "said": "statements",
    "wording": "wording",
    "claims": "claims",
    "documents": "documents",
}
"""Listings whose rows are those of a table, by name."""

_WITHOUT = {"documents": ("text", "blocks")}
_BEHIND_VERB: Mapping[str, Shape] = {"force": "text", "strength": "int", "polarity": "text"}
_PRINTED: Mapping[str, Shape] = dict.fromkeys(("published", "publisher", "agency", "title", "source"), "text")
_FOUND: Mapping[str, Shape] = {"hits": [RECEIPT], "variants": ["text"]}

_OTHERS: Mapping[str, Mapping[str, Shape]] = {
    "search": {
        "doc": "text",
        "start": "int",
        "end": "int",
        "text": "text",
        "hits": [RECEIPT],
        "title": "text",
        "publisher": "text",
        "published": "text",
        "source": "text",
        "statement": "text",
    },
    "people": {
        "entity": "text",
        "name": "text",
        "country": "text",
        "wikidata": "text",
        "offices": ["text"],
        "names_seen": [{"surface": "text", "count": "long"}],
        "events": "long",
        "statements": "long",
        "mentions": "long",
        "documents": "long",
        "first_seen": "date",
        "last_seen": "date",
    },
    "series": {
        "series": "text",
        "name": "text",
        "basis": "text",
        "format": "text",
        "parties": ["text"],
        "occasions": "long",
        "ahead": "long",
        "first": "text",
        "last": "text",
        "interval_days": "long",
        "papers": "long",
        "texts": "long",
        "since": "int",
    },
}
"""Listings that are no table: column → shape."""


def arrow_table(name: str, view: View, rows: Iterable[Row]) -> pa.Table:
    """Rows of a listing as an Arrow table.

    Args:
        name: Of the listing.
        view: Knows the types of its tables.
        rows: The rows.

    Returns:
        The table; its columns and their types are the same whatever the rows hold.
    """
    import pyarrow as pa

    schema = schema_of(name, view)
    ready = [{field.name: _value(row.get(field.name), field.type) for field in schema} for row in rows]
    return pa.Table.from_pylist(ready, schema=schema)


def schema_of(name: str, view: View) -> pa.Schema:
    """The columns of a listing and their Arrow types.

    Args:
        name: Of the listing.
        view: Knows the types of its tables.

    Returns:
        The schema; columns in the order of the rows' keys.
    """
    import pyarrow as pa

    if name in _OTHERS:
        return _declared(_OTHERS[name])
    table = _TABLES[name]
    fields: list[pa.Field] = []
    for field in view.arrow(f"FROM {table} LIMIT 0").schema:
        if field.name in _WITHOUT.get(table, ()):
            continue
        kind = _plain(field.type)
        if table == "statements" and field.name == "speakers":
            kind = pa.list_(pa.struct([*kind.value_type, pa.field("office", pa.string())]))
        fields.append(pa.field(field.name, kind))
        if table == "statements" and field.name == "verb":
            fields += _declared(_BEHIND_VERB)
    if table == "statements":
        fields += _declared(_PRINTED)
    if name == "said":
        fields += _declared(_FOUND)
    return pa.schema(fields)


def _declared(columns: Mapping[str, Shape]) -> pa.Schema:
    return arrow_schema(Table(name="listing", key=(), columns=columns))


def _plain(kind: pa.DataType) -> pa.DataType:
    """A type of DuckDB's with Arrow's usual name for the items of a list."""
    import pyarrow as pa

    if pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, _plain(field.type)) for field in kind])
    return kind


def _value(value: Any, kind: pa.DataType) -> Any:
    """A value as Arrow takes it for a type."""
    import pyarrow as pa

    if value is None:
        return None
    if pa.types.is_date32(kind):
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    if pa.types.is_map(kind):
        return list(value.items())
    if pa.types.is_list(kind):
        return [_value(item, kind.value_type) for item in value]
    if pa.types.is_struct(kind):
        return {field.name: _value(value.get(field.name), field.type) for field in kind}
    return value
