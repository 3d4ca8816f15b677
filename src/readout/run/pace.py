"""How quickly a run goes, over the last while, and how long it will take where that can be known."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from readout.run.account import Progress, Stage

WINDOW_S = 30.0
"""A rate is that of the last so many seconds."""

EARLIEST_RATE_S = 1.0
EARLIEST_ETA_S = 5.0
STEPS_FOR_ETA = 3
"""Before that a rate, or a time to come, would be a guess: inputs end several at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a run is at one moment.

    Attributes:
        stage: What is being done; `open` until something is told.
        elapsed_s: Since the beginning.
        found: Inputs found so far.
        done: Inputs that have ended as something.
        read: Documents read.
        known: Inputs that needed no reading.
        rejected: Inputs rejected, by code.
        skipped: What archives hold that is no text to be read, by reason.
        total: Inputs there are; None where that is not known.
        done_bytes: Bytes of the named files up to the last input that has ended.
        total_bytes: Bytes of the named files; None where that is not known.
        rate_per_s: Inputs that ended a second, over the last while; None while nothing is read.
        eta_s: Seconds until everything is read, without linking; None where nobody can know.
    """

    stage: Stage | Literal["open"]
    elapsed_s: float
    found: int = 0
    done: int = 0
    read: int = 0
    known: int = 0
    rejected: Mapping[str, int]
    skipped: Mapping[str, int]
    total: int | None = None
    done_bytes: int = 0
    total_bytes: int | None = None
    rate_per_s: float | None = None
    eta_s: float | None = None


class Pace:
    """Is told the progress by who makes it, and asked how things stand by who shows it; both at any time."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin now.

        Args:
            clock: Seconds that only ever grow.
        """
        self._clock = clock
        self._began = clock()
        self._lock = threading.Lock()
        self._last = Standing(stage="open", elapsed_s=0.0, rejected={}, skipped={})
        self._marks: deque[tuple[float, int, int]] = deque()

    def note(self, progress: Progress) -> None:
        """Take down how far the run is.

        Args:
            progress: How far; not kept.
        """
        now = self._clock()
        with self._lock:
            self._last = Standing(
                stage=progress.stage,
                elapsed_s=now - self._began,
                found=progress.found,
                done=progress.done,
                read=progress.read,
                known=progress.known,
                rejected=dict(sorted(progress.rejected.items())),
                skipped=dict(sorted(progress.skipped.items())),
                total=progress.total,
                done_bytes=progress.done_bytes,
                total_bytes=progress.total_bytes,
            )
            if not self._marks or self._marks[-1][1:] != (progress.done, progress.done_bytes):
                self._marks.append((now, progress.done, progress.done_bytes))

    def standing(self) -> Standing:
        """How things stand at this moment."""
        now = self._clock()
        with self._lock:
            while len(self._marks) > STEPS_FOR_ETA + 1 and self._marks[1][0] <= now - WINDOW_S:
                self._marks.popleft()
            is_reading = self._last.stage == "read" and bool(self._marks)
            rate = self._rate(now) if is_reading else None
            byte_rate = self._byte_rate(now) if is_reading else None
            last = self._last
        return replace(last, elapsed_s=now - self._began, rate_per_s=rate, eta_s=_eta(last, byte_rate))

    def _rate(self, now: float) -> float | None:
        """Inputs a second, of the last while; None where it is too early."""
        before = [mark for mark in self._marks if mark[0] <= now - WINDOW_S]
        since, done, _ = before[-1] if before else self._marks[0]
        passed = min(now - since, WINDOW_S) if before else now - since
        return (self._last.done - done) / passed if passed >= EARLIEST_RATE_S else None

    def _byte_rate(self, now: float) -> float | None:
        """Bytes a second, over some steps at least, however long they took; None where it is too early."""
        since, _, done_bytes = self._marks[0]
        if len(self._marks) <= STEPS_FOR_ETA or now - since < EARLIEST_ETA_S:
            return None
        return (self._last.done_bytes - done_bytes) / (now - since)


def _eta(last: Standing, byte_rate: float | None) -> float | None:
    if last.total_bytes is None or not byte_rate:
        return None
    return max(0, last.total_bytes - last.done_bytes) / byte_rate
