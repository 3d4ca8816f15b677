"""Those who work, as the cluster sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from readout.run.cluster.orders import Order, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """A worker is gone, and what it had in hand with it.

    Attributes:
        reason: In words.
    """

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a worker has to say: its tool's fingerprint once it is ready, then one step an order.

    Attributes:
        worker: Its number.
        said: A fingerprint, a step, or its death.
    """

    worker: int
    said: str | Step[Any, Any] | Death


class Crew(Protocol):
    """Workers by number. Each has one thing to do at a time."""

    def hire(self) -> int:
        """Start a worker; it reports when it is ready, or that it died."""

    def send(self, worker: int, task: Any, order: Order[Any]) -> None:
        """Give an order to a worker that has none."""

    def reports(self, timeout_s: float) -> list[Report]:
        """What the workers report, as soon as one does; nothing when none does in time.

        Raises:
            ReadoutError: What a tool raised.
        """

    def close(self) -> None:
        """End all workers."""
