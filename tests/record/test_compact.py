"""Compaction changes files, never rows."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from readout.errors import RecordError
from readout.record import Record, compact, logical_digest, verify
from tests.record import factories as make


def scattered(tmp_path: Path, batches: int = 4) -> Record:
    record = make.record(tmp_path)
    with record.writer() as writer:
        for number in range(batches):
            writer.add([make.reading(number)], reader=make.READER)
    return record


def age(record: Record, days: int) -> None:
    """Make every data file look old."""
    then = time.time() - days * 86400
    for path in record.path.glob("*/*.parquet"):
        os.utime(path, (then, then))


def test_files_become_fewer_and_rows_stay(tmp_path: Path) -> None:
    record = scattered(tmp_path)
    with record.view() as view:
        before, old = logical_digest(view), view.snapshot
    compact(record.path)
    with record.view() as view:
        assert logical_digest(view) == before
        assert (len(old.files["mentions"]), len(view.snapshot.files["mentions"])) == (4, 1)
        assert view.snapshot.kind == "compact"
        assert view.snapshot.counts == old.counts
    assert verify(record.path).findings == ()


def test_older_states_and_open_views_survive_compaction(tmp_path: Path) -> None:
    record = scattered(tmp_path)
    age(record, days=30)
    with record.view() as view:
        before, batch = logical_digest(view), view.snapshot.batch
        compact(record.path)
        compact(record.path)
        assert logical_digest(view) == before
    with record.view(as_of=batch) as view:
        assert logical_digest(view) == before


def test_files_let_go_of_are_removed_after_the_retention(tmp_path: Path) -> None:
    record = scattered(tmp_path)
    with record.view() as view:
        before, batch, old = logical_digest(view), view.snapshot.batch, view.snapshot.files["mentions"]
    compact(record.path, retention_hours=0)
    assert all((record.path / "mentions" / name).exists() for name in old)
    compact(record.path, retention_hours=0)
    assert not any((record.path / "mentions" / name).exists() for name in old)
    with record.view() as view:
        assert logical_digest(view) == before
    assert verify(record.path).findings == ()
    with pytest.raises(RecordError, match="compaction has removed"):
        record.view(as_of=batch)


def test_a_writer_compacts_by_itself(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    with record.writer(compact_at_files=3) as writer:
        for number in range(7):
            writer.add([make.reading(number)], reader=make.READER)
            assert max(len(files) for files in writer.snapshot.files.values()) <= 4
    with record.view() as view:
        assert view.count("documents") == 7
        assert "compact" in {row["kind"] for row in view.rows("batches")}
    assert verify(record.path).findings == ()


def test_reading_anew_works_after_compaction(tmp_path: Path) -> None:
    record = scattered(tmp_path)
    compact(record.path)
    with record.writer() as writer:
        assert writer.add([make.reading(2, note="anew")], reader="reader-2").replaced == 1
    with record.view() as view:
        assert view.count("mentions") == 8
    assert verify(record.path).findings == ()
