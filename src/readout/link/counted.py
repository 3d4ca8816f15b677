"""What a countable claim may speak of: events of its kind, or days on which a formula was said."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.link.facts import PAPERS, PRINCIPAL, TALKS, party_of
from readout.link.held import Held
from readout.model import Claim, Dating, EdtfDate, Event, Usage

_BY_WIRE = frozenset({"call"})
"""Talks of a format that are held by video are talks of that format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One thing that is counted.

    Attributes:
        dating: When.
        present: Ids of those who took part or spoke, and of their states.
        persons: Ids of the persons among them.
        event: Id of its event; None for a day on which a formula was said.
        usages: The uses of the formula that is counted.
    """

    dating: Dating
    present: frozenset[str]
    persons: frozenset[str]
    event: str | None = None
    usages: tuple[Usage, ...] = ()

    def is_after(self, day: dt.date) -> bool:
        """Whether it was surely after a day."""
        low = self.dating.date.bounds()[0] if self.dating.date is not None else None
        return low is not None and low > day

    def is_surely_within(self, claim: Claim) -> bool:
        """Whether it cannot lie outside the claim's bounds."""
        if self.dating.date is None:
            return False
        low, high = self.dating.date.bounds()
        since = EdtfDate(text=claim.since).high if claim.since is not None else None
        until = EdtfDate(text=claim.until).low if claim.until is not None else None
        is_later = since is None or (low is not None and low > since)
        return is_later and (until is None or (high is not None and high < until))

    def may_be_within(self, claim: Claim) -> bool:
        """Whether it may lie within the claim's bounds; an undated one may where there are none."""
        if self.dating.date is None:
            return claim.since is None and claim.until is None
        low, high = self.dating.date.bounds()
        since = EdtfDate(text=claim.since).low if claim.since is not None else None
        until = EdtfDate(text=claim.until).high if claim.until is not None else None
        return not (since is not None and high is not None and high < since) and not (
            until is not None and low is not None and low > until
        )


def counted_by(claim: Claim, held: Held) -> list[Counted]:
    """What the record holds of the kind that a claim counts, by date.

    A part of a paper is no paper more. Of talks those count in which the persons of a claim took part
    themselves; a paper is their states', whoever signed it.

    Args:
        claim: The claim.
        held: What the record holds.

    Returns:
        Occasions within its bounds, as far as they are dated; none for a claim that says neither whom it
        speaks of nor which formula.
    """
    if not (claim.parties or claim.formula):
        return []
    if claim.act is None and claim.format is None:
        found = list(_said(claim, held)) if claim.formula is not None else []
    else:
        found = list(_done(claim, held))
    return sorted(found, key=lambda one: (one.dating.text or "", one.event or ""))


def is_family(claim: Claim, formula: str) -> bool:
    """Whether a claim counts uses of a family: the one it names, or one whose id holds the words it names.

    Args:
        claim: A claim with a formula.
        formula: Id of the family.
    """
    return claim.formula is not None and f"-{claim.formula}-" in f"-{formula}-"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """Events as claims count them.

    Attributes:
        events: By id, in order.
        occasions: Id → who was there and when.
        holders: Person, body or state → ids of the events it was at.
    """

    events: Mapping[str, Event]
    occasions: Mapping[str, Counted]
    holders: Mapping[str, frozenset[str]]


@lru_cache(maxsize=2)
def _laid(held: Held) -> _Laid:
    events = {e.event: e for e in held.events if e.told.status in ("occurred", "ongoing")}
    occasions = {key: _occasion(event, (), held) for key, event in events.items()}
    holders: dict[str, set[str]] = defaultdict(set)
    for key, occasion in occasions.items():
        for party in occasion.present:
            holders[party].add(key)
    return _Laid(
        events=events,
        occasions=occasions,
        holders={party: frozenset(keys) for party, keys in holders.items()},
    )


