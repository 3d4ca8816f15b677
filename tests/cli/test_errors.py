"""What goes wrong becomes one line with a code and a next step, and the right exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.cli import main
from tests.cli.conftest import Run

MISTAKES = [
    ("no record", ("events", "--record", "nowhere"), 2, "[E410]"),
    ("no such command", ("evnets",), 2, "[E100]"),
    ("no such option", ("events", "--colour"), 2, "[E100]"),
    ("no path", ("read",), 2, "[E100]"),
    ("a path that is not there", ("read", "missing.txt"), 2, "[E100]"),
    ("a format that is none", ("events", "--format", "xml"), 2, "[E100]"),
    ("a limit that is none", ("events", "--limit", "few"), 2, "[E100]"),
    ("a negative limit", ("events", "--limit", "-1"), 2, "[E100]"),
    ("no folder to export to", ("export",), 2, "[E100]"),
]
IN_A_RECORD = [
    ("a date that is none", ("events", "--from", "March"), 2, "[E100]"),
    ("an id that is none", ("show", "nonsense"), 1, "[E500]"),
    ("an id that nobody has", ("show", "evt_zzzz"), 1, "[E500]"),
    ("a state that is none", ("events", "--country", "Atlantis"), 2, "[E100]"),
    ("a time before everything", ("events", "--as-of", "1999-01-01"), 1, "[E500]"),
    ("a time that is none", ("events", "--as-of", "yesterday"), 2, "[E100]"),
    ("nothing to search for", ("search", ""), 2, "[E100]"),
]


def is_one_line(err: str, code: str) -> bool:
    return err.startswith(f"readout: {code} ") and err.count("\n") == 1 and "Traceback" not in err


@pytest.mark.parametrize(
    ("why", "arguments", "exit_code", "code"), MISTAKES, ids=[row[0] for row in MISTAKES]
)
def test_mistakes(run: Run, why: str, arguments: tuple[str, ...], exit_code: int, code: str) -> None:
    got, out, err = run(*arguments)
    assert (got, out) == (exit_code, "")
    assert is_one_line(err, code), err


@pytest.mark.parametrize(
    ("why", "arguments", "exit_code", "code"), IN_A_RECORD, ids=[row[0] for row in IN_A_RECORD]
)
def test_mistakes_about_a_record(
    run: Run, record: Path, why: str, arguments: tuple[str, ...], exit_code: int, code: str
) -> None:
    got, out, err = run(*arguments, "--record", record)
    assert (got, out) == (exit_code, "")
    assert is_one_line(err, code), err


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("colour = 1", "`colour`"),
        ("[batch]\nsize = 1", "`batch.size`"),
        ("workers = 'two'", "`workers`"),
        ("workers = 0", "`workers`"),
        ("workers = 1.5", "`workers`"),
        ("batch = 3", "`batch`"),
        ("record = 3", "`record`"),
        ("workers = ", "not TOML"),
    ],
)
def test_a_bad_configuration_names_the_key(run: Run, toml: str, message: str) -> None:
    Path("readout.toml").write_text(toml)
    code, _, err = run("events")
    assert code == 2
    assert is_one_line(err, "[E110]"), err
    assert message in err
    assert "readout.toml" in err


def test_damage_is_exit_code_4(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "record.json").write_text("{")
    assert run("events", "--record", "broken")[0] == 4
    assert run("verify", "--record", "broken")[0] == 4


def test_traceback_is_shown_when_asked_for(run: Run) -> None:
    code, _, err = run("events", "--record", "nowhere", "--traceback")
    assert code == 2
    assert "Traceback" in err
    assert "RecordMissing" in err


def test_a_fault_of_ours_is_one_line_too(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("readout.query.events", broken)
    code, _, err = run("events", "--record", record)
    assert code == 1
    assert is_one_line(err, "[E000]")
    assert "ZeroDivisionError" in err


def test_interrupted_is_130(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("readout.query.events", interrupted)
    assert run("events", "--record", record)[0] == 130


def test_no_command_shows_the_help(run: Run) -> None:
    code, out, _ = run()
    assert code == 2
    assert "meetings" in out


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "events"]])
def test_version(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("readout 0.")
