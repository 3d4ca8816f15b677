"""Rates and times to come: of the last while, and only where they can be known."""

from __future__ import annotations

import pytest

from readout.run import Pace, Progress
from readout.run.pace import WINDOW_S


class Clock:
    """Stands where it is put."""

    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(clock=clock)


def reading(done: int, *, total_bytes: int | None = None, done_bytes: int = 0) -> Progress:
    return Progress(found=done + 2, done=done, read=done, total_bytes=total_bytes, done_bytes=done_bytes)


def test_before_anything_is_told_it_is_opening(pace: Pace, clock: Clock) -> None:
    clock.now_s += 7
    found = pace.standing()
    assert (found.stage, found.elapsed_s, found.rate_per_s, found.eta_s) == ("open", 7, None, None)


def test_the_rate_does_not_count_the_opening(pace: Pace, clock: Clock) -> None:
    clock.now_s += 50
    pace.note(reading(0))
    clock.now_s += 0.5
    pace.note(reading(5))
    assert pace.standing().rate_per_s is None
    clock.now_s += 1.5
    pace.note(reading(20))
    assert pace.standing().rate_per_s == 10


def test_the_rate_is_that_of_the_last_while(pace: Pace, clock: Clock) -> None:
    pace.note(reading(0))
    for second in range(1, 121):
        clock.now_s += 1
        pace.note(reading(min(second, 60) * 10))
    assert pace.standing().rate_per_s == 0


def test_the_rate_falls_while_nothing_ends(pace: Pace, clock: Clock) -> None:
    pace.note(reading(0))
    clock.now_s += 10
    pace.note(reading(100))
    rates = []
    for _ in range(3):
        rates.append(pace.standing().rate_per_s)
        clock.now_s += 10
    assert rates == [10, 5, pytest.approx(10 / 3)]


def test_a_time_to_come_needs_a_whole_that_is_known(pace: Pace, clock: Clock) -> None:
    pace.note(reading(0, total_bytes=1_000))
    for step in (1, 2, 3):
        clock.now_s += 1.5
        pace.note(reading(step, total_bytes=1_000, done_bytes=50 * step))
    assert pace.standing().eta_s is None  # too early
    clock.now_s += 0.5
    assert pace.standing().eta_s == pytest.approx(850 / 30)
    pace.note(reading(3, done_bytes=150))
    assert pace.standing().eta_s is None  # a stream


def test_a_time_to_come_needs_some_steps(pace: Pace, clock: Clock) -> None:
    pace.note(reading(0, total_bytes=1_000))
    etas = []
    for step in (1, 2, 3, 4):
        clock.now_s += 60
        pace.note(reading(16 * step, total_bytes=1_000, done_bytes=100 * step))
        pace.note(reading(16 * step, total_bytes=1_000, done_bytes=100 * step))  # told twice: one step
        etas.append(pace.standing().eta_s)
    assert etas == [None, None, pytest.approx(420), pytest.approx(360)]


def test_a_time_to_come_follows_what_is_slow_now(pace: Pace, clock: Clock) -> None:
    pace.note(reading(0, total_bytes=10_000))
    for step in range(1, 11):
        clock.now_s += 1
        pace.note(reading(1, total_bytes=10_000, done_bytes=500 * step))
    assert pace.standing().eta_s == 10
    for second in range(1, int(WINDOW_S) + 1):
        clock.now_s += 1
        pace.note(reading(1, total_bytes=10_000, done_bytes=5_000 + 10 * second))
    assert pace.standing().eta_s == pytest.approx(470, rel=0.05)


def test_linking_has_no_rate_and_no_time_to_come(pace: Pace, clock: Clock) -> None:
    pace.note(reading(0, total_bytes=10))
    clock.now_s += 10
    linking = reading(9, total_bytes=10, done_bytes=10)
    linking.stage = "link"
    pace.note(linking)
    clock.now_s += 10
    found = pace.standing()
    assert (found.stage, found.rate_per_s, found.eta_s, found.elapsed_s) == ("link", None, None, 20)


def test_what_was_told_is_not_what_is_told_later(pace: Pace) -> None:
    progress = reading(1)
    progress.rejected.update(["timeout"])
    pace.note(progress)
    before = pace.standing()
    progress.rejected.update(["timeout"])
    progress.end()
    assert (before.rejected, before.done, pace.standing().done) == ({"timeout": 1}, 1, 1)


def test_bytes_are_those_of_inputs_that_have_ended() -> None:
    places = iter([100, 250, 900])
    progress = Progress(position=lambda: next(places))
    for _ in range(3):
        progress.begin()
    assert (progress.found, progress.done_bytes) == (3, 0)
    progress.end()
    progress.end()
    assert (progress.done, progress.done_bytes) == (2, 250)
    progress.end()
    assert progress.done_bytes == 900