def _done(claim: Claim, held: Held) -> Iterator[Counted]:
    """Events of the kind."""
    laid = _laid(held)
    for key in _with_parties(claim, held, laid):
        event = laid.events[key]
        whole = laid.events.get(event.part_of or "")
        if not _is_of_kind(claim, event) or (whole is not None and _is_of_kind(claim, whole)):
            continue
        one = replace(laid.occasions[key], usages=_uses(claim, held.worded.get(key, ())))
        if claim.formula is not None and not one.usages:
            continue
        yield from _if_meant(claim, one, held)


def _with_parties(claim: Claim, held: Held, laid: _Laid) -> Iterable[str]:
    """Ids of the events at which each of the claim's parties was, or what may stand in for it."""
    if not claim.parties:
        return laid.events
    nobody: frozenset[str] = frozenset()
    found = [
        laid.holders.get(party, nobody) | laid.holders.get(f"state/{held.countries.get(party)}", nobody)
        for party in claim.parties
    ]
    return sorted(frozenset.intersection(*found))


def _is_of_kind(claim: Claim, event: Event) -> bool:
    told = event.told
    alike = TALKS if claim.format is None else TALKS | _BY_WIRE
    if claim.act is not None and claim.act != told.act and not {claim.act, told.act} <= alike:
        return False
    return claim.format is None or claim.format == told.format


def _occasion(event: Event, usages: tuple[Usage, ...], held: Held) -> Counted:
    roles = [role for role in event.told.roles if role.role in PRINCIPAL]
    states = {f"state/{party_of(role)}" for role in roles}
    named = {role.entity for role in roles if role.entity is not None}
    bodies = {
        body
        for one in named
        for body, first, last in held.bodies.get(one, ())
        if _may_overlap(event.told.dating, first, last)
    }
    return Counted(
        dating=event.told.dating,
        present=frozenset(named | states | bodies),
        persons=frozenset(one for one in named if one.startswith("person/")),
        event=event.event,
        usages=usages,
    )


def _may_overlap(dating: Dating, first: dt.date, last: dt.date | None) -> bool:
    """Whether somebody may have spoken for a body then; where no date is known nobody does."""
    low, high = dating.date.bounds() if dating.date is not None else (None, None)
    if low is None and high is None:
        return False
    return (high is None or high >= first) and (last is None or low is None or low <= last)


def _uses(claim: Claim, usages: Sequence[Usage]) -> tuple[Usage, ...]:
    return tuple(usage for usage in usages if is_family(claim, usage.formula))


def _has_parties(claim: Claim, one: Counted, countries: Mapping[str, str]) -> bool:
    may_stand_in = claim.act in PAPERS or claim.act is None
    return all(
        party in one.present or (may_stand_in and f"state/{countries.get(party)}" in one.present)
        for party in claim.parties
    )


def _said(claim: Claim, held: Held) -> Iterator[Counted]:
    """Papers in which those of the claim used the formula, and other days on which they said it."""
    by_id = {event.event: event for event in held.events}
    placed: set[str] = set()
    for event, usages in held.worded.items():
        placed.update(usage.usage for usage in usages)
        uses = _uses(claim, usages)
        if uses and by_id[event].told.status in ("occurred", "ongoing"):
            yield from _if_meant(claim, _occasion(by_id[event], uses, held), held)
    days: dict[tuple[str, tuple[str, ...]], list[Usage]] = defaultdict(list)
    for usage in _uses(claim, held.usages):
        if usage.usage not in placed and usage.speakers:
            days[usage.dating.text or "", tuple(sorted(set(usage.speakers)))].append(usage)
    for (_, speakers), said in days.items():
        homes = {f"state/{held.countries[one]}" for one in speakers if one in held.countries}
        one = Counted(
            dating=said[0].dating,
            present=frozenset((*speakers, *homes)),
            persons=frozenset(one for one in speakers if one.startswith("person/")),
            usages=tuple(said),
        )
        yield from _if_meant(claim, one, held)


def _if_meant(claim: Claim, one: Counted, held: Held) -> Iterator[Counted]:
    if _has_parties(claim, one, held.countries) and one.may_be_within(claim):
        yield one
