"""A pool of processes that each hold one expensive tool; results come in the order of the tasks."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from readout.errors import ReaderError
from readout.run.threads import use_one_thread

Task_contra = TypeVar("Task_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)
Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD_PER_WORKER = 4
"""Tasks handed out before the first result is wanted: enough to keep all busy while one is slow or a batch is
written, few enough to bound memory."""


class Tool(Protocol[Task_contra, Result_co]):
    """What every worker holds."""

    @property
    def digest(self) -> str:
        """Fingerprint; the same in every worker."""

    def __call__(self, task: Task_contra, /) -> Result_co:
        """Do one task."""


Opener = Callable[..., AbstractContextManager[Tool[Any, Any]]]
"""A function of some module's top level that opens the tool in the worker."""

_HELD: dict[str, Any] = {}
"""The worker's own tool; empty in every other process."""


class Pool(Generic[Task, Result]):
    """Processes that do tasks, one tool each. A context manager."""

    def __init__(self, opener: Opener, arguments: tuple[Any, ...], *, workers: int) -> None:
        """Keep the plan; processes start with the first use.

        Args:
            opener: Opens the tool in a worker; called as `opener(*arguments)`.
            arguments: Plain values.
            workers: How many processes.
        """
        self._opener = opener
        self._arguments = arguments
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers; what they have in hand is finished, what waits is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    @property
    def digest(self) -> str:
        """Fingerprint of the workers' tool.

        Raises:
            ReaderError: A worker could not open its tool.
        """
        try:
            return self._started().submit(_digest).result()
        except BrokenProcessPool as error:
            raise ReaderError("A worker could not start.", hint="Run with --workers 1 to see why.") from error

    def map(
        self,
        tasks: Iterable[Task],
        *,
        split: Callable[[Task], list[Task]],
        give_up: Callable[[Task], Result],
    ) -> Iterator[Result]:
        """Results of the tasks, in their order.

        A task during which a worker dies is split and tried again; one that cannot be split is given up.

        Args:
            tasks: Taken from as workers become free.
            split: Smaller tasks that together are the given one; one alone means that it cannot be split.
            give_up: The result of a task that kills its worker.

        Yields:
            One result a task, or one for each part of a task that had to be split.
        """
        waiting: deque[tuple[Task, Future[Result]]] = deque()
        source = iter(tasks)
        while True:
            while len(waiting) < AHEAD_PER_WORKER * self._workers:
                task = next(source, None)
                if task is None:
                    break
                waiting.append((task, self._submit(task)))
            if not waiting:
                return
            task, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield from self._one_by_one([task, *(later for later, _ in waiting)], split, give_up)
                waiting.clear()

    def _one_by_one(
        self, tasks: list[Task], split: Callable[[Task], list[Task]], give_up: Callable[[Task], Result]
    ) -> Iterator[Result]:
        """Find out which task it was, with one in hand at a time."""
        for task in tasks:
            for part in split(task):
                try:
                    yield self._submit(part).result()
                except BrokenProcessPool:
                    yield give_up(part)

    def _submit(self, task: Task) -> Future[Result]:
        try:
            return self._started().submit(_work, task)
        except (BrokenProcessPool, OSError):  # OSError: it broke while it was starting one more process
            self.close()
            return self._started().submit(_work, task)

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._workers,
                mp_context=get_context("spawn"),
                initializer=_start,
                initargs=(self._opener, self._arguments),
            )
            # All start before any work: a pool that breaks while starting one more process can wait for ever.
            for ready in [self._executor.submit(_digest) for _ in range(self._workers)]:
                ready.result()
        return self._executor


def _start(opener: Opener, arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    use_one_thread()
    stack = ExitStack()
    _HELD["tool"] = stack.enter_context(opener(*arguments))
    _HELD["stack"] = stack


def _end_with_parent() -> None:
    """End this worker once its parent is gone: one killed outright says nothing, and it would wait on."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _digest() -> str:
    found: str = _HELD["tool"].digest
    return found


def _work(task: Any) -> Any:
    return _HELD["tool"](task)
