"""False alarms: talks and visits that the reader reports from campaign news, held against a reading by hand.

    python -m bench.alarms [--unjudged]

Reads PolNeAR's campaign news (domestic politics, a few encounters with foreign officials), lists every
meeting, call, negotiation and visit reported as having taken place, and looks each up in
`bench/gold/alarms.csv`: verdicts made by reading the articles (`right`: it took place, between those named;
`wrong`: it did not, or somebody else took part). What nobody has judged yet is counted apart.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from bench import corpora
from bench.gold import Row
from bench.reading import rows_of

VERDICTS = corpora.ROOT / "bench" / "gold" / "alarms.csv"
TALKS = ("meeting", "call", "negotiation", "visit")

Key = tuple[str, str, str]


def reported(rows: dict[str, list[Row]]) -> list[Key]:
    """Article, act and names of every encounter told as having taken place, in order."""
    sources = {d["doc"]: Path(d["source"]).stem for d in rows["documents"]}
    return sorted(
        (sources[r["doc"]], r["act"], "|".join(sorted(role["name"] for role in r["roles"])))
        for r in rows["reports"]
        if r["act"] in TALKS and r["status"] in ("occurred", "ongoing")
    )


def verdicts() -> dict[Key, str]:
    """What a reader said of each."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {(r["article"], r["act"], r["names"]): r["verdict"] for r in csv.DictReader(file)}


def main() -> int:
    """Print the precision."""
    options = argparse.ArgumentParser(prog="python -m bench.alarms")
    options.add_argument("--unjudged", action="store_true", help="list what has no verdict yet")
    given = options.parse_args()
    folder = corpora.shared()
    texts = [folder / "data" / "polnear" / split / "text" for split in ("dev", "train")] if folder else []
    paths = [str(p) for text in texts for p in sorted(text.glob("*.txt"))]
    if not paths:
        print("PolNeAR is not on this machine: nothing measured.")
        return 0
    known = verdicts()
    found = reported(rows_of(paths))
    counts = Counter(known.get(key, "unjudged") for key in found)
    judged = counts["right"] + counts["wrong"]
    print(f"{len(paths)} articles, encounters reported from {len({article for article, *_ in found})}")
    print(
        f"right {counts['right']} of {judged} judged, {100 * counts['right'] / max(1, judged):.1f} % (bar 90)"
    )
    print(f"not judged {counts['unjudged']}")
    for key in found if given.unjudged else ():
        if key not in known:
            print("  " + ",".join(key))
    return 0


if __name__ == "__main__":
    sys.exit(main())
