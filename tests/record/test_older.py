"""A record written before roles had a sector is read, and written on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from readout.record import Record, verify
from readout.record.kinds.event import TABLE as EVENTS
from readout.record.kinds.occurrence import TOLD
from readout.record.kinds.statement import TABLE as STATEMENTS
from readout.record.kinds.story import TABLE as STORIES
from readout.record.views import _STATEMENTS, _STORIES
from tests.record.factories import READER, MadeCopy, MadeStory, event_of, reading

if TYPE_CHECKING:
    import pytest


def test_what_an_older_version_wrote_has_null_in_the_new_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.delitem(cast("list[Any]", TOLD["roles"])[0], "sector")
        record = Record.create(tmp_path / "record")
        with record.writer() as writer:
            writer.add([reading(0)], reader=READER)
        with record.view() as view:
            assert "sector" not in next(view.rows("reports"))["roles"][0]
    with record.view() as view:
        assert [role["sector"] for role in next(view.rows("reports"))["roles"]] == [None, None]
        (report,) = view.reports()
    assert [role.name for role in report.told.roles] == [r.name for r in reading(0).reports[0].told.roles]
    with record.writer() as writer:
        writer.add([reading(1)], reader=READER)
    with record.view() as view:
        told = {(row["doc"], role["sector"]) for row in view.rows("reports") for role in row["roles"]}
    assert len({doc for doc, _ in told}) == 2
    assert {sector for _, sector in told} == {None, "GOV"}
    assert verify(tmp_path / "record").is_ok


def test_a_column_that_an_older_version_did_not_have_is_null(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.delitem(cast("dict[str, Any]", STATEMENTS.columns), "modality")
        older.setattr("readout.record.views._STATEMENTS", _STATEMENTS.replace("s.modality, ", ""))
        record = Record.create(tmp_path / "record")
        with record.writer() as writer:
            writer.add([reading(0)], reader=READER)
    with record.view() as view:
        assert {row["modality"] for row in view.rows("statements")} == {None}
        assert [s.modality for s in view.statements()] == [None] * len(reading(0).statements)


def test_conflicts_of_an_older_version_are_disagreements_without_a_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = reading(0)
    with monkeypatch.context() as older:
        shape = cast("list[dict[str, Any]]", EVENTS.columns["conflicts"])[0]
        for name in ("kind", "about", "chosen", "rule"):
            older.delitem(shape, name)
        for name in ("sources", "receipts"):
            older.delitem(shape["values"][0], name)
        record = Record.create(tmp_path / "record")
        with record.writer() as writer:
            writer.add([told], reader=READER)
            event = event_of(*told.reports)
            assigned = {report.report: event.event for report in told.reports}
            writer.put_links(events=[event], stories=[], assignments=assigned, verdicts=[])
    with record.view() as view:
        ((conflict,),) = [event.conflicts for event in view.events()]
    assert (conflict.kind, conflict.chosen, conflict.rule) == ("disagreement", None, "")
    assert [(v.value, v.sources, v.receipts) for v in conflict.values] == [("Tokyo", 0, ()), ("Seoul", 0, ())]


def test_a_story_linked_before_copies_were_told_apart_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = reading(0).document.doc
    story = MadeStory(story="sto_one", documents=(doc,), copies=(MadeCopy(doc=doc),))
    columns = cast("dict[str, Any]", STORIES.columns)
    with monkeypatch.context() as older:
        for name in ("source", "first_why"):
            older.delitem(columns, name)
        older.setitem(columns, "copies", [{"doc": "text", "similarity": "real", "note": "text"}])
        older.setattr("readout.record.views._STORIES", _STORIES.replace(", source, first_why", ""))
        record = Record.create(tmp_path / "record")
        with record.writer() as writer:
            writer.add([reading(0)], reader=READER)
            writer.put_links(stories=[story])
    with record.view() as view:
        (row,) = view.rows("stories")
    assert (row["source"], row["first_why"]) == (None, None)
    assert (row["copies"][0]["doc"], row["copies"][0]["kind"], row["copies"][0]["changes"]) == (
        doc,
        None,
        None,
    )
    with record.writer() as writer:
        writer.put_links(stories=[story])
    with record.view() as view:
        assert next(view.rows("stories"))["source"] == "sto_one"
    assert verify(tmp_path / "record").is_ok
