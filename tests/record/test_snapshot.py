"""A view shows one batch's state, whatever else happens."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from readout.errors import NotFound, RecordDamaged, UsageError
from readout.record import Record, snapshot, stored, verify
from readout.record.kinds import BATCHES
from tests.record import factories as make


def dated_record(tmp_path: Path) -> Record:
    """A record of three batches, written on three days."""
    record = Record.create(tmp_path / "record", now=lambda: "2026-01-01T12:00:00.000000+00:00")
    for day in (2, 3):
        with record.writer(now=lambda day=day: f"2026-01-{day:02d}T12:00:00.000000+00:00") as writer:  # type: ignore[misc]
            writer.add(make.readings(2, start=day * 10), reader=make.READER)
    return record


def test_an_open_view_does_not_see_later_batches(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading(0))
    with record.view() as before, record.writer() as writer:
        writer.add([make.reading(1)], reader=make.READER)
        writer.add([make.reading(0, note="anew")], reader="reader-2")
        writer.judge([make.judgement()])
        assert [before.count(t) for t in ("documents", "mentions", "judgements", "batches")] == [1, 2, 0, 2]
        assert {row["note"] for row in before.rows("mentions")} == {""}
        with record.view() as after:
            assert [after.count(t) for t in ("documents", "mentions", "judgements", "batches")] == [
                2,
                4,
                1,
                5,
            ]


@pytest.mark.parametrize(
    ("when", "documents"),
    [
        ("2026-01-01", 0),
        ("2026-01-02T11:59:59", 0),
        ("2026-01-02T12:00:00", 2),
        ("2026-01-02T14:00:00+02:00", 2),
        ("2026-01-02", 2),
        ("2026-01-03", 4),
        ("2030-01-01", 4),
    ],
)
def test_as_of_a_time(tmp_path: Path, when: str, documents: int) -> None:
    with dated_record(tmp_path).view(as_of=when) as view:
        assert view.count("documents") == documents
        assert view.count("batches") == view.snapshot.sequence + 1


def test_as_of_a_batch(tmp_path: Path) -> None:
    record = dated_record(tmp_path)
    with record.view() as view:
        ids = [row["batch"] for row in view.rows("batches")]
    for batch, documents in zip(ids, (0, 2, 4), strict=True):
        with record.view(as_of=batch[:10]) as view:
            assert view.count("documents") == documents
            assert view.snapshot.batch == batch


def test_as_of_what_never_was(tmp_path: Path) -> None:
    record = dated_record(tmp_path)
    with pytest.raises(NotFound, match="2026-01-01"):
        record.view(as_of="2025-12-31")
    with pytest.raises(NotFound, match="0 batches"):
        record.view(as_of="bat_zzzz")
    with pytest.raises(NotFound, match="3 batches"):
        record.view(as_of="bat_")
    with pytest.raises(UsageError, match="yesterday"):
        record.view(as_of="yesterday")


def test_the_note_and_the_log_give_the_same_state(tmp_path: Path) -> None:
    record = make.record(tmp_path, *make.readings(2))
    noted = snapshot.latest(record.path)
    notes = sorted((record.path / snapshot.FOLDER).iterdir())
    for note, damage in itertools.product(
        notes, (b"", b"{}", b'{"said": {}, "sha256": ""}', notes[-1].read_bytes()[:-9])
    ):
        note.write_bytes(damage)
        assert snapshot.latest(record.path) == noted
    for note in notes:
        note.unlink()
    assert snapshot.latest(record.path) == noted
    with record.writer():
        pass
    assert snapshot.latest(record.path) == noted


def test_few_notes_are_kept(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    with record.writer() as writer:
        for number in range(8):
            writer.judge([make.judgement(number)])
    assert len(list((record.path / snapshot.FOLDER).iterdir())) == 4


def test_a_log_that_lost_its_last_batch_is_damaged(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading())
    log = sorted((record.path / BATCHES.name / "_delta_log").glob("*.json"))
    log[-1].unlink()
    with pytest.raises(RecordDamaged, match="ends before the last batch"):
        record.view()
    with pytest.raises(RecordDamaged, match="ends before the last batch"), record.writer():
        pass


def test_a_long_log_is_summed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_CHECKPOINT_EVERY", 4)
    record = make.record(tmp_path)
    with record.writer() as writer:
        for number in range(9):
            writer.judge([make.judgement(number)])
    log = record.path / "judgements" / "_delta_log"
    assert (log / "_last_checkpoint").exists()
    assert len(list(log.glob("*.json"))) == 10
    for note in (record.path / snapshot.FOLDER).iterdir():
        note.unlink()
    with record.view() as view:
        assert view.count("judgements") == 9
        middle = next(itertools.islice(view.rows("batches"), 6, None))
    assert verify(record.path).findings == ()
    with record.view(as_of=middle["batch"]) as view:
        assert view.count("judgements") == 6
