"""A cluster whose workers are killed: `python -m bench.cluster [--workers 4] [--kills 20] [--pauses 5]`.

The development texts (the examples where they are missing) and campaign news, as files, as lines, as members
of zip files and as pages of a web archive: read by one process, then by the workers of a cluster of this
machine, each object given twice, while workers chosen at random are killed and others stand still for
seconds. The record must be that of the one process. Runs follow one another until there were enough kills.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench import corpora
from bench.determinism import digest_of
from bench.running import FINE, readout_command
from bench.speed import inputs_of
from readout import flow
from readout.run.cluster.ray_crew import LOCAL
from tests.ingest.archived import answer, packed, record, zipped

NAME = b"ray::ReadoutWorker"
READING = b"ray::ReadoutWorker.step"
"""What the command line of a worker begins with, and that of one that reads."""

READING_SHARE = 0.8
"""Of those hurt, so many were reading; the others were anywhere, also loading the reader."""

FIRST_S = 6.0
"""Nobody is hurt before: an undisturbed start takes as long."""

BETWEEN_S = (1.0, 4.0)
PAUSE_S = 3.0
HANGS_S = 900.0
CAMPAIGN = 400
"""Texts of campaign news beside the relevant ones."""

ARCHIVED = 150
"""So many of all lie in a web archive, the others in zip files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What happened to a run.

    Attributes:
        wall_s: How long it took.
        kills: Workers killed.
        pauses: Workers made to stand still.
    """

    wall_s: float
    kills: int = 0
    pauses: int = 0


def objects(folder: Path) -> list[str]:
    """Write the inputs as objects of a store.

    Args:
        folder: Where.

    Returns:
        Their addresses.
    """
    texts = folder / "texts"
    texts.mkdir()
    relevant = inputs_of("relevant") or inputs_of("examples")
    for number, raw in enumerate(relevant[: len(relevant) // 2]):
        (texts / f"{number:03}.txt").write_bytes(raw.data)
    news = [*relevant[len(relevant) // 2 :], *(inputs_of("campaign")[:CAMPAIGN] if corpora.shared() else [])]
    archived, boxed = news[:ARCHIVED], news[ARCHIVED:]
    pages = [
        record(
            answer(raw.data, media_type="text/plain; charset=utf-8"), url=f"https://example.org/{number}.txt"
        )
        for number, raw in enumerate(archived)
    ]
    (folder / "news.warc.gz").write_bytes(packed(*pages))
    found = [f"file://{texts}/*.txt", f"file://{folder}/news.warc.gz"]
    half = len(boxed) // 2
    for name, part in (("one.zip", boxed[:half]), ("two.zip", boxed[half:])):
        if part:
            members = {f"{number:04}.txt": raw.data for number, raw in enumerate(part)}
            (folder / name).write_bytes(zipped(members))
            found.append(f"file://{folder}/{name}")
    return [*found, *(f"file://{path}" for path in corpora.paths("devset"))]


def workers_of(driver: int, name: bytes = NAME) -> list[int]:
    """Processes that read for a run.

    Args:
        driver: The process that started them, itself or through others.
        name: What their command line begins with.

    Returns:
        Their ids.
    """
    parents: dict[int, int] = {}
    named = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if (entry / "cmdline").read_bytes().startswith(name):
                named.append(int(entry.name))
    return [pid for pid in named if _descends(pid, driver, parents)]


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid > 1:
        if pid == ancestor:
            return True
        pid = parents.get(pid, 0)
    return False


def disturbed(command: list[str], kills: int, pauses: int, chance: random.Random) -> Trouble:
    """Run a command and hurt its workers.

    Args:
        command: Reads on a cluster of this machine.
        kills: At most so many.
        pauses: At most so many.
        chance: Makes the choices.

    Returns:
        What happened.

    Raises:
        RuntimeError: It failed.
    """
    began = time.monotonic()
    killed = paused = 0
    asleep: dict[int, float] = {}
    with tempfile.TemporaryFile() as told, subprocess.Popen(command, stdout=told, stderr=told) as run:
        due = began + FIRST_S
        while run.poll() is None:
            time.sleep(0.1)
            now = time.monotonic()
            for pid in [pid for pid, until in asleep.items() if until < now]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
                del asleep[pid]
            if now - began > HANGS_S:
                run.kill()
                raise RuntimeError(f"It hangs: {' '.join(command)}")
            if now < due:
                continue
            name = READING if chance.random() < READING_SHARE else NAME
            there = [pid for pid in workers_of(run.pid, name) if pid not in asleep]
            if not there:
                continue
            with suppress(ProcessLookupError):
                pid = chance.choice(there)
                if paused < pauses and (killed >= kills or chance.random() < pauses / (kills + pauses)):
                    os.kill(pid, signal.SIGSTOP)
                    asleep[pid] = now + PAUSE_S
                    paused += 1
                elif killed < kills:
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
            due = now + chance.uniform(*BETWEEN_S)
        if run.returncode not in FINE:
            told.seek(0)
            raise RuntimeError(f"It ended with {run.returncode}: {told.read().decode()[-2_000:]}")
    return Trouble(wall_s=time.monotonic() - began, kills=killed, pauses=paused)


def print_cost() -> None:
    """Print what the process that hands out and writes costs a document, and the same for reading alone."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        addresses = objects(folder)
        for name, cluster in (("one process", None), ("the one that writes", LOCAL)):
            began: list[float] = []  # process time once everything is loaded: at the first result
            done = flow.read(
                addresses,
                folder / f"record-{name}",
                workers=2 if cluster else 1,
                cluster=cluster,
                on_progress=lambda _, began=began: began.append(time.process_time()),  # type: ignore[misc]
                should_stop=lambda: False,
            )
            documents = len(done.docs)
            spent_s = time.process_time() - began[0]
            linking_s = time.process_time() - began[-1]
            reading_ms, linking_ms = (1000 * s / documents for s in (spent_s - linking_s, linking_s))
            print(
                f"{name}: {documents} documents, {reading_ms:.1f} ms of CPU time, {linking_ms:.1f} to link",
                flush=True,
            )


