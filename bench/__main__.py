"""Every measurement: `python -m bench` runs them all, `python -m bench NAME…` some; `--list` runs none."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

from bench import corpora

MEASUREMENTS = {
    "examples": "accuracy on the examples, by our own scorer",
    "seeds": "accuracy on the seed articles, by the shared scorer",
    "diplomacy": "accuracy on our gold of the diplomatic record, 78 texts",
    "speakers": "chains of attribution and joint speakers, on our gold",
    "diffs": "two texts compared clause by clause, on our gold, redlines beside",
    "links": "which reports tell of one event, on our gold and on hard pairs made up in code",
    "usages": "uses of diplomatic formulas, on our gold",
    "claims": "countable claims found, understood and held against records",
    "encounters": "meetings, calls, visits and negotiations in 420 short passages, on our gold",
    "stories": "copies of one story, on our gold, and what finding them costs",
    "gsr": "who did what to whom, against PLOVER's gold records",
    "alarms": "encounters reported from campaign news, judged by hand",
    "attribution": "who said what, against PolNeAR",
    "dates": "values of time expressions, against GUM",
    "years": "the year of articles that lost theirs",
    "names": "readings and labelled pairs of names",
    "knowledge": "how much is known beforehand, how well checked, how quickly",
    "discovery": "families of wording that are forgotten, and proposed again",
    "floors": "figures that may not get worse",
    "determinism": "one record however it is read",
    "links_cost": "what linking costs as a record grows",
    "startup": "how quickly it starts",
    "install": "the wheel in an empty environment and folder, without a network",
    "speed": "documents a second, stage by stage",
    "questions": "what each question of a page costs on 100,000 events",
    "formulas": "formulas over a million sentences: a history, a new family applied",
    "offsets": "offsets of made-up texts in the browser, code point by code point",
    "archives": "a web archive of 200 MB with trouble planted, and its articles in folders",
    "hostile": "inputs that mean harm, through the whole of `readout read`",
    "pages_hostile": "payloads in every field and parameter of the web pages",
    "obedient": "a model that obeys poisoned documents, and what gets into the record of it",
    "cluster": "the workers of a cluster, twenty of them killed, against one process",
    "kills": "kill -9 in the middle of reading, sixty times",
    "torture": "kills, torn files, refused writes, hostile inputs: every goal of reliability in full",
}
"""Module → what it measures, the quick ones first."""


def run(name: str) -> int:
    """Run one measurement in a process of its own; its exit code."""
    print(f"\n== {name}: {MEASUREMENTS[name]}", flush=True)
    began = time.monotonic()
    code = subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=corpora.ROOT, check=False).returncode
    print(
        f"-- {name} {'passed' if code == 0 else f'ended with {code}'} in {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return code


def main() -> int:
    """Run what is asked for; exit 1 when one of them does not pass."""
    options = argparse.ArgumentParser(prog="python -m bench")
    options.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    options.add_argument("--list", action="store_true", help="only list them")
    given = options.parse_args()
    unknown = [name for name in given.names if name not in MEASUREMENTS]
    if unknown:
        options.error(f"there is no {unknown[0]}; there are {', '.join(MEASUREMENTS)}")
    names = given.names or list(MEASUREMENTS)
    for name in names:
        print(f"{name:12} {MEASUREMENTS[name]}")
    if given.list:
        return 0
    failed = [name for name in names if run(name)]
    print(
        f"\n{len(names) - len(failed)} of {len(names)} passed"
        + (f"; not {', '.join(failed)}" if failed else "")
    )
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
