"""R3: `kill -9` while a record is written: nine of ten meet its own writer, one of ten real reading."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import get_args

from bench import corpora
from bench.kills import kill_all
from bench.trouble.goal import Goal, Tally
from tests.kill import write_record
from tests.kill.harness import Broken, Figure, kills, survive

SEED = 9
OF_READING = 0.1
"""Share of the kills that meet `readout read`; the others meet the writer, with readings made up."""


def run(count: int) -> Tally:
    """Kill so many times.

    Args:
        count: Kills.

    Returns:
        How many were survived, breaches by their kind, and `readers failed`: what another process met that
        asked all the while.
    """
    of_reading = round(count * OF_READING)
    tally = Tally(none=dict.fromkeys((*get_args(Figure), "readers failed"), 0))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        try:
            told = survive(
                write_record.main, record=folder / "record", kills=kills(seed=SEED), wanted=count - of_reading
            )
        except Broken as error:
            tally.fail(error.figure, f"the writer: {error}")
        else:
            tally.done += told.killed.total()
            tally.told["kills of the writer"] = told.killed.total()
            tally.told["points"] = len([point for point in told.killed if point != "any time"])
            tally.told["at any time"] = told.killed["any time"]
            tally.told["checks after them"] = told.checked
            tally.told["writings finished, digest as undisturbed"] = told.finished
        if of_reading:
            _reading(folder, of_reading, tally)
    return tally


def _reading(folder: Path, wanted: int, tally: Tally) -> None:
    command = [sys.executable, "-m", "bench.watching", str(folder)]
    with subprocess.Popen(command, cwd=corpora.ROOT, stdout=subprocess.PIPE, text=True) as watcher:
        try:
            killed: Counter[str] = kill_all(folder, corpora.paths("examples"), wanted, SEED)
        except Broken as error:
            tally.fail(error.figure, f"reading: {error}")
        else:
            finished = killed.pop("finished", 0)
            tally.done += killed.total()
            tally.told["kills of real reading"] = killed.total()
            tally.told["readings finished"] = finished
        finally:
            (folder / "stop").touch()
            seen = json.loads(watcher.communicate()[0])
    tally.told["looks of a reader meanwhile"] = seen["looks"]
    for failure in seen["failures"]:
        tally.fail("readers failed", failure)


GOAL = Goal(goal="R3", title="kill -9 while a record is written", unit="kills", full=300, run=run)
