"""A run in JSON, for programs that watch over it: lines while it goes on, and one at its end."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypedDict

from readout.run.account import RunSummary
from readout.run.pace import Standing


class ProgressLine(TypedDict):
    """How far a run is; see `Standing` for the fields."""

    type: Literal["progress"]
    at: str
    elapsed_s: float
    stage: str
    found: int
    done: int
    read: int
    known: int
    rejected: dict[str, int]
    skipped: dict[str, int]
    total: int | None
    done_bytes: int
    total_bytes: int | None
    rate_per_s: float | None
    eta_s: float | None


class SummaryLine(TypedDict):
    """What a run has done; see `RunSummary` for the fields. `rejected` counts by code."""

    type: Literal["summary"]
    at: str
    elapsed_s: float
    record: str
    documents: int
    read: int
    known: int
    rejected: dict[str, int]
    skipped: dict[str, int]
    asked: dict[str, int]
    batches: int
    was_linked: bool
    was_interrupted: bool


class ErrorLine(TypedDict):
    """Why a run ended before its end."""

    type: Literal["error"]
    at: str
    elapsed_s: float
    code: str
    message: str
    hint: str


def progress_line(standing: Standing, *, at: str) -> ProgressLine:
    """How far a run is, as a line.

    Args:
        standing: How far.
        at: The time, ISO 8601 in UTC.

    Returns:
        The line's fields in their order.
    """
    return ProgressLine(
        type="progress",
        at=at,
        elapsed_s=round(standing.elapsed_s, 1),
        stage=standing.stage,
        found=standing.found,
        done=standing.done,
        read=standing.read,
        known=standing.known,
        rejected=dict(standing.rejected),
        skipped=dict(standing.skipped),
        total=standing.total,
        done_bytes=standing.done_bytes,
        total_bytes=standing.total_bytes,
        rate_per_s=None if standing.rate_per_s is None else round(standing.rate_per_s, 2),
        eta_s=None if standing.eta_s is None else round(standing.eta_s),
    )


def summary_line(done: RunSummary, *, at: str) -> SummaryLine:
    """What a run has done, as a line.

    Args:
        done: What.
        at: The time, ISO 8601 in UTC.

    Returns:
        The line's fields in their order.
    """
    return SummaryLine(
        type="summary",
        at=at,
        elapsed_s=round(done.elapsed_s, 1),
        record=str(done.record),
        documents=len(done.docs),
        read=done.read,
        known=done.known,
        rejected=dict(sorted(Counter(one.code for one in done.rejected).items())),
        skipped=dict(done.skipped),
        asked=dict(done.asked),
        batches=done.batches,
        was_linked=done.was_linked,
        was_interrupted=done.was_interrupted,
    )
