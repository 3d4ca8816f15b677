"""What is planned, put off, cancelled and held belongs together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from readout.link.facts import Facts
from readout.link.same import VAGUE_DAYS, places_agree
from readout.model import make_id

SLACK = dt.timedelta(days=3)
"""How far what was held may lie from the day it was planned for."""


def find_threads(groups: Sequence[Sequence[Facts]], event_of: Mapping[str, str]) -> dict[str, str]:
    """Threads over events of different status with the same act, parties and date.

    Args:
        groups: Reports by event.
        event_of: Event id of every report.

    Returns:
        Event id → thread id, for the events that share a thread.
    """
    parent = {event_of[group[0].id]: event_of[group[0].id] for group in groups}

    def root(event: str) -> str:
        while parent[event] != event:
            event = parent[event]
        return event

    for bucket in _buckets(groups).values():
        for a, b in combinations(bucket, 2):
            first, second = root(event_of[a[0].id]), root(event_of[b[0].id])
            if first != second and any(_continues(x, y) for x in a for y in b):
                parent[max(first, second)] = min(first, second)
    members: dict[str, list[str]] = defaultdict(list)
    for event in sorted(parent):
        members[root(event)].append(event)
    return {
        event: make_id("thr", events[0]) for events in members.values() if len(events) > 1 for event in events
    }


def _buckets(groups: Sequence[Sequence[Facts]]) -> dict[tuple[str, ...], list[Sequence[Facts]]]:
    buckets: dict[tuple[str, ...], list[Sequence[Facts]]] = defaultdict(list)
    for group in groups:
        parties = sorted(frozenset[str]().union(*(facts.parties for facts in group)))
        if len(parties) > 1:
            buckets[(group[0].act, *parties)].append(group)
    return buckets


def _continues(a: Facts, b: Facts) -> bool:
    """Whether one tells of the plan and the other of what came of it."""
    if a.status == b.status or "if" in (a.status, b.status):
        return False
    if any(not a.persons[c] & b.persons[c] for c in a.persons.keys() & b.persons.keys()):
        return False
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return a.telling.report.span.doc == b.telling.report.span.doc and places_agree(a, b) is not None
    if max((a.high - a.low).days, (b.high - b.low).days) > VAGUE_DAYS:
        return False
    return a.low - b.high <= SLACK and b.low - a.high <= SLACK
