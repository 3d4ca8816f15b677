"""A reader, a writer and the web page on one record for an hour: `python -m bench.soak [--minutes 60]`.

On a copy of a made-up record (`bench.forged`) runs of `readout read` follow one another, each with articles
that the record has not (paragraphs of the examples, put together anew) and each linking it all again. All the
while visitors open every kind of page of a server of its own process, and a reader opens the record, asks it
and compares quotations with the texts they stand in. Prints what was done, what failed, how the server's
memory and open files went, and how long a page stayed behind the record. Exits 1 where anything failed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Event, Lock, Thread

import httpx

from bench import corpora
from bench.forged import forged
from bench.pages import served
from bench.running import readout_command
from bench.visits import visits
from readout import query
from readout.record import Record

EVENTS = 2_000
"""Events of the record at the beginning."""

ARTICLES = 12
"""Articles of a run of the writer."""

VISITORS = 2
PAUSE_S = 0.5
"""How long a visitor looks at a page at the mean; a reader and a writer rest some times as long."""

LATE_S = 300.0
"""How long a page may stay behind the record before that counts as a fault."""

FLAT = 1.5
"""How much more memory and open files the server may hold at the end than after its first tenth."""

_BATCH = re.compile(r"batch (\d+), written")
"""What every page says at its foot."""

_CHECKED = """
    SELECT substr(d.text, m.start + 1, m."end" - m.start) AS found, m.text AS quoted
    FROM mentions m JOIN documents d USING (doc) WHERE d.status = 'read' ORDER BY hash(m.mention) LIMIT 200
