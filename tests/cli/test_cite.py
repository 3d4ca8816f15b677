"""A citation on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.export.citing import STYLES
from readout.record import Record
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def meeting(record: Path) -> str:
    with Record.open(record).view() as view:
        return str(next(view.rows("events", where="status = 'occurred'"))["event"])


@pytest.mark.parametrize("style", STYLES)
def test_every_style(run: Run, record: Path, meeting: str, style: str) -> None:
    code, out, err = run("cite", meeting[:12], "--record", record, "--style", style)
    assert (code, err) == (0, "")
    assert out.endswith("\n")
    assert "Toshimitsu Motegi in Tokyo on Tuesday." in out


def test_an_event_has_a_numbered_citation_a_source(run: Run, record: Path, meeting: str) -> None:
    _, out, _ = run("cite", meeting, "--record", record, "--style", "chicago", "--accessed", "2024-06-01")
    first, second = out.strip().split("\n\n")
    assert first.startswith(
        "1. “Ministers of Japan and the United States meet,” Harbour Wire, March 16, 2021, accessed June 1, 2024. “TOKYO,"
    )
    assert second.startswith(
        "2. “Blinken, Shigeki talk,” Meridian News, March 17, 2021, accessed June 1, 2024."
    )
    assert "—according to officials" in second


def test_without_a_day_none_is_made_up(run: Run, record: Path, meeting: str) -> None:
    _, out, _ = run("cite", meeting, "--record", record, "--style", "csl-json")
    assert all("accessed" not in item for item in json.loads(out))


def test_a_day_that_is_none(run: Run, record: Path, meeting: str) -> None:
    code, _, err = run("cite", meeting, "--record", record, "--accessed", "yesterday")
    assert code == 2
    assert "2024-06-01" in err


def test_what_cannot_be_cited(run: Run, record: Path) -> None:
    code, _, err = run("cite", "person/antony-blinken", "--record", record)
    assert code == 2
    assert "readout show person/antony-blinken" in " ".join(err.split())
