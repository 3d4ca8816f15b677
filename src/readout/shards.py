"""Inputs read where the workers of a cluster are: what a shard is, and what each worker holds."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from readout.config import KNOWLEDGE_VARIABLE, Config
from readout.desk import Chunk, Desk, Readings, open_desk
from readout.errors import UsageError
from readout.ingest import STORE_SETTINGS, object_inputs
from readout.model import RawInput, Reading, Slip, rejected
from readout.run.cluster import Cluster, Order, RayCrew, Step

LOOK_BYTES = 4 << 20
"""A worker holds no more than this of what it has looked at, but for one input."""

CRASHED = "reader-crashed"
DIED = "The process that read it died; it may need more memory than there is."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """An object of a store, with one input in it or a million: it is opened where it is read.

    Attributes:
        address: Of the object, as every machine of the cluster knows it.
    """

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What a worker sends back.

    Attributes:
        readings: Of the inputs that were wanted, in order.
        skipped: Why something in an archive is no input, one entry each.
    """

    readings: Readings = ()
    skipped: tuple[str, ...] = ()


Task = Chunk | Shard
"""Inputs from where the run was started, or where to find them."""

Ask = Callable[[Sequence[Slip]], Sequence[bool]]
"""Whether each input is to be read."""

OnSkip = Callable[[str], None]
FindInputs = Callable[[Shard, OnSkip], Iterator[RawInput]]


class ShardDesk:
    """A desk that finds its inputs itself; the shard in hand stays open between two steps."""

    def __init__(self, desk: Desk, find: FindInputs) -> None:
        """Put a desk where shards are opened.

        Args:
            desk: Reads.
            find: Gives the inputs of a shard, the same each time.
        """
        self._desk = desk
        self._find = find
        self._shard: Shard | None = None
        self._inputs: Iterator[RawInput] = iter(())
        self._looked: deque[RawInput] = deque()
        self._position = 0
        self._skipped: list[str] = []

    @property
    def digest(self) -> str:
        """Fingerprint of the reader."""
        return self._desk.digest

    def step(self, task: Task, order: Order[Slip]) -> Step[Slip, Lot]:
        """Read the inputs that an order wants, and look at those after them.

        Args:
            task: A shard, or inputs.
            order: What to do with it.

        Returns:
            Readings, and a slip for each input that was looked at.

        Raises:
            UsageError: The shard is not what it was when it was first looked at.
        """
        if not isinstance(task, Shard):
            raws = task[order.start : order.start + len(order.wanted)]
            return Step(result=Lot(readings=self._read(raws, order)), is_end=True)
        self._seek(task, order.start)
        wanted = []
        for slip in order.wanted:
            raw = self._take()
            if slip is not None:
                if raw is None or raw.doc != slip.doc:
                    raise UsageError(
                        f"{task.address} has changed while it was read.", hint="Run the command again."
                    )
                wanted.append(raw)
        self._skipped.clear()  # what was passed over before was told before
        slips, is_end = self._look(order.look)
        lot = Lot(readings=self._read(tuple(wanted), order), skipped=tuple(self._skipped))
        return Step(result=lot, slips=slips, is_end=is_end)

    def _read(self, raws: Chunk, order: Order[Slip]) -> Readings:
        if order.is_lost:
            return tuple(Reading(document=rejected(raw, CRASHED, DIED)) for raw in raws)
        return self._desk(raws) if raws else ()

    def _seek(self, shard: Shard, start: int) -> None:
        """Open the shard at an input, unless that is where it is open."""
        if self._shard == shard and self._position == start:
            return
        if isinstance(self._inputs, Generator):
            self._inputs.close()
        self._looked.clear()
        self._shard, self._position = shard, 0
        self._inputs = self._find(shard, self._skipped.append)
        for _ in range(start):
            self._take()

    def _take(self) -> RawInput | None:
        raw = self._looked.popleft() if self._looked else next(self._inputs, None)
        self._position += 1
        return raw

    def _look(self, most: int) -> tuple[tuple[Slip, ...], bool]:
        """Slips of the next inputs, and whether there are none after them."""
        slips: list[Slip] = []
        held = 0
        while len(slips) < most and held < LOOK_BYTES:
            raw = next(self._inputs, None)
            if raw is None:
                return tuple(slips), True
            self._looked.append(raw)
            held += len(raw.data)
            slips.append(Slip.of(raw))
        return tuple(slips), False


def find_in_shard(shard: Shard, on_skip: OnSkip) -> Iterator[RawInput]:
    """The inputs of a shard.

    Args:
        shard: It.
        on_skip: Told why, for everything in an archive that is no input.

    Returns:
        They, the same each time.
    """
    return object_inputs(shard.address, on_skip=on_skip)


@contextmanager
def open_shard_desk(timeout_s: float, memory_mib: int) -> Iterator[ShardDesk]:
    """What a worker of a cluster holds.

    Args:
        timeout_s: As for `open_desk`.
        memory_mib: As for `open_desk`.

    Yields:
        A desk that finds its inputs itself.

    Raises:
        ReaderError: The reader's model is missing.
    """
    with open_desk(timeout_s, memory_mib) as desk:
        yield ShardDesk(desk, find_in_shard)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPlan:
    """Reading on a cluster.

    Attributes:
        address: Of the cluster.
        shards: Opened where they are read.
        on_skip: Told why, for everything in an archive that is no input.
    """

    address: str
    shards: Iterable[Shard] = ()
    on_skip: OnSkip = lambda _: None


ReadAsked = Callable[[Iterable[Chunk], Ask], Iterator[Readings]]
"""Reads chunks, all of them new, and whatever else it finds that is said to be."""


@contextmanager
def open_cluster(
    plan: ClusterPlan, workers: int | None, config: Config, should_stop: Callable[[], bool]
) -> Iterator[tuple[str, ReadAsked]]:
    """Fingerprint of the reader, and what reads chunks, and the shards of the plan, on a cluster.

    Args:
        plan: Where.
        workers: How many; one a processor of the cluster when not given.
        config: Limits of an input.
        should_stop: Once true, what the workers have in hand is finished.

    Yields:
        Both.

    Raises:
        UsageError: There is no such cluster.
        ReaderError: Its workers cannot read.
    """
    limits = (config.input.timeout_s, config.input.memory_mib)
    told = (KNOWLEDGE_VARIABLE, *STORE_SETTINGS)
    environ = {name: os.environ[name] for name in told if name in os.environ}
    with RayCrew(plan.address, open_shard_desk, limits, workers=workers, environ=environ) as crew:
        cluster: Cluster[Task, Slip, Lot] = Cluster(crew, workers=crew.workers)

        def read(chunks: Iterable[Chunk], ask: Ask) -> Iterator[Readings]:
            tasks: Iterator[Task] = chain(chunks, plan.shards)
            lots = cluster.map(tasks, begin=_slips, ask=ask, give_up=_given_up, should_stop=should_stop)
            for lot in lots:
                for reason in lot.skipped:
                    plan.on_skip(reason)
                yield lot.readings

        yield cluster.digest, read


def _slips(task: Task) -> Sequence[Slip] | None:
    return None if isinstance(task, Shard) else [Slip.of(raw) for raw in task]


def _given_up(task: Task) -> Lot:
    """A shard in which not even looking gets on; of inputs that came from here each is known."""
    raws = [RawInput(source=task.address)] if isinstance(task, Shard) else task
    return Lot(readings=tuple(Reading(document=rejected(raw, CRASHED, DIED)) for raw in raws))
