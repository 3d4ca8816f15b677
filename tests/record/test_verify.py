"""Whatever happens to the bytes of a record, `verify` says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from readout.errors import RecordDamaged, RecordMissing
from readout.model import Mention
from readout.record import Record, verify
from readout.record.snapshot import FOLDER
from tests.record import factories as make


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_full(tmp_path_factory.mktemp("template")).path


@pytest.fixture
def record(tmp_path: Path, template: Path) -> Record:
    return Record.open(shutil.copytree(template, tmp_path / "record"))


def make_full(tmp_path: Path) -> Record:
    readings = make.readings(4)
    record = make.record(tmp_path, *readings[:2])
    reports = [r.reports[0] for r in readings]
    with record.writer() as writer:
        writer.add(readings[2:], reader=make.READER)
        writer.judge([make.judgement()])
        event = make.event_of(*reports)
        writer.put_links(events=[event], assignments={r.report: event.event for r in reports})
    return record


def data_file(record: Record, table: str) -> Path:
    return min((record.path / table).glob("*.parquet"))


def log_of(record: Record, table: str, version: int) -> Path:
    return record.path / table / "_delta_log" / f"{version:020d}.json"


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)


def flip_unseen(path: Path) -> None:
    """One bit, so that the rows are others and the file is a sound one to whoever only reads it."""
    data, sound = path.read_bytes(), pq.read_table(path)
    for at in range(4, len(data) - 8):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with suppress(pa.ArrowException, OSError):
            if pq.read_table(path) != sound:
                return
    raise AssertionError("no such bit")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def test_a_sound_record_has_no_findings(record: Record) -> None:
    report = verify(record.path)
    assert report.findings == ()
    assert (report.is_ok, report.exit_code, report.batches, report.rows) == (True, 0, 5, 4 + 4 * 6 + 1)
    assert report.receipts > 60


def test_an_empty_record_has_no_findings(tmp_path: Path) -> None:
    assert verify(make.record(tmp_path).path).findings == ()


@pytest.mark.parametrize("table", ["documents", "events", "batches"])
@pytest.mark.parametrize("harm", [truncate, flip, empty, Path.unlink])
def test_harm_to_a_data_file_is_found(record: Record, table: str, harm: Callable[[Path], None]) -> None:
    harm(data_file(record, table))
    report = verify(record.path)
    assert not report.is_ok
    assert report.exit_code == 4


LOGS = [("documents", 0), ("mentions", 2), ("events", 1), ("batches", 3), ("batches", 5)]
# Without the note nobody can know that there was one batch more.
UNKNOWABLE = [("batches", 5, Path.unlink, False)]


@pytest.mark.parametrize(
    ("table", "version", "harm", "is_noted"),
    [
        (*log, harm, is_noted)
        for log in LOGS
        for harm in (empty, Path.unlink)
        for is_noted in (True, False)
        if (*log, harm, is_noted) not in UNKNOWABLE
    ],
)
def test_harm_to_a_log_file_is_found(
    record: Record, table: str, version: int, harm: Callable[[Path], None], is_noted: bool
) -> None:
    if not is_noted:
        for note in (record.path / FOLDER).iterdir():
            note.unlink()
    harm(log_of(record, table, version))
    assert not verify(record.path).is_ok


def test_a_row_edited_in_its_file_is_found(record: Record) -> None:
    path = data_file(record, "mentions")
    table = pq.read_table(path)
    column = table.schema.get_field_index("note")
    edited = table.set_column(column, table.schema.field(column), [["he said so"] * table.num_rows])
    pq.write_table(edited, path)
    (finding,) = verify(record.path).findings
    assert finding.code == "file-changed"
    assert finding.where == f"mentions/{path.name}"


def test_a_batch_rewritten_is_found(record: Record) -> None:
    for path in (record.path / "batches").glob("*.parquet"):
        table = pq.read_table(path)
        column = table.schema.get_field_index("software")
        pq.write_table(table.set_column(column, table.schema.field(column), [["mine"]]), path)
        assert {f.code for f in verify(record.path).findings} >= {"batch-edited"}


def test_a_damaged_note_is_harmless(record: Record) -> None:
    for note in (record.path / FOLDER).iterdir():
        empty(note)
    assert verify(record.path).findings == ()


def test_what_the_reader_got_wrong_is_found(tmp_path: Path) -> None:
    reading = make.reading(0)
    astray = replace(reading.mentions[0].span, start=3, end=4, text="?")
    wrong = replace(
        reading,
        mentions=(Mention(span=astray, entity="person/nobody"), *reading.mentions[1:], reading.mentions[1]),
        usages=(replace(reading.usages[0], statement="sta_nowhere"),),
    )
    report = verify(make.record(tmp_path, wrong).path)
    assert {f.code for f in report.findings} == {"receipt-differs", "dangling", "key-twice"}
    assert not report.is_ok


def test_links_to_rows_read_anew_are_outdated_not_damaged(record: Record) -> None:
    with record.writer() as writer:
        writer.add([replace(make.reading(0), reports=(), usages=())], reader="reader-2")
    report = verify(record.path)
    assert {f.code for f in report.findings} == {"links-outdated"}
    assert report.is_ok


def test_a_lost_about_file_or_folder(record: Record) -> None:
    (record.path / "record.json").write_text("{")
    assert not verify(record.path).is_ok
    (record.path / "record.json").unlink()
    with pytest.raises(RecordMissing):
        verify(record.path)
    # Making the record again where its tables still are finishes it; nothing is lost.
    assert not Record.exists(record.path)
    Record.create(record.path)
    assert verify(record.path).findings == ()


@pytest.mark.parametrize("is_read_anew", [True, False])
def test_rows_of_a_damaged_file_are_not_written_anew(record: Record, is_read_anew: bool) -> None:
    path = data_file(record, "mentions")
    flip_unseen(path)
    with record.writer() as writer, pytest.raises(RecordDamaged, match=path.name):
        _ = writer.add(make.readings(4), reader="reader-2") if is_read_anew else writer.compact()
    assert {finding.code for finding in verify(record.path).findings} >= {"file-changed"}
