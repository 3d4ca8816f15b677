"""Rows of a listing as JSON, JSON Lines or CSV: one grammar for every command."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any, Literal, TextIO

from readout.export.columns import Listing
from readout.export.jsonl import json_line
from readout.record import Row

RowFormat = Literal["json", "jsonl", "csv"]
FORMATS: tuple[RowFormat, ...] = ("json", "jsonl", "csv")

SEPARATOR = "; "
"""Between the items of a list in a CSV cell."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NAMING = ("name", "text", "surface", "value", "label", "code", "field", "entity", "doc")


def write_rows(rows: Iterable[Row], stream: TextIO, *, fmt: RowFormat, listing: Listing) -> int:
    """Write rows one after another.

    Args:
        rows: Rows of one listing.
        stream: Where to.
        fmt: `json` is one array, `jsonl` one object a line, `csv` one flat line a row with a header.
        listing: Which columns CSV has.

    Returns:
        How many rows were written.
    """
    if fmt == "json":
        return _write_json(rows, stream)
    if fmt == "jsonl":
        return sum(_write_line(json_line(row), stream) for row in rows)
    return _write_csv(rows, stream, listing)


def _write_line(line: str, stream: TextIO) -> int:
    stream.write(line + "\n")
    return 1


def _write_json(rows: Iterable[Row], stream: TextIO) -> int:
    written = 0
    for row in rows:
        stream.write("[\n" if not written else ",\n")
        stream.write(json.dumps(row, ensure_ascii=False))
        written += 1
    stream.write("\n]\n" if written else "[]\n")
    return written


def _write_csv(rows: Iterable[Row], stream: TextIO, listing: Listing) -> int:
    out = csv.writer(stream, lineterminator="\n")
    out.writerow([path.replace(".", "_") for path in listing.csv])
    written = 0
    for row in rows:
        out.writerow([cell(at(row, path)) for path in listing.csv])
        written += 1
    return written


def at(row: Row, path: str) -> Any:
    """What stands at a path.

    Args:
        row: A row.
        path: Keys with dots between: `place.name`.

    Returns:
        The value, or None where a key is missing.
    """
    value: Any = row
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def cell(value: Any) -> str | int | float:
    """A value as one CSV cell.

    Lists are joined by `; `, an object is named and its country and office put in brackets. Text that a
    spreadsheet would take for a formula gets an apostrophe in front.

    Args:
        value: Any JSON value.

    Returns:
        A number, or text.

    Example:
        >>> cell([{"name": "Antony Blinken", "country": "USA", "office": "Secretary of State"}])
        'Antony Blinken (USA, Secretary of State)'
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = cell_text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell_text(value: Any) -> str:
    """A value in words: lists joined by `; `, an object by its name, its country and office in brackets.

    Args:
        value: Any JSON value.

    Returns:
        The text, as it is: nothing is put in front of what looks like a formula.
    """
    if isinstance(value, list):
        return SEPARATOR.join(cell_text(item) for item in value)
    if not isinstance(value, dict):
        return str(value)
    if "field" in value and "values" in value:
        return conflict_text(value)
    key = next((key for key in _NAMING if value.get(key) is not None), None)
    if key is None:
        return SEPARATOR.join(f"{k}={cell_text(v)}" for k, v in value.items() if v is not None)
    about = [str(value[k]) for k in ("country", "office", "count") if value.get(k) is not None]
    return f"{value[key]} ({', '.join(about)})" if about else str(value[key])


def conflict_text(conflict: Row) -> str:
    """A conflict on one line: the values, the one that the account gives, and why.

    Args:
        conflict: As an event's row has it.

    Returns:
        The field and what it is about, the values with a slash between them, then what was taken.

    Example:
        >>> conflict_text(
        ...     {
        ...         "field": "place",
        ...         "values": [{"value": "Tokyo"}, {"value": "Kyoto"}],
        ...         "chosen": "Tokyo",
        ...         "rule": "given by 2 of 3 independent sources",
        ...     }
        ... )
        'place: Tokyo / Kyoto (taken: Tokyo, given by 2 of 3 independent sources)'
    """
    about = f" of {conflict['about']}" if conflict.get("about") else ""
    text = f"{conflict['field']}{about}: {' / '.join(value['value'] for value in conflict['values'])}"
    if not conflict.get("rule"):
        return text
    return f"{text} (taken: {conflict.get('chosen') or 'none'}, {conflict['rule']})"
