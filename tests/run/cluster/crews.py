"""Workers in this process that die when they are told to, in place of a cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from readout.run.cluster import Death, Order, Report, Step
from tests.desks import open_fake_desk

if TYPE_CHECKING:
    import pytest

Dies = Callable[[int, Any, Order[Any]], bool]
"""Whether a worker dies of an order."""


class LocalCrew:
    """Carries out one order a report, the oldest or the newest first."""

    def __init__(
        self,
        opener: Callable[[], Any],
        *,
        dies: Dies = lambda *_: False,
        newest_first: bool = False,
        starts: Callable[[int], bool] = lambda _: True,
    ) -> None:
        self._opener = opener
        self._dies = dies
        self._starts = starts
        self._newest_first = newest_first
        self._tools: dict[int, Any] = {}
        self._due: deque[tuple[int, Any, Order[Any] | None]] = deque()
        self.hired = 0
        self.orders: list[tuple[int, Any, Order[Any]]] = []

    def hire(self) -> int:
        self.hired += 1
        self._due.append((self.hired, None, None))
        return self.hired

    def send(self, worker: int, task: Any, order: Order[Any]) -> None:
        assert all(busy != worker for busy, _, _ in self._due)
        self.orders.append((worker, task, order))
        self._due.append((worker, task, order))

    def reports(self, timeout_s: float) -> list[Report]:
        if not self._due:
            return []
        worker, task, order = self._due.pop() if self._newest_first else self._due.popleft()
        return [Report(worker=worker, said=self._said(worker, task, order))]

    def close(self) -> None:
        self._tools.clear()

    def _said(self, worker: int, task: Any, order: Order[Any] | None) -> str | Step[Any, Any] | Death:
        if order is None:
            if not self._starts(worker):
                return Death(reason="no memory")
            self._tools[worker] = self._opener()
            return str(self._tools[worker].digest)
        if self._dies(worker, task, order):
            del self._tools[worker]
            return Death(reason="killed")
        step: Step[Any, Any] = self._tools[worker].step(task, order)
        return step


def use_crew(
    monkeypatch: pytest.MonkeyPatch, opener: Callable[[], Any], dies: Dies = lambda *_: False
) -> None:
    """Three workers of this process in place of a cluster's, and the same reader for this process alone."""

    class Crew(LocalCrew):
        workers = 3

        def __init__(self, *_: Any, **__: Any) -> None:
            super().__init__(opener, dies=dies)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

    monkeypatch.setattr("readout.shards.RayCrew", Crew)
    monkeypatch.setattr("readout.desk.open_desk", open_fake_desk)
