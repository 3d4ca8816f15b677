"""R9: thousands of small documents in one run: memory and open files level off."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.running import FINE
from bench.trouble.goal import Goal, Tally
from readout.record import Record
from readout.record.stored import LOG

EVERY_S = 0.25
MOST_MIB = 1_536
GROWTH_MIB = 32
"""How much more all processes together may hold while the last quarter is read than in the second."""

BATCH = 100
_EMPTY = 2
"""Entries in the log of batches of a record without documents."""

LARGE, GROWN, LEAKED, LOST = (
    "over 1.5 GiB",
    f"grown by over {GROWTH_MIB} MiB",
    "more files open than before",
    "documents without an end",
)
_PLACES = ("Tokyo", "Vienna", "Nairobi", "Brasília", "Canberra", "Ottawa", "Seoul", "Ankara")
_STATES = ("Japan", "Austria", "Kenya", "Brazil", "Australia", "Canada", "South Korea", "Türkiye")


@dataclass(frozen=True, slots=True)
class Look:
    """What all processes of a run hold: MiB of memory, open files; and how many batches are written."""

    mib: float
    files: int
    batches: int


def article(number: int) -> dict[str, str]:
    """A short article; no two are the same."""
    one, two = _STATES[number % len(_STATES)], _STATES[(number // 8 + number + 1) % len(_STATES)]
    place = _PLACES[number // 3 % len(_PLACES)]
    text = (
        f"{place.upper()}, March {number % 28 + 1} - The foreign ministers of {one} and {two} met in {place} "
        f"on Tuesday for round {number} of their talks, officials said. “We reaffirmed the importance of "
        f"dialogue,” the foreign minister of {one} told reporters. Next time: in {number % 11 + 2} weeks."
    )
    return {
        "id": str(number),
        "title": f"Round {number} of talks in {place}",
        "date": "2024-03-19",
        "text": text,
    }


def run(count: int) -> Tally:
    """Read so many documents in one run, and look at its processes all the while.

    Args:
        count: Documents.

    Returns:
        How much they held.
    """
    tally = Tally(none=dict.fromkeys((LARGE, GROWN, LEAKED, LOST, "crashes"), 0))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with (folder / "articles.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(article(number)) + "\n" for number in range(count))
        (folder / "readout.toml").write_text(f"[batch]\ndocuments = {BATCH}\n")
        code, looks = _watched(folder)
        if code not in FINE:
            tally.fail("crashes", f"exit code {code}: {(folder / 'stderr').read_text()[-300:]}")
            return tally
        with Record.open(folder / "record").view() as view:
            tally.done = view.count("documents")
    if tally.done != count:
        tally.fail(LOST, f"{count - tally.done} of {count}")
    _judge(looks, -(-count // BATCH), tally)
    return tally


def _judge(looks: list[Look], batches: int, tally: Tally) -> None:
    """Compare quarters of the documents; the first loads much, and linking comes after the last."""
    second = [look for look in looks if 0.25 <= look.batches / batches < 0.5] or looks
    last = [look for look in looks if 0.75 <= look.batches / batches < 1.0] or looks
    most = max(look.mib for look in looks)
    growth = max(look.mib for look in last) - max(look.mib for look in second)
    files = median(look.files for look in last) - median(look.files for look in second)
    tally.told |= {
        "looks": len(looks),
        "most memory of all processes, MiB": round(most),
        "growth from the second quarter to the last, MiB": round(growth),
        "most files open while reading": max(look.files for look in last),
        "files more in the last quarter": files,
    }
    for figure, is_so in ((LARGE, most > MOST_MIB), (GROWN, growth > GROWTH_MIB), (LEAKED, files > 0)):
        if is_so:
            tally.fail(figure, str(tally.told))


def _watched(folder: Path) -> tuple[int, list[Look]]:
    command = [sys.executable, "-m", "readout", "read", "articles.jsonl", "--record", "record", "--quiet"]
    looks = []
    with (folder / "stderr").open("wb") as error:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=error)
        while process.poll() is None:
            looks.append(_look(process.pid, folder))
            time.sleep(EVERY_S)
    return process.returncode, looks[:-1]


def _look(process: int, folder: Path) -> Look:
    mib, files = 0.0, 0
    for one in _family(process):
        with suppress(OSError, StopIteration):  # it has ended meanwhile
            lines = Path(f"/proc/{one}/status").read_text().splitlines()
            mib += next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
            files += sum(1 for _ in Path(f"/proc/{one}/fd").iterdir())
    written = sum(1 for _ in (folder / "record" / "batches" / LOG).glob("*.json"))
    return Look(mib, files, max(0, written - _EMPTY))


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


GOAL = Goal(goal="R9", title="thousands of documents in one run", unit="documents", full=3_000, run=run)
