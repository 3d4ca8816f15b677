"""A promise that trouble may not break, and the count of what was tried and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

_SHOWN = 20


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of trying a promise.

    Attributes:
        done: How many trials there were.
        none: Figures that must be 0.
        told: Other figures worth knowing.
        failures: The first few of what must not be, in words.
        missing: Why it could not be tried here; empty where it was.
    """

    done: int = 0
    none: dict[str, int] = field(default_factory=dict)
    told: dict[str, int | float | str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    missing: str = ""

    def count(self, what: str, times: int = 1) -> None:
        """Add to a figure worth knowing."""
        held = self.told.get(what, 0)
        if isinstance(held, str):
            raise TypeError(f"{what} is told in words")
        self.told[what] = held + times

    def fail(self, figure: str, message: str) -> None:
        """Add to a figure that must be 0, and say what happened.

        Args:
            figure: Its name; it is in `none` already, so that 0 is told, too.
            message: What happened, and where.
        """
        self.none[figure] += 1
        if len(self.failures) < _SHOWN:
            self.failures.append(f"{figure}: {message}")

    @property
    def is_kept(self) -> bool:
        """Whether the promise held wherever it was tried."""
        return not any(self.none.values()) and not self.failures


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A promise.

    Attributes:
        goal: Short name, such as `R3`.
        title: The trouble, in a few words.
        unit: What is counted.
        full: How many trials a full run makes.
        run: Makes so many trials.
    """

    goal: str
    title: str
    unit: str
    full: int
    run: Callable[[int], Tally]
