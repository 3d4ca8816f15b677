"""What is loaded once stays out of later collections, and only as long as it is wanted."""

from __future__ import annotations

import gc

from readout.run import settled_memory


def test_what_is_there_is_left_out_of_collections_until_the_end() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    kept: list[list[int]] = [[] for _ in range(100)]
    with settled_memory():
        assert gc.get_freeze_count() >= frozen + len(kept)
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
