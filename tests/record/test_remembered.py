"""Answers made once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from readout.record.remembered import Remembered


def test_many_who_ask_at_a_time_wait_for_one_answer() -> None:
    made: list[int] = []
    begun = threading.Barrier(4)
    remembered = Remembered(8)

    def make() -> int:
        made.append(sum(range(100_000)))
        return len(made)

    def ask(_: int) -> int:
        begun.wait()
        return remembered.of("sum", make)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [1, 1, 1, 1]


def test_what_was_asked_for_longest_ago_is_made_anew() -> None:
    remembered = Remembered(2)
    made: list[str] = []
    for key in ("a", "b", "a", "c", "a", "b"):
        remembered.of(key, partial(made.append, key))
    assert made == ["a", "b", "c", "b"]


def test_what_failed_is_tried_again() -> None:
    remembered = Remembered(2)

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        remembered.of("key", fail)
    assert remembered.of("key", lambda: 3) == 3
