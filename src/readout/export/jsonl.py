"""The whole record as JSON Lines: one file a table, keys in the order of the reference, sorted by id."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from readout.export.files import output_folder, whole_file
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
            table: _write_table(view.rows(table), root / f"{table}.jsonl") for table in view.table_names()
        }


def json_line(row: Row) -> str:
    """A row as one line of JSON without blanks, keys in their order.

    Args:
        row: JSON values only.

    Returns:
        The line without its end.
    """
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _write_table(rows: Iterable[Row], path: Path) -> int:
    written = 0
    with whole_file(path) as file:
        for row in rows:
            file.write(json_line(row) + "\n")
            written += 1
    return written
