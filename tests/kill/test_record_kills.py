"""kill -9 at every labelled point and at random times: nothing acknowledged is lost, nothing half-written is seen.

`READOUT_KILLS=60` makes it sixty kills; by default few, so that the tests stay quick.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from readout.record.faults import POINTS
from tests.kill.harness import Kill, plan, survive
from tests.kill.write_record import BATCHES, SIZE

COMMAND = [sys.executable, "-m", "tests.kill.write_record", "{record}"]
KILLS = int(os.environ.get("READOUT_KILLS", "0"))

# One after the other on one record: what one leaves behind, the next meets.
FEW = [
    Kill(point="append-after", nth=3),
    Kill(point="restore-after"),
    Kill(point="commit-before", nth=2),
    Kill(point="commit-after"),
    Kill(point="delete-after", nth=2),
    Kill(point="overwrite-after", nth=2),
    Kill(point="compact-after"),
]


@pytest.mark.kill
def test_nothing_promised_is_lost(tmp_path: Path) -> None:
    told = survive(COMMAND, record=tmp_path / "record", kills=FEW)
    assert told.killed == len(FEW)
    assert told.finished == 1
    assert 0 < told.promised <= BATCHES * SIZE


@pytest.mark.kill
@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not KILLS, reason="set READOUT_KILLS=60")
def test_nothing_promised_is_lost_at_any_point(tmp_path: Path) -> None:
    kills = [Kill(point=point) for point in POINTS] + plan(KILLS, seed=1, span_s=2.0)
    told = survive(COMMAND, record=tmp_path / "record", kills=kills)
    assert told.killed > len(kills) // 2


def test_the_plan_is_the_same_for_the_same_seed() -> None:
    assert plan(50, seed=7, span_s=3.0) == plan(50, seed=7, span_s=3.0) != plan(50, seed=8, span_s=3.0)
    assert {kill.point for kill in plan(50, seed=7, span_s=3.0)} >= set(POINTS)
