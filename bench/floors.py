"""Figures that may not get worse: `python -m bench.floors [--update [--allow-regression]]`.

`floors.json` holds, for each corpus, a digest of its texts and gold, and for each figure how many must be
right; for figures that count what should not be there, how many may be wrong. `--update` sets them by what
is measured now, a little below it, and lowers none unless it is told to.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.measured import Corpus, Figures, all_corpora

FILE = Path(__file__).with_name("floors.json")
BY_WRONG = frozenset(
    {
        "event has no stranger",
        "no invented talks",
        "no spurious meeting",
        "no stranger",
        "no wrong chain",
        "no wrong claim",
        "no wrong encounter, kept",
        "no wrong encounter, looked at",
        "no wrong joint",
        "no wrong pair",
        "no wrong usage",
        "receipt is verbatim",
    }
)
"""Figures whose cases are what the record holds, not what the gold wants: the fewer wrong, the better."""

NEVER = frozenset({"receipt is verbatim", "document read"})
"""Figures without slack."""


def load() -> dict[str, Any]:
    """What is pinned."""
    pinned: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return pinned


def slack(cases: int) -> int:
    """How far below today's figure a floor lies: nothing for few cases, about two in a hundred for many."""
    return 0 if cases < 10 else max(1, cases // 50)


def floors_of(figures: Figures) -> dict[str, dict[str, int]]:
    """The floors that figures give.

    Example:
        >>> floors_of({"event found": (80, 131), "no stranger": (41, 43)})
        {'right': {'event found': 78}, 'wrong': {'no stranger': 3}}
    """
    right, wrong = {}, {}
    for figure, (good, count) in sorted(figures.items()):
        off = 0 if figure in NEVER else slack(count)
        if figure in BY_WRONG:
            wrong[figure] = count - good + off
        else:
            right[figure] = max(0, good - off)
    return {"right": right, "wrong": wrong}


def below(figures: Figures, pinned: Mapping[str, Any]) -> list[str]:
    """Which figures are worse than pinned, in words.

    Example:
        >>> below({"event found": (70, 131)}, {"right": {"event found": 79}})
        ['event found: 70 of 131 right, the floor is 79']
    """
    found = []
    for figure, least in pinned.get("right", {}).items():
        good, count = figures.get(figure, (0, 0))
        if good < least:
            found.append(f"{figure}: {good} of {count} right, the floor is {least}")
    for figure, most in pinned.get("wrong", {}).items():
        good, count = figures.get(figure, (0, 0))
        if count - good > most:
            found.append(f"{figure}: {count - good} of {count} wrong, at most {most} may be")
    return found


def lowered(new: Mapping[str, Any], old: Mapping[str, Any]) -> list[str]:
    """Which floors would be lower than before, in words; one that is gone is lowered.

    Example:
        >>> lowered({"right": {"a": 3}, "wrong": {}}, {"right": {"a": 4}, "wrong": {}})
        ['a: 4 → 3']
    """
    found = [
        f"{figure}: {least} → {new['right'].get(figure)}"
        for figure, least in old.get("right", {}).items()
        if new["right"].get(figure, -1) < least
    ]
    return found + [
        f"{figure}: at most {most} wrong → {new['wrong'].get(figure)}"
        for figure, most in old.get("wrong", {}).items()
        if figure not in new["wrong"] or new["wrong"][figure] > most
    ]


def raised(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The better of the new and the old floor of each figure.

    Slack alone must not lower one: what was pinned when the figure was the same stays.
    """
    right = {**new["right"], **{f: n for f, n in old.get("right", {}).items() if n > new["right"].get(f, -1)}}
    wrong = {**new["wrong"], **{f: n for f, n in old.get("wrong", {}).items() if n < new["wrong"].get(f, n)}}
    return {"right": dict(sorted(right.items())), "wrong": dict(sorted(wrong.items()))}


def _update(corpus: Corpus, figures: Figures, pinned: dict[str, Any], *, allow: bool) -> Iterable[str]:
    """Pin a corpus anew; what keeps it from being pinned."""
    old = pinned.get(corpus.name, {})
    new = floors_of(figures)
    worse = below(figures, old)
    if worse and not allow:
        return [*worse, "nothing is pinned; --allow-regression lowers floors"]
    pinned[corpus.name] = {"corpus": corpus.digest, **(new if allow else raised(new, old))}
    for change in lowered(pinned[corpus.name], old):
        print(f"{corpus.name}: lowered {change}")
    return ()


def check(corpus: Corpus, pinned: Mapping[str, Any]) -> list[str]:
    """What is wrong with a corpus today, in words: nothing when its floors hold."""
    held = pinned.get(corpus.name)
    if held is None or held["corpus"] != corpus.digest:
        return ["its texts or its gold have changed: pin it anew with `python -m bench.floors --update`"]
    return below(corpus.measure(), held)


def main() -> int:
    """Check, or pin anew; exit 1 when a floor does not hold or would be lowered."""
    options = argparse.ArgumentParser(prog="python -m bench.floors")
    options.add_argument("--update", action="store_true", help="pin today's figures")
    options.add_argument("--allow-regression", action="store_true", help="with --update: lower floors, too")
    given = options.parse_args()
    pinned = load()
    failed = False
    for corpus in all_corpora():
        if given.update:
            wrong = list(_update(corpus, corpus.measure(), pinned, allow=given.allow_regression))
        else:
            wrong = check(corpus, pinned)
        failed |= bool(wrong)
        print(f"{corpus.name}: {'floors hold' if not wrong else f'{len(wrong)} below their floors'}")
        for line in wrong:
            print(f"  {line}")
    if given.update and not failed:
        FILE.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
