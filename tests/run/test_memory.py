"""What is loaded once stays out of later collections."""

from __future__ import annotations

import gc

from readout.run import settle_memory


def test_what_is_there_is_left_out_of_later_collections() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, *before[1:])
    kept: list[list[int]] = [[] for _ in range(100)]
    settle_memory()
    try:
        assert gc.get_freeze_count() >= len(kept)
        assert gc.get_threshold()[0] > 700
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
