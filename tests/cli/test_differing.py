"""The conflicts of an event as people see them."""

from __future__ import annotations

from typing import Any

import pytest

from readout.cli.console import out
from readout.cli.differing import differing, print_conflicts
from readout.query import Context


def value(text: str, *docs: str, sources: int | None = None) -> dict[str, Any]:
    receipts = [{"doc": doc, "start": 0, "end": len(text), "text": text} for doc in docs]
    return {"value": text, "sources": sources or len(docs), "reports": list(docs), "receipts": receipts}


PLACE: dict[str, Any] = {
    "field": "place", "kind": "disagreement", "about": None, "chosen": "Tokyo",
    "rule": "given by 2 of 3 independent sources",
    "values": [value("Kyoto", "doc_a"), value("Tokyo", "doc_b", "doc_c")],
}  # fmt: skip
NAME: dict[str, Any] = {
    "field": "name", "kind": "variants", "about": "Toshimitsu Motegi", "chosen": "Toshimitsu Motegi",
    "rule": "the usual English name", "values": [value("Toshimichi Shigeki", "doc_a")],
}  # fmt: skip
MOVED: dict[str, Any] = {
    "field": "date", "kind": "history", "about": None, "chosen": "2021-03-14", "rule": "the latest word",
    "values": [value("2021-03-12", "doc_a"), value("2021-03-14", "doc_b")],
}  # fmt: skip
ROLES: dict[str, Any] = {
    "field": "roles", "kind": "disagreement", "about": "PHL", "chosen": None,
    "rule": "as many independent sources for each; all are kept",
    "values": [value("Enrique Manalo", "doc_a"), value("Gilberto Teodoro", "doc_b")],
}  # fmt: skip
OLDER: dict[str, Any] = {
    "field": "place", "kind": None, "about": None, "chosen": None, "rule": None,
    "values": [{"value": one, "sources": None, "reports": [one], "receipts": None} for one in ("Kyoto", "Tokyo")],
}  # fmt: skip
CONTEXTS = [
    Context(
        label="place", doc="doc_a", source="news/a-rather-long-file-name-of-an-article.txt", title=None,
        published="2021-03-17", start=0, end=5, before="", text="Kyoto", after="",
    )
]  # fmt: skip


@pytest.fixture(params=["80", "120"])
def columns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", request.param)
    monkeypatch.setenv("NO_COLOR", "1")
    return int(request.param)


def printed(capsys: pytest.CaptureFixture[str], columns: int, *conflicts: dict[str, Any]) -> str:
    print_conflicts(conflicts, CONTEXTS, out())
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= columns
    return " ".join(told.split())


def test_each_value_with_its_sources_and_receipts(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    told = printed(capsys, columns, PLACE)
    assert told.startswith("Where the reports differ 1 place Kyoto 1 independent source")
    assert "a-rather-long-file-name-of-an-article.txt, 2021-03-17: “Kyoto”" in told
    assert "✓ Tokyo 2 independent sources" in told
    assert told.endswith("Taken: Tokyo, given by 2 of 3 independent sources")


def test_what_no_rule_decides(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    told = printed(capsys, columns, ROLES)
    assert "participants Enrique Manalo" in told
    assert told.endswith("Taken: none of them; as many independent sources for each; all are kept")


def test_variants_and_history_are_marked_as_no_disagreement(
    capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    told = printed(capsys, columns, PLACE, MOVED, NAME)
    assert "What became of it 1 The later report says what has become of the plan; no disagreement." in told
    assert "Name variants 1 The same person or body under other names; no disagreement." in told
    assert "Toshimitsu Motegi Toshimichi Shigeki" in told
    assert differing([PLACE, MOVED, NAME, OLDER]) == [PLACE, OLDER]


def test_many_receipts_are_counted(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    many = {**PLACE, "values": [value("Tokyo", *(f"doc_{n}" for n in range(9))), value("Kyoto", "doc_x")]}
    assert "and 5 more" in printed(capsys, columns, many)


def test_a_record_written_before_rules_were_kept(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    told = printed(capsys, columns, OLDER)
    assert "Kyoto 1 independent source" in told
    assert "not recorded" in told
