"""What pages cost on a large record: `python -m bench.pages [FOLDER] [--events N] [--users 8] [--writing]`.

A server in a process of its own serves a copy of a made-up record (`bench.forged`). First one visitor opens
every kind of page (`bench.visits`), which gives the server's processor time; then several visitors at once
open them in an order drawn anew, each waiting for one page before opening the next, which gives the times
on the clock. With `--writing` another process writes batches to the record meanwhile (`bench.appending`).
Exits 1 where the median or the 99th percentile of any kind of page is above its bar.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Thread
from typing import Self

import httpx

from bench.forged import EVENTS, forged
from bench.questions import at
from bench.visits import visits

MEDIAN_MS, P99_MS = 300.0, 1_000.0
"""Bars, milliseconds on the clock."""

SMALL_EVENTS, SMALL_FACTOR = 2_000, 5.0
"""Size of the small record, and how much slower a loaded machine of a test run may be."""

WARM_S = 60.0
"""How long the first visitor waits at most for the server to have made what most ask for."""

_ADDRESS = re.compile(r"http://\S+")
_TIMEOUT_S = 60.0
_LEAST = 6
"""Pages of a kind that one visitor opens alone, at least."""


@contextmanager
def served(record: Path) -> Iterator[tuple[str, int]]:
    """A record served by a process of its own: address and process id."""
    command = [sys.executable, "-m", "readout", "serve", "--record", str(record), "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            line = server.stdout.readline() if server.stdout is not None else ""
            found = _ADDRESS.search(line)
            if found is None:
                raise SystemExit(f"The server did not begin: {line!r}")
            yield found[0].rstrip("/"), server.pid
        finally:
            server.terminate()


class Writer:
    """Another process that writes batches to a record for as long as the context lasts.

    Attributes:
        batches: How many it has finished.
    """

    def __init__(self, record: Path) -> None:
        self.batches = 0
        self._record = record

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "bench.appending", str(self._record)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self._reading = Thread(target=self._count)
        self._reading.start()
        return self

    def _count(self) -> None:
        for _ in self._process.stdout or ():
            self.batches += 1

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        self._reading.join()
        if self._process.stdout is not None:
            self._process.stdout.close()
        print(f"{self.batches} batches were written meanwhile", flush=True)


def cpu_s(process: int) -> float:
    """Processor time that a process has used, seconds; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_gb(process: int) -> float:
    """Most memory that a process has held, GB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1e6 if found else 0.0


def settle(process: int) -> None:
    """Wait until the server has nothing more to prepare."""
    until = time.monotonic() + WARM_S
    while time.monotonic() < until:
        before = cpu_s(process)
        time.sleep(2)
        if cpu_s(process) - before < 0.05:
            return


def alone(address: str, process: int, kinds: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """One visitor opens every address twice, or as often as makes a few pages of the kind.

    Args:
        address: Of the server.
        process: Of the server.
        kinds: Kind of page -> addresses.

    Returns:
        Milliseconds of the server's processor time a page, by kind.
    """
    spent: dict[str, float] = {}
    with httpx.Client(base_url=address, timeout=_TIMEOUT_S, follow_redirects=True) as client:
        for kind, addresses in kinds.items():
            times = max(2, -(-_LEAST // len(addresses)))
            before = cpu_s(process)
            for path in [*addresses] * times:
                client.get(path).raise_for_status()
            spent[kind] = 1_000 * (cpu_s(process) - before) / (len(addresses) * times)
    return spent


def together(
    address: str,
    kinds: Mapping[str, Sequence[str]],
    *,
    users: int,
    requests: int,
    pause_s: float,
    is_over: Callable[[], bool],
) -> dict[str, list[float]]:
    """Several visitors open pages, each the next as soon as it has one.

    Args:
        address: Of the server.
        kinds: Kind of page -> addresses.
        users: How many visitors.
        requests: How many pages in all, at least; every kind about as often.
        is_over: Whether they may stop then, or go through their pages again.
        pause_s: How long a visitor looks at a page at the mean.

    Returns:
        Milliseconds of each request, by kind.
    """
    rng = random.Random(1)  # noqa: S311  what can be repeated
    names = list(kinds)
    drawn = [(name, rng.choice(kinds[name])) for name in (names * (requests // len(names) + 1))[:requests]]
    rng.shuffle(drawn)
    found: dict[str, list[float]] = defaultdict(list)

    def visit(user: int) -> None:
        looks = random.Random(user)  # noqa: S311  what can be repeated
        with httpx.Client(base_url=address, timeout=_TIMEOUT_S, follow_redirects=True) as client:
            for done, (name, path) in enumerate(cycle(drawn[user::users])):
                if done >= len(drawn) / users and is_over():
                    break
                if pause_s:
                    time.sleep(looks.expovariate(1 / pause_s))
                began = time.perf_counter()
                client.get(path).raise_for_status()
                found[name].append(1_000 * (time.perf_counter() - began))

    with ThreadPoolExecutor(users) as pool:
        list(pool.map(visit, range(users)))
    return {name: sorted(found[name]) for name in names if found[name]}


def measure(given: argparse.Namespace) -> bool:
    """Serve, visit, print; whether every bar is met."""
    factor = SMALL_FACTOR if given.small else 1.0
    events = SMALL_EVENTS if given.small else given.events
    given.folder.mkdir(parents=True, exist_ok=True)
    original = forged(given.folder, events=events)
    with original.view() as view:
        kinds = {name: paths for name, paths in visits(view).items() if given.only in name}
    with TemporaryDirectory(dir=given.folder) as scratch:
        record = Path(shutil.copytree(original.path, Path(scratch) / "record"))
        began = time.perf_counter()
        with served(record) as (address, process):
            print(f"{events:,} events, listening after {time.perf_counter() - began:.1f} s", flush=True)
            settle(process)
            print(
                f"ready after {time.perf_counter() - began:.1f} s, {cpu_s(process):.1f} s of processor time"
            )
            spent = alone(address, process, kinds)
            with Writer(record) if given.writing else nullcontext() as writer:
                times = together(
                    address,
                    kinds,
                    users=given.users,
                    requests=given.requests,
                    pause_s=given.pause,
                    is_over=lambda: writer is None or writer.batches >= given.batches,
                )
            print(f"at most {memory_gb(process):.2f} GB; {cpu_s(process):.0f} s of processor time in all")
    return show(times, spent, factor)


def show(times: Mapping[str, Sequence[float]], spent: Mapping[str, float], factor: float) -> bool:
    """Print the table; whether every bar is met."""
    print(f"{'milliseconds':26} {'pages':>6} {'median':>8} {'p99':>8} {'CPU alone':>10}")
    is_met = True
    for name, found in times.items():
        is_above = statistics.median(found) > factor * MEDIAN_MS or at(0.99, found) > factor * P99_MS
        is_met &= not is_above
        print(
            f"{name[:26]:26} {len(found):6} {statistics.median(found):8.0f} {at(0.99, found):8.0f}"
            f" {spent[name]:10.0f}{'  above' if is_above else ''}"
        )
    everything = sorted(value for found in times.values() for value in found)
    print(
        f"{'all':26} {len(everything):6} {statistics.median(everything):8.0f} {at(0.99, everything):8.0f}"
        f" {statistics.mean(spent.values()):10.0f}"
    )
    return is_met


def main() -> int:
    """Print the table; exit 1 above a bar."""
    options = argparse.ArgumentParser(prog="python -m bench.pages")
    options.add_argument("folder", type=Path, nargs="?", default=Path(gettempdir()) / "readout-forged")
    options.add_argument("--events", type=int, default=EVENTS)
    options.add_argument("--users", type=int, default=8)
    options.add_argument("--requests", type=int, default=1_600)
    options.add_argument("--pause", type=float, default=0.0, help="seconds a visitor looks at a page")
    options.add_argument("--only", default="", help="kinds whose name holds this")
    options.add_argument("--writing", action="store_true", help="read documents into the record meanwhile")
    options.add_argument("--batches", type=int, default=5, help="of which so many at least are written")
    options.add_argument("--small", action="store_true", help="a small record and wide bars, for test runs")
    given = options.parse_args()
    return 0 if measure(given) else 1


if __name__ == "__main__":
    sys.exit(main())
