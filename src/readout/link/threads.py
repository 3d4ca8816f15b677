"""What is planned, put off, cancelled and held belongs together."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.link.anchors import anchor_of
from readout.link.facts import Facts
from readout.link.same import VAGUE_DAYS, places_agree
from readout.model import make_id

SLACK = dt.timedelta(days=3)
"""How far what was held may lie from the day it was planned for."""

SOON = dt.timedelta(days=62)
"""How long after it was announced, or put off, the next of its kind is taken for it."""

_PUT_OFF = re.compile(
    r"\b(?:postpon|put(?:s|ting)? off|delay|reschedul|push(?:ed|es|ing)? back|defer|moved? to)", re.IGNORECASE
)
_LOOKED_AT = 8
"""Of the reports of an event so many are held against those of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An event as far as a thread is told from it.

    Attributes:
        event: Its id.
        reports: Some of its reports.
        low: First day it can mean.
        high: Last day.
    """

    event: str
    reports: Sequence[Facts]
    low: dt.date | None
    high: dt.date | None

    @property
    def status(self) -> str:
        return self.reports[0].status

    @property
    def is_put_off(self) -> bool:
        return self.status == "off" and any(
            _PUT_OFF.search(facts.telling.report.span.text) for facts in self.reports
        )


def find_threads(groups: Sequence[Sequence[Facts]], event_of: Mapping[str, str]) -> dict[str, str]:
    """Threads over events of different status with the same act and parties.

    A plan goes with what was held on its days; what was put off goes with the next of its kind; a plan without
    a day goes with the one that followed its announcement.

    Args:
        groups: Reports by event.
        event_of: Event id of every report.

    Returns:
        Event id → thread id, for the events that share a thread. The thread has its id from the report of the
        document published first.
    """
    parent = {event_of[group[0].id]: event_of[group[0].id] for group in groups}

    def root(event: str) -> str:
        while parent[event] != event:
            parent[event] = parent[parent[event]]
            event = parent[event]
        return event

    for bucket in _buckets(groups, event_of).values():
        for a, b in _links(bucket):
            first, second = sorted((root(a.event), root(b.event)))
            parent[second] = first
    members: dict[str, list[str]] = defaultdict(list)
    for event in sorted(parent):
        members[root(event)].append(event)
    anchors = {event_of[group[0].id]: anchor_of(group) for group in groups}
    return {
        event: make_id("thr", anchor_of(anchors[one] for one in events).id)
        for events in members.values()
        if len(events) > 1
        for event in events
    }


def _buckets(
    groups: Sequence[Sequence[Facts]], event_of: Mapping[str, str]
) -> dict[tuple[str, ...], list[_Told]]:
    buckets: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for group in groups:
        parties = sorted(frozenset[str]().union(*(facts.parties for facts in group)))
        if len(parties) < 2 or group[0].status == "if":
            continue
        exact = min(group, key=lambda facts: (*_width(facts), facts.id))
        told = _Told(event=event_of[group[0].id], reports=group[:_LOOKED_AT], low=exact.low, high=exact.high)
        buckets[(group[0].act, *parties)].append(told)
    return buckets


def _links(bucket: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Pairs of one thread: only what lies near in time is compared."""
    if len({told.status for told in bucket}) < 2:
        return
    dated = sorted((t for t in bucket if _is_exact(t)), key=lambda t: (t.low or dt.date.min, t.event))
    starts = [told.low or dt.date.min for told in dated]
    reach = dt.timedelta(days=VAGUE_DAYS) + SLACK
    for at, told in enumerate(dated):
        last = bisect_left(starts, starts[at] + reach + dt.timedelta(days=1))
        for other in dated[at + 1 : last]:
            if told.status != other.status and _same_days(told, other) and _same_people(told, other):
                yield told, other
    for told in bucket:
        if told.is_put_off or (told.status == "ahead" and not _is_exact(told)):
            follower = _next_of_its_kind(told, dated, starts)
            if follower is not None:
                yield told, follower
        if not _is_exact(told):
            yield from ((told, other) for other in bucket if _in_one_document(told, other))


def _next_of_its_kind(told: _Told, dated: Sequence[_Told], starts: Sequence[dt.date]) -> _Told | None:
    """What came of something put off, or planned for no day; None where nothing came soon, or two things."""
    since = max(filter(None, (told.low, *(facts.published[0] for facts in told.reports))), default=None)
    if since is None:
        return None
    near = dated[bisect_left(starts, since) : bisect_left(starts, since + SOON)]
    fit = [other for other in near if other.status != told.status and _same_people(told, other)]
    days = {other.low for other in fit[:_LOOKED_AT]}
    if not fit or (told.status == "ahead" and len(days) > 1):
        return None
    return fit[0]


def _in_one_document(a: _Told, b: _Told) -> bool:
    """Whether a document that gives no day tells of both, and of one place."""
    return a.status != b.status and any(
        not x.docs.isdisjoint(y.docs) and _are_not_others(x, y) and places_agree(x, y) is not None
        for x in a.reports
        for y in b.reports
    )


def _same_days(a: _Told, b: _Told) -> bool:
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return a.low - b.high <= SLACK and b.low - a.high <= SLACK


def _same_people(a: _Told, b: _Told) -> bool:
    return any(_are_not_others(x, y) for x in a.reports for y in b.reports)


def _are_not_others(a: Facts, b: Facts) -> bool:
    """Whether no state sends somebody else; the second round is not what was planned as the third."""
    ours, theirs = dict(a.rounds), dict(b.rounds)
    if any(ours[noun] != theirs[noun] for noun in ours.keys() & theirs.keys()):
        return False
    return all(a.persons[c] & b.persons[c] for c in a.persons.keys() & b.persons.keys())


def _is_exact(told: _Told) -> bool:
    return told.low is not None and told.high is not None and (told.high - told.low).days <= VAGUE_DAYS


def _width(facts: Facts) -> tuple[bool, dt.timedelta]:
    if facts.low is None or facts.high is None:
        return True, dt.timedelta.max
    return False, facts.high - facts.low
