"""`readout series` as people see it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.query.series_texts import series_record


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return series_record(tmp_path_factory.mktemp("series"), 2031, 2032, 2033, 2034, told=(2035,)).path


def words(out: str) -> str:
    return " ".join(out.split())


def test_the_list(run: Run, held: Path) -> None:
    code, out, err = run("series", "--record", held)
    assert (code, err) == (0, "")
    assert "Canada–Norway foreign ministers" in words(out)
    assert "5 2031-06-04 2035-06-03 once a year 4/5" in words(out)


def test_one_series(run: Run, held: Path) -> None:
    code, out, err = run("series", "can-nor/foreign-ministers", "--record", held)
    assert (code, err) == (0, "")
    told = words(out)
    assert "5 occasions held · once a year" in told
    assert "the text is not in the record" in told
    assert "● reaffirm ↑" in told
    assert "◐ discuss ↓" in told
    assert (
        "“importance of peace and stability across the taiwan strait” → “peace across the taiwan strait”"
        in told
    )
    assert "in the papers of 3 occasions in a row, 2031-06-04 … 2033-06-02, not in that of 2034-05-07" in told
    assert "1 later occasion cannot be judged" in told


@pytest.mark.parametrize("columns", ["80", "120"])
def test_it_fits_the_terminal(run: Run, held: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for arguments in ((), ("can-nor",), ("can-nor", "--diff")):
        code, out, _ = run("series", *arguments, "--record", held)
        assert code == 0
        assert max(map(len, out.splitlines())) <= int(columns)


def test_rows(run: Run, held: Path) -> None:
    _, as_json, _ = run("series", "--record", held, "-f", "json")
    assert [row["series"] for row in json.loads(as_json)] == ["series/can-nor/foreign-ministers"]
    _, as_json, _ = run("series", "can-nor", "--record", held, "-f", "json")
    _, as_csv, _ = run("series", "can-nor", "--record", held, "-f", "csv")
    assert [row["part"] for row in csv.DictReader(io.StringIO(as_csv))] == [
        row["part"] for row in json.loads(as_json)
    ]


def test_two_papers_compared(run: Run, held: Path) -> None:
    code, out, err = run("series", "can-nor", "--diff", "--record", held)
    assert (code, err) == (0, "")
    assert "2033-06-02 → 2034-05-07" in words(out)
    assert "freedom-of-navigation" in words(out)
    _, out, _ = run("series", "can-nor", "--from", "2031", "--to", "2032", "--record", held, "-f", "json")
    assert "“noted” → “reaffirmed”" in [note for row in json.loads(out)["rows"] for note in row["notes"]]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--diff",), "need a SERIES"),
        (("can-nor", "--diff", "-f", "csv"), "not printed as csv"),
        (("can-nor", "--to", "2035"), "not in the record"),
        (("quad",), "no series"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, held: Path, arguments: tuple[str, ...], what: str) -> None:
    code, _, err = run("series", *arguments, "--record", held)
    assert code == 2
    assert what in err


def test_a_record_without_series(run: Run, record: Path) -> None:
    code, out, _ = run("series", "--record", record)
    assert code == 0
    assert "No series found" in out
