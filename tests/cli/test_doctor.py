"""`readout doctor` from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_all_is_well(run: Run, record: Path) -> None:
    code, out, err = run("doctor", "--record", record)
    assert (code, err) == (0, "")
    heads = [line for line in out.splitlines() if line and line[0] != " "]
    assert heads[:5] == ["Program", "Settings", "Reader", "Machine", "Record"]
    assert heads[5].startswith("Readout 0.1.0 is well")
    assert "nobody is writing" in out


def test_something_is_wrong_and_what_comes_next(run: Run, record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    shutil.rmtree(copy / "events")
    code, out, err = run("doctor", "--record", copy)
    assert (code, err) == (1, "")
    assert "WRONG" in out
    assert "→ readout verify" in out
    assert "wrong" in out.splitlines()[-1]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_terminal(run: Run, record: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = run("doctor", "--record", record)
    assert max(len(line) for line in out.splitlines()) <= min(width, 110)


def test_as_json(run: Run, record: Path) -> None:
    code, out, _ = run("doctor", "--record", record, "--json", "--verify")
    told = json.loads(out)
    assert (code, told["is_well"], told["readout"]) == (0, True, "0.1.0")
    assert {key for check in told["checks"] for key in check} == {
        "group",
        "name",
        "level",
        "said",
        "next_step",
    }
    (checked,) = [check for check in told["checks"] if (check["group"], check["name"]) == ("record", "check")]
    assert "receipts are what was written" in checked["said"]


def test_a_broken_file_of_settings_does_not_end_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "readout.toml").write_text("registry = 'x'\n")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert "unknown key `registry`" in " ".join(out.split())
    assert "Record" in out
