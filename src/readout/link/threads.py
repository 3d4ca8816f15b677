"""What is planned, put off, cancelled and held belongs together."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.link.anchors import anchor_of
from readout.link.facts import Facts
from readout.link.same import VAGUE_DAYS, formats_agree, levels_agree, places_agree
from readout.model import make_id

SLACK = dt.timedelta(days=3)
"""How far what was held may lie from the day it was planned for."""

SOON = dt.timedelta(days=62)
"""How long after it was announced, or put off, the next of its kind is taken for it."""

_PUT_OFF = re.compile(
    r"\b(?:postpon|put(?:s|ting)? off|delay|reschedul|push(?:ed|es|ing)? back|defer|moved? to)", re.IGNORECASE
)
_GIVEN_UP = re.compile(
    rf"{_PUT_OFF.pattern}|\bcancel|\bcall(?:ed|s|ing)? off|\bw(?:as|ere) to have\b|\bscrapped", re.IGNORECASE
)
CROWDED = 64
"""Where the same parties have more events than this about a day, so many of the day itself are looked at."""

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
    def is_day(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def is_put_off(self) -> bool:
        return self.status == "off" and self._says(_PUT_OFF)

    @property
    def is_given_up(self) -> bool:
        return self.status in ("ahead", "off") and self._says(_GIVEN_UP)

    def _says(self, words: re.Pattern[str]) -> bool:
        return any(words.search(facts.telling.report.span.text) for facts in self.reports)


def find_threads(groups: Sequence[Sequence[Facts]], event_of: Mapping[str, str]) -> dict[str, str]:
    """Threads over events of different status with the same act and parties.

    A plan goes with what was held on its days; what was put off goes with the next of its kind; a plan
    without a day goes with the one that followed its announcement.

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
    near = _Calendar(bucket)
    by_doc: dict[str, list[_Told]] = defaultdict(list)
    for told in bucket:
        for doc in sorted({doc for facts in told.reports for doc in facts.docs}):
            by_doc[doc].append(told)
    for told in bucket:
        if _is_exact(told) and told.status != "held":
            fit = [other for other in near.on_the_days_of(told) if _continues(told, other)]
            if told.is_day or _are_one_occasion(fit):
                yield from ((told, other) for other in _meant(told, fit))
        if told.is_put_off or (told.status == "ahead" and not _is_exact(told)):
            follower = near.next_of_its_kind(told)
            if follower is not None:
                yield told, follower
        if not _is_exact(told) or told.is_given_up:
            beside = {
                id(other): other for facts in told.reports for doc in facts.docs for other in by_doc[doc]
            }
            fit = [other for other in beside.values() if _in_one_document(told, other)]
            yield from ((told, other) for other in _meant(told, fit))


class _Calendar:
    """The dated events of a bucket in order of time."""

    def __init__(self, bucket: Sequence[_Told]) -> None:
        dated = sorted((t for t in bucket if _is_exact(t)), key=lambda t: (t.low or dt.date.min, t.event))
        self._of_a_day = [told for told in dated if told.is_day]
        self._longer = [told for told in dated if not told.is_day]
        self._days = [told.low or dt.date.min for told in self._of_a_day]
        self._starts = [told.low or dt.date.min for told in self._longer]

    def on_the_days_of(self, told: _Told) -> Iterator[_Told]:
        """Events that may lie on the days of one, or up to three days beside them."""
        if told.low is None or told.high is None:
            return
        low, high = told.low - SLACK, told.high + SLACK + dt.timedelta(days=1)
        near = self._of_a_day[bisect_left(self._days, low) : bisect_left(self._days, high)]
        if len(near) > CROWDED:
            last = told.high + dt.timedelta(days=1)
            near = self._of_a_day[bisect_left(self._days, told.low) : bisect_left(self._days, last)][:CROWDED]
        yield from near
        early = low - dt.timedelta(days=VAGUE_DAYS)
        longer = self._longer[bisect_left(self._starts, early) : bisect_left(self._starts, high)]
        yield from (other for other in longer if other.high is not None and other.high >= low)

    def next_of_its_kind(self, told: _Told) -> _Told | None:
        """What came of something put off, or planned for no day; None where nothing came soon, or two did."""
        since = max(filter(None, (told.low, *(facts.published[0] for facts in told.reports))), default=None)
        if since is None:
            return None
        near = self._of_a_day[bisect_left(self._days, since) : bisect_left(self._days, since + SOON)]
        fit = [other for other in near if _continues(told, other)]
        if not fit or not (told.is_put_off or _are_one_occasion(fit)):
            return None
        return fit[0]


def _continues(told: _Told, other: _Told) -> bool:
    """Whether one has another status than the other, and nobody else takes part."""
    return told.status != other.status and any(
        _are_not_others(x, y) for x in told.reports for y in other.reports
    )


def _meant(told: _Told, fit: Sequence[_Told]) -> list[_Told]:
    """What is of one thread: where two that were held exclude each other, only the closer one."""
    held = [other for other in fit if other.status == "held"]
    if not _may_be_one(held):
        held = [other for other in held if any(_is_close(x, y) for x in told.reports for y in other.reports)]
        held = held if _may_be_one(held) else []
    return [*(other for other in fit if other.status != "held"), *held]


def _may_be_one(held: Sequence[_Told]) -> bool:
    pairs = combinations(held[:_LOOKED_AT], 2)
    return all(any(_are_not_others(x, y) for x in a.reports for y in b.reports) for a, b in pairs)


def _is_close(a: Facts, b: Facts) -> bool:
    """Whether both name somebody in common, or one format."""
    shares = any(a.persons[c] & b.persons[c] for c in a.persons.keys() & b.persons.keys())
    return shares or (a.told_format is not None and "+" in a.told_format and a.told_format == b.told_format)


def _are_one_occasion(found: Sequence[_Told]) -> bool:
    """Whether what was held lies within days: a month that holds two meetings says not which was planned."""
    held = [told for told in found if told.status == "held" and told.is_day]
    days = [told.low for told in held if told.low is not None]
    return not days or max(days) - min(days) <= SLACK


def _in_one_document(a: _Told, b: _Told) -> bool:
    """Whether a document tells of both, and gives no day but one place, or says that one was given up."""
    if a.status == b.status:
        return False
    is_instead = a.is_given_up and a.low is not None and b.low is not None and abs(a.low - b.low) <= SOON
    return any(
        not x.docs.isdisjoint(y.docs)
        and _are_not_others(x, y)
        and (is_instead or (not _is_exact(a) and places_agree(x, y) is not None))
        for x in a.reports
        for y in b.reports
    )


def _are_not_others(a: Facts, b: Facts) -> bool:
    """Whether no state sends somebody else, nor of another office, nor to another round."""
    ours, theirs = dict(a.rounds), dict(b.rounds)
    if any(ours[noun] != theirs[noun] for noun in ours.keys() & theirs.keys()):
        return False
    if levels_agree(a, b) is None or formats_agree(a, b) is None:
        return False
    return all(a.persons[c] & b.persons[c] for c in a.persons.keys() & b.persons.keys())


def _is_exact(told: _Told) -> bool:
    return told.low is not None and told.high is not None and (told.high - told.low).days <= VAGUE_DAYS


def _width(facts: Facts) -> tuple[bool, dt.timedelta]:
    if facts.low is None or facts.high is None:
        return True, dt.timedelta.max
    return False, facts.high - facts.low
