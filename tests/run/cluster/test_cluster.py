"""Every item of every task ends once, whoever dies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import pytest

from readout.errors import ReaderError
from readout.run.cluster import Cluster, Order, Step
from readout.run.cluster.cluster import MOST_FAILED_STARTS, START_S
from readout.run.cluster.orders import TRIES
from tests.run.cluster.crews import Dies, LocalCrew

Items = tuple[str, ...]


class Tool:
    """A task is a name and how many items it has; an item is done by telling its name."""

    def __init__(self, digest: str = "tool") -> None:
        self.digest = digest

    def step(self, task: tuple[str, int], order: Order[str]) -> Step[str, Items]:
        name, size = task
        mark = "!" if order.is_lost else ""
        done = tuple(f"{slip}{mark}" for slip in order.wanted if slip is not None)
        first = order.start + len(order.wanted)
        last = min(size, first + order.look)
        slips = tuple(f"{name}{number}" for number in range(first, last))
        return Step(result=done, slips=slips, is_end=last == size)


def run(
    crew: LocalCrew, tasks: Sequence[tuple[str, int]], *, workers: int = 3, known: Sequence[str] = ()
) -> Counter[str]:
    cluster: Cluster[tuple[str, int], str, Items] = Cluster(crew, workers=workers)
    asked: list[str] = []

    def ask(slips: Sequence[str]) -> list[bool]:
        asked.extend(slips)
        return [slip not in known for slip in slips]

    assert cluster.digest == "tool"
    results = cluster.map(tasks, begin=lambda _: None, ask=ask, give_up=lambda task: (f"{task[0]}?",))
    found = Counter(name for result in results for name in result)
    assert max(Counter(asked).values(), default=1) == 1
    return found


def names(tasks: Sequence[tuple[str, int]]) -> list[str]:
    return [f"{name}{number}" for name, size in tasks for number in range(size)]


TASKS = (("a", 40), ("b", 0), ("c", 1), ("d", 16), ("e", 17), ("f", 3), ("g", 100))


@pytest.mark.parametrize("newest_first", [False, True])
def test_every_item_is_done_once(newest_first: bool) -> None:
    assert run(LocalCrew(Tool, newest_first=newest_first), TASKS) == Counter(names(TASKS))


def test_what_is_known_is_passed_over() -> None:
    known = [f"g{number}" for number in range(0, 100, 3)]
    assert run(LocalCrew(Tool), TASKS, known=known) == Counter(names(TASKS)) - Counter(known)


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("period", range(3, 10))
def test_workers_that_die_of_nothing_cost_nothing(period: int, newest_first: bool) -> None:
    orders = count(1)
    crew = LocalCrew(Tool, dies=lambda *_: next(orders) % period == 0, newest_first=newest_first)
    assert run(crew, TASKS) == Counter(names(TASKS))
    assert crew.hired > 3


def killed_by(item: str) -> Dies:
    return lambda _, task, order: item in order.wanted and not order.is_lost


def test_an_item_that_kills_is_lost_alone() -> None:
    crew = LocalCrew(Tool, dies=killed_by("a21"))
    assert run(crew, TASKS) == Counter(names(TASKS)) - Counter(["a21"]) + Counter(["a21!"])
    assert crew.hired == 3 + 1 + 2 * TRIES


def test_an_item_whose_workers_are_taken_away_at_one_time_is_done_at_the_end() -> None:
    taken = count(1)

    def dies(_: int, task: tuple[str, int], order: Order[str]) -> bool:
        return "a21" in order.wanted and next(taken) <= 2 * TRIES - 1

    crew = LocalCrew(Tool, dies=dies)
    assert run(crew, TASKS) == Counter(names(TASKS))
    last = [order.wanted for _, _, order in crew.orders]
    assert last.index(("a22",)) < len(last) - 1 - last[::-1].index(("a21",))


def test_a_task_nobody_could_look_at_for_a_while_is_done_at_the_end() -> None:
    orders = count(1)
    crew = LocalCrew(Tool, dies=lambda _, task, order: task[0] == "a" and next(orders) <= 2 * TRIES - 1)
    assert run(crew, TASKS, workers=1) == Counter(names(TASKS))


@pytest.mark.parametrize("start", [0, 5])
def test_many_items_in_a_row_that_kill_are_lost_alone(start: int) -> None:
    bad = {f"g{number}" for number in range(start, start + 9)}
    crew = LocalCrew(Tool, dies=lambda _, task, order: bool(bad & set(order.wanted)) and not order.is_lost)
    lost = Counter(f"{name}!" for name in bad)
    assert run(crew, TASKS, workers=1) == Counter(names(TASKS)) - Counter(bad) + lost


def test_a_task_that_kills_whoever_looks_is_given_up() -> None:
    tasks = [("a", 40), ("c", 2)]
    crew = LocalCrew(Tool, dies=lambda _, task, order: task[0] == "a")
    assert run(crew, tasks, workers=1) == Counter(["a?", "c0", "c1"])
    crew = LocalCrew(
        Tool,
        dies=lambda _, task, order: (
            task[0] == "a" and order.look > 0 and order.start + len(order.wanted) >= 16
        ),
    )
    assert run(crew, tasks, workers=1) == Counter([*names([("a", 16), ("c", 2)]), "a?"])


def test_workers_that_die_of_everything_end_the_run() -> None:
    crew = LocalCrew(Tool, dies=lambda _, task, order: bool(order.wanted))
    with pytest.raises(ReaderError, match="keep dying: killed"):
        run(crew, TASKS)


def test_workers_that_do_not_start_end_the_run() -> None:
    crew = LocalCrew(Tool, starts=lambda _: False)
    with pytest.raises(ReaderError, match="do not start: no memory"):
        run(crew, TASKS)
    assert crew.hired == 3 + MOST_FAILED_STARTS


def test_one_who_starts_is_enough() -> None:
    assert run(LocalCrew(Tool, starts=lambda worker: worker == 5), TASKS) == Counter(names(TASKS))


def test_nobody_ready_in_time_ends_the_run() -> None:
    class Silent(LocalCrew):
        def reports(self, timeout_s: float) -> list[Any]:
            return []

    ticks = count(step=START_S / 3)
    cluster: Cluster[Any, Any, Any] = Cluster(Silent(Tool), workers=1, clock=lambda: next(ticks))
    with pytest.raises(ReaderError, match="No worker of the cluster was ready"):
        _ = cluster.digest


def test_machines_that_would_read_differently_are_refused() -> None:
    tools = iter((Tool("tool"), Tool("another")))
    with pytest.raises(ReaderError, match="would read differently"):
        run(LocalCrew(lambda: next(tools)), TASKS, workers=2)


def test_a_stop_finishes_what_is_in_hand() -> None:
    crew = LocalCrew(Tool)
    cluster: Cluster[tuple[str, int], str, Items] = Cluster(crew, workers=2)
    assert cluster.digest == "tool"
    done: list[str] = []
    results = cluster.map(
        [("a", 1000), ("b", 1000)],
        begin=lambda _: None,
        ask=lambda slips: [True] * len(slips),
        give_up=lambda _: (),
        should_stop=lambda: len(done) >= 100,
    )
    for result in results:
        done.extend(result)
    assert 100 <= len(done) <= 144  # two workers had sixteen more each


def test_tasks_whose_items_are_known_are_not_looked_at() -> None:
    crew = LocalCrew(Tool)
    cluster: Cluster[tuple[str, int], str, Items] = Cluster(crew, workers=1)
    assert cluster.digest == "tool"

    def no_questions(slips: Sequence[str]) -> list[bool]:
        raise AssertionError(slips)

    def tasks() -> Iterator[tuple[str, int]]:
        yield ("a", 3)

    found = cluster.map(tasks(), begin=lambda _: ("x", "y", "z"), ask=no_questions, give_up=lambda _: ())
    assert list(found) == [("x", "y", "z")]
