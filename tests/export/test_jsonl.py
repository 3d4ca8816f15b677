"""The whole record as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.errors import RecordError
from readout.export import export_record
from readout.record import View
from tests.query.factories import sample_record

IDS = {
    "documents": "doc",
    "entities": "entity",
    "mentions": "mention",
    "events": "event",
    "reports": "report",
    "statements": "statement",
    "wording": "usage",
    "claims": "claim",
    "stories": "story",
    "judgements": "judgement",
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with sample_record(tmp_path_factory.mktemp("record") / "sample").view() as opened:
        yield opened


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_one_file_a_table(view: View, tmp_path: Path) -> None:
    written = export_record(view, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"{table}.jsonl" for table in [*IDS, "batches"]
    }
    assert written == {table: len(load(tmp_path / "out" / f"{table}.jsonl")) for table in written}
    assert written["events"] == 3


@pytest.mark.parametrize(("table", "key"), IDS.items())
def test_lines_are_sorted_by_id_and_the_id_comes_first(
    view: View, tmp_path: Path, table: str, key: str
) -> None:
    export_record(view, tmp_path)
    rows = load(tmp_path / f"{table}.jsonl")
    assert [row[key] for row in rows] == sorted(row[key] for row in rows)
    assert all(next(iter(row)) == key for row in rows)


def test_every_receipt_is_verbatim(view: View, tmp_path: Path) -> None:
    export_record(view, tmp_path)
    texts = {row["doc"]: row["text"] for row in load(tmp_path / "documents.jsonl")}
    checked = 0
    for table in IDS:
        for receipt in receipts([row for row in load(tmp_path / f"{table}.jsonl") if table != "documents"]):
            assert texts[receipt["doc"]][receipt["start"] : receipt["end"]] == receipt["text"]
            checked += 1
    assert checked > 20


def receipts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from receipts(item)
    elif isinstance(value, dict):
        if value.keys() >= {"doc", "start", "end", "text"}:
            yield value
        for inner in value.values():
            yield from receipts(inner)


def test_twice_gives_the_same_bytes(view: View, tmp_path: Path) -> None:
    export_record(view, tmp_path / "a")
    export_record(view, tmp_path / "b")
    export_record(view, tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_text_stays_as_it_is(view: View, tmp_path: Path) -> None:
    export_record(view, tmp_path)
    raw = (tmp_path / "mentions.jsonl").read_text(encoding="utf-8")
    assert "茂木敏充" in raw
    assert "\\u" not in raw


def test_a_folder_that_cannot_be_made_is_an_error_with_a_hint(view: View, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError, match="--out"):
        export_record(view, tmp_path / "file" / "out")


def test_a_broken_export_leaves_no_half_file(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_record(view, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    calls = iter(range(100))

    def failing(row: object) -> str:
        if next(calls) > 1:
            raise KeyboardInterrupt
        return "{}"

    monkeypatch.setattr("readout.export.jsonl.json_line", failing)
    with pytest.raises(KeyboardInterrupt):
        export_record(view, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_statement_has_the_class_of_its_verb(view: View, tmp_path: Path) -> None:
    export_record(view, tmp_path)
    (row,) = load(tmp_path / "statements.jsonl")
    assert (row["verb"], row["force"], row["strength"], row["polarity"]) == (
        "say",
        "neutral",
        None,
        "neutral",
    )
