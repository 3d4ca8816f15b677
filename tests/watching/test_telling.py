"""What was told is remembered, what was not is told again: failing commands, crashes, other questions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from readout.errors import RecordError, RecordLocked, UsageError
from readout.record import Record
from readout.watching import Item, State, Watch
from readout.watching import state as states
from readout.watching.commands import argv_of, run
from readout.watching.tell import Outcome, deliver, gather, remember
from tests.query.factories import second_reading
from tests.watching.factories import add, judge, the_event, watch

ALL = watch()


def told(record: Record, folder: Path, one: Watch, *failing: str) -> list[tuple[str, str]]:
    """(kind, id) of what is told, where the telling of some ids fails."""
    heard: list[tuple[str, str]] = []

    def tell(item: Item) -> str:
        heard.append((item.kind, item.id))
        return "it failed" if item.id in failing else ""

    with record.view() as view, State.opened(folder) as state:
        deliver(view, [one], state, tell)
    return heard


def test_what_was_told_is_not_told_again(record: Record, tmp_path: Path) -> None:
    first = told(record, tmp_path / "w", ALL)
    assert {kind for kind, _ in first} == {"new"}
    assert len(first) == 2
    assert told(record, tmp_path / "w", ALL) == []
    add(record, second_reading())
    assert [kind for kind, _ in told(record, tmp_path / "w", ALL)] == ["new", "changed"]
    assert told(record, tmp_path / "w", ALL) == []


def test_what_failed_is_told_again_and_nothing_else(record: Record, tmp_path: Path) -> None:
    with record.view() as view:
        met = the_event(view, "act = 'meeting'")
    assert len(told(record, tmp_path / "w", ALL, met)) == 2
    assert told(record, tmp_path / "w", ALL, met) == [("new", met)]
    assert told(record, tmp_path / "w", ALL) == [("new", met)]
    assert told(record, tmp_path / "w", ALL) == []


def test_another_question_tells_what_it_adds_and_no_row_as_left(whole: Record, tmp_path: Path) -> None:
    everything = told(whole, tmp_path / "w", ALL)
    assert told(whole, tmp_path / "w", watch(status="planned")) == []
    assert sorted(told(whole, tmp_path / "w", ALL)) == sorted(
        (kind, key) for kind, key in everything if key != the_planned(whole)
    )


def the_planned(record: Record) -> str:
    with record.view() as view:
        return the_event(view, "status = 'planned'")


def test_all_that_is_there_can_be_taken_for_told(record: Record, tmp_path: Path) -> None:
    with record.view() as view, State.opened(tmp_path / "w") as state:
        assert state.take(view, ALL) == 2
    assert told(record, tmp_path / "w", ALL) == []


def test_printing_remembers_only_afterwards(record: Record, tmp_path: Path) -> None:
    with record.view() as view, State.opened(tmp_path / "w") as state:
        found = [gather(view, [ALL], state, Outcome()) for _ in range(2)]
        assert [len(batch.items) for batches in found for batch in batches] == [2, 2]
        remember(state, found[0])
        assert [batch.items for batch in gather(view, [ALL], state, Outcome())] == [()]


def test_a_stop_leaves_the_rest_for_the_next_time(record: Record, tmp_path: Path) -> None:
    heard: list[str] = []

    def tell(item: Item) -> str:
        heard.append(item.id)
        return ""

    with record.view() as view, State.opened(tmp_path / "w") as state:
        outcome = deliver(view, [ALL], state, tell, should_stop=lambda: bool(heard))
    assert (outcome.told, outcome.is_stopped, len(heard)) == (1, True, 1)
    assert [key for _, key in told(record, tmp_path / "w", ALL)] != heard
    assert told(record, tmp_path / "w", ALL) == []


def test_a_watch_that_makes_no_sense_stops_no_other(record: Record, tmp_path: Path) -> None:
    nobody = replace(watch("statements", by="Nobody Atall"), name="nobody")
    with record.view() as view, State.opened(tmp_path / "w") as state:
        outcome = deliver(view, [nobody, ALL], state, lambda _: "")
    assert (outcome.told, outcome.exit_code) == (2, 2)
    assert [name for name, _ in outcome.problems] == ["nobody"]


def test_the_feed_has_each_row_once_with_its_latest_news(whole: Record, tmp_path: Path) -> None:
    told(whole, tmp_path / "w", ALL)
    plan = the_planned(whole)
    judge(whole, "edit", plan, payload=[("status", "cancelled")])
    told(whole, tmp_path / "w", ALL)
    with State.opened(tmp_path / "w") as state:
        held = state.told("w", limit=10)
    assert [item.id for item in held].count(plan) == 1
    assert (held[0].id, held[0].kind) == (plan, "changed")
    assert held[0].written_at > held[1].written_at


CRASH = """
import os, signal, sys
from readout.record import Record
from readout.watching import State
from readout.watching.tell import deliver
from pathlib import Path
from tests.watching.factories import watch

