"""`readout sides` over two read-outs and a joint statement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from readout.flow import read
from readout.record import Record
from tests.cli.conftest import Run
from tests.query.side_texts import AMERICAN, JAPANESE, JOINT, NEWS, made


def record_of(folder: Path, *texts: str) -> Path:
    read(made(folder / "texts", *texts), record=folder / "record")
    return folder / "record"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("three"), AMERICAN, JAPANESE, JOINT, NEWS)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("two"), AMERICAN, JAPANESE)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("one"), JAPANESE, NEWS)


def event_of(record: Path, act: str = "meeting") -> str:
    with Record.open(record).view() as view:
        found = [
            row["event"] for row in view.rows("events", where="act = ? AND len(roles) = 2", params=[act])
        ]
    return str(found[0])


def laid(run: Run, record: Path, act: str = "meeting") -> dict[str, Any]:
    code, out, err = run("sides", event_of(record, act), "--record", record, "--format", "json")
    assert (code, err) == (0, "")
    told: dict[str, Any] = json.loads(out)
    return told


def words(clauses: list[dict[str, Any]]) -> str:
    return " | ".join(clause["text"] for clause in clauses)


def test_who_says_what_in_two_read_outs_and_a_joint_statement(run: Run, three: Path) -> None:
    told = laid(run, three)
    assert [side["name"] for side in told["sides"]] == ["Japan", "United States", "joint text"]
    assert told["other_documents"] == 1
    assert any("Taiwan Strait" in row["Japan"]["text"] for row in told["in_all"])
    assert all(row.keys() == {"Japan", "United States", "joint text"} for row in told["in_all"])
    assert [sorted(row) for row in told["in_some"]] == [["United States", "joint text"]]
    assert "undersea cables" in told["in_some"][0]["joint text"]["text"]
    japan, america, joint = told["only"]
    assert "ballistic missiles" in words(japan["clauses"])
    assert (
        words(america["clauses"]) == "The Secretary welcomed Japan's decision to raise its defense spending"
    )
    assert "critical minerals" in words(joint["clauses"])
    assert [one["name"] for one in japan["names"]] == ["North Korea"]
    assert "war-of-aggression-ukraine" in [one["key"] for one in japan["formulas"]]


def test_words_given_to_the_other_side_and_whether_it_has_them(run: Run, three: Path) -> None:
    (given,) = [one for one in laid(run, three)["given_to_others"] if one["by"] == "Japan"]
    assert (given["speaker"], given["verb"], given["also_in"]) == ("Antony Blinken", "state", [])
    assert "unwavering" in given["receipt"]["text"]


def test_every_receipt_is_cut_from_its_document(run: Run, three: Path) -> None:
    with Record.open(three).view() as view:
        text = {document.doc: document.text for document in view.documents()}
    found: list[dict[str, Any]] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict) and value.keys() >= {"doc", "start", "end", "text"}:
            found.append(value)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(inner)

    collect(laid(run, three))
    assert len(found) > 10
    assert all(text[one["doc"]][one["start"] : one["end"]] == one["text"] for one in found)


def test_two_read_outs_without_a_joint_statement(run: Run, two: Path) -> None:
    told = laid(run, two)
    assert [side["name"] for side in told["sides"]] == ["Japan", "United States"]
    assert told["in_some"] == []
    assert "undersea cables" in words(told["only"][1]["clauses"])


def test_the_joint_statement_leads_to_the_read_outs_of_its_meeting(run: Run, three: Path) -> None:
    assert len(laid(run, three, "joint-statement")["sides"]) == 3


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_card_fits_and_says_who_leaves_it_out(
    run: Run, three: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("sides", event_of(three), "--record", three)
    assert max(map(len, out.splitlines())) <= int(columns)
    told = " ".join(out.split())
    for expected in (
        "In all 3 texts",
        "Japan leaves it out",
        "Only in United States’ text 1",
        "Only in the joint text",
        "Japan’s text gives Antony Blinken: “that the commitment of the United States",
        "in no other text",
        "readout diff doc_",
    ):
        assert expected in told


def test_the_page_in_markdown(run: Run, three: Path) -> None:
    _, out, _ = run("sides", event_of(three), "--record", three, "--format", "markdown")
    assert out.startswith("# What each side's text of evt_")
    for heading in (
        "## In all 3 texts",
        "## In some of the texts",
        "## Only in Japan’s text",
        "## Only in the joint text",
    ):
        assert heading in out


def test_one_read_out_alone_is_said_plainly(run: Run, one: Path) -> None:
    for form in ("table", "markdown"):
        code, out, _ = run("sides", event_of(one), "--record", one, "--format", form)
        assert code == 0
        assert "has only one official text of" in " ".join(out.split())
    told = laid(run, one)
    assert (told["in_all"], told["only"]) == ([], [])
    assert [side["name"] for side in told["sides"]] == ["Japan"]


def test_no_official_text_and_no_event(run: Run, record: Path) -> None:
    _, out, _ = run("sides", event_of(record), "--record", record)
    assert "The record has no official text of" in " ".join(out.split())
    code, _, err = run("sides", "person/antony-blinken", "--record", record)
    assert code == 2
    assert "is no event" in err
