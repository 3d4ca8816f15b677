"""Every listing prints every format the same way."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from readout.cli.listings import COMMANDS as LISTINGS
from readout.cli.tables import COLUMNS
from tests.cli.conftest import Run

NAMES = [*(command.name for command in LISTINGS), "wording"]


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_the_same_rows(run: Run, record: Path, name: str) -> None:
    _, as_json, _ = run(name, "--record", record, "--format", "json")
    _, as_lines, _ = run(name, "--record", record, "--format", "jsonl")
    _, as_csv, _ = run(name, "--record", record, "--format", "csv")
    rows = json.loads(as_json)
    assert rows
    assert [json.loads(line) for line in as_lines.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(as_csv)))) == len(rows)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_tables_fit_the_terminal(
    run: Run, record: Path, name: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, err = run(name, "--record", record)
    assert (code, err) == (0, "")
    assert out.strip()
    assert max(len(line) for line in out.splitlines()) <= width


@pytest.mark.parametrize("name", NAMES)
def test_limit_is_the_same_everywhere(run: Run, record: Path, name: str) -> None:
    _, out, _ = run(name, "--record", record, "--limit", 0, "--format", "json")
    assert json.loads(out) == []
    _, out, _ = run(name, "--record", record, "-n", 1, "-f", "jsonl")
    assert len(out.splitlines()) == 1


def test_a_table_says_that_there_is_more(run: Run, record: Path) -> None:
    assert "--limit N shows more" in run("events", "--record", record, "-n", 2)[1]
    assert "--limit" not in run("events", "--record", record, "-n", 3)[1]


def test_a_table_shows_what_a_person_looks_for(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    _, out, _ = run("meetings", "--record", record, "--status", "occurred")
    for words in (
        "2021-03-16",
        "bilateral meeting",
        "Antony Blinken (USA)",
        "Toshimitsu Motegi (JPN)",
        "2/2",
        "evt_",
    ):
        assert words in out


def test_filters_reach_the_question(run: Run, record: Path) -> None:
    command = ("events", "--record", record, "-f", "jsonl")
    assert len(run(*command, "--country", "JPN", "--country", "USA")[1].splitlines()) == 2
    assert len(run(*command, "--from", "2021-05", "--event-format", "bilateral")[1].splitlines()) == 1


def test_nothing_found_is_said(run: Run, record: Path) -> None:
    assert run("events", "--record", record, "--act", "strike")[1] == "No events found among 3 documents.\n"
    assert run("events", "--record", record, "--act", "strike", "-f", "json")[1] == "[]\n"


def test_search_marks_its_hits(run: Run, record: Path) -> None:
    _, out, _ = run("search", "Blinken", "Motegi", "--record", record)
    assert "met Foreign Minister Toshimitsu Motegi in Tokyo" in " ".join(out.split())
    _, out, _ = run("search", '"peace and stability"', "--record", record, "-f", "jsonl")
    assert [hit["text"] for hit in json.loads(out)["hits"]] == ["peace and stability"]


def test_as_of_shows_an_older_state(run: Run, record: Path) -> None:
    _, out, _ = run("events", "--record", record, "--as-of", "2000-01-01")
    assert out == ""
    code, out, _ = run("events", "--record", record, "--as-of", "2999-01-01", "-f", "jsonl")
    assert (code, len(out.splitlines())) == (0, 3)


def test_a_use_is_listed_with_the_names_of_its_speakers(run: Run, record: Path) -> None:
    _, out, _ = run("wording", "--record", record)
    assert "Antony Blinken" in out


def test_what_has_no_date_is_listed_by_the_publication_of_its_document() -> None:
    (column,) = (column for column in COLUMNS["statements"] if column.title == "Date")
    shown = [
        str(column.cell({"date": date, "published": published}))
        for date, published in [("2021-03", "2021-04-01"), (None, "2021-04-01"), (None, None)]
    ]
    assert shown == ["2021-03", "by 2021-04-01", "—"]


def test_a_date_that_is_none_is_named(run: Run, record: Path) -> None:
    code, _, err = run("meetings", "--record", record, "--from", "2021-13")
    assert code == 2
    assert "--from 2021-13 is no date" in err
