"""A tenth of what `make torture` tries, and the report that it writes.

The kills are in tests/kill, the hostile inputs in tests/hostile; other orders, workers and batches in
tests/test_flow.py.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.corpora import ROOT
from bench.torture import entry, main, merged, table
from bench.trouble import addresses, hostile, refused, torn
from bench.trouble.goal import Goal, Tally
from bench.trouble.goals import GOALS
from readout.errors import RecordError
from readout.record import Record

REPORT = json.loads((ROOT / "docs" / "reliability-report.json").read_text(encoding="utf-8"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "goal", [torn.GOAL, refused.GOAL, hostile.GOALS[1], addresses.GOAL], ids=lambda g: g.goal
)
def test_a_tenth(goal: Goal) -> None:
    tally = goal.run(goal.full // 10)
    assert tally.failures == []
    assert tally.is_kept
    assert tally.done >= goal.full // 10
    assert tally.none


@pytest.mark.timeout(300)
def test_patterns_in_a_process_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.json"
    monkeypatch.setattr("sys.argv", ["torture", "--goals", "R16", "--share", "0.1", "--report", str(report)])
    assert main() == 0
    (told,) = json.loads(report.read_text())["goals"]
    assert told["kept"]
    assert told["done"] >= told["asked"] == 20
    assert told["command"] == "python -m bench.torture --goals R16 --share 0.1"


def test_a_figure_that_is_not_0_breaks_the_promise() -> None:
    sound, broken = Tally(done=1, none={"lost": 0}), Tally(done=1, none={"lost": 0})
    broken.fail("lost", "one document")
    assert (sound.is_kept, broken.is_kept) == (True, False)
    assert (broken.none, broken.failures) == ({"lost": 1}, ["lost: one document"])
    with pytest.raises(KeyError):
        sound.fail("another", "a figure that nobody announced")


def test_a_report_keeps_what_was_tried_before() -> None:
    held: list[dict[str, Any]] = [{"goal": "R3", "done": 1}, {"goal": "R1", "done": 2}, {"goal": "gone"}]
    assert merged(held, {"goal": "R3", "done": 9}) == [{"goal": "R1", "done": 2}, {"goal": "R3", "done": 9}]


def test_a_goal_that_ends_its_process_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = entry(Goal(goal="R0", title="", unit="", full=1, run=lambda _: Tally()), 1.0)
    assert not told["kept"]
    assert told["none"] == {"crashes": 1}


def test_the_page_has_the_table_of_the_report() -> None:
    assert table(REPORT) in (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")


def test_the_report_tells_of_every_goal_in_full_and_hides_nothing() -> None:
    assert [one["goal"] for one in REPORT["goals"]] == [goal.goal for goal in GOALS]
    for one, goal in zip(REPORT["goals"], GOALS, strict=True):
        if not one["missing"]:
            assert goal.full == one["asked"] <= one["done"], one["goal"]
            assert one["kept"] == (not any(one["none"].values())), one["goal"]


def test_a_refused_write_has_a_code(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordError) as caught:
        Record.create(tmp_path / "file" / "record")
    assert caught.value.code == "E400"
