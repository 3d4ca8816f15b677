"""Tasks handed out to a crew; results come as they come, each once, whoever dies."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic

from readout.errors import ReaderError
from readout.run.cluster.crew import Crew, Death, Report
from readout.run.cluster.orders import TRIES, Hand, Order, Result, Slip, Step, Task

START_S = 600.0
"""How long the first worker may take to be ready: machines may have to be started for it."""

WAIT_S = 1.0
"""How long to wait for a report before looking whether to stop."""

MOST_LOST, MOST_LOST_EACH = 50, 8
"""Workers that may be lost in a row, and so many more for each there is, without one of them getting on."""

MOST_FAILED_STARTS = 20
"""Workers in a row that may die before they are ready; after that those who are must do."""


class Cluster(Generic[Task, Slip, Result]):
    """Workers with one task each. A task is a row of items that the worker finds where the task says.

    A worker tells what it finds ahead of doing it, so that nothing is done twice. When a worker is lost,
    another one goes on at the item after the last that has ended; items are then done one at a time. One that
    costs `TRIES` workers is put off to the end, and given up where it costs as many again.
    """

    def __init__(self, crew: Crew, *, workers: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Start the workers.

        Args:
            crew: Where they come from.
            workers: How many.
            clock: Seconds that pass.
        """
        self._crew = crew
        self._clock = clock
        self._began = clock()
        self._digest: str | None = None
        self._failed_starts = 0
        self._lost = 0
        self._most_lost = MOST_LOST + MOST_LOST_EACH * workers
        self._idle: list[int] = []
        self._held: dict[int, tuple[Hand[Task, Slip], Order[Slip]]] = {}
        for _ in range(workers):
            crew.hire()

    @property
    def digest(self) -> str:
        """Fingerprint of the workers' tool; waits for the first who is ready.

        Raises:
            ReaderError: None gets ready.
        """
        while self._digest is None:
            if self._clock() - self._began > START_S:
                raise ReaderError(
                    f"No worker of the cluster was ready within {START_S:.0f} s.",
                    hint="See with `ray status` whether it has free processors.",
                )
            for report in self._crew.reports(WAIT_S):
                self._starts(report)
        return self._digest

    def map(
        self,
        tasks: Iterable[Task],
        *,
        begin: Callable[[Task], Sequence[Slip] | None],
        ask: Callable[[Sequence[Slip]], Sequence[bool]],
        give_up: Callable[[Task], Result],
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Result]:
        """Results of the tasks, in no order.

        Args:
            tasks: Taken from as workers become free.
            begin: What is known of all items of a task; None when its worker has to look.
            ask: Whether each item that was looked at is to be done; asked once an item.
            give_up: The result of a task that cannot even be looked at.
            should_stop: Once true, what the workers have in hand is finished and no more is handed out.

        Yields:
            Results of a few items each.

        Raises:
            ReaderError: Workers do not start, or die of nothing that could be passed over.
        """
        supply = _Supply(tasks, begin)
        while True:
            is_stopping = should_stop()
            while self._idle and not is_stopping and (hand := supply.take()) is not None:
                self._send(self._idle.pop(), hand)
            if not self._held and (is_stopping or supply.is_empty):
                return
            for report in self._crew.reports(WAIT_S):
                if report.worker not in self._held:
                    self._starts(report)
                    continue
                hand, order = self._held.pop(report.worker)
                if isinstance(report.said, Step):
                    self._lost = 0
                    self._note(hand, order, report.said, ask)
                    if hand.is_finished or should_stop():
                        self._idle.append(report.worker)
                    else:
                        self._send(report.worker, hand)  # it has the task open
                    yield report.said.result
                elif self._bury(hand, order, report, supply):
                    yield give_up(hand.task)

    def _note(
        self,
        hand: Hand[Task, Slip],
        order: Order[Slip],
        step: Step[Slip, Result],
        ask: Callable[[Sequence[Slip]], Sequence[bool]],
    ) -> None:
        answers = ask(step.slips) if step.slips else ()
        looked = [slip if is_wanted else None for slip, is_wanted in zip(step.slips, answers, strict=True)]
        hand.advance(order, looked, is_end=step.is_end)

    def _bury(
        self, hand: Hand[Task, Slip], order: Order[Slip], report: Report, supply: _Supply[Task, Slip]
    ) -> bool:
        """Replace a worker that was lost; whether its task is to be given up."""
        self._crew.hire()
        self._lost += 1
        hand.die(order)
        if (hand.is_hopeless and hand.pending) or self._lost > self._most_lost:
            raise ReaderError(f"The workers of the cluster keep dying: {_reason(report)}")
        if hand.is_hopeless:
            return True
        if hand.deaths >= TRIES and not hand.is_put_off:
            supply.put_off(hand.put_off())
        if not hand.is_finished:
            supply.put_back(hand)
        return False

    def _send(self, worker: int, hand: Hand[Task, Slip]) -> None:
        order = hand.order()
        self._held[worker] = (hand, order)
        self._crew.send(worker, hand.task, order)

    def _starts(self, report: Report) -> None:
        """A worker that had nothing in hand is ready, or is gone."""
        if isinstance(report.said, Death):
            self._failed_starts += 1
            if self._failed_starts <= MOST_FAILED_STARTS:
                self._crew.hire()
            elif not self._idle and not self._held:
                raise ReaderError(f"The workers of the cluster do not start: {report.said.reason}")
            return
        digest = str(report.said)
        if digest != (self._digest or digest):
            raise ReaderError(
                "The machines of the cluster would read differently.",
                hint="Install the same version of Readout, with the same tables, on all of them.",
            )
        self._digest = digest
        self._failed_starts = 0
        self._idle.append(report.worker)


def _reason(report: Report) -> str:
    return report.said.reason if isinstance(report.said, Death) else "for no reason that is known"


class _Supply(Generic[Task, Slip]):
    """Tasks to be handed out: those that came back first, those that were put off last."""

    def __init__(self, tasks: Iterable[Task], begin: Callable[[Task], Sequence[Slip] | None]) -> None:
        self._source = iter(tasks)
        self._begin = begin
        self._back: deque[Hand[Task, Slip]] = deque()
        self._late: deque[Hand[Task, Slip]] = deque()
        self._has_ended = False

    @property
    def is_empty(self) -> bool:
        return self._has_ended and not self._back and not self._late

    def put_back(self, hand: Hand[Task, Slip]) -> None:
        (self._late if hand.is_put_off else self._back).append(hand)

    def put_off(self, hand: Hand[Task, Slip]) -> None:
        self._late.append(hand)

    def take(self) -> Hand[Task, Slip] | None:
        if self._back:
            return self._back.popleft()
        task = next(self._source, None)
        if task is None:
            self._has_ended = True
            return self._late.popleft() if self._late else None
        known = self._begin(task)
        return Hand(task=task) if known is None else Hand(task=task, pending=list(known), is_end=True)
