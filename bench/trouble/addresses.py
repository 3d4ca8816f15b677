"""R11: addresses that lead inward, as given, behind a redirect, and as what a name turns into."""

from __future__ import annotations

from itertools import islice

from bench import ssrf
from bench.trouble.goal import Goal, Tally

FULL = 1_008
INWARD, FETCHED = "connections to addresses that are not public", "fetched"


def run(count: int) -> Tally:
    """Fetch so many addresses with an opener that connects to nobody and writes down whom it was asked for.

    Args:
        count: Cases, spread over all of `bench.ssrf`.

    Returns:
        Whom it was asked to connect to.
    """
    tally = Tally(none={INWARD: 0, FETCHED: 0})
    for way, address, code, wrong in islice(ssrf.cases(), 0, None, max(1, FULL // count)):
        tally.done += 1
        tally.count(way)
        for number in wrong:
            tally.fail(INWARD, f"{way} {address!r}: {number}")
        if code == "fetched":
            tally.fail(FETCHED, f"{way} {address!r}")
    if count >= FULL:
        tally.told["different addresses"] = len(set(ssrf.addresses()))
    return tally


GOAL = Goal(goal="R11", title="addresses that lead inward", unit="cases", full=FULL, run=run)
