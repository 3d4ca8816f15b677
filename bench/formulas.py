"""Formulas over a million sentences: `python -m bench.formulas [--sentences 1000000]`.

Reads the texts of this machine once and multiplies what was read: each copy has its own ids, days and text
(a number stands before it, all offsets are moved), so that the tables have the shapes and sizes of a real
record of that many sentences. Then, on that record in a temporary folder,

- the history of a formula, as `readout wording FORMULA` asks it: by the clock on the wall, once with the
  record just opened and best of three, and as a command with the start of Python;
- a new family applied to the stored texts, as `readout wording --apply FILE` does: megabytes of text a second
  of CPU time, for a family with a rare anchor, one with a frequent anchor, and one that nobody uses. Beside
  it what there is to do at least, every text made lower-case and searched for the anchor, in DuckDB and in
  Python; and the microseconds that each use costs beyond what a family without uses costs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bench import corpora
from bench.reading import record_of
from bench.running import readout_command
from readout.annotate.sentences import split_sentences
from readout.knowledge.own_formulas import family_of
from readout.knowledge.types import Formula
from readout.query import histories
from readout.query.applied import applied
from readout.record import Record, View
from readout.record.changes import Changes, Prepared

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA = "peace-and-stability-taiwan-strait"
LIMIT_S = 1.0
LEAST_MB_S = 50.0
ROUNDS = 3
HEAD = 12
"""Characters of the number before each copy."""

_TEXT = "lpad(CAST(copy AS VARCHAR), 10, '0') || chr(10) || chr(10) || text"
_DAY = "DATE '2012-01-01' + CAST((copy * 37 + ascii(doc[-1]) * 11) % 5000 AS INTEGER)"
_PIECES = (
    "list_transform({0}, lambda p: {{'doc': p.doc || '-' || copy, 'start': p.start + 12, "
    "'end': p.\"end\" + 12, 'text': p.text}})"
)
_ONE = (
    "CASE WHEN {0} IS NULL THEN NULL ELSE {{'doc': {0}.doc || '-' || copy, 'start': {0}.start + 12, "
    "'end': {0}.\"end\" + 12, 'text': {0}.text}} END"
)
_OWN = "doc || '-' || copy AS doc"
_PLACED = f'{_OWN}, start + {HEAD} AS start, "end" + {HEAD} AS "end"'
_DATED = f"CASE WHEN date_min IS NULL THEN NULL ELSE {_DAY} END"
COPIED: Mapping[str, str] = {
    "documents": f"""{_OWN}, {_TEXT} AS text, CAST({_DAY} AS VARCHAR) AS published,
        {_DAY} AS published_min, {_DAY} AS published_max, [] AS published_receipts,
        list_transform(
            blocks, lambda b: {{'start': b.start + {HEAD}, 'end': b."end" + {HEAD}, 'kind': b.kind}}
        ) AS blocks, list_filter(flags, lambda f: false) AS flags""",
    "sightings": _OWN,
    "entities": _OWN,
    "usages": f"""{_PLACED}, usage || '-' || copy AS usage, statement || '-' || copy AS statement,
        report || '-' || copy AS report, {_DATED} AS date_min, {_DATED} AS date_max""",
    "statements": f"""{_OWN}, statement || '-' || copy AS statement, {_PIECES.format("content")} AS content,
        {_ONE.format("cue")} AS cue, {_DATED} AS date_min, {_DATED} AS date_max""",
    "reports": f"""{_PLACED}, report || '-' || copy AS report, {_ONE.format("trigger")} AS trigger,
        {_DATED} AS date_min, {_DATED} AS date_max""",
}
"""Table → what a copy of a row has anew."""

FAMILIES = tuple(
    family_of(
        Path("bench"), {"formula": name, "canonical": name, "anchors": anchors, "patterns": patterns}, {}
    )
    for name, anchors, patterns in (
        (
            "un-resolutions-violated",
            ["resolutions"],
            ["violat(?:ions?|ing) (?:of )?(?:multiple )?(?:un|united nations) security council resolutions"],
        ),
        (
            "peace-and-goods",
            ["peace"],
            ["peace(?P<and>(?:,? and |, )(?:security|stability|prosperity)){1,3}(?: (?:in|of) the region)?"],
        ),
        ("spirit-of-nowhere", ["nowhereland"], ["the spirit of nowhereland"]),
    )
)


def copies(record: Record, number: int) -> dict[str, pa.Table]:
    """The rows of so many copies, table by table."""
    made: dict[str, pa.Table] = {}
    with record.view() as view:
        for table, anew in COPIED.items():
            query = "SELECT * EXCLUDE (copy) REPLACE ({}) FROM raw.{}, range({}) c(copy) ORDER BY ALL"
            made[table] = view.arrow(query.format(anew, table, number))
    return made


def sentences_in(view: View) -> int:
    """How many sentences the documents have."""
    return sum(len(split_sentences(document)) for document in view.documents("status = 'read'"))


def build(folder: Path, sentences: int) -> tuple[Record, int, int]:
    """The record, how many sentences it has, and how many characters of text."""
    paths = [path for name in ("examples", "own", "seeds", "devset") for path in corpora.paths(name)]
    with record_of(paths) as small:
        with small.view() as view:
            once = sentences_in(view)
        number = -(-sentences // once)
        rows = copies(small, number)
    record = Record.create(folder)
    prepared = Prepared(Changes(kind="read", documents=rows["documents"].num_rows))
    prepared._appended.update(rows)  # noqa: SLF001 - rows by the hundred thousand, as Arrow already
    with record.writer() as writer:
        writer._ledger._commit(prepared)  # noqa: SLF001
    with record.view() as view:
        (size,) = (row["n"] for row in view.sql("SELECT sum(strlen(text)) AS n FROM raw.documents"))
    return record, once * number, int(size)


def measure_history(record: Record) -> float:
    """Print and give the seconds of a history."""
    times, spent = [], []
    for _ in range(ROUNDS):
        began, before = time.perf_counter(), time.process_time()
        with record.view() as view:
            (history,) = histories(view, FORMULA)
        times.append(time.perf_counter() - began)
        spent.append(time.process_time() - before)
    told = f"{history.uses:,} uses, {len(history.variants)} variants, {len(history.speakers)} speakers"
    print(f"history of {FORMULA}: {told}")
    print(
        f"  view opened and asked: first {times[0]:.2f} s, best {min(times):.2f} s (bar {LIMIT_S:.0f} s); "
        f"{min(spent):.2f} s of CPU time"
    )
    command = min(
        readout_command("wording", FORMULA, "--record", str(record.path)).wall_s for _ in range(ROUNDS)
    )
    print(f"  as a command, with the start of Python: {command:.2f} s", flush=True)
    return min(times)


def measure_applied(record: Record, family: Formula) -> tuple[float, int]:
    """The seconds of CPU time that a family takes, and how many uses it has."""
    times, found = [], 0
    for _ in range(ROUNDS):
        with record.view() as view:
            began = time.process_time()
            found = sum(1 for _ in applied(view, (family,)))
            times.append(time.process_time() - began)
    return min(times), found


def measure_plain(record: Record, word: str) -> tuple[float, float]:
    """The seconds of CPU time of a plain search for a word in all texts: by DuckDB, and in Python."""
    in_duckdb, in_python = [], []
    for _ in range(ROUNDS):
        with record.view() as view:
            began = time.process_time()
            view.sql("SELECT count(*) FROM raw.documents WHERE contains(lower(text), ?)", [word])
            in_duckdb.append(time.process_time() - began)
            began = time.process_time()
            for row in view.stream("SELECT text FROM raw.documents"):
                row["text"].lower().count(word)
            in_python.append(time.process_time() - began)
    return min(in_duckdb), min(in_python)


def measure_families(record: Record, size: int) -> list[float]:
    """Print and give the megabytes a second of CPU time of each family."""
    told = [(family, *measure_applied(record, family)) for family in FAMILIES]
    unused = min(seconds for _, seconds, uses in told if not uses)
    rates = []
    for family, seconds, uses in told:
        rates.append(size / 1e6 / seconds)
        each = (
            f", {uses * 1e6 / size:.0f} a MB, {(seconds - unused) / uses * 1e6:.0f} µs each" if uses else ""
        )
        words = ", ".join(family.anchors)
        print(
            f"  {family.formula} ({words}): {uses:,} uses{each}; {seconds:.2f} s, {rates[-1]:.0f} MB/s",
            flush=True,
        )
    word = FAMILIES[1].anchors[0]
    duckdb, python = (size / 1e6 / seconds for seconds in measure_plain(record, word))
    print(f"  a plain search for {word!r}: DuckDB {duckdb:.0f} MB/s, Python {python:.0f} MB/s", flush=True)
    return rates


def main() -> int:
    """Print both figures; exit 1 where a bar is missed."""
    options = argparse.ArgumentParser(prog="python -m bench.formulas")
    options.add_argument("--sentences", type=int, default=1_000_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        record, sentences, size = build(Path(folder) / "record", given.sentences)
        took = time.perf_counter() - began
        print(f"{sentences:,} sentences, {size / 1e6:.0f} MB of text, made in {took:.0f} s", flush=True)
        history_s = measure_history(record)
        print(f"new families applied, MB of text a second of CPU time (bar {LEAST_MB_S:.0f}):")
        rates = measure_families(record, size)
    return int(history_s > LIMIT_S or min(rates) < LEAST_MB_S)


if __name__ == "__main__":
    sys.exit(main())
