"""What is known beforehand: how much, how well checked, how quickly: `python -m bench.knowledge`.

The times are processor time, the best of several, so that what else the machine does counts little.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from readout.knowledge import Knowledge, check, read_tables
from readout.knowledge.coverage import coverage, gaps
from tools.knowledge.attested import FILE, held_against

DATA = Path(__file__).parents[2] / "shared" / "data"
RUNS = 9
LOOKUPS = 5_000
MAX_LOAD_MS = 300.0
MAX_LOOKUP_US = 50.0
"""Limits on a quiet machine."""


def main() -> int:
    """Print the figures; exit 1 when a limit is passed or something contradicts itself."""
    knowledge = read_tables(None)
    load_ms = 1e3 * _best(_load)
    lookup_us = 1e6 * _best(lambda: _lookups(knowledge)) / LOOKUPS
    contradictions = len(check(knowledge))
    verified = sum(tenure.verified for tenure in knowledge.tenures)
    print(f"tenures {len(knowledge.tenures):,} ({verified:,} verified), people {len(knowledge.persons):,}")
    print(f"names {len(knowledge.names):,}")
    print(f"load and names {load_ms:.0f} ms (limit {MAX_LOAD_MS:.0f}), a lookup {lookup_us:.1f} µs")
    print(f"contradictions among the tables {contradictions}")
    unexplained = _attested(knowledge)
    today = dt.datetime.now(dt.UTC).date()
    print(f"gaps since 2000 {sum(1 for _ in gaps(knowledge, today=today))}\n")
    print(f"{'group':32} {'office':28} {'states':>8} {'tenures':>8} {'verified':>8} {'years':>11}")
    for row in coverage(knowledge, today=today):
        states, years = f"{row.with_holders}/{row.members}", f"{row.years}/{row.years_possible}"
        print(f"{row.group:32} {row.office:28} {states:>8} {row.tenures:8} {row.verified:8} {years:>11}")
    is_slow = load_ms > MAX_LOAD_MS or lookup_us > MAX_LOOKUP_US
    return int(is_slow or contradictions > 0 or unexplained > 0)


def _attested(knowledge: Knowledge) -> int:
    if not (DATA / FILE).exists():
        print("attested offices: the list is not on this machine")
        return 0
    found = Counter(a.verdict for a in held_against(knowledge, DATA / FILE))
    print("attested offices: " + ", ".join(f"{verdict} {count}" for verdict, count in sorted(found.items())))
    return found["contradicts"] + found["nobody"]


def _load() -> None:
    read_tables.cache_clear()
    _ = read_tables(None).names


def _lookups(knowledge: Knowledge) -> None:
    people = list(knowledge.persons)[: LOOKUPS // 2]
    day = dt.date(2021, 3, 16)
    for person in people:
        knowledge.tenures_of(person, day, day)
    states = list(knowledge.states)
    for number in range(LOOKUPS - len(people)):
        knowledge.holders("foreign-minister", states[number % len(states)], day, day)


def _best(do: Callable[[], None]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time()
        do()
        best = min(best, time.process_time() - began)
    return best


if __name__ == "__main__":
    sys.exit(main())
