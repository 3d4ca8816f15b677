"""`readout check` as people see it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SENTENCE = "The third Japan–US meeting since 2020"


def test_the_claim_the_verdict_and_what_was_counted(run: Run, record: Path) -> None:
    code, out, err = run("check", SENTENCE, "--on", "2021-06-01", "--record", record)
    assert (code, err) == (0, "")
    told = " ".join(out.split())
    assert told.startswith(f"UNDECIDED “{SENTENCE}”")
    assert "claims an ordinal (3) of meeting by Japan, United States since 2020 until 2021-06-01" in told
    assert "Counted 2021-03-16" in told
    assert "what none of them tells the record cannot know." in told


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_it_fits_the_terminal(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("check", SENTENCE, "--on", "2021-06-01", "--record", record)
    assert max(map(len, out.splitlines())) <= int(columns)


def test_as_json_from_standard_input(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(SENTENCE))
    code, out, _ = run("check", "-", "--format", "json", "--record", record)
    (row,) = json.loads(out)
    assert (code, row["verdict"], row["about"]["act"], row["ordinal"]) == (0, "undecided", "meeting", 3)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Nothing is counted."], "No countable claim is found in “Nothing is counted.”"),
        ([" "], "No countable claim is found in “”."),
        ([SENTENCE, "--on", "soon"], "--on 'soon' is no day."),
    ],
)
def test_what_cannot_be_checked_is_said_with_what_to_do(
    run: Run, record: Path, arguments: list[str], told: str
) -> None:
    code, out, err = run("check", *arguments, "--record", record)
    assert (code, out) == (2, "")
    assert told in err
