"""`kill -9` in the middle of real reading, again and again: `python -m bench.kills [--kills 60]`.

Runs `readout read` over the development set (the examples where it is missing) in batches of four
documents, kills it at the labelled points of `record/faults.py` and at random times, and begins it again.
After each kill nothing that was acknowledged may be missing, the record must verify, and no process may be
left over; when it gets through, the record must be that of an undisturbed run. Another process asks the
record all the while; half of the records begin with what an older reader wrote, so that documents are
replaced, too.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench import corpora
from bench.lives import BATCH_DOCUMENTS, Life, Pace, Step
from readout.documents import parse
from readout.ingest import find_inputs
from readout.model import Reading
from readout.record import Record
from tests.kill.harness import Broken, Kill

FRESH = ("create", "TIME", "append", "restore", "fsync", "TIME", "commit", "snapshot", "TIME", "overwrite")
OLDER = ("delete", "TIME", "append", "restore", "TIME", "commit", "fsync", "snapshot", "vacuum", "compact")
LATEST = {"append": 24, "delete": 6, "overwrite": 4, "commit": 3, "fsync": 3, "snapshot": 3}
"""Up to which passage of a point a run is killed; at the first where nothing is said."""

LATEST_SHARE = 0.95
"""Kills by time lie within this share of what a run is expected to take: later it may have ended."""

OLD_DOCUMENTS = 12


def steps(life: int, chance: random.Random) -> Iterator[Step]:
    """The kills of one life; even lives begin with nothing, odd ones with an older record.

    Args:
        life: Its number.
        chance: Makes the choices.

    Yields:
        Each kill; before those of `compact` a run that gets through.
    """
    for number, name in enumerate(OLDER if life % 2 else FRESH):
        if name == "TIME":
            yield Step(
                kill=Kill(after_s=chance.uniform(0.0, LATEST_SHARE)),
                workers=1 + (number == 5 or life % 4 == 1),
            )
            continue
        point = f"{name}-{('before', 'after')[(life // 2) % 2]}"
        if name == "vacuum":
            yield Step(kill=None)
        is_compact = name in ("vacuum", "compact")
        kill = Kill(point=point, nth=chance.randint(1, LATEST.get(name, 1)))
        yield Step(kill=kill, command="compact" if is_compact else "read")


def older_record(folder: Path, inputs: list[str]) -> Path:
    """A record in which another reader has read some of the inputs and found nothing in them."""
    folder.mkdir()
    raws = [raw for raw, _ in zip(find_inputs(inputs), range(OLD_DOCUMENTS), strict=False)]
    readings = [Reading(document=parse(raw)) for raw in raws]
    with Record.create(folder / "record").writer() as writer:
        writer.add(readings, reader="older")
    (folder / "ack").write_text("".join(f"{reading.document.doc}\n" for reading in readings))
    return folder


def undisturbed(folder: Path, inputs: list[str]) -> tuple[str, Pace]:
    """Digest and pace of a run that nobody kills."""
    life = Life(folder, inputs)
    times = []
    for _ in range(2):  # the second finds everything known
        life.run(Step(kill=None))
        times.append(life.took_s)
    documents = life.promised()
    batch_s = (times[0] - times[1]) / (1 + documents / BATCH_DOCUMENTS)
    print(
        f"{documents} documents in batches of {BATCH_DOCUMENTS}; undisturbed {times[0]:.1f} s, "
        f"{times[1]:.1f} s with nothing to read",
        flush=True,
    )
    return life.digest(), Pace(start_s=times[1], batch_s=batch_s, documents=documents)


def kill_all(folder: Path, inputs: list[str], wanted: int, seed: int) -> Counter[str]:
    """Live until so many kills have happened.

    Returns:
        What was being done → kills; `finished` → runs that got through.

    Raises:
        Broken: A promise was not kept.
    """
    chance = random.Random(seed)  # noqa: S311  choices that can be repeated, not secrets
    older = older_record(folder / "older", inputs)
    digest, pace = undisturbed(folder / "000", inputs)
    told: Counter[str] = Counter()
    for number in count():
        if told.total() - told["finished"] >= wanted:
            return told
        life = Life(folder / f"{number + 1:03}", inputs, older=older if number % 2 else None)
        has_ended = False  # sooner than planned, or before `compact`: nothing is left to be read
        for step in steps(number, chance):
            if told.total() - told["finished"] >= wanted:
                break
            if has_ended and step.command == "read":
                continue
            moment = life.run(step, pace)
            has_ended |= moment is None
            told[moment or "finished"] += 1
        life.run(Step(kill=None))
        if life.digest() != digest:
            message = f"life {number + 1}: the record is not that of an undisturbed run"
            raise Broken(message, figure="other digests")
        told["finished"] += 1
        print(f"life {number + 1}: {told.total() - told['finished']} kills so far, same digest", flush=True)
    raise AssertionError("unreachable")


def main() -> int:
    """Print the table; exit 1 when a promise was broken."""
    options = argparse.ArgumentParser(prog="python -m bench.kills")
    options.add_argument("--kills", type=int, default=60, help="how many (60)")
    options.add_argument("--seed", type=int, default=1, help="another choice of moments")
    given = options.parse_args()
    inputs = corpora.paths("devset") or corpora.paths("examples")
    began = time.monotonic()
    broken = None
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        command = [sys.executable, "-m", "bench.watching", place]
        with subprocess.Popen(command, cwd=corpora.ROOT, stdout=subprocess.PIPE, text=True) as watcher:
            try:
                told = kill_all(folder, inputs, given.kills, given.seed)
            except Broken as error:
                told, broken = Counter(), str(error)
            (folder / "stop").touch()
            seen = json.loads(watcher.communicate()[0])
    for moment, kills in sorted(told.items()):
        print(f"{moment:45} {kills:4}")
    failures = seen["failures"]
    print(f"a reader looked {seen['looks']} times at {seen['states']} states, failed {len(failures)} times")
    for failure in [*([broken] if broken else []), *failures[:5]]:
        print(f"BROKEN: {failure}")
    print(f"{time.monotonic() - began:.0f} s")
    return int(broken is not None or bool(failures))


if __name__ == "__main__":
    sys.exit(main())
