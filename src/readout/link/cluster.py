"""Reports in, groups of reports out. The order in which reports come plays no part."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from readout.link.facts import WORDED, Facts
from readout.link.same import JOIN_AT, NEWS_WINDOW, VAGUE_DAYS, Evidence, evidence

MAX_BLOCK_PARTIES = 8
"""Parties beyond this many add no further blocks: whoever shares an event shares one of the first."""


def cluster(reports: Iterable[Facts]) -> list[list[Facts]]:
    """Put together the reports that tell of one event.

    The strongest evidence joins first; two groups join only if nothing in one rules out one in the other.

    Args:
        reports: Laid out reports, each id once.

    Returns:
        Groups, sorted by their smallest report id, each sorted by report id.
    """
    twins = _twins(sorted(reports, key=lambda facts: facts.id))
    nodes = {group[0].id: group[0] for group in twins}
    judge = _Judge(nodes)
    group_of = {node: [node] for node in nodes}
    for _, a, b in sorted(_edges(judge, nodes)):
        left, right = group_of[a], group_of[b]
        if left is not right and all(judge(x, y) is not None for x in left for y in right):
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    members = {group[0].id: group for group in twins}
    distinct = {min(group): group for group in group_of.values()}
    joined = ([facts for node in group for facts in members[node]] for group in distinct.values())
    return sorted(
        (sorted(group, key=lambda facts: facts.id) for group in joined), key=lambda group: group[0].id
    )


class _Judge:
    """Evidence for a pair of nodes, found once."""

    def __init__(self, nodes: dict[str, Facts]) -> None:
        self._nodes = nodes
        self._known: dict[tuple[str, str], Evidence] = {}

    def __call__(self, a: str, b: str) -> Evidence:
        key = (a, b) if a < b else (b, a)
        if key not in self._known:
            self._known[key] = evidence(self._nodes[key[0]], self._nodes[key[1]])
        return self._known[key]


def _twins(reports: Sequence[Facts]) -> list[list[Facts]]:
    """Reports that say exactly the same of who, when and where are one from the start; copies abound."""
    found: dict[object, list[Facts]] = defaultdict(list)
    for facts in reports:
        told = facts.telling.report.told
        persons = tuple(sorted((c, tuple(sorted(who))) for c, who in facts.persons.items()))
        if facts.act in WORDED or not facts.is_day or not facts.parties:
            key: object = facts.id
        else:
            parties = tuple(sorted(facts.parties))
            place = (facts.place.name, facts.place.country)
            key = (facts.act, facts.status, told.format, persons, parties, facts.low, place)
        found[key].append(facts)
    return list(found.values())


def _edges(judge: _Judge, nodes: dict[str, Facts]) -> Iterator[tuple[float, str, str]]:
    """Pairs worth joining, the strongest first when sorted."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for a, b in _pairs(nodes.values()):
        strength = judge(a, b)
        if strength is not None and strength >= JOIN_AT:
            found[a].append((strength, b))
            found[b].append((strength, a))
    for a in sorted(found):
        for strength, b in found[a]:
            if a < b and not _is_torn(judge, nodes, a, b, found) and not _is_torn(judge, nodes, b, a, found):
                yield -strength, a, b


def _is_torn(
    judge: _Judge, nodes: dict[str, Facts], node: str, other: str, found: dict[str, list[tuple[float, str]]]
) -> bool:
    """Whether a report without a day could as well mean another event than the one the edge leads to."""
    if nodes[node].is_day or not nodes[other].is_day:
        return False
    strength = next(s for s, b in found[node] if b == other)
    rivals = [b for s, b in found[node] if nodes[b].is_day and s >= strength and b != other]
    return any(judge(other, rival) is None for rival in rivals)


def _pairs(nodes: Iterable[Facts]) -> list[tuple[str, str]]:
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for facts in nodes:
        for key in _block_keys(facts):
            blocks[key].append(facts.id)
    pairs = {pair for ids in blocks.values() for pair in combinations(sorted(ids), 2)}
    return sorted(pairs)


def _block_keys(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Act, status, two of the parties and a month; and whatever else its own document tells."""
    yield (facts.act, facts.status, "doc", facts.telling.report.span.doc)
    parties = sorted(facts.parties)[:MAX_BLOCK_PARTIES]
    pairs: list[tuple[str, ...]] = list(combinations(parties, 2)) or [(party,) for party in parties]
    months = _months(*_window(facts))
    for pair in pairs:
        for month in months:
            yield (facts.act, facts.status, *pair, month)


def _window(facts: Facts) -> tuple[dt.date | None, dt.date | None]:
    """The days a report may mean: its own, or those before (for what is ahead: after) its publication."""
    low, high = facts.low, facts.high
    if low is not None and high is not None and (high - low).days <= VAGUE_DAYS:
        return low, high
    published = facts.telling.published.date
    if published is None or published.low is None:
        return None, None
    anchor = published.low
    return (anchor, anchor + 2 * NEWS_WINDOW) if facts.status == "ahead" else (anchor - NEWS_WINDOW, anchor)


def _months(low: dt.date | None, high: dt.date | None) -> list[str]:
    """The months of the window, one more on a border for the sake of time zones."""
    if low is None or high is None:
        return ["*"]
    day, months = low - dt.timedelta(days=1), set()
    while day < high + dt.timedelta(days=28):
        months.add(f"{min(day, high):%Y-%m}")
        day += dt.timedelta(days=28)
    months.add(f"{high:%Y-%m}")
    return sorted(months)
