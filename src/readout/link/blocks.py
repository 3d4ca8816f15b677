"""Which nodes are compared at all. What grows with the number of reports is cut where it grows too large."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from readout.link.facts import WORDED, Facts
from readout.link.nodes import Node
from readout.link.same import NEWS_WINDOW, VAGUE_DAYS

MAX_BLOCK_PARTIES = 8
"""Parties beyond this many add no further blocks: whoever shares an event shares one of the first."""

LARGE = 100
"""A block of more nodes is cut: only those are compared that share a person, a place or rare words."""

NEIGHBOURS = 24
"""Of what is still too large each is compared with so many beside it, sorted by who, where and when."""

RARE_WORDS = 8
"""By so many of its rarest words a pledge or a reaction is looked for in a large block."""

Pair = tuple[str, str]


@dataclass(slots=True)
class _Block:
    """Nodes that share a key: each seeker is compared with the others and with everything sought."""

    seekers: list[Node] = field(default_factory=list)
    sought: list[Node] = field(default_factory=list)


def pairs_worth_comparing(nodes: Iterable[Node]) -> list[Pair]:
    """Pairs of nodes that may be one event.

    Reports of one act share two of their parties and a day, or one has no day and its time holds the other's.

    Args:
        nodes: All nodes.

    Returns:
        Pairs of ids, the smaller first, sorted.
    """
    blocks: dict[Hashable, _Block] = defaultdict(_Block)
    for node in nodes:
        seeking, offered = set[Hashable](), set[Hashable]()
        for face in node.faces:
            seeking.update(_sought_by(face))
            offered.update(_offered_by(face))
        for key in seeking:
            blocks[key].seekers.append(node)
        for key in offered - seeking:
            blocks[key].sought.append(node)
    found: set[Pair] = set()
    for block in blocks.values():
        found.update(_pairs_of(block))
    return sorted(found)


def _pairs_of(block: _Block) -> Iterator[Pair]:
    if not block.seekers or len(block.seekers) + len(block.sought) < 2:
        return
    if len(block.seekers) + len(block.sought) <= LARGE:
        yield from _all_pairs(block)
        return
    for small in _cut(block):
        if len(small.seekers) + len(small.sought) <= LARGE:
            yield from _all_pairs(small)
        else:
            yield from _neighbours(small)


def _all_pairs(block: _Block) -> Iterator[Pair]:
    yield from (_pair(a, b) for a, b in combinations(block.seekers, 2))
    yield from (_pair(a, b) for a in block.seekers for b in block.sought)


def _cut(block: _Block) -> Iterable[_Block]:
    """A large block by what its nodes have in common beyond its key."""
    parts: dict[Hashable, _Block] = defaultdict(_Block)
    usual = Counter(word for node in block.seekers for face in node.faces for word in face.words)
    for node in block.seekers:
        for key in _finer_keys(node, usual):
            parts[key].seekers.append(node)
    for node in block.sought:
        for key in _finer_keys(node, usual):
            parts[key].sought.append(node)
    return parts.values()


def _finer_keys(node: Node, usual: Counter[str]) -> set[Hashable]:
    found: set[Hashable] = set()
    for face in node.faces:
        if face.act in WORDED:
            rare = sorted(face.words, key=lambda word: (usual[word], word))[:RARE_WORDS]
            found.update(("word", word) for word in rare)
            continue
        people = frozenset[str]().union(*face.persons.values())
        found.update(("person", person) for person in people)
        found.update(("level", level) for level in face.levels if not people)
        found.add(("place", face.place.name))
    return found


def _neighbours(block: _Block) -> Iterator[Pair]:
    """Each with those that stand beside it in one order that all share."""
    is_seeker = {node.id for node in block.seekers}
    ordered = sorted([*block.seekers, *block.sought], key=lambda node: (_order(node.face), node.id))
    for at, node in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            if node.id in is_seeker or other.id in is_seeker:
                yield _pair(node, other)


def _order(face: Facts) -> tuple[str, ...]:
    people = sorted(frozenset[str]().union(*face.persons.values()))
    words = sorted(face.words) if face.act in WORDED else []
    return (*people, face.place.name or "", str(face.low), str(face.published[0]), *words)


def _pair(a: Node, b: Node) -> Pair:
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def _sought_by(face: Facts) -> Iterator[Hashable]:
    """Keys under which a report looks for others: its document, its day and the next, or its months."""
    kind = (face.act, face.status)
    yield (*kind, "doc", face.telling.report.span.doc)
    parties = _party_keys(face)
    if face.is_day and face.low is not None:
        days = [face.low] if face.act in WORDED else [face.low, face.low + dt.timedelta(days=1)]
        yield from ((*kind, *key, day) for key in parties for day in days)
        if len(face.parties) == 1:
            yield from ((*kind, "one", party, face.low) for party in face.parties)
    else:
        months = _months(*_window(face))
        yield from ((*kind, *key, month) for key in parties for month in months)


def _offered_by(face: Facts) -> Iterator[Hashable]:
    """Keys under which a report with a day is found by those that have none, or that name one party only."""
    if not face.is_day or face.low is None:
        return
    kind = (face.act, face.status)
    yield from ((*kind, *key, f"{face.low:%Y-%m}") for key in _party_keys(face))
    yield from ((*kind, *key, "*") for key in _party_keys(face))
    if len(face.parties) > 1 and face.act not in WORDED:
        yield from ((*kind, "one", party, face.low) for party in face.parties)


def _party_keys(face: Facts) -> Sequence[tuple[str, ...]]:
    parties = sorted(face.parties)[:MAX_BLOCK_PARTIES]
    return list(combinations(parties, 2)) or [(party,) for party in parties]


def _window(face: Facts) -> tuple[dt.date | None, dt.date | None]:
    """The days a report may mean: its own, or those before (for what is ahead: after) its publication."""
    low, high = face.low, face.high
    if low is not None and high is not None and (high - low).days <= VAGUE_DAYS:
        return low, high
    published = face.published[0]
    if published is None:
        return None, None
    ahead, behind = (published, published + 2 * NEWS_WINDOW), (published - NEWS_WINDOW, published)
    return ahead if face.status == "ahead" else behind


def _months(low: dt.date | None, high: dt.date | None) -> list[str]:
    """The months of the window, one more on a border for the sake of time zones."""
    if low is None or high is None:
        return ["*"]
    day, months = low - dt.timedelta(days=1), set()
    last = high + dt.timedelta(days=1)
    while day < last:
        months.add(f"{day:%Y-%m}")
        day += dt.timedelta(days=28)
    months.add(f"{last:%Y-%m}")
    return sorted(months)
