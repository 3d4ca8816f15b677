"""What a run says of itself: how far it is, and what it has done."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Stage = Literal["poll", "read", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that could not be read.

    Attributes:
        doc: Id of its document.
        source: Path or address.
        code: Stable reject code.
        reason: Why, in words.
    """

    doc: str
    source: str
    code: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a run is.

    Attributes:
        found: Inputs found so far.
        done: Inputs that have ended as something.
        read: Documents read.
        known: Inputs that needed no reading.
        rejected: Inputs rejected, by code.
        skipped: What archives hold that is no text to be read, by reason.
        stage: What is being done: poll, read, link.
        total: Inputs there are; None where that is not known before they are read.
        total_bytes: Bytes of the named files; None where one of them is a stream or an address.
        done_bytes: Of these, up to the last input that has ended.
        position: Gives the bytes up to the input in hand.
    """

    found: int = 0
    done: int = 0
    read: int = 0
    known: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    stage: Stage = "read"
    total: int | None = None
    total_bytes: int | None = None
    done_bytes: int = 0
    position: Callable[[], int] | None = None
    _under_way: deque[int] = field(default_factory=deque)

    def begin(self) -> None:
        """One more input is found."""
        self.found += 1
        if self.position is not None:
            self._under_way.append(self.position())

    def end(self) -> None:
        """One more input has ended as something."""
        self.done += 1
        if self._under_way:
            self.done_bytes = self._under_way.popleft()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run has done.

    Attributes:
        record: Folder of the record.
        read: Documents read.
        known: Inputs that the record knew already.
        rejected: Inputs that stand as rejected, from this run or one before, by source.
        docs: Ids of the documents of all inputs, sorted.
        batches: Batches committed.
        was_linked: Whether events were linked at the end.
        was_interrupted: Whether the run was asked to stop before its end.
        elapsed_s: How long it took.
        asked: (code, documents): how a model answered for them: `model-read`, `model-timeout` …, sorted.
        skipped: (reason, count): what archives hold that is no text to be read, sorted by reason.
    """

    record: Path
    read: int
    known: int
    rejected: tuple[Rejected, ...]
    docs: tuple[str, ...]
    batches: int
    was_linked: bool
    was_interrupted: bool
    elapsed_s: float
    asked: tuple[tuple[str, int], ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