def main() -> int:
    """Print a line a run; exit 1 when two digests differ."""
    options = argparse.ArgumentParser(prog="python -m bench.cluster")
    options.add_argument("--workers", type=int, default=4, help="how many (4)")
    options.add_argument("--kills", type=int, default=20, help="workers to kill (20)")
    options.add_argument("--pauses", type=int, default=5, help="workers that stand still for 3 s (5)")
    options.add_argument("--seed", type=int, default=1, help="another choice of moments")
    options.add_argument("--cost", action="store_true", help="only what handing out and writing costs")
    given = options.parse_args()
    if find_spec("ray") is None:
        print("Ray is not installed: readout[cluster]")
        return 0
    if given.cost:
        print_cost()
        return 0
    chance = random.Random(given.seed)  # noqa: S311  choices that can be repeated, not secrets
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        addresses = objects(folder)
        ran = readout_command("read", *addresses, "--record", f"{folder}/single", "--quiet")
        digest = digest_of(folder / "single")
        print(f"{'one process':32} {digest[:16]}  {ran.wall_s:6.1f} s", flush=True)
        kills, pauses, run = 0, 0, 0
        is_same = True
        while is_same and (run == 0 or kills < given.kills):
            here = folder / f"cluster-{run}"
            command = [sys.executable, "-m", "readout", "read", *addresses, *addresses, "--quiet"]
            command += ["--record", str(here), "--cluster", "local", "--workers", str(given.workers)]
            left = (0, 0) if run == 0 else (given.kills - kills, given.pauses - pauses)
            trouble = disturbed(command, *left, chance)
            kills, pauses, run = kills + trouble.kills, pauses + trouble.pauses, run + 1
            found = digest_of(here)
            is_same = found == digest
            name = f"{given.workers} workers, {trouble.kills} killed, {trouble.pauses} paused"
            print(f"{name:32} {found[:16]}  {trouble.wall_s:6.1f} s", flush=True)
    print(f"{kills} workers killed, {pauses} paused: {'one digest' if is_same else 'DIGESTS DIFFER'}")
    return int(not is_same)


if __name__ == "__main__":
    sys.exit(main())
