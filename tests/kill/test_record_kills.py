"""kill -9 at every labelled point and at random times: nothing acknowledged is lost, nothing half-written is seen.

A tenth of the kills of `make torture` (goal R3), those of the record's writer.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from readout.record.faults import POINTS
from tests.kill import write_record
from tests.kill.harness import kills, survive

KILLS = 27


@pytest.mark.kill
@pytest.mark.timeout(300)
def test_nothing_promised_is_lost(tmp_path: Path) -> None:
    told = survive(
        write_record.main, record=tmp_path / "record", kills=kills(seed=1), wanted=KILLS, verified_every=3
    )
    assert told.killed.total() == KILLS
    assert told.killed["any time"] > 0
    assert told.checked == KILLS + told.finished
    assert 0 < told.promised <= write_record.BATCHES * write_record.SIZE


def test_the_choice_is_the_same_for_the_same_seed() -> None:
    first, again, other = (list(islice(kills(seed=seed), 60)) for seed in (7, 7, 8))
    assert first == again != other
    assert {kill.point for kill in first} >= set(POINTS)