def tell(item):
    with open(sys.argv[3], "a") as heard:
        heard.write(item.id + "\\n")
    if os.environ.get("CRASH") == "in":
        os.kill(os.getpid(), signal.SIGKILL)
    return ""

if os.environ.get("CRASH") == "before":
    remember = State.remember
    def dying(self, watch, told):
        if any(one.item for one in told):
            os.kill(os.getpid(), signal.SIGKILL)
        remember(self, watch, told)
    State.remember = dying
with Record.open(sys.argv[1]).view() as view, State.opened(Path(sys.argv[2])) as state:
    deliver(view, [watch()], state, tell)
"""


@pytest.mark.kill
@pytest.mark.parametrize("when", ["in", "before"])
def test_a_crash_tells_an_item_twice_and_loses_none(record: Record, tmp_path: Path, when: str) -> None:
    heard = tmp_path / "heard"
    call = [sys.executable, "-c", textwrap.dedent(CRASH), *map(str, (record.path, tmp_path / "w", heard))]
    died = subprocess.run(call, env={**os.environ, "CRASH": when}, check=False)
    assert died.returncode == -signal.SIGKILL
    subprocess.run(call, check=True)
    subprocess.run(call, check=True)
    lines = heard.read_text().splitlines()
    assert len(lines) == 3
    assert lines.count(lines[0]) == 2
    assert len(set(lines)) == 2


def test_two_runs_do_not_tell_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_WAIT_S", 0.0)
    with (
        State.opened(tmp_path / "w"),
        pytest.raises(RecordLocked, match="Another run"),
        State.opened(tmp_path / "w"),
    ):
        pass


def test_a_state_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "told.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 20)
    with pytest.raises(RecordError, match=r"told.sqlite.*--state"), State.opened(tmp_path):
        pass


# ------------------------------------------------------------------ commands

HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "| touch pwned",
    "&& touch pwned",
    "\n touch pwned\n",
    "' ; touch pwned ; '",
    '" ; touch pwned ; "',
    "--help -rf",
    "%s{0}${IFS}",
    "half \ud800 a character",
    "\x1b[2J\x00\x07",
]


def item(text: str) -> Item:
    return Item(
        item="itm_a",
        watch="w",
        listing="events",
        kind="new",
        key="evt_a",
        id="evt_a",
        title=text,
        receipts=({"doc": "doc_a", "start": 0, "end": len(text), "text": text},),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text) for text in HOSTILE])
def test_no_word_of_a_document_becomes_a_word_of_a_command(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "take.py"
    script.write_text(
        "import json, os, sys\n"
        "said = {'argv': sys.argv[1:], 'item': json.load(sys.stdin)}\n"
        "said['env'] = {k: v for k, v in os.environ.items() if k.startswith('READOUT_')}\n"
        "json.dump(said, open('said.json', 'w'))\n"
    )
    argv = argv_of(f"{sys.executable} {script} 'one word' $HOME")
    assert run(argv, item(text), record=tmp_path) == ""
    said = json.loads((tmp_path / "said.json").read_text())
    assert said["argv"] == ["one word", "$HOME"]
    assert said["item"]["title"] == text
    assert not any(text.strip() in value for value in said["env"].values())
    assert {said["env"][name] for name in ("READOUT_ID", "READOUT_WATCH", "READOUT_KIND")} == {
        "evt_a",
        "w",
        "new",
    }
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (f"{sys.executable} -c 'raise SystemExit(7)'", "ended with 7"),
        (f"{sys.executable} -c 'import os; os.abort()'", "signal 6"),
        ("false", "ended with 1"),
    ],
)
def test_a_command_that_fails_says_so(command: str, message: str, tmp_path: Path) -> None:
    assert message in run(argv_of(command), item("x"), record=tmp_path)


def test_a_command_need_not_read_its_input(tmp_path: Path) -> None:
    assert run(argv_of("true"), item("x" * 1_000_000), record=tmp_path) == ""


@pytest.mark.parametrize("command", ["", "  ", "mail 'unclosed", "no-such-program-anywhere x"])
def test_a_command_that_is_none_is_named_before_anything_is_told(command: str) -> None:
    with pytest.raises(UsageError, match="--exec"):
        argv_of(command)