"""


class Soak:
    """What happens, and what of it went wrong."""

    def __init__(self, record: Path, minutes: float) -> None:
        self.record = record
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []
        self.late_s: list[float] = []
        self.held: list[tuple[float, int]] = []
        self.opened: Counter[str] = Counter()
        self._until = time.monotonic() + 60 * minutes
        self._over = Event()
        self._lock = Lock()

    def run(self) -> None:
        """Begin everybody, and wait for the end."""
        self._link()
        with Record.open(self.record).view() as view:
            addresses = [path for paths in visits(view).values() for path in paths]
        with served(self.record) as (address, process):
            parts: list[Callable[[], None]] = [
                lambda: self._write(address),
                self._read,
                lambda: self._watch(process),
            ]
            parts += [lambda n=n: self._visit(address, addresses, n) for n in range(VISITORS)]  # type: ignore[misc]
            threads = [Thread(target=self._guarded, args=(part,)) for part in parts]
            for thread in threads:
                thread.start()
            while time.monotonic() < self._until and any(thread.is_alive() for thread in threads):
                time.sleep(1)
            self._over.set()
            for thread in threads:
                thread.join()

    def _link(self) -> None:
        """Read one text, so that the record is linked: series that were made up are gone then."""
        readout_command("read", str(corpora.EXAMPLES[0]), "--record", str(self.record), "--quiet")

    def _guarded(self, part: Callable[[], None]) -> None:
        try:
            part()
        except Exception as error:  # noqa: BLE001  whatever ends a part is what is looked for
            self._fault(f"ended: {type(error).__name__}: {error}")

    def _fault(self, what: str) -> None:
        with self._lock:
            self.faults.append(what[:300])

    def _count(self, what: str) -> None:
        with self._lock:
            self.done[what] += 1

    def _rest(self, rng: random.Random, mean_s: float) -> None:
        self._over.wait(rng.expovariate(1 / mean_s))

    def _visit(self, address: str, addresses: list[str], number: int) -> None:
        rng = random.Random(number)  # noqa: S311  what can be repeated
        with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
            while not self._over.is_set():
                path = rng.choice(addresses)
                answer = client.get(path)
                self._count("pages")
                if answer.status_code != 200:
                    self._fault(f"page {path}: {answer.status_code}")
                self._rest(rng, PAUSE_S)

    def _read(self) -> None:
        rng = random.Random(3)  # noqa: S311
        while not self._over.is_set():
            with Record.open(self.record).view() as view:
                met = list(query.meetings(view, query.Filters(countries=("JPN",)), limit=50))
                said = list(query.search(view, "security", limit=20))
                if not met or not said:
                    self._fault(f"reader: {len(met)} meetings, {len(said)} paragraphs")
                told = {table: view.count(table) for table in ("documents", "reports", "events")}
                if told != {table: view.snapshot.counts.get(table, 0) for table in told}:
                    self._fault(f"reader: {told} where the state says otherwise")
                for row in view.sql(_CHECKED):
                    if row["found"] != row["quoted"]:
                        self._fault(f"reader: {row['quoted']!r} is {row['found']!r}")
            self._count("readings of the record")
            self._rest(rng, 4 * PAUSE_S)

    def _write(self, address: str) -> None:
        rng = random.Random(4)  # noqa: S311
        texts = [path.read_text("utf-8") for path in corpora.EXAMPLES if path.suffix == ".txt"]
        with TemporaryDirectory() as folder, httpx.Client(base_url=address, timeout=60) as client:
            while not self._over.is_set():
                run = self.done["runs of the writer"]
                inputs = Path(folder) / f"run-{run}"
                inputs.mkdir()
                for number in range(ARTICLES):
                    (inputs / f"{number}.txt").write_text(_article(rng, texts), "utf-8")
                try:
                    readout_command("read", str(inputs), "--record", str(self.record), "--quiet")
                except RuntimeError as error:
                    self._fault(f"writer: {error}")
                self._count("runs of the writer")
                self._wait_for(client)
                shutil.rmtree(inputs)
                self._rest(rng, 10 * PAUSE_S)

    def _wait_for(self, client: httpx.Client) -> None:
        """Note how long the pages stay behind what was written."""
        with Record.open(self.record).view() as view:
            newest = view.snapshot.sequence
        began = time.monotonic()
        while (found := _BATCH.search(client.get("/").text)) is None or int(found[1]) < newest:
            if time.monotonic() - began > LATE_S:
                self._fault(f"pages stayed behind for {LATE_S:.0f} s")
                return
            if self._over.wait(0.5):
                return
        self.late_s.append(time.monotonic() - began)

    def _watch(self, process: int) -> None:
        while not self._over.is_set():
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
            found = re.search(r"VmRSS:\s+(\d+) kB", status)
            files = _open_files(process)
            self.held.append((int(found[1]) / 1e6 if found else 0.0, files.total()))
            self.opened = max(self.opened, files, key=Counter.total)
            self._over.wait(10)


def _open_files(process: int) -> Counter[str]:
    """How many files a process has open, by what they are."""
    found: Counter[str] = Counter()
    for place in Path(f"/proc/{process}/fd").iterdir():
        try:
            name = str(place.readlink())
        except OSError:  # closed meanwhile
            continue
        found[Path(name).name if name.startswith("/") else name.partition(":")[0]] += 1
    return found


def _article(rng: random.Random, texts: list[str]) -> str:
    """An article that nobody has: paragraphs of one example, some of another, and a number of its own."""
    one, other = rng.sample(texts, 2)
    head, *rest = [part for part in one.split("\n\n") if part.strip()]
    more = [part for part in other.split("\n\n")[1:] if part.strip()]
    body = [part for part in rest if rng.random() < 0.8] + rng.sample(more, min(2, len(more)))
    return "\n\n".join([head, *body, f"Bulletin No. {rng.randrange(10**9)} of the day."])


def show(soak: Soak, *, minutes: float) -> bool:
    """Print what happened; whether all went well."""
    print(f"{minutes:.0f} minutes: " + ", ".join(f"{n:,} {what}" for what, n in sorted(soak.done.items())))
    if soak.late_s:
        late = sorted(soak.late_s)
        print(f"pages behind the record: median {late[len(late) // 2]:.1f} s, most {late[-1]:.1f} s")
    settled = soak.held[len(soak.held) // 10 :]
    is_flat = True
    if settled:
        tenth = max(1, len(settled) // 10)
        (early, early_files), (late_gb, late_files) = (
            (sum(gb for gb, _ in part) / len(part), max(files for _, files in part))
            for part in (settled[:tenth], settled[-tenth:])
        )
        is_flat = late_gb <= FLAT * early and late_files <= FLAT * early_files
        print(
            f"server: {early:.2f} GB and {early_files} open files after the first tenth, "
            f"{late_gb:.2f} GB and {late_files} at the end, most {max(gb for gb, _ in soak.held):.2f} GB"
        )
    print("most open files: " + ", ".join(f"{n} {name}" for name, n in soak.opened.most_common(8)))
    print(f"{len(soak.faults)} faults")
    for fault, times in Counter(soak.faults).most_common(10):
        print(f"  {times} x {fault}")
    return not soak.faults and is_flat and min(soak.done.values(), default=0) > 0


def main() -> int:
    """Soak; exit 1 where anything failed."""
    options = argparse.ArgumentParser(prog="python -m bench.soak")
    options.add_argument("folder", type=Path, nargs="?", default=Path(gettempdir()) / "readout-forged")
    options.add_argument("--minutes", type=float, default=60.0)
    options.add_argument("--events", type=int, default=EVENTS)
    options.add_argument("--json", type=Path, help="write what happened here, too")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    original = forged(given.folder, events=given.events)
    with TemporaryDirectory(dir=given.folder) as scratch:
        record = Path(shutil.copytree(original.path, Path(scratch) / "record"))
        soak = Soak(record, given.minutes)
        soak.run()
    is_well = show(soak, minutes=given.minutes)
    if given.json is not None:
        told = {"minutes": given.minutes, "done": soak.done, "faults": soak.faults, "late_s": soak.late_s}
        given.json.write_text(json.dumps(told, indent=1), "utf-8")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
