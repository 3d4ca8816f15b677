"""All trouble, goal after goal: `python -m bench.torture [--share 0.1] [--goals R3 R4]`, `make torture`.

Each goal runs in a process of its own. What came of it is put into the report beside the goals tried before;
the exit code is 1 when a figure is not 0 that must be.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import platform
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench import corpora
from bench.trouble.goal import Goal, Tally
from bench.trouble.goals import GOALS

REPORT = corpora.ROOT / "docs" / "reliability-report.json"
LIMIT_S = 3600.0
"""A goal that takes longer hangs."""

_PACKAGES = ("deltalake", "duckdb", "pyarrow", "lxml")
_SPAWN = multiprocessing.get_context("spawn")


def entry(goal: Goal, share: float) -> dict[str, Any]:
    """Try one goal in a process of its own.

    Args:
        goal: Which.
        share: Of the trials of a full run, above 0, at most 1.

    Returns:
        What the report says of it.
    """
    asked = max(1, math.ceil(goal.full * share))
    began = time.monotonic()
    tally = _apart(goal, asked)
    return {
        "goal": goal.goal,
        "title": goal.title,
        "unit": goal.unit,
        "asked": asked,
        **asdict(tally),
        "kept": tally.is_kept and (bool(tally.missing) or tally.done >= asked),
        "seconds": round(time.monotonic() - began, 1),
        "date": datetime.now(UTC).date().isoformat(),
        "command": f"python -m bench.torture --goals {goal.goal}"
        + (f" --share {share}" if share < 1 else ""),
    }


def merged(held: Iterable[dict[str, Any]], new: dict[str, Any]) -> list[dict[str, Any]]:
    """Entries with a new one in the place of that of the same goal, in the order of `GOALS`."""
    order = [goal.goal for goal in GOALS]
    found = {one["goal"]: one for one in held if one["goal"] in order} | {new["goal"]: new}
    return [found[name] for name in order if name in found]


def write_report(path: Path, entries: Sequence[dict[str, Any]]) -> None:
    """Write the report."""
    said = {
        "versions": {
            "readout": version("readout"),
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
        },
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "goals": list(entries),
    }
    path.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def table(report: dict[str, Any]) -> str:
    """The report as a table for `docs/reliability.md`."""
    rows = ["| goal | trouble | tried | must be 0, and is | |", "|---|---|---|---|---|"]
    for one in report["goals"]:
        if one["missing"]:
            rows.append(f"| {one['goal']} | {one['title']} | not here | {one['missing']} | |")
            continue
        broken = {name: count for name, count in one["none"].items() if count}
        sound = ", ".join(name for name in one["none"] if name not in broken)
        wrong = "; ".join(f"**{count} {name}**" for name, count in broken.items())
        figures = f"{sound}{'; not 0: ' if wrong else ''}{wrong}"
        tried, took = f"{one['done']:,} {one['unit']}", f"{one['seconds']:,.0f} s"
        rows.append(f"| {one['goal']} | {one['title']} | {tried} | {figures} | {took} |")
    return "\n".join(rows)


def line(told: dict[str, Any]) -> str:
    """One goal as a line for the screen."""
    if told["missing"]:
        return f"{told['goal']:4} {told['title']:44} not here: {told['missing']}"
    none = ", ".join(f"{count} {name}" for name, count in told["none"].items())
    verdict = "kept" if told["kept"] else "BROKEN"
    return (
        f"{told['goal']:4} {told['title']:44} {told['done']:5} of {told['asked']:5} {told['unit']}, "
        f"{told['seconds']:6.0f} s: {none}: {verdict}"
    )


def _apart(goal: Goal, asked: int) -> Tally:
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_try, args=(goal.goal, asked, theirs))
    process.start()
    theirs.close()
    try:
        if not ours.poll(LIMIT_S):
            return Tally(none={"hangs": 1}, failures=[f"nothing after {LIMIT_S:.0f} s"])
        tally: Tally = ours.recv()
    except EOFError:
        process.join()
        return Tally(none={"crashes": 1}, failures=[f"the trial itself ended with {process.exitcode}"])
    finally:
        if process.is_alive():
            process.join(5.0)
        process.kill()
    return tally


def _try(name: str, asked: int, out: Connection) -> None:
    goal = next(goal for goal in GOALS if goal.goal == name)
    out.send(goal.run(asked))
    out.close()


def main() -> int:
    """Try the goals, print a line each, write the report."""
    names = [goal.goal for goal in GOALS]
    options = argparse.ArgumentParser(prog="python -m bench.torture")
    options.add_argument(
        "--goals", nargs="+", choices=names, default=names, metavar="GOAL", help=", ".join(names)
    )
    options.add_argument("--share", type=float, default=1.0, help="of the trials of a full run (1)")
    options.add_argument("--report", type=Path, default=REPORT, help="where it is written (docs/)")
    options.add_argument("--table", action="store_true", help="only print the table of the report")
    given = options.parse_args()
    if given.table:
        print(table(json.loads(given.report.read_text(encoding="utf-8"))))
        return 0
    if not 0 < given.share <= 1:
        options.error("--share is more than 0, at most 1")
    entries = json.loads(given.report.read_text(encoding="utf-8"))["goals"] if given.report.exists() else []
    tried = []
    for goal in GOALS:
        if goal.goal in given.goals:
            told = entry(goal, given.share)
            tried.append(told)
            print(line(told), flush=True)
            for failure in told["failures"]:
                print(f"     FAILED {failure}", flush=True)
            entries = merged(entries, told)
            write_report(given.report, entries)
    return int(not all(told["kept"] for told in tried))


if __name__ == "__main__":
    sys.exit(main())
