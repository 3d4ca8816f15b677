"""Ends a command in the middle of its work, again and again, and checks the record each time.

    kills = plan(60, seed=1, span_s=8.0)
    survive([sys.executable, "-m", "readout", "read", "examples", "--record", "{record}"], record=tmp / "record",
            kills=kills, digest=digest_of_an_uninterrupted_run)

The command must take up where it was ended when it is run again. The record lists what it has promised in the file
that `READOUT_ACK` names, and dies at the points of `READOUT_FAULT`. When the command gets through, the record is
compared with that of an uninterrupted run, and a new one is begun.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from readout.record import Record, logical_digest, verify
from readout.record.faults import POINTS

_TIMEOUT_S = 300.0
_LATEST_PASSAGE = 12


@dataclass(frozen=True, kw_only=True)
class Kill:
    """When to end the command: at the n-th passage of a labelled point, or after a while."""

    point: str | None = None
    nth: int = 1
    after_s: float | None = None

    def __str__(self) -> str:
        return f"{self.point}:{self.nth}" if self.point is not None else f"after {self.after_s:.2f} s"


@dataclass(kw_only=True)
class Survival:
    """What the record has lived through."""

    killed: int = 0
    finished: int = 0
    promised: int = 0


class Broken(AssertionError):
    """The record did not keep what it had promised."""


def plan(count: int, *, seed: int, span_s: float, points: Sequence[str] = POINTS) -> list[Kill]:
    """Kills of both kinds, three at labelled points to two at random times; the same for the same seed.

    Args:
        count: How many.
        seed: Makes the choice.
        span_s: How long the command takes; random times lie within.
        points: Labelled points to go through in turn.

    Returns:
        The kills, in the order in which they are to happen.
    """
    chance = random.Random(seed)
    turn = 0
    kills = []
    for number in range(count):
        if number % 5 < 3:
            kills.append(Kill(point=points[turn % len(points)], nth=chance.randint(1, _LATEST_PASSAGE)))
            turn += 1
        else:
            kills.append(Kill(after_s=chance.uniform(0.0, span_s)))
    return kills


def survive(
    command: Sequence[str],
    *,
    record: Path,
    kills: Iterable[Kill],
    digest: str | None = None,
    environment: Mapping[str, str] | None = None,
    timeout_s: float = _TIMEOUT_S,
) -> Survival:
    """Run a command under kills until it gets through a last time undisturbed.

    Args:
        command: What to run; `{record}` stands for the record's folder.
        record: The record's folder; it is not there yet.
        kills: When to end it.
        digest: Logical digest of an uninterrupted run; None to take it from one.
        environment: Variables for the command, over those of this process.
        timeout_s: A command that takes longer hangs.

    Returns:
        How often it was ended and got through.

    Raises:
        Broken: After a kill the record did not open, lacked a promised document, or held part of a batch; or the
            finished record differs from that of the uninterrupted run.
    """
    ack = record.parent / f"{record.name}.ack"
    told = Survival()
    if digest is None:
        _run(command, record, None, ack, environment, timeout_s)
        digest = _digest(record)
        _clear(record, ack)
    for kill in (*kills, None):
        code = _run(command, record, kill, ack, environment, timeout_s)
        if code == -signal.SIGKILL:
            told.killed += 1
        elif code == 0:
            told.finished += 1
        else:
            raise Broken(f"The command ended with {code} at {kill}; see {record.parent / 'stderr.txt'}.")
        told.promised = max(told.promised, check(record, ack, at=str(kill)))
        if code == 0:
            if _digest(record) != digest:
                raise Broken(f"At {kill} the record is not that of an uninterrupted run.")
            _clear(record, ack)
    return told


def check(record: Path, ack: Path, *, at: str) -> int:
    """See that a record keeps what it promised.

    Args:
        record: Its folder.
        ack: Lists the documents it promised.
        at: When that is, for the message.

    Returns:
        How many documents it promised.

    Raises:
        Broken: It does not.
    """
    lines = ack.read_text(encoding="utf-8").splitlines() if ack.exists() else []
    promised = set(lines)
    if not Record.exists(record):
        if promised:
            raise Broken(f"At {at} there is no record, but {len(promised)} documents were promised.")
        return 0
    report = verify(record)
    if not report.is_ok:
        raise Broken(f"At {at}: {report.findings[0]}")
    with Record.open(record).view() as view:
        held = {row["doc"] for row in view.sql("SELECT doc FROM documents")}
        if view.count("documents") != len(held):
            raise Broken(f"At {at} a document stands twice.")
    if promised - held:
        raise Broken(f"At {at} {len(promised - held)} promised documents are missing.")
    return len(promised)


def _run(
    command: Sequence[str],
    record: Path,
    kill: Kill | None,
    ack: Path,
    environment: Mapping[str, str] | None,
    timeout_s: float,
) -> int:
    given = {**os.environ, **(environment or {}), "READOUT_ACK": str(ack)}
    given.pop("READOUT_FAULT", None)
    if kill is not None and kill.point is not None:
        given["READOUT_FAULT"] = f"{kill.point}:{kill.nth}"
    limit_s = timeout_s if kill is None or kill.after_s is None else kill.after_s
    with (record.parent / "stderr.txt").open("wb") as error:
        process = subprocess.Popen(
            [part.replace("{record}", str(record)) for part in command],
            env=given,
            stdout=subprocess.DEVNULL,
            stderr=error,
            start_new_session=True,
        )
        try:
            return process.wait(limit_s)
        except subprocess.TimeoutExpired:
            if kill is None or kill.after_s is None:
                raise Broken(f"The command hangs at {kill}.") from None
            return -signal.SIGKILL
        finally:
            # Its workers go with it: they are in its session, which is ours alone.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _digest(record: Path) -> str:
    with Record.open(record).view() as view:
        return logical_digest(view)


def _clear(record: Path, ack: Path) -> None:
    shutil.rmtree(record)
    ack.unlink(missing_ok=True)
