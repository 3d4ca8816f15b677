"""Nothing connects unless a command names something to connect to, and offline nothing does at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from bench.install import without_network
from readout.cli.read import INTERRUPTED
from readout.record import Record
from tests.query.factories import sample_record
from tools import cli_reference

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "06-japan-philippines-2plus2.txt"
MODEL = '[model]\nendpoint = "http://127.0.0.1:9/v1"\nname = "m"\ntimeout_s = 2\nretries = 0\n'
FEEDS = '[feed.a]\nurl = "https://feeds.example.org/a.xml"\n'
WATCHES = '[watch.met]\nlisting = "events"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample_record(tmp_path / "readout-record")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"They reaffirmed their support for {name[0]} in Tokyo on 2024-07-08.\n")
    (tmp_path / "feeds.toml").write_text(FEEDS)
    (tmp_path / "watches.toml").write_text(WATCHES)
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READOUT_")}
    return {**kept, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", **more}


def spied(commands: list[list[str]], folder: Path, *before: str, **more: str) -> list[dict[str, Any]]:
    call = [*before, sys.executable, "-m", "tests.spied"]
    done = subprocess.run(
        call,
        cwd=folder,
        env=environment(**more),
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def everyday(folder: Path) -> list[list[str]]:
    """One call of every command that names nothing to connect to; those that serve are tried for themselves."""
    with Record.open(folder / "readout-record").view() as view:
        event = next(view.events()).event
    calls = """
        events; meetings; statements; people; documents; claims; wording; series; search Tokyo; said peace
        check The~second~meeting~of~Blinken~and~Motegi~since~2020; review --list; diff a.txt b.txt
        office foreign-minister --country JPN; who Blinken; export --out tables; verify; compact; doctor
        judge list; knowledge check; watch list; watch; watch digest --out page.html; read a.txt --record other --quiet
    """
    plain = [
        [word.replace("~", " ") for word in call.split()]
        for call in re.split(r"[;\n]", calls)
        if call.strip()
    ]
    return [
        *plain,
        *([name, event] for name in ("show", "explain", "cite", "sides")),
        ["judge", "accept", event, "--author", "anna"],
        ["read", str(EXAMPLE), "--record", "new", "--quiet"],
    ]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_command_connects_to_anything_of_its_own_accord(folder: Path) -> None:
    commands = everyday(folder)
    told = {name.split()[0] for name in cli_reference.command_names()}
    assert {command[0] for command in commands} == told - {"serve", "mcp"}
    for command, found in zip(commands, spied(commands, folder, *without_network()), strict=True):
        assert (command, found["tried"]) == (command, [])
        assert (command, found["code"], found["err"] if found["code"] else "") == (command, 0, "")


SERVING = """
import signal, sys, tests.spied as spied
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell runs the tests behind itself
sys.addaudithook(spied._refuse)
code = spied.main(sys.argv[1:])
sys.exit(99 if spied._TRIED else code)
"""


def test_the_server_asks_nobody(folder: Path) -> None:
    call = [sys.executable, "-c", SERVING, "serve", "--port", "0"]
    with subprocess.Popen(call, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            address = server.stdout.readline().split()[3]
            for path in ("", "events", "statements", "network", "search?q=Tokyo"):
                with urllib.request.urlopen(f"{address}{path}") as answer:
                    assert answer.status == 200
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == INTERRUPTED


def test_the_server_of_assistants_asks_nobody(folder: Path) -> None:
    hello = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }  # fmt: skip
    call = [sys.executable, "-c", SERVING, "mcp"]
    done = subprocess.run(
        call,
        cwd=folder,
        env=environment(),
        input=f"{json.dumps(hello)}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["result"]["serverInfo"]


CONNECTING = {
    "an address": (["read", "https://news.example.org/a", "--quiet"], "news.example.org"),
    "a feed": (["watch", "feeds.toml"], "feeds.example.org"),
    "a model": (["read", str(EXAMPLE), "--model", "--record", "other", "--quiet"], "127.0.0.1"),
}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_what_connects_does_and_offline_it_does_not(folder: Path) -> None:
    """The first half shows that the second can fail."""
    (folder / "readout.toml").write_text(MODEL)
    commands = [command for command, _ in CONNECTING.values()]
    for (what, (_, host)), found in zip(CONNECTING.items(), spied(commands, folder), strict=True):
        assert (what, bool(found["tried"])) == (what, True)
        assert host in found["tried"][0]
    shutil.rmtree(folder / "other")
    option = [[*command, "--offline"] for command in commands]
    for found in (*spied(option, folder), *spied(commands, folder, READOUT_OFFLINE="1")):
        assert (found["code"], found["tried"]) == (2, [])
        assert "[E120]" in found["err"]
    (folder / "readout.toml").write_text(f"{MODEL}[fetch]\noffline = true\n")
    assert {(one["code"], *one["tried"]) for one in spied(commands, folder)} == {(2,)}
    assert not (folder / "other").exists()


def test_offline_is_an_option_of_what_can_connect_and_the_page_tells_the_same() -> None:
    pages = dict(zip(names := cli_reference.command_names(), cli_reference.help_pages(names), strict=True))
    with_option = {name for name, page in pages.items() if "--offline" in page}
    assert with_option == {"read", "watch run"}
    text = (ROOT / "docs" / "install.md").read_text("utf-8")
    section = text.partition("## Offline")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `readout (\w+)", section, re.MULTILINE)
    assert set(told) == {name.split()[0] for name in with_option}
    assert len(told) == len(CONNECTING)
