"""Documents a second and core, stage by stage: `python -m bench.speed`.

Relevant news: the seed articles and the development set (all of it diplomacy). Mixed news: campaign news (PolNeAR),
of which the gate lets through what speaks of states. One process, one thread; CPU seconds, best of three.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from bench import corpora
from readout.annotate.reader import RulesReader, _task
from readout.documents import parse
from readout.ingest.files import find_inputs
from readout.model import Document, Reading

REPEATS = 3
STAGES = ("documents", "names and dates", "gate", "parse", "statements, events, wording", "record")


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.seconds: dict[str, float] = defaultdict(float)

    def run(self, stage: str, call: Callable[[], Any]) -> Any:
        """Call and add its CPU time to the stage."""
        began = time.process_time()
        result = call()
        self.seconds[stage] += time.process_time() - began
        return result


def measure(paths: list[str], reader: RulesReader) -> tuple[int, int, int, dict[str, float]]:
    """(documents, words, documents let through, CPU seconds by stage) of one pass over a corpus."""
    clock = Clock()
    raws = list(find_inputs(paths))
    documents: list[Document] = clock.run("documents", lambda: [parse(raw) for raw in raws])
    pages = clock.run("names and dates", lambda: [reader.open_page(d) for d in documents])
    choices = clock.run("gate", lambda: [reader.gate.choose(p) for p in pages])
    wanted = [(p, n) for p, c in zip(pages, choices, strict=True) for n in c.sentences]
    trees = clock.run("parse", lambda: list(reader._parser.parse(_task(p, n) for p, n in wanted)))
    for (page, number), tree in zip(wanted, trees, strict=True):
        page.trees[number] = tree
    readings: list[Reading] = clock.run(
        "statements, events, wording",
        lambda: [reader.finish(p, c) for p, c in zip(pages, choices, strict=True)],
    )
    clock.run("record", lambda: _store(readings, reader.digest))
    words = sum(len(d.text.split()) for d in documents)
    return len(documents), words, sum(c.is_relevant for c in choices), clock.seconds


def _store(readings: Iterable[Reading], digest: str) -> None:
    from readout.record import Record

    with tempfile.TemporaryDirectory() as folder, Record.create(Path(folder) / "r").writer() as writer:
        writer.add(list(readings), reader=digest)


def main() -> int:
    """Print the table."""
    reader = RulesReader.load()
    groups = {"relevant": ["seeds", "devset"], "mixed": ["polnear"], "examples": ["examples"]}
    print(f"{'corpus':10} {'docs':>5} {'words':>8} {'through':>7} {'docs/s':>8}   ms a document by stage")
    for name, members in groups.items():
        paths = [p for member in members for p in corpora.paths(member)]
        if not paths:
            print(f"{name:10} not on this machine")
            continue
        best: tuple[int, int, int, dict[str, float]] | None = None
        for _ in range(REPEATS):
            run = measure(paths, reader)
            if best is None or sum(run[3].values()) < sum(best[3].values()):
                best = run
        assert best is not None
        count, words, through, seconds = best
        total = sum(seconds.values())
        parts = ", ".join(f"{stage} {1000 * seconds[stage] / count:.1f}" for stage in STAGES)
        print(f"{name:10} {count:5} {words:8} {through:7} {count / total:8.1f}   {parts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
