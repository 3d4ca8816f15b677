"""The whole record as JSON Lines: one file a table, keys in the order of the reference, sorted by id."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from readout.export.files import output_folder, whole_file
from readout.knowledge import load
from readout.query import with_force
from readout.record import Row, View


def export_record(view: View, folder: str | Path) -> dict[str, int]:
    """Write every table of the record; each file appears whole or not at all.

    Args:
        view: The record.
        folder: Where to; made when it is not there. Files of an earlier export are replaced.

    Returns:
        Table → number of its rows.

    Raises:
        RecordError: The folder cannot be written to.
    """
    with output_folder(folder) as root:
        return {
            table: _write_table(_rows(view, table), root / f"{table}.jsonl") for table in view.table_names()
        }


def json_line(row: Row) -> str:
    """A row as one line of JSON without blanks, keys in their order.

    Args:
        row: JSON values only.

    Returns:
        The line without its end.
    """
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _rows(view: View, table: str) -> Iterable[Row]:
    """Rows of a table; statements with the class of their verb, as in a listing."""
    if table != "statements":
        return view.rows(table)
    knowledge = load()
    return (with_force(row, knowledge) for row in view.rows(table))


def _write_table(rows: Iterable[Row], path: Path) -> int:
    written = 0
    with whole_file(path) as file:
        for row in rows:
            file.write(json_line(row) + "\n")
            written += 1
    return written
