"""Accuracy on our gold of the diplomatic record: `python -m bench.diplomacy [--misses]`.

The gold is ours (`bench/gold`), its texts are those of the shared folder; where they are missing nothing is
measured. `--shared` adds the shared scorer's figures on the same record, `--agreement` compares the two
readings of the texts that were annotated twice.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench import corpora
from bench.agreement import print_agreement
from bench.gold import Gold
from bench.reading import record_of
from bench.score import load, score
from bench.tally import Tally
from readout.export import export_record

FOLDER = corpora.ROOT / "bench" / "gold"
BLIND = FOLDER / "blind" / "every-fifth.yaml"
BARS: Mapping[str, float] = {
    "event found": 85,
    "event party": 90,
    "event status": 95,
    "event date": 90,
    "no invented talks": 90,
}
"""Figure → per cent that it shall reach."""


def files() -> tuple[Path, ...]:
    """The files of the gold of the devset, in order."""
    return tuple(sorted(FOLDER.glob("d[0-9]*.yaml")))


def gold() -> list[Gold]:
    """Every document of the gold."""
    return [document for file in files() for document in load(file)]


def measure(*, with_shared: bool = False) -> tuple[Tally, str] | None:
    """Read the texts and score them.

    Args:
        with_shared: Whether to run the shared scorer, too.

    Returns:
        Our figures and what the shared scorer prints; None where the texts are not on this machine.
    """
    paths = corpora.paths("devset")
    if not paths:
        return None
    with record_of(paths) as record, record.view() as view:
        rows = {table: list(view.rows(table)) for table in view.table_names()}
        printed = ""
        if with_shared:
            with tempfile.TemporaryDirectory() as out:
                export_record(view, out)
                printed = _shared_figures(Path(out))
    return score(rows, gold()), printed


def texts() -> dict[str, str]:
    """Id of an article → its text; empty where the texts are not on this machine."""
    lines = [line for path in corpora.paths("devset") for line in Path(path).read_text("utf-8").splitlines()]
    return {article["id"]: article["text"] for article in map(json.loads, lines)}


def _shared_figures(export: Path) -> str:
    """What the shared scorer says of an export; a historical event is for it one that occurred."""
    scorer = (corpora.shared() or corpora.ROOT) / "tools" / "score_record.py"
    if not scorer.is_file():
        return "The shared scorer is not on this machine.\n"
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "gold.yaml"
        wanted.write_text(json.dumps({"documents": gold()}), encoding="utf-8")
        command = [sys.executable, str(scorer), str(export), str(wanted)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Print the table, and which bars are not reached."""
    options = argparse.ArgumentParser(prog="python -m bench.diplomacy")
    options.add_argument("--misses", action="store_true", help="list every miss")
    options.add_argument("--shared", action="store_true", help="the shared scorer's figures, too")
    options.add_argument("--agreement", action="store_true", help="the two readings of every fifth text")
    given = options.parse_args()
    if not corpora.paths("devset"):
        print("The texts of the gold are not on this machine: nothing measured.")
        return 0
    if given.agreement:
        print_agreement(gold(), load(BLIND), texts())
        return 0
    measured = measure(with_shared=given.shared)
    if measured is None:
        return 0
    tally, printed = measured
    tally.print(misses=given.misses)
    print()
    for figure, bar in BARS.items():
        right, count = tally.figures().get(figure, (0, 0))
        share = 100 * right / max(1, count)
        print(f"{figure:24} {share:5.1f} %, bar {bar} %: {'reached' if share >= bar else 'not reached'}")
    if given.shared:
        print(f"\nshared scorer\n{printed}", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
