"""Ends the writing of a record in the middle of its work, again and again, and checks the record each time.

    told = survive(write_record.main, record=tmp / "record", kills=kills(seed=1), wanted=60)

What writes is a function in a process of its own; it must take up where it was ended when it is called again. It
lists what it has promised in the file that `READOUT_ACK` names, and dies at the points of `READOUT_FAULT`. When it
gets through, the record is compared with that of an uninterrupted run, and a new one is begun.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from readout.record import Record, logical_digest, verify
from readout.record.faults import POINTS

Work = Callable[[Path], None]

_FORKS = multiprocessing.get_context("forkserver")
_HEAVY = ["tests.kill.write_record", "deltalake", "duckdb", "pyarrow.parquet"]
_TIMEOUT_S = 300.0
_LATEST = {"append": 12, "delete": 6, "overwrite": 4, "restore": 2, "commit": 4, "fsync": 4, "snapshot": 4}
"""Up to which passage of a point a run is ended; at the first where nothing is said."""


@dataclass(frozen=True, kw_only=True)
class Kill:
    """When to end the work: at the n-th passage of a labelled point, or after a while."""

    point: str | None = None
    nth: int = 1
    after_s: float | None = None

    def __str__(self) -> str:
        return f"{self.point}:{self.nth}" if self.point is not None else f"after {self.after_s:.2f} s"


@dataclass(kw_only=True)
class Survival:
    """What the record has lived through.

    Attributes:
        killed: How often the work was ended, by the point or `any time`.
        finished: How often it got through.
        promised: Documents promised at most at one time.
        checked: How often the record was opened and checked.
    """

    killed: Counter[str] = field(default_factory=Counter)
    finished: int = 0
    promised: int = 0
    checked: int = 0


Figure = Literal[
    "acknowledged lost", "seen in part", "damaged", "other digests", "hangs", "crashes", "left behind"
]


class Broken(AssertionError):
    """The record did not keep what it had promised.

    Attributes:
        figure: What sort of breach it is.
    """

    def __init__(self, message: str, *, figure: Figure) -> None:
        super().__init__(message)
        self.figure = figure


def kills(*, seed: int, span_s: float = 1.0, points: Sequence[str] = POINTS) -> Iterator[Kill]:
    """Kills without end, three at labelled points to two at random times; the same for the same seed.

    Args:
        seed: Makes the choice.
        span_s: How long the work takes; random times lie within.
        points: Labelled points to go through in turn.

    Yields:
        The kills, in the order in which they are to happen.
    """
    chance = random.Random(seed)
    while True:
        for number, point in enumerate(points):
            yield Kill(point=point, nth=chance.randint(1, _LATEST.get(point.partition("-")[0], 1)))
            if number % 3 != 2:
                yield Kill(after_s=chance.uniform(0.0, span_s))


def survive(
    work: Work,
    *,
    record: Path,
    kills: Iterator[Kill],
    wanted: int,
    verified_every: int = 1,
    timeout_s: float = _TIMEOUT_S,
) -> Survival:
    """Do the work under kills until it was ended as often as wanted, then a last time undisturbed.

    Args:
        work: Writes into a folder; a function of a module.
        record: The record's folder; it is not there yet.
        kills: When to end it.
        wanted: How often it is to be ended; a run that gets through before its kill does not count.
        verified_every: After so many runs, and whenever it gets through, every byte is verified; after the others
            the record is opened and its documents are compared with the promises.
        timeout_s: Work that takes longer hangs.

    Returns:
        How often it was ended and got through.

    Raises:
        Broken: After a kill the record did not open, lacked a promised document, or held part of a batch; or the
            finished record differs from that of the uninterrupted run.
    """
    ack = record.parent / f"{record.name}.ack"
    told = Survival()
    _run(work, record, None, ack, timeout_s)
    digest = digest_of(record)
    _clear(record, ack)
    while True:
        kill = next(kills) if told.killed.total() < wanted else None
        is_killed = _run(work, record, kill, ack, timeout_s)
        is_whole = not is_killed or told.checked % verified_every == 0
        told.promised = max(told.promised, check(record, ack, at=str(kill), is_verified=is_whole))
        told.checked += 1
        if is_killed and kill is not None:
            told.killed[kill.point or "any time"] += 1
            continue
        told.finished += 1
        if digest_of(record) != digest:
            raise Broken(f"At {kill} the record is not that of an uninterrupted run.", figure="other digests")
        if kill is None:
            return told
        _clear(record, ack)


def check(record: Path, ack: Path, *, at: str, is_verified: bool = True) -> int:
    """See that a record keeps what it promised.

    Args:
        record: Its folder.
        ack: Lists the documents it promised.
        at: When that is, for the message.
        is_verified: Whether every byte is verified, too.

    Returns:
        How many documents it promised.

    Raises:
        Broken: It does not.
    """
    lines = ack.read_text(encoding="utf-8").splitlines() if ack.exists() else []
    promised = set(lines)
    if not Record.exists(record):
        if promised:
            raise Broken(
                f"At {at} there is no record, but {len(promised)} documents were promised.",
                figure="acknowledged lost",
            )
        return 0
    if is_verified and not (report := verify(record)).is_ok:
        raise Broken(f"At {at}: {report.findings[0]}", figure="damaged")
    with Record.open(record).view() as view:
        held = {row["doc"] for row in view.sql("SELECT doc FROM documents")}
        if view.count("documents") != len(held):
            raise Broken(f"At {at} a document stands twice.", figure="seen in part")
    if promised - held:
        raise Broken(
            f"At {at} {len(promised - held)} promised documents are missing.", figure="acknowledged lost"
        )
    return len(promised)


def digest_of(record: Path) -> str:
    """The logical digest of a record's newest state."""
    with Record.open(record).view() as view:
        return logical_digest(view)


