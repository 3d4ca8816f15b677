"""Workers that are actors of a Ray cluster. Nothing else knows Ray."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from types import TracebackType
from typing import Any, Self

from readout.errors import ReadoutError, UsageError
from readout.run.cluster.crew import Death, Report
from readout.run.cluster.orders import Order, Step, Tool
from readout.run.threads import use_one_thread

LOCAL = "local"
"""In place of an address: a cluster of this machine alone, ended with the run."""

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "DO_NOT_TRACK": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
"""Ray tells nobody that it is used, and leaves the variables of accelerators alone."""

_MOST_REASON = 300

Opener = Callable[..., AbstractContextManager[Tool[Any]]]
"""A function of some module's top level that opens the tool in the worker."""


class RayCrew:
    """Actors of one processor each. A context manager."""

    def __init__(
        self,
        address: str,
        opener: Opener,
        arguments: tuple[Any, ...],
        *,
        workers: int | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        """Connect.

        Args:
            address: `HOST:PORT` of a cluster, `auto` for one that this machine is part of, or `local`.
            opener: Opens the tool in a worker; called as `opener(*arguments)`.
            arguments: Plain values.
            workers: How many processors to use; all there are when not given.
            environ: Variables to set in every worker.

        Raises:
            UsageError: Ray is not installed, or there is no cluster at the address.
        """
        self._ray = _ray()
        self._plan = (opener, arguments, dict(environ or {}))
        self._owns = not self._ray.is_initialized()
        if self._owns:
            self._connect(address, workers)
        self.workers = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._worker = self._ray.remote(num_cpus=1, scheduling_strategy="SPREAD")(ReadoutWorker)
        self._actors: dict[int, Any] = {}
        self._due: dict[Any, int] = {}
        self._hired = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def hire(self) -> int:
        """Start an actor; the number it reports under."""
        self._hired += 1
        actor = self._worker.remote(*self._plan)
        self._actors[self._hired] = actor
        self._due[actor.digest.remote()] = self._hired
        return self._hired

    def send(self, worker: int, task: Any, order: Order[Any]) -> None:
        """Give an order to an actor that has none.

        Args:
            worker: Its number.
            task: Any value.
            order: What to do with it.
        """
        self._due[self._actors[worker].step.remote(task, order)] = worker

    def reports(self, timeout_s: float) -> list[Report]:
        """What the actors report, as soon as one does.

        Args:
            timeout_s: How long to wait.

        Returns:
            At most one report; none when the time is over.

        Raises:
            ReadoutError: What a tool raised.
        """
        ready, _ = self._ray.wait(list(self._due), num_returns=1, timeout=timeout_s)
        return [self._report(reference) for reference in ready]

    def close(self) -> None:
        """End the actors, and a local cluster with them."""
        for actor in self._actors.values():
            with suppress(Exception):  # whatever keeps one from being ended, the others are
                self._ray.kill(actor)
        self._actors.clear()
        self._due.clear()
        if self._owns and self._ray.is_initialized():
            self._ray.shutdown()

    def _connect(self, address: str, workers: int | None) -> None:
        here: dict[str, Any] = {}
        if address == LOCAL:
            here = {"num_cpus": workers, "include_dashboard": False}
        try:
            self._ray.init(
                address=address,
                namespace="readout",
                log_to_driver=False,
                logging_level=logging.ERROR,
                **here,
            )
        except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
            raise UsageError(
                f"There is no Ray cluster to be had at {address!r}: {_short(error)}",
                hint="Start one with `ray start --head`, or try `--cluster local`.",
            ) from error
        with suppress(AttributeError):
            # Every lost worker is told of on standard output, which is the caller's; no setting turns it off.
            self._ray._private.worker.print_to_stdstream = _say_nothing  # noqa: SLF001

    def _report(self, reference: Any) -> Report:
        worker = self._due.pop(reference)
        try:
            said: str | Step[Any, Any] = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, ReadoutError):
                raise error.cause from error
            raise
        except self._ray.exceptions.RayError as error:
            actor = self._actors.pop(worker)
            with suppress(Exception):  # most often it is gone already
                self._ray.kill(actor)
            return Report(worker=worker, said=Death(reason=_short(error)))
        return Report(worker=worker, said=said)


class ReadoutWorker:
    """What an actor is: a process that holds one tool. Ray shows it under this name."""

    def __init__(self, opener: Opener, arguments: tuple[Any, ...], environ: Mapping[str, str]) -> None:
        """Keep the plan.

        Args:
            opener: Opens the tool.
            arguments: What it is called with.
            environ: Variables to set.
        """
        os.environ.update(environ)
        use_one_thread()
        self._stack = ExitStack()
        self._opener = opener
        self._arguments = arguments
        self._tool: Any = None

    def digest(self) -> str:
        """Open the tool and give its fingerprint."""
        self._tool = self._stack.enter_context(self._opener(*self._arguments))
        found: str = self._tool.digest
        return found

    def step(self, task: Any, order: Order[Any]) -> Step[Any, Any]:
        """Do what an order says.

        Args:
            task: Any value.
            order: It.

        Returns:
            What came of it.
        """
        done: Step[Any, Any] = self._tool.step(task, order)
        return done


def _ray() -> Any:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ModuleNotFoundError as error:
        raise UsageError(
            "Reading on a cluster needs a package that is not installed.",
            hint='Run pip install "readout[cluster]" on every machine of it.',
        ) from error
    return ray


def _say_nothing(*_: object, **__: object) -> None:
    """In place of what would print."""


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:_MOST_REASON]
