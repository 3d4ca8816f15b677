"""Every value comes back from the record as it went in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.errors import RecordError
from readout.model import Document, Reading, rejected
from readout.record import Record, View
from tests.record import factories as make
from tests.record.chance import made_readings


def read_back(view: View) -> dict[str, Reading]:
    """Readings as the record holds them, but for the entities, which it puts together over all documents."""
    docs = {d.doc: d for d in view.documents()}
    return {
        doc: Reading(
            document=document,
            mentions=tuple(view.mentions("doc = ?", [doc])),
            statements=tuple(view.statements("doc = ?", [doc])),
            reports=tuple(view.reports("doc = ?", [doc])),
            usages=tuple(view.usages("doc = ?", [doc])),
            claims=tuple(view.claims("doc = ?", [doc])),
        )
        for doc, document in docs.items()
    }


def sorted_parts(reading: Reading) -> list[object]:
    return [
        reading.document,
        sorted(reading.mentions, key=lambda m: m.mention),
        sorted(reading.statements, key=lambda s: s.statement),
        sorted(reading.reports, key=lambda r: r.report),
        sorted(reading.usages, key=lambda u: u.usage),
        sorted(reading.claims, key=lambda c: c.claim),
    ]


def test_a_reading_comes_back_whole(tmp_path: Path) -> None:
    given = make.readings(3)
    with make.record(tmp_path, *given).view() as view:
        back = read_back(view)
        entities = list(view.entities())
    assert [sorted_parts(back[r.document.doc]) for r in given] == [sorted_parts(r) for r in given]
    assert entities == sorted(given[0].entities)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_readings_of_any_characters_come_back(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    given = data.draw(st.lists(made_readings(), min_size=1, max_size=6, unique_by=lambda r: r.document.doc))
    with make.record(tmp_path_factory.mktemp("any"), *given).view() as view:
        back = read_back(view)
        assert {e.entity for e in view.entities()} == {e.entity for r in given for e in r.entities}
    for reading in given:
        assert sorted_parts(back[reading.document.doc]) == sorted_parts(reading)


def test_a_rejected_input_is_a_row_with_its_reason(tmp_path: Path) -> None:
    document = rejected(make.raw_input("%PDF", source="/x.pdf"), "pdf-encrypted", "It asks for a password.")
    with make.record(tmp_path, Reading(document=document)).view() as view:
        assert list(view.documents()) == [document]


def test_lone_surrogates_keep_every_offset(tmp_path: Path) -> None:
    document = make.document("a\ud800b Tokyo", source="/caf\udce9.txt")
    reading = Reading(document=document, mentions=())
    with make.record(tmp_path, reading).view() as view:
        (back,) = view.documents()
    assert back.text == "a\ufffdb Tokyo"
    assert back.source == "/caf\\udce9.txt"


def test_judgements_events_and_stories_come_back(tmp_path: Path) -> None:
    reading = make.reading()
    record = make.record(tmp_path, reading)
    event = make.event_of(*reading.reports)
    story = make.MadeStory(
        story="sto_one", documents=(reading.document.doc,), copies=(make.MadeCopy(doc=reading.document.doc),)
    )
    with record.writer() as writer:
        writer.judge([make.judgement()])
        writer.put_links(events=[event], stories=[story])
    with record.view() as view:
        assert list(view.judgements()) == [make.judgement()]
        assert list(view.events()) == [event]
        assert next(view.rows("stories")) == {
            "story": "sto_one",
            "documents": [reading.document.doc],
            "first_published": "2021-03-16",
            "outlet": "Kyodo News",
            "agency": None,
            "copies": [
                {
                    "doc": reading.document.doc,
                    "similarity": 1.0,
                    "note": "",
                    "kind": None,
                    "left_out": 0,
                    "added": 0,
                    "altered": 0,
                    "changes": [],
                    "copied_from": None,
                    "why": "",
                    "look_alike": None,
                    "outlet": None,
                    "published": None,
                }
            ],
            "source": "sto_one",
            "first_why": None,
        }


def test_brief_documents_lack_text_and_blocks_only(tmp_path: Path) -> None:
    reading = make.reading()
    with make.record(tmp_path, reading).view() as view:
        (brief,) = view.documents_brief()
    assert brief.text == ""
    assert brief.blocks == ()
    assert brief.title == reading.document.title
    assert isinstance(brief, Document)


def test_rows_are_json_with_receipts_spelt_out(tmp_path: Path) -> None:
    reading = make.reading()
    with make.record(tmp_path, reading).view() as view:
        for table in view.table_names():
            for row in view.rows(table):
                assert json.loads(json.dumps(row)) == row
        row = next(view.rows("wording"))
        assert row["slots"] == {"place": "Taiwan Strait", "actor": "Japan", "actor#2": "United States"}
        assert row["date_min"] == "2021-03-16"
        receipt = next(view.rows("reports"))["trigger"]
    assert receipt["text"] == reading.document.text[receipt["start"] : receipt["end"]] == "met"


@pytest.mark.parametrize("name", ["it's a record", "é 日本 👩‍🚀", "#1 100%", "a&b=c;d,{e}~`$"])
def test_a_record_lies_in_a_folder_of_almost_any_name(tmp_path: Path, name: str) -> None:
    record = Record.create(tmp_path / name)
    with record.writer() as writer:
        writer.add([make.reading()], reader=make.READER)
    with Record.open(tmp_path / name).view() as view:
        assert view.count("documents") == 1


@pytest.mark.parametrize("name", ["a*b", "a?b", "a[b", "a]b", "a^b", "a|b", "a\\b", "a%20b", "a\nb"])
def test_a_folder_that_cannot_hold_tables_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordError, match="cannot lie at"):
        Record.create(tmp_path / name)
    assert not (tmp_path / name).exists()
