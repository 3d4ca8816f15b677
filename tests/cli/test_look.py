"""One row for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.record import Record
from tests.cli.conftest import Run


def ids(record: Path, table: str, key: str, where: str = "true") -> list[str]:
    with Record.open(record).view() as view:
        return [row[key] for row in view.rows(table, where=where)]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("documents", "doc"),
        ("events", "event"),
        ("reports", "report"),
        ("statements", "statement"),
        ("wording", "usage"),
        ("claims", "claim"),
        ("mentions", "mention"),
        ("stories", "story"),
        ("batches", "batch"),
        ("entities", "entity"),
    ],
)
@pytest.mark.parametrize("command", ["show", "explain"])
def test_every_row_can_be_looked_at(run: Run, record: Path, command: str, table: str, key: str) -> None:
    for identity in ids(record, table, key):
        code, out, err = run(command, identity, "--record", record)
        assert (code, err) == (0, "")
        assert identity in out
        assert max(len(line) for line in out.splitlines()) <= 100


def test_show_an_event(run: Run, record: Path) -> None:
    (event,) = ids(record, "events", "event", "status = 'occurred'")
    _, out, _ = run("show", event[:12], "--record", record)
    for words in (
        "bilateral meeting",
        "Antony Blinken (Secretary of State, USA)",
        "≠",
        "/news/a.txt",
        "met Foreign Minister Toshimitsu Motegi in Tokyo on Tuesday.",
        "held talks with Toshimichi Shigeki",
    ):
        assert words in " ".join(out.split())


def test_receipts_are_marked_in_colour(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    (usage,) = ids(record, "wording", "usage")
    _, out, _ = run("show", usage, "--record", record)
    marked = "the importance of peace and stability across the Taiwan Strait"
    assert f"\x1b[1;33m{marked}\x1b[0m" in out


def test_explain_says_why(run: Run, record: Path) -> None:
    (mention,) = ids(record, "mentions", "mention", "flag IS NOT NULL")
    _, out, _ = run("explain", mention, "--record", record)
    assert "茂木敏充 may be read so" in out
    assert "person/other (0.10)" in out


def test_show_as_json(run: Run, record: Path) -> None:
    (usage,) = ids(record, "wording", "usage")
    _, out, _ = run("show", usage, "--record", record, "--format", "json")
    assert json.loads(out)["usage"] == usage
