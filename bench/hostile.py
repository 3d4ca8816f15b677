"""Every input that means harm, through the whole of `readout read`: `python -m bench.hostile`.

One run a family over the very inputs of `tests/hostile`, so that what one leaves behind would hurt its
neighbours; then once through the command line, for what of them can lie in a file. Every input must end as
read or rejected(code) within 10 seconds, no process may need more than 1 GiB, and the one that reads must
live.
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.hostile_files import through_files
from readout import desk as desks
from readout import flow
from readout.config import BatchConfig, Config
from readout.desk import Desk
from readout.model import RawInput, Reading
from readout.record import Record
from tests.hostile.inputs import FAMILIES, Family

EACH_S = 10.0
MEMORY_MIB = 1024


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of a family.

    Attributes:
        ends: `read` or the reject code → inputs.
        slowest_s: The longest an input took, parsed and read.
        slowest: Which one that was.
        peak_mib: The most memory that any of our processes below this one held.
        failures: What must not be.
    """

    ends: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    slowest: str = ""
    peak_mib: float = 0.0
    failures: list[str] = field(default_factory=list)

    def note(self, source: str, took_s: float) -> None:
        """Note how long an input took."""
        if took_s > self.slowest_s:
            self.slowest_s, self.slowest = took_s, source
        if took_s > EACH_S:
            self.failures.append(f"{source}: {took_s:.1f} s")


class TimedDesk(Desk):
    """A desk that takes one input at a time and notes how long it had it."""

    def __init__(self, desk: Desk, outcome: Outcome) -> None:
        """Put a clock on a desk."""
        self._desk = desk
        self._outcome = outcome

    @property
    def digest(self) -> str:
        """Fingerprint of the reader."""
        return self._desk.digest

    def __call__(self, chunk: tuple[RawInput, ...]) -> tuple[Reading, ...]:
        """Readings of the inputs, in order."""
        found: list[Reading] = []
        for raw in chunk:
            began = time.monotonic()
            found.extend(self._desk((raw,)))
            self._outcome.note(raw.source, time.monotonic() - began)
        return tuple(found)


def read_family(family: str, make: Family, desk: Desk) -> Outcome:
    """Read the inputs of a family through the flow into a record of their own.

    Args:
        family: Its name.
        make: Gives its inputs.
        desk: Reads.

    Returns:
        What became of them.
    """
    outcome = Outcome()
    raws: list[RawInput] = []
    began = time.monotonic()
    for name, raw in make():
        outcome.note(f"{family}/{name}, found", time.monotonic() - began)
        raws.append(replace(raw, source=f"{family}/{name}"))
        began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, _patched(TimedDesk(desk, outcome), raws), _peak(outcome):
        record = Path(folder) / "record"
        flow.read([], record, config=Config(batch=BatchConfig(documents=8)))
        with Record.open(record).view() as view:
            ended = {row["doc"]: row for row in view.rows("documents")}
    for doc in {raw.doc for raw in raws}:
        row = ended.get(doc)
        if row is None:
            outcome.failures.append(f"{family}: {doc} ended as nothing")
        elif row["status"] == "rejected" and not re.fullmatch(r"[a-z]+(-[a-z]+)*", row["reject_code"] or ""):
            outcome.failures.append(f"{row['source']}: reject code {row['reject_code']!r}")
        elif row["reject_code"] in ("reader-failed", "reader-crashed", "parser-crashed"):
            outcome.failures.append(f"{row['source']}: {row['reject_code']}: {row['reject_reason']}")
        outcome.ends[row["reject_code"] or "read" if row is not None else "lost"] += 1
    if outcome.peak_mib > MEMORY_MIB:
        outcome.failures.append(f"{family}: a process needed {outcome.peak_mib:.0f} MiB")
    return outcome


@contextmanager
def _patched(desk: Desk, raws: Iterable[RawInput]) -> Iterator[None]:
    """The flow, with these inputs and this desk."""
    from readout import ingest

    @contextmanager
    def opened(timeout_s: float, memory_mib: int) -> Iterator[Desk]:  # noqa: ARG001  the flow's signature
        yield desk

    before = (desks.open_desk, ingest.find_inputs)
    setattr(desks, "open_desk", opened)  # noqa: B010  a stand-in of another type
    setattr(ingest, "find_inputs", lambda _, **__: iter(raws))  # noqa: B010
    try:
        yield
    finally:
        desks.open_desk, ingest.find_inputs = before


@contextmanager
def _peak(outcome: Outcome) -> Iterator[None]:
    """Note the most memory that a process below this one holds."""
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.05):
            outcome.peak_mib = max([outcome.peak_mib, *_children_mib()])

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _children_mib() -> Iterator[float]:
    for task in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended meanwhile
            yield from map(held_mib, task.read_text().split())


def held_mib(process: str) -> float:
    """The most memory a process has held; 0 where there is no such process, or no /proc."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return int(found[1]) / 1024 if found is not None else 0.0


def main() -> int:
    """Print a line a family; exit 1 when anything is as it must not be."""
    failures: list[str] = []
    with desks.open_desk(Config().input.timeout_s, Config().input.memory_mib) as desk:
        print(f"{'family':12} {'inputs':>6} {'read':>5} {'slowest':>8} {'memory':>9}   rejected as")
        for family, make in FAMILIES.items():
            outcome = read_family(family, make, desk)
            failures += outcome.failures
            codes = ", ".join(f"{n} {code}" for code, n in outcome.ends.most_common() if code != "read")
            print(
                f"{family:12} {outcome.ends.total():6} {outcome.ends['read']:5} {outcome.slowest_s:6.1f} s "
                f"{outcome.peak_mib:5.0f} MiB   {codes}",
                flush=True,
            )
            if outcome.slowest_s > EACH_S / 3:
                print(f"{'':12} slow: {outcome.slowest}", flush=True)
    own_mib = held_mib("self")
    print(f"the process that reads needed {own_mib:.0f} MiB")
    if own_mib > MEMORY_MIB:
        failures.append(f"the process that reads needed {own_mib:.0f} MiB")
    failures += through_files()
    for failure in failures:
        print(f"FAILED: {failure}")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
