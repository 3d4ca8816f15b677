"""Watches told: printed all at once, or given to a command one by one; remembered only when told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from readout.errors import UsageError
from readout.record import View
from readout.watching.compare import Before, Told, compare
from readout.watching.items import Item
from readout.watching.state import State
from readout.watching.watches import Watch

Deliver = Callable[[Item], str]
"""Tells one item; gives why it failed, or an empty text."""


def _never() -> bool:
    return False


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of telling watches.

    Attributes:
        told: How many items were told.
        failures: (item, why) of those that could not be told and will be told again.
        problems: (watch, why) of watches that could not be asked.
        is_stopped: Whether it was asked to stop before all was told.
    """

    told: int = 0
    failures: list[tuple[Item, str]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    is_stopped: bool = False

    @property
    def exit_code(self) -> int:
        """0 when all was told, 1 when a command failed, 2 when a watch makes no sense."""
        return UsageError.exit_code if self.problems else int(bool(self.failures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one watch has to tell.

    Attributes:
        watch: The watch.
        batch: Id of the batch whose state is told.
        told: Items, and what is to be remembered of them.
    """

    watch: Watch
    batch: str
    told: tuple[Told, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """What there is to tell."""
        return tuple(one.item for one in self.told if one.item is not None)


def gather(view: View, watches: Iterable[Watch], before: Before, outcome: Outcome) -> list[Batch]:
    """What watches have to tell.

    Args:
        view: The state to tell.
        watches: The watches.
        before: What was told.
        outcome: Is given the watches that cannot be asked, and the number of items.

    Returns:
        One batch for each watch that can be asked.
    """
    batches = []
    for watch in watches:
        try:
            batch = Batch(watch=watch, batch=view.snapshot.batch, told=tuple(compare(view, watch, before)))
        except UsageError as error:
            outcome.problems.append((watch.name, f"{error.message} {error.hint}".strip()))
            continue
        batches.append(batch)
        outcome.told += len(batch.items)
    return batches


def remember(state: State, batches: Iterable[Batch]) -> None:
    """Remember what was told of watches.

    Args:
        state: Where.
        batches: What they told.
    """
    for batch in batches:
        state.remember(batch.watch, batch.told)
        state.settle(batch.watch, batch.batch)


def deliver(
    view: View,
    watches: Iterable[Watch],
    state: State,
    tell: Deliver,
    *,
    should_stop: Callable[[], bool] = _never,
) -> Outcome:
    """Tell the items of watches one by one; each is remembered before the next is told.

    A crash between the telling and the remembering tells that one item again.

    Args:
        view: The state to tell.
        watches: The watches.
        state: What was told.
        tell: Tells an item.
        should_stop: Asked before each item.

    Returns:
        What came of it; an item that could not be told is told again the next time.
    """
    outcome = Outcome()
    for watch in watches:
        found = Outcome()
        batches = gather(view, [watch], state, found)
        outcome.problems += found.problems
        for batch in batches:
            state.remember(watch, [one for one in batch.told if one.item is None])
            for one in batch.told:
                if one.item is None:
                    continue
                if should_stop():
                    outcome.is_stopped = True
                    return outcome
                why = tell(one.item)
                if why:
                    outcome.failures.append((one.item, why))
                else:
                    state.remember(watch, [one])
                    outcome.told += 1
            is_whole = not any(item.watch == watch.name for item, _ in outcome.failures)
            state.settle(watch, batch.batch if is_whole else None)
    return outcome
