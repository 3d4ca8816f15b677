"""`readout watch`: told once, to people, as JSON, to a command, as a page and as a feed."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import feedparser
import pytest

from readout.cli.watch import seconds
from readout.errors import UsageError
from tests.cli.conftest import Run

WATCHES = """
[watch.jpn-usa]
listing = "meetings"
country = ["JPN", "USA"]

[watch.cancelled]
listing = "events"
status = "cancelled"
"""


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Path:
    """A record of one's own, and a file of watches in the working folder."""
    (tmp_path / "watches.toml").write_text(WATCHES, encoding="utf-8")
    return Path(shutil.copytree(record, tmp_path / "own"))


def test_news_is_told_once(run: Run, own: Path) -> None:
    code, out, _ = run("watch", "--record", own)
    assert code == 0
    assert "jpn-usa  2 items" in out
    assert "cancelled  1 item" in out
    assert "“They will meet again in May.”" in out
    assert (own / "watches").is_dir()
    assert "nothing new" in run("watch", "run", "jpn-usa", "--record", own)[1]


def test_a_dry_run_is_told_again_and_json_is_json(run: Run, own: Path) -> None:
    _, out, _ = run("watch", "jpn-usa", "--dry-run", "--format", "json", "--record", own)
    told = json.loads(out)
    assert [(one["watch"], one["kind"]) for one in told] == [("jpn-usa", "new")] * 2
    assert told[0]["row"]["event"] == told[0]["id"]
    _, again, _ = run("watch", "jpn-usa", "--format", "jsonl", "--record", own)
    assert [json.loads(line) for line in again.splitlines()] == told
    assert run("watch", "jpn-usa", "--format", "json", "--record", own)[1] == "[]\n"


def test_what_is_there_can_be_taken_for_told(run: Run, own: Path) -> None:
    code, out, err = run("watch", "--mark-seen", "--record", own)
    assert (code, out) == (0, "")
    assert "jpn-usa: 2 taken for told." in err
    assert "items" not in run("watch", "--record", own)[1]


def test_a_command_hears_each_item_until_it_succeeds(run: Run, own: Path, tmp_path: Path) -> None:
    script = tmp_path / "hear.py"
    script.write_text(
        "import json, os, sys\n"
        "item = json.load(sys.stdin)\n"
        "open('heard', 'a').write(item['id'] + '\\n')\n"
        "sys.exit(3 if os.path.exists('broken') else 0)\n"
    )
    exec_ = ("watch", "--exec", f"{sys.executable} {script}", "--record", own)
    (tmp_path / "broken").touch()
    code, _, err = run(*exec_)
    assert code == 1
    assert "ended with 3; it will be told again" in " ".join(err.split())
    (tmp_path / "broken").unlink()
    assert run(*exec_)[0] == 0
    assert run(*exec_)[0] == 0
    heard = (tmp_path / "heard").read_text().splitlines()
    assert len(heard) == 6
    assert heard[:3] == heard[3:]


def test_two_states_are_compared_and_nothing_is_remembered(run: Run, own: Path) -> None:
    from readout.record import Record

    with Record.open(own).view() as view:
        first, *_ = view.rows("batches")
    code, out, _ = run("watch", "--since-batch", first["batch"], "--format", "jsonl", "--record", own)
    assert code == 0
    assert len(out.splitlines()) == 3
    between = ("--since-batch", first["batch"], "--as-of", first["batch"])
    assert run("watch", *between, "--format", "jsonl", "--record", own)[1] == ""
    assert not (own / "watches").exists()


def test_watches_are_listed_added_and_removed(run: Run, own: Path, tmp_path: Path) -> None:
    code, out, _ = run("watch", "add", "fm", "--", "events", "--office", "Foreign Minister of Japan")
    assert code == 0
    assert "[watch.fm]" in out
    assert run("watch", "add", "calls", "events", "--act", "call")[0] == 0
    assert "office Foreign Minister of Japan" in run("watch", "list")[1]
    assert "3 items" in run("watch", "fm", "--record", own)[1]
    assert run("watch", "remove", "fm", "--record", own)[0] == 0
    assert "fm" not in run("watch", "list")[1]
    run("watch", "add", "fm", "events", "--office", "Foreign Minister of Japan")
    assert "3 items" in run("watch", "fm", "--record", own)[1]


def test_the_digest_is_a_page_and_remembers_nothing(run: Run, own: Path, tmp_path: Path) -> None:
    assert run("watch", "digest", "--out", tmp_path / "d.html", "--record", own)[0] == 0
    assert "<h2>jpn-usa</h2>" in (tmp_path / "d.html").read_text(encoding="utf-8")
    out = run("watch", "digest", "jpn-usa", "--format", "markdown", "--record", own)[1]
    assert out.startswith("# What is new")
    assert "2 items" in run("watch", "jpn-usa", "--record", own)[1]


def test_the_feed_is_of_what_was_told(run: Run, own: Path, tmp_path: Path) -> None:
    told = ("watch", "feed", "jpn-usa", "--base", "https://example.org", "--record", own)
    assert feedparser.parse(run(*told)[1]).entries == []
    run("watch", "--record", own)
    parsed = feedparser.parse(run(*told)[1])
    assert not parsed.bozo
    assert len(parsed.entries) == 2
    assert parsed.entries[0].link.startswith("https://example.org/id/evt_")


def test_going_on_asks_again_until_it_is_stopped(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import signal

    slept: list[float] = []

    def sleep(pause_s: float) -> None:
        slept.append(pause_s)
        if len(slept) == 3:
            signal.raise_signal(signal.SIGTERM)

    clock = iter(range(0, 10_000, 1))
    monkeypatch.setattr("readout.cli.watch.time.sleep", sleep)
    monkeypatch.setattr("readout.cli.watch.time.monotonic", lambda: float(next(clock)))
    code, out, _ = run("watch", "jpn-usa", "--every", "2s", "--record", own)
    assert code == 0
    assert out.count("2 items") == 1
    assert out.count("nothing new") >= 1
    assert len(slept) == 3


MISTAKES = [
    ("no such watch", ("watch", "jpn-usb"), "Did you mean jpn-usa"),
    ("no such option", ("watch", "--colour"), "--colour"),
    ("a time that is none", ("watch", "--every", "soon"), "30s, 15m, 2h or 1d"),
    ("once and again", ("watch", "--every", "1m", "--once"), "--once"),
    ("no program", ("watch", "--exec", "no-such-program-anywhere"), "no program"),
    ("two ways to tell", ("watch", "--exec", "true", "--dry-run"), "--dry-run"),
    ("half a comparison", ("watch", "--as-of", "2026-01-01"), "--since-batch"),
    ("JSON without an end", ("watch", "--every", "1m", "--format", "json"), "jsonl"),
    ("an address that is none", ("watch", "feed", "jpn-usa", "--base", "javascript:x"), "no web address"),
    ("a name that is taken", ("watch", "add", "jpn-usa", "events"), "has a watch"),
]


@pytest.mark.parametrize(("why", "arguments", "message"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_mistakes(run: Run, own: Path, why: str, arguments: tuple[str, ...], message: str) -> None:
    record = () if "add" in arguments else ("--record", own)
    code, out, err = run(*arguments, *record)
    assert (code, out) == (2, "")
    assert err.startswith("readout: [E1")
    assert message in err


@pytest.mark.parametrize("text", ["0m", "15", "1.5h", "-1m", "9999999d", ""])
def test_a_time_is_a_number_and_a_unit(text: str) -> None:
    with pytest.raises(UsageError):
        seconds(text)
