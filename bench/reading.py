"""Reads a corpus with the real reader, loaded once a process, and gives what the record then says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bench.gold import Row
from readout.desk import Desk
from readout.linking import link_record
from readout.record import Record
from readout.run import use_one_thread


@cache
def desk() -> Desk:
    """The rules reader and the parser, both in this process."""
    use_one_thread()
    from readout.annotate import RulesReader
    from readout.documents import parse

    return Desk(parse, RulesReader.load())


@contextmanager
def record_of(paths: Sequence[str]) -> Iterator[Record]:
    """A linked record of the inputs, gone afterwards.

    Args:
        paths: As for `readout read`.

    Yields:
        The record.
    """
    from readout.ingest import find_inputs

    reader = desk()
    with tempfile.TemporaryDirectory() as folder:
        record = Record.create(Path(folder) / "record")
        with record.writer() as writer:
            writer.add(reader(tuple(find_inputs(paths))), reader=reader.digest)
            link_record(record, writer)
        yield record


def rows_of(paths: Sequence[str]) -> dict[str, list[Row]]:
    """Every table of the record of the inputs, in the exported form.

    Args:
        paths: As for `readout read`.

    Returns:
        Table → rows.
    """
    with record_of(paths) as record, record.view() as view:
        return {table: list(view.rows(table)) for table in view.table_names()}
