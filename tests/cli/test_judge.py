"""`readout judge` and `readout review` as people use them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.record import Record
from tests.cli.conftest import Run

MEETING = "act = 'meeting' AND status = 'occurred'"


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(record, tmp_path / "own"))


def meeting(record: Path) -> str:
    with Record.open(record).view() as view:
        return str(view.sql(f"SELECT event FROM events WHERE {MEETING}")[0]["event"])


def test_a_decision_is_told_listed_and_taken_back(run: Run, own: Path) -> None:
    wanted = meeting(own)
    code, _, err = run("judge", "edit", wanted, "date=2021-03-18", "-r", own, "--author", "anna")
    assert code == 0
    assert f"edit {wanted[:12]}: date=2021-03-18" in err
    _, out, _ = run("show", wanted, "-r", own)
    assert "2021-03-18" in out
    code, out, _ = run("judge", "list", "-r", own, "--format", "json")
    (row,) = json.loads(out)
    assert (row["author"], row["kind"], row["payload"]) == ("anna", "edit", {"date": "2021-03-18"})
    assert run("judge", "undo", row["judgement"], "-r", own, "--author", "anna")[0] == 0
    assert "Nothing has been judged yet." in run("judge", "list", "-r", own)[1]
    code, out, _ = run("judge", "list", "--all", "-r", own)
    assert "undone" in out
    assert out.count("anna") == 2


def test_a_file_of_judgements_goes_from_one_record_to_another(
    run: Run, own: Path, record: Path, tmp_path: Path
) -> None:
    run("judge", "reject", meeting(own), "-r", own, "--reason", "a mix-up")
    _, lines, _ = run("judge", "list", "-r", own, "--format", "jsonl")
    path = tmp_path / "mine.jsonl"
    path.write_text(lines, encoding="utf-8")
    other = shutil.copytree(record, tmp_path / "other")
    assert "1 new" in run("judge", "import", path, "-r", other)[2]
    assert "1 known" in run("judge", "import", path, "-r", other)[2]
    assert run("judge", "import", tmp_path / "none.jsonl", "-r", other)[0] == 2


def test_reviewers_are_compared(run: Run, own: Path) -> None:
    assert "No two reviewers" in run("judge", "agreement", "-r", own)[1]
    wanted = meeting(own)
    run("judge", "accept", wanted, "-r", own, "--author", "anna")
    run("judge", "edit", wanted, "format=none", "-r", own, "--author", "anna")
    run("judge", "edit", wanted, "format=summit", "-r", own, "--author", "boris")
    out = run("judge", "agreement", "-r", own)[1]
    assert "anna and boris  0 of 1 the same (0 %" in out
    assert "none / summit" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("edit", "EVENT", "date"), "FIELD=VALUE"),
        (("edit", "EVENT", "date=soon"), "date=soon"),
        (("merge", "EVENT"), "two or more"),
        (("accept", "evt_zzzzzzzz"), "has no evt_zzzzzzzz"),
    ],
)
def test_what_makes_no_sense_is_told(run: Run, own: Path, arguments: tuple[str, ...], said: str) -> None:
    given = [meeting(own) if a == "EVENT" else a for a in arguments]
    code, _, err = run("judge", *given, "-r", own)
    assert code in (1, 2)
    assert said in err


def test_questions_are_listed(run: Run, own: Path) -> None:
    code, out, _ = run("review", "--list", "-r", own)
    assert code == 0
    assert "Is the event told rightly?" in out
    _, lines, _ = run("review", "--kind", "name", "--format", "jsonl", "-r", own)
    assert [json.loads(line)["kind"] for line in lines.splitlines()] == ["name"]
    code, _, err = run("review", "-r", own)
    assert (code, "--list" in err) == (2, True)


def keyboard(monkeypatch: pytest.MonkeyPatch, keys: str, *answers: str) -> None:
    pressed: Iterator[str] = iter(keys)
    typed = iter(answers)
    monkeypatch.setattr("typer.getchar", lambda: next(pressed))
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(typed))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)


def test_a_review_by_keyboard(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard(monkeypatch, "o?sxuaq", "2")
    code, out, err = run("review", "-r", own, "--author", "anna")
    assert code == 0
    assert "Why" in out  # o opens the row with its reasons
    assert "split evt_" in out
    assert "undone: reject men_" in out
    assert "2 decided, 0 left" in err
    with Record.open(own).view() as view:
        assert [j.kind for j in view.judgements()] == ["split", "reject", "undo", "accept"]
        assert sorted(len(row["reports"]) for row in view.rows("events", where=MEETING)) == [1, 1]


def test_an_edit_by_keyboard(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard(monkeypatch, "eeq", "nonsense", "date=2021-03-17")
    run("review", "--kind", "conflict", "-r", own, "--author", "anna")
    keyboard(monkeypatch, "q")
    with Record.open(own).view() as view:
        (made,) = view.judgements()
    assert made.payload == (("date", "2021-03-17"),)
    keyboard(monkeypatch, "q")
    assert run("review", "-r", own)[0] == 0


def test_a_mistake_at_the_keyboard_ends_nothing(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard(monkeypatch, "emq", "date=never", "evt_zzzz")
    code, out, err = run("review", "--kind", "conflict", "-r", own)
    assert code == 0
    assert "date=never" in out
    assert "has no evt_zzzz" in out
    assert "0 decided, 1 left" in err
