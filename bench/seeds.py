"""Accuracy on the seed articles: `python -m bench.seeds [--misses]`.

The shared scorer (`tools/score_record.py`) gives the figures that count; ours stands beside it as a check
of ours. Where the shared folder is missing nothing is measured.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import corpora
from bench.reading import record_of
from bench.score import load, score
from bench.tally import Tally
from readout.export import export_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What the two scorers say.

    Attributes:
        shared: Figure → (right, all) of the shared scorer.
        misses: Its list of misses.
        ours: Ours.
    """

    shared: dict[str, tuple[int, int]]
    misses: str
    ours: Tally


def gold() -> Path | None:
    """The seeds' gold, or None where there is none."""
    folder = corpora.shared()
    path = folder / "seeds" / "expected.yaml" if folder is not None else None
    return path if path is not None and path.is_file() else None


def measure() -> Scored | None:
    """Read the seeds and score them; None where they or the shared scorer are missing."""
    folder, expected = corpora.shared(), gold()
    scorer = folder / "tools" / "score_record.py" if folder is not None else None
    if expected is None or scorer is None or not scorer.is_file():
        return None
    with (
        record_of(corpora.paths("seeds")) as record,
        record.view() as view,
        tempfile.TemporaryDirectory() as out,
    ):
        export_record(view, out)
        command = [sys.executable, str(scorer), out, str(expected), "--json", "--misses"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        figures = {name: (n["ok"], n["all"]) for name, n in json.loads(done.stdout).items()}
        rows = {table: list(view.rows(table)) for table in view.table_names()}
    return Scored(shared=figures, misses=done.stderr, ours=score(rows, load(expected)))


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.seeds")
    options.add_argument("--misses", action="store_true", help="list every miss")
    given = options.parse_args()
    scored = measure()
    if scored is None:
        print("The seeds are not on this machine: nothing measured.")
        return 0
    print("shared scorer")
    for figure, (right, count) in scored.shared.items():
        print(f"{figure:24} {right:5}/{count:<5} {100 * right / max(1, count):6.1f} %")
    if given.misses:
        print(scored.misses)
    print("\nour scorer")
    scored.ours.print(misses=given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
