"""What a run says of itself: how far it is, and what it has done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


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
        stage: What is being done: read, link.
    """

    found: int = 0
    done: int = 0
    read: int = 0
    known: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    stage: str = "read"


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
