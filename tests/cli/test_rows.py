"""Rows to files: typed ones, text ones, and what a terminal cannot show."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from readout.record import Record
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "name", ["events", "meetings", "statements", "people", "documents", "claims", "wording"]
)
def test_a_listing_goes_to_a_typed_file(run: Run, record: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "rows.parquet"
    assert run(name, "--record", record, "--format", "parquet", "--out", file) == (0, "", "")
    _, lines, _ = run(name, "--record", record, "--format", "jsonl")
    table = pq.read_table(file)
    assert table.num_rows == len(lines.splitlines())
    assert table.schema.metadata[b"readout_table"].decode() == name
    with Record.open(record).view() as view:
        assert table.schema.metadata[b"readout_batch"].decode() == view.snapshot.batch


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "parquet", "xlsx"])
def test_the_ending_of_the_file_says_the_format(run: Run, record: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"rows.{ending}"
    assert run("meetings", "--record", record, "--out", file) == (0, "", "")
    if ending == "parquet":
        found = pq.read_table(file)["event"].to_pylist()
    elif ending == "xlsx":
        sheet = openpyxl.load_workbook(file)["meetings"]
        found = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    else:
        text = file.read_text(encoding="utf-8")
        array = text if ending == "json" else f"[{','.join(text.splitlines())}]"
        rows: list[dict[str, Any]] = (
            list(csv.DictReader(io.StringIO(text))) if ending == "csv" else json.loads(array)
        )
        found = [row["event"] for row in rows]
    _, lines, _ = run("meetings", "--record", record, "--format", "jsonl")
    assert found == [json.loads(line)["event"] for line in lines.splitlines()]


@pytest.mark.parametrize(
    "command",
    [
        ("events",),
        ("search", "ministers"),
        ("said", "peace"),
        ("wording",),
        ("wording", "status-quo"),
        ("wording", "discover"),
        ("series",),
        ("judge", "list"),
        ("review",),
        ("office", "foreign minister", "--country", "JPN"),
    ],
)
@pytest.mark.parametrize("fmt", ["parquet", "xlsx"])
def test_a_terminal_is_not_shown_bytes(
    run: Run, record: Path, command: tuple[str, ...], fmt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_RECORD", str(record))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, err = run(*command, "--format", fmt)
    assert (code, out) == (2, "")
    assert f"{fmt} is no text for a terminal" in " ".join(err.split())


def test_an_ending_that_says_nothing(run: Run, record: Path, tmp_path: Path) -> None:
    for name in ("rows.ods", "rows", "rows.table"):
        code, _, err = run("events", "--record", record, "--out", tmp_path / name)
        assert code == 2
        assert "--format csv" in " ".join(err.split())
        assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_written(run: Run, record: Path, tmp_path: Path) -> None:
    code, _, err = run("events", "--record", record, "--out", tmp_path / "none" / "rows.xlsx")
    assert code == 1
    assert "--out" in err


def test_agreement_is_no_table(run: Run, record: Path) -> None:
    code, _, err = run("judge", "agreement", "--record", record, "--format", "xlsx")
    assert code == 2
    assert "jsonl" in err