@contextmanager
def started(work: Callable[..., None], *given: object) -> Iterator[multiprocessing.process.BaseProcess]:
    """A process that does something, forked from one that has the heavy libraries loaded and used none.

    Args:
        work: A function of a module.
        given: Its arguments.

    Yields:
        The process; it is ended with the block.
    """
    _FORKS.set_forkserver_preload(_HEAVY)
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))  # its server looks nowhere else
    try:
        process = _FORKS.Process(target=work, args=given)
        process.start()
    finally:
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before
    try:
        yield process
    finally:
        process.kill()
        process.join()


def _run(work: Work, record: Path, kill: Kill | None, ack: Path, timeout_s: float) -> bool:
    """Do the work once; whether it was killed."""
    limit_s = timeout_s if kill is None or kill.after_s is None else kill.after_s
    complaint = record.parent / "stderr.txt"
    complaint.touch()
    fault = None if kill is None or kill.point is None else f"{kill.point}:{kill.nth}"
    with started(_worker, work, record, fault, ack, complaint) as process:
        process.join(limit_s)
        if process.exitcode is None:
            if kill is None or kill.after_s is None:
                raise Broken(f"The work hangs at {kill}.", figure="hangs")
            process.kill()
            process.join()
        code = process.exitcode
    if code not in (0, -signal.SIGKILL):
        said = complaint.read_text(errors="replace")[-500:]
        raise Broken(f"The work ended with {code} at {kill}: {said}", figure="crashes")
    return code != 0


def _worker(work: Work, record: Path, fault: str | None, ack: Path, complaint: Path) -> None:
    os.environ["READOUT_ACK"] = str(ack)
    os.environ.pop("READOUT_FAULT", None)
    if fault is not None:
        os.environ["READOUT_FAULT"] = fault
    with complaint.open("wb") as error:
        os.dup2(error.fileno(), 2)
    work(record)


def _clear(record: Path, ack: Path) -> None:
    shutil.rmtree(record)
    ack.unlink(missing_ok=True)
