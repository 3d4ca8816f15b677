"""What is known beforehand, asked and added to from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.knowledge import read_tables
from tests.cli.conftest import Run
from tests.cli.test_errors import is_one_line


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("READOUT_KNOWLEDGE", "")
    yield
    read_tables.cache_clear()


def test_office(run: Run) -> None:
    code, out, err = run("office", "foreign minister", "--country", "JPN", "--on", "2021-03-16")
    assert (code, err) == (0, "")
    assert "Toshimitsu Motegi 茂木敏充" in out
    assert "2019-09-11" in out


def test_office_as_rows(run: Run) -> None:
    wanted = ("office", "foreign minister", "--country", "JPN", "--on", "2021-03-16", "--format")
    (row,) = json.loads(run(*wanted, "json")[1])
    (line,) = csv.DictReader(io.StringIO(run(*wanted, "csv")[1]))
    assert (row["entity"], row["start"], row["verified"]) == ("person/toshimitsu-motegi", "2019-09-11", True)
    assert list(line) == list(row)
    assert json.loads(run(*wanted, "jsonl")[1]) == row


def test_nobody_held_it_then(run: Run) -> None:
    code, out, err = run("office", "national-security-adviser", "--country", "JPN", "--on", "2003")
    assert (code, err) == (0, "")
    assert out == "Nobody is known to have held it then.\n"


def test_who(run: Run) -> None:
    code, out, err = run("who", "Toshimichi Shigeki", "--on", "2021-03")
    assert (code, err) == (0, "")
    assert "Toshimitsu Motegi (JPN)" in out
    assert "茂木敏充" in out


def test_who_as_json(run: Run) -> None:
    _, out, _ = run(
        "who", "Kan", "--office", "prime minister", "--country", "JPN", "--on", "2021-03", "-f", "json"
    )
    first, *others = json.loads(out)
    assert first["name"] == "Yoshihide Suga"
    assert [other["name"] for other in others] == ["Naoto Kan"]
    assert first["score"] > others[0]["score"]


def test_check(run: Run) -> None:
    code, out, err = run("knowledge", "check")
    assert code == 0
    assert "NATO" in out
    assert "0 contradictions" in " ".join(err.split())


def test_check_as_csv(run: Run) -> None:
    _, out, _ = run("knowledge", "check", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {"group", "office", "tenures", "years"} <= rows[0].keys()
    assert sum(row["group"] == "G20" for row in rows) == 4


def test_check_gaps(run: Run) -> None:
    _, out, _ = run("knowledge", "check", "--show", "gaps", "--country", "JPN", "--format", "json")
    assert {row["of"] for row in json.loads(out)} == {"JPN"}
    assert run("knowledge", "check", "--show", "contradictions")[1] == "No contradictions.\n"


def test_a_contradiction_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "readout-knowledge"
    folder.mkdir()
    text = "person,office,of,start\nperson/nobody,foreign-minister,USA,2026-01-01\n"
    (folder / "tenures.csv").write_text(text)
    code, out, _ = run("knowledge", "check", "--show", "contradictions")
    assert code == 1
    assert "person/nobody is unknown" in out


def test_formulas_tells_what_a_family_is(run: Run, tmp_path: Path) -> None:
    code, out, err = run("knowledge", "formulas", "one-china", "--format", "json")
    (row,) = json.loads(out)
    assert (code, err) == (0, "")
    assert row["note"]
    assert row["neighbours"]
    assert "one China" in row["canonical"]
    folder = tmp_path / "readout-knowledge"
    folder.mkdir()
    (folder / "formulas.toml").write_text(
        "[[formulas]]\nformula = 'hanoi'\ncanonical = 'the spirit of Hanoi'\n"
    )
    assert "the spirit of Hanoi" in run("knowledge", "formulas")[1]
    assert run("knowledge", "formulas", "nonesuch")[1] == "No family has that id.\n"


def test_add_and_ask(run: Run, tmp_path: Path) -> None:
    add = ("knowledge", "add")
    assert run(*add, "person", "Anna Testova", "--country", "SVK", "--alias", "A. Testova")[0] == 0
    tenure = (
        "tenure",
        "Anna Testova",
        "--office",
        "foreign minister",
        "--of",
        "Slovakia",
        "--from",
        "2026-10",
    )
    assert run(*add, *tenure, "--evidence", "the ministry")[0] == 0
    assert run(*add, "alias", "Anna Testova", "Testova Anna")[0] == 0
    assert run(*add, "place", "Testopolis", "--country", "GRC", "--lat", "38", "--lon", "23")[0] == 0
    assert run(*add, "body", "Board of Tests", "--role", "igo")[0] == 0
    assert sorted(p.name for p in (tmp_path / "readout-knowledge").iterdir()) == [
        "aliases.csv",
        "bodies.csv",
        "persons.csv",
        "places.csv",
        "tenures.csv",
    ]
    _, out, _ = run("office", "foreign minister", "--country", "SVK", "--on", "2026-10-15")
    assert "Anna Testova" in out
    _, out, _ = run("who", "Testova Anna", "--on", "2026-11", "--format", "json")
    assert json.loads(out)[0]["entity"] == "person/anna-testova"


def test_what_is_added_against_another_row_is_said(run: Run) -> None:
    wanted = (
        "tenure",
        "Antony Blinken",
        "--office",
        "foreign minister",
        "--of",
        "JPN",
        "--from",
        "2021-01-01",
    )
    code, _, err = run("knowledge", "add", *wanted, "--until", "2021-12-31")
    assert code == 0
    assert "This contradicts another row: tenures: foreign-minister of JPN is held by" in " ".join(
        err.split()
    )


def test_the_folder_can_be_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("knowledge", "add", "alias", "org/nato", "the Thirty-Two", "--to", "mine")[0] == 0
    assert (tmp_path / "mine" / "aliases.csv").is_file()
    Path("readout.toml").write_text('knowledge = "mine"\n')
    _, out, _ = run(
        "office", "secretary-general", "--country", "the Thirty-Two", "--on", "2020", "-f", "json"
    )
    assert json.loads(out)[0]["name"] == "Jens Stoltenberg"


def test_import(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(
        "person,personLabel,position,positionLabel,start,end,country\n"
        "Q9,Jana Nova,Q1,Minister of Foreign Affairs of Slovakia,2027-01-01,,SVK\n"
        "Q9,Jana Nova,Q1,Minister of Magic,2027-01-01,,SVK\n"
    )
    code, out, err = run("knowledge", "import", "q.csv", "--dry-run", "--format", "json")
    assert code == 0
    assert [row["outcome"] for row in json.loads(out)] == ["added", "skipped"]
    assert "nothing was written" in err
    assert not (tmp_path / "readout-knowledge").exists()
    assert "2 rows went to" in " ".join(run("knowledge", "import", "q.csv")[2].split())
    _, out, _ = run("knowledge", "import", "q.csv", "--format", "json")
    assert json.loads(out)[0]["reason"] == "already known"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "error"),
    [
        (("office", "wizard", "--country", "USA"), 2, "[E100]"),
        (("office", "Secretary of War", "--country", "USA", "--on", "2020"), 1, "[E500]"),
        (("office", "foreign minister", "--country", "Atlantis"), 2, "[E100]"),
        (("office", "foreign minister", "--on", "March"), 2, "[E100]"),
        (("who", "Kan", "--on", "March"), 2, "[E100]"),
        (("knowledge", "add", "person", "Anna Testova", "--country", "Atlantis"), 2, "[E100]"),
        (("knowledge", "add", "alias", "person/nobody", "X"), 2, "[E100]"),
        (("knowledge", "import", "gone.csv"), 2, "[E100]"),
        (("knowledge", "check", "--show", "everything"), 2, "[E100]"),
    ],
)
def test_mistakes(run: Run, arguments: tuple[str, ...], exit_code: int, error: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (exit_code, "")
    assert is_one_line(err, error), err


def test_a_folder_that_is_gone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_KNOWLEDGE", "gone")
    code, _, err = run("who", "Kan")
    assert code == 1
    assert is_one_line(err, "[E300]"), err
