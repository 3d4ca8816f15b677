"""`readout wording FORMULA`: for people, as rows, as a picture."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("width", [80, 120])
def test_a_history_fits_the_terminal(
    run: Run, record: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, err = run("wording", "taiwan-strait", "--record", record)
    assert (code, err) == (0, "")
    assert max(len(line) for line in out.splitlines()) <= width
    for words in ("1 use", "2021-03-16", "Antony Blinken (USA)", "Variants", "reaffirm 4", "place"):
        assert words in out


def test_a_history_as_rows(run: Run, record: Path) -> None:
    _, as_json, _ = run("wording", "taiwan-strait", "--record", record, "-f", "json")
    _, as_csv, _ = run("wording", "taiwan-strait", "--record", record, "-f", "csv")
    rows = json.loads(as_json)
    assert rows[0]["part"] == "formula"
    assert [row["value"] for row in csv.DictReader(io.StringIO(as_csv))] == [row["value"] for row in rows]


def test_a_plot_is_drawn_and_said(run: Run, record: Path, tmp_path: Path) -> None:
    for name in ("a.svg", "a.png"):
        code, _, err = run("wording", "taiwan-strait", "--record", record, "--plot", tmp_path / name)
        assert (code, (tmp_path / name).is_file()) == (0, True)
        assert "Drawn" in err
    code, _, err = run("wording", "taiwan-strait", "--record", record, "--plot", tmp_path / "a.gif")
    assert code == 2
    assert "a.svg" in err


def test_a_family_that_nobody_knows(run: Run, record: Path) -> None:
    code, _, err = run("wording", "one-chinas", "--record", record)
    assert code == 2
    assert "one-china" in err


FAMILIES = """
[[formulas]]
formula = 'talks-held'
canonical = 'held talks'
"""


def test_own_families_are_applied_and_not_stored(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(FAMILIES, encoding="utf-8")
    before = run("wording", "--record", record, "-f", "jsonl")[1]
    _, out, _ = run("wording", "--record", record, "--apply", tmp_path / "own.toml", "-f", "jsonl")
    assert json.loads(out)["text"] == "held talks"
    assert "Variants" in run("wording", "talks", "--record", record, "--apply", tmp_path / "own.toml")[1]
    assert run("wording", "--record", record, "-f", "jsonl")[1] == before
    code, _, err = run("wording", "--record", record, "--apply", tmp_path / "none.toml")
    assert (code, "cannot be read" in err) == (1, True)


def test_a_small_record_proposes_nothing(run: Run, record: Path) -> None:
    assert "No wording recurs" in run("wording", "discover", "--record", record)[1]
    assert run("wording", "discover", "--record", record, "-f", "json")[1] == "[]\n"
    assert run("wording", "discover", "--record", record, "--propose", 3)[1] == ""


@pytest.mark.parametrize(
    "options",
    [
        ("discover", "--country", "JPN"),
        ("discover", "--plot", "a.svg"),
        ("--plot", "a.svg"),
        ("--propose", 3),
        ("taiwan-strait", "--without", "one-china"),
    ],
)
def test_an_option_that_would_be_passed_over_is_refused(
    run: Run, record: Path, options: tuple[object, ...]
) -> None:
    code, _, err = run("wording", *options, "--record", record)
    assert (code, "takes no --" in err) == (2, True)
