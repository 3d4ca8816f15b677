"""One row for people."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.text import Text

from readout.cli import console
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
        "Where the reports differ 1 place Kyoto 1 independent source b.html, 2021-03-17: “Kyoto”",
        "✓ Tokyo 1 independent source a.txt, 2021-03-16: “Tokyo” Taken: Tokyo, first published of equals",
        "Toshimitsu Motegi Toshimichi Shigeki b.html",
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


def test_explain_as_json_gives_the_row_and_the_reasons(run: Run, record: Path) -> None:
    (mention,) = ids(record, "mentions", "mention", "flag = 'reading'")
    code, printed, _ = run("explain", mention, "--record", record, "--format", "json")
    found = json.loads(printed)
    assert code == 0
    assert found["row"]["mention"] == mention
    assert {"subject": mention, "label": "note", "text": "茂木敏充 may be read so"} in found["reasons"]


def test_a_person_is_shown_with_events_and_statements(run: Run, record: Path) -> None:
    _, out, _ = run("show", "person/antony-blinken", "--record", record)
    assert re.search(r"^Events +2\n +2021-05", out, re.MULTILINE)
    assert re.search(r"^Statements +1\n +2021-03-16 +Antony Blinken: We reaffirm", out, re.MULTILINE)


def test_a_rejected_document_says_why_once(run: Run, record: Path) -> None:
    (doc,) = ids(record, "documents", "doc", "status = 'rejected'")
    _, out, _ = run("show", doc, "--record", record)
    assert out.count("no-text") == out.count("The PDF holds pictures only.") == 1


def test_the_text_of_a_document_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.out().print(Text("met \x1b]0;title\x07\x1b[31m him \u202egnp\u202c"))
    console.out().print("plain \x9b31m\x7f")
    assert capsys.readouterr().out == "met ]0;title[31m him gnp\nplain 31m\n"
