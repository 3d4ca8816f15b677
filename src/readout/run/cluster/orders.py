"""What a worker is asked to do next with a task, and where a task stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

Task = TypeVar("Task")
Slip = TypeVar("Slip")
Result = TypeVar("Result")
Task_contra = TypeVar("Task_contra", contravariant=True)

LOOK_ITEMS = 16
"""Items of a task that a worker looks at ahead; as many are then done at once."""

TRIES = 4
"""Workers that may die, one after another, with one and the same item before it is put off to the end of the
run: there as many again, and it is given up. Where machines are taken away, many are at one time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[Slip]):
    """One call of a worker.

    Attributes:
        start: Number of the first item, from 0.
        wanted: The items from there on that were looked at before: what was told of each that is to be done,
            None for each that is to be passed over.
        look: How many items after those to look at.
        is_lost: Whether the items cost too many workers: they are only to be told as lost.
    """

    start: int
    wanted: tuple[Slip | None, ...] = ()
    look: int = 0
    is_lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[Slip, Result]):
    """What came of an order.

    Attributes:
        result: Of the items that were done.
        slips: What is to be told of each item that was looked at.
        is_end: Whether the task has no items after those.
    """

    result: Result
    slips: tuple[Slip, ...] = ()
    is_end: bool = False


class Tool(Protocol[Task_contra]):
    """What every worker holds."""

    @property
    def digest(self) -> str:
        """Fingerprint; the same in every worker."""

    def step(self, task: Task_contra, order: Order[Any], /) -> Step[Any, Any]:
        """Do what an order says; the items of a task are the same, in the same order, each time."""


@dataclass(slots=True, kw_only=True)
class Hand(Generic[Task, Slip]):
    """A task that somebody has in hand, and how far it is.

    Attributes:
        task: It.
        start: Items that have ended.
        pending: Items after those that were looked at: told of, or None where nothing is to be done.
        is_end: Whether there are no items after those.
        deaths: Workers lost since an item last ended.
        careful_until: Items before this number are done one at a time, to find out which one kills.
        is_put_off: Whether it cost too many workers before, and nothing of it has ended since.
    """

    task: Task
    start: int = 0
    pending: list[Slip | None] = field(default_factory=list)
    is_end: bool = False
    deaths: int = 0
    careful_until: int = 0
    is_put_off: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether every item has ended."""
        return self.is_end and not self.pending

    @property
    def is_hopeless(self) -> bool:
        """Whether nothing can be done with it, not even passing over what kills."""
        return self.is_put_off and self.deaths >= (2 * TRIES if self.pending else TRIES)

    def order(self) -> Order[Slip]:
        """What is to be done next."""
        is_careful = self.start < self.careful_until
        wanted = tuple(self.pending[:1] if is_careful else self.pending)
        looks = not self.is_end and len(wanted) == len(self.pending) and not (is_careful and wanted)
        return Order(
            start=self.start,
            wanted=wanted,
            look=LOOK_ITEMS if looks else 0,
            is_lost=bool(wanted) and self.deaths >= TRIES,
        )

    def advance(self, order: Order[Slip], looked: Sequence[Slip | None], *, is_end: bool) -> None:
        """Note that an order was carried out.

        Args:
            order: It.
            looked: The items looked at: told of, or None where nothing is to be done.
            is_end: Whether there are none after those.
        """
        self.start += len(order.wanted)
        self.pending = [*self.pending[len(order.wanted) :], *looked]
        self.is_end = self.is_end or is_end
        self.deaths = 0
        self.is_put_off = False

    def put_off(self) -> Hand[Task, Slip]:
        """Part with what cost too many workers: the next item, or all that was not looked at.

        Returns:
            It, to be tried again at the end.
        """
        late = Hand(
            task=self.task,
            start=self.start,
            pending=self.pending[:1],
            is_end=bool(self.pending),
            is_put_off=True,
        )
        self.advance(Order(start=self.start, wanted=tuple(self.pending[:1])), (), is_end=not self.pending)
        return late

    def die(self, order: Order[Slip]) -> None:
        """Note that a worker was lost with an order."""
        self.deaths += 1
        self.careful_until = max(self.careful_until, self.start + max(1, len(order.wanted)))
