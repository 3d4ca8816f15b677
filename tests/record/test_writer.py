"""What a writer does: each call one batch, the same input the same record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.errors import NotFound, RecordError, RecordLocked, RecordMissing
from readout.model import Judgement, Reading, rejected
from readout.record import Provenance, Record, logical_digest, verify
from readout.record.stored import Stored
from tests.record import factories as make


def digest_of(record: Record) -> str:
    with record.view() as view:
        return logical_digest(view)


def test_a_document_read_again_changes_nothing(tmp_path: Path) -> None:
    record = make.record(tmp_path, *make.readings(3))
    with record.view() as view:
        before = view.snapshot
    with record.writer() as writer:
        docs = [r.document.doc for r in make.readings(4)]
        assert writer.known(docs, reader=make.READER) == set(docs[:3])
        assert writer.known(docs, reader="another") == set()
        written = writer.add(make.readings(3), reader=make.READER)
    assert (written.added, written.replaced, written.sighted) == (0, 0, 0)
    with record.view() as view:
        assert view.snapshot == before


def test_one_batch_may_hold_a_document_twice(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading(source="/b.txt"), make.reading(source="/a.txt"))
    with record.view() as view:
        assert view.count("documents") == 1
        assert [row["source"] for row in view.rows("sightings")] == ["/a.txt", "/b.txt"]
        assert next(view.documents()).source == "/a.txt"


def test_order_and_halves_play_no_part(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    whole = make.record(one, *make.readings(6))
    parts = make.record(two, *reversed(make.readings(4, start=2)))
    with parts.writer() as writer:
        writer.add(make.readings(5), reader=make.READER)
        writer.add([make.reading(1, source="/elsewhere.txt")], reader=make.READER)
    assert digest_of(whole) != digest_of(parts)
    with whole.writer() as writer:
        writer.sight(
            [make.raw_input(make.reading(1).document.text, source="/elsewhere.txt", title="Title 1")]
        )
    assert digest_of(whole) == digest_of(parts)


def test_a_source_seen_again_is_noted_once(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading())
    again = make.raw_input(make.reading().document.text, source="/0.txt", title="Title 0")
    with record.writer() as writer:
        assert writer.sight([again, again]).sighted == 1
        sequence = writer.snapshot.sequence
        assert writer.sight([again]).sighted == 0
        assert writer.snapshot.sequence == sequence
    with record.view() as view:
        assert next(view.documents()).source == "/0.txt"


def test_a_source_of_an_unknown_document_is_refused(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading())
    with record.writer() as writer, pytest.raises(NotFound, match=r"/new\.txt"):
        writer.sight([make.raw_input("new", source="/new.txt")])


def test_another_reader_replaces_what_was_read(tmp_path: Path) -> None:
    record = make.record(tmp_path, *make.readings(3))
    with record.writer() as writer:
        writer.judge([make.judgement()])
        written = writer.add([make.reading(1, note="read anew"), make.reading(7)], reader="reader-2")
    assert (written.added, written.replaced, written.sighted) == (1, 1, 1)
    with record.view() as view:
        assert view.count("documents") == 4
        assert view.count("mentions") == 8
        assert view.count("judgements") == 1
        assert view.count("sightings") == 4
        (anew,) = view.sql("SELECT doc FROM mentions WHERE note = 'read anew'")
        readers = {row["doc"]: row["reader"] for row in view.rows("documents")}
    assert anew["doc"] == make.reading(1).document.doc
    assert sorted(readers.values()) == [make.READER, make.READER, "reader-2", "reader-2"]
    assert verify(record.path).findings == ()


def test_rows_that_a_new_reading_lacks_are_gone(tmp_path: Path) -> None:
    record = make.record(tmp_path, *make.readings(2))
    bare = replace(make.reading(0), mentions=(), entities=(), statements=(), usages=())
    with record.writer() as writer:
        writer.add([bare], reader="reader-2")
    with record.view() as view:
        assert {row["doc"] for row in view.rows("mentions")} == {make.reading(1).document.doc}
        assert view.count("reports") == 2


def test_judgements_are_appended_once(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    taken_back = Judgement(
        author="b", at="2026-02-01T00:00:00Z", kind="reject", subjects=(), undoes=make.judgement().judgement
    )
    with record.writer() as writer:
        writer.judge([make.judgement()])
        sequence = writer.snapshot.sequence
        writer.judge([make.judgement()])
        assert writer.snapshot.sequence == sequence
        writer.judge([taken_back, make.judgement(), taken_back])
    with record.view() as view:
        assert list(view.judgements()) == [make.judgement(), taken_back]


def test_links_take_the_place_of_those_before(tmp_path: Path) -> None:
    reading = make.reading()
    (report,), (statement,), (usage,), (claim,) = (
        reading.reports,
        reading.statements,
        reading.usages,
        reading.claims,
    )
    record = make.record(tmp_path, reading)
    with record.view() as view:
        assert next(view.rows("reports"))["event"] is None
        assert next(view.rows("claims"))["verdict"] == "undecided"
    event = make.event_of(report)
    with record.writer() as writer:
        writer.put_links(
            events=[event],
            stories=[make.MadeStory(story="sto_one", documents=(reading.document.doc,))],
            assignments={report.report: event.event, statement.statement: event.event},
            verdicts=[make.MadeCheck(claim=claim.claim, events=(event.event,))],
        )
    with record.view() as view:
        assert next(view.rows("reports"))["event"] == event.event
        assert next(view.rows("statements"))["event"] == event.event
        assert next(view.rows("wording"))["event"] == event.event
        assert next(view.rows("documents"))["story"] == "sto_one"
        assert next(view.rows("claims"))["events"] == [event.event]
        assert usage.report == report.report
    with record.writer() as writer:
        writer.put_links()
    with record.view() as view:
        assert [view.count(name) for name in ("events", "stories")] == [0, 0]
        assert next(view.rows("reports"))["event"] is None


def test_a_batch_says_how_it_came_to_be(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record", now=lambda: "2026-01-01T00:00:00.000000+00:00")
    provenance = Provenance(software="readout 9", config="abc", model=(("parser", "123"),))
    # A clock that runs backwards does not make the later batch older.
    with record.writer(provenance=provenance, now=lambda: "2025-01-01T00:00:00.000000+00:00") as writer:
        writer.add(make.readings(2), reader=make.READER)
    with record.view() as view:
        first, second = view.rows("batches")
    assert (first["kind"], second["kind"]) == ("create", "read")
    assert (second["software"], second["config"], second["model"]) == ("readout 9", "abc", {"parser": "123"})
    assert second["documents"] == 2
    assert second["counts"]["documents"] == 2
    assert second["previous"] == first["batch"]
    assert second["written_at"] == first["written_at"]


def test_only_one_writer_at_a_time(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    with (
        record.writer(),
        pytest.raises(RecordLocked, match=r"process \d+ on .* reading is possible"),
        record.writer(),
    ):
        pass
    with record.writer() as writer:
        assert writer.snapshot.sequence == 0


def test_a_record_is_made_once_and_in_an_empty_folder(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    with pytest.raises(RecordError, match="already"):
        Record.create(record.path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.doc").touch()
    with pytest.raises(RecordError, match=r"thesis\.doc"):
        Record.create(tmp_path / "other")
    with pytest.raises(RecordMissing):
        Record.open(tmp_path / "nowhere")
    (record.path / "record.json").write_text('{"format": 99}')
    with pytest.raises(RecordError, match="format 99"):
        Record.open(record.path)


def test_a_batch_that_fails_is_not_visible_and_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = make.record(tmp_path, make.reading(0))
    before = digest_of(record)
    append = Stored.append

    def full(stored: Stored, rows: object) -> None:
        if stored.table.name == "reports":
            raise OSError(28, "No space left on device")
        append(stored, rows)

    with record.writer() as writer:
        with monkeypatch.context() as patch:
            patch.setattr(Stored, "append", full)
            with pytest.raises(RecordError, match="No space left"):
                writer.add([make.reading(1)], reader=make.READER)
        with pytest.raises(RecordError, match="not finished"):
            writer.add([make.reading(1)], reader=make.READER)
    assert digest_of(record) == before
    assert {f.code for f in verify(record.path).findings} == {"batch-unfinished"}
    with record.writer() as writer:
        assert writer.add([make.reading(1)], reader=make.READER).added == 1
    assert verify(record.path).findings == ()
    with record.view() as view:
        assert view.count("mentions") == 4


def test_a_value_that_fits_no_column_leaves_the_writer_usable(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    wrong = replace(make.reading(0), claims=(replace(make.reading(0).claims[0], ordinal=2**40),))
    with record.writer() as writer:
        with pytest.raises(ValueError, match=r"2147483647|too large|bounds|int32"):
            writer.add([wrong], reader=make.READER)
        assert writer.add([make.reading(0)], reader=make.READER).added == 1


@pytest.mark.parametrize(("code", "is_tried_again"), [("timeout", True), ("binary", False)])
def test_what_the_machine_had_a_part_in_is_tried_again(
    tmp_path: Path, code: str, *, is_tried_again: bool
) -> None:
    raw = make.raw_input("slow", source="/news/slow.txt")
    record = make.record(tmp_path)
    with record.writer() as writer:
        writer.add([Reading(document=rejected(raw, code, "why"))], reader=make.READER)
        assert (raw.doc not in writer.known([raw.doc], reader=make.READER)) is is_tried_again
        written = writer.add([Reading(document=make.document("slow"))], reader=make.READER)
    assert written.replaced == int(is_tried_again)
