"""Countable claims held against what the record holds; what it cannot know is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.link.facts import PRINCIPAL, TALKS, party_of
from readout.model import Claim, Dating, EdtfDate, Event, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the record says about a claim.

    Attributes:
        claim: Id of the claim.
        verdict: Supported, contradicted, or undecided.
        found: How many events of the kind the record holds.
        events: Their ids, by date.
        coverage: What the record can and cannot know, in words.
    """

    claim: str
    verdict: Verdict
    found: int
    events: tuple[str, ...]
    coverage: str


RECENT_DAYS = 30
"""What a text calls the first or the third of its kind took place not longer before it."""
PLAIN_TO_COUNT = frozenset({"joint-statement", "agreement", "visit"})
"""Acts that no claim narrows further by rank or subject as it does meetings ("defense ministers' talks")."""
MANY_PARTIES = 2
"""A claim of fewer parties is too loosely told to be contradicted."""


def check_claims(
    claims: Iterable[Claim],
    events: Iterable[Event],
    *,
    countries: Mapping[str, str] | None = None,
    published: Mapping[str, Dating] | None = None,
) -> tuple[Check, ...]:
    """Count, for each claim, the events it speaks of that were before it.

    A count that the record reaches supports an ordinal claim. A record that holds fewer proves nothing: it
    holds only what was read. Nor does it support "the first": it would have to hold all that came before.
    More than were counted, or one before "the first", contradict a claim that names both sides and counts
    papers or visits, which are not narrowed by rank or subject as meetings are.

    Args:
        claims: Claims found in texts.
        events: Every event of the record.
        countries: Entity id → ISO alpha-3, for parties that are persons or bodies.
        published: Document → when it was published; a claim knows nothing of what came after.

    Returns:
        One check a claim, sorted by claim id.
    """
    held = sorted(
        (event for event in events if event.told.status in ("occurred", "ongoing")),
        key=lambda event: (event.told.dating.text or "", event.event),
    )
    known = countries or {}
    days = {
        doc: dating.date.bounds()[1] for doc, dating in (published or {}).items() if dating.date is not None
    }
    checks = (_check(claim, held, known, days.get(claim.span.doc)) for claim in claims)
    return tuple(sorted(checks, key=lambda check: check.claim))


def _check(
    claim: Claim, held: Sequence[Event], countries: Mapping[str, str], told_on: dt.date | None
) -> Check:
    is_countable = claim.act is not None or claim.format is not None
    meant = [event for event in held if is_countable and _is_meant(claim, event, countries)]
    counted = [event for event in meant if told_on is None or not _is_after(event, told_on)]
    wanted = claim.ordinal if claim.kind in ("ordinal", "count") else None
    enough = wanted is not None and wanted > 1 and len(counted) == wanted
    against = _against(claim, counted, told_on)
    verdict: Verdict = "supported" if enough else "contradicted" if against else "undecided"
    return Check(
        claim=claim.claim,
        verdict=verdict,
        found=len(counted),
        events=tuple(event.event for event in counted),
        coverage=_coverage(claim, counted, wanted, against),
    )


def _is_after(event: Event, day: dt.date) -> bool:
    date = event.told.dating.date
    low = date.bounds()[0] if date is not None else None
    return low is not None and low > day


def _against(claim: Claim, counted: Sequence[Event], told_on: dt.date | None) -> list[Event]:
    """Events that a claim cannot be true beside: none where the record leaves that open."""
    is_loose = (
        claim.act not in PLAIN_TO_COUNT or len(claim.parties) < MANY_PARTIES or claim.formula is not None
    )
    if told_on is None or is_loose:
        return []
    sure = [e for e in counted if _is_surely_within(claim, e) and _has_just_those(claim, e)]
    if claim.kind in ("ordinal", "count") and claim.ordinal is not None and claim.ordinal > 1:
        return sure if len(sure) > claim.ordinal else []
    if claim.ordinal != 1:
        return []
    bounds = [
        (event, *event.told.dating.date.bounds()) for event in sure if event.told.dating.date is not None
    ]
    recent = [low for _, low, _ in bounds if low is not None and (told_on - low).days <= RECENT_DAYS]
    if not recent:
        return []
    return [event for event, _, high in bounds if high is not None and high < max(recent)]


def _has_just_those(claim: Claim, event: Event) -> bool:
    """Whether those of the claim took part themselves: "her first visit" is no other minister's."""
    return set(claim.parties) <= _present(event)


def _present(event: Event) -> set[str | None]:
    """Ids of those who took part, and of their states."""
    roles = [role for role in event.told.roles if role.role in PRINCIPAL]
    return {role.entity for role in roles} | {f"state/{party_of(role)}" for role in roles}


def _is_surely_within(claim: Claim, event: Event) -> bool:
    """Whether the event cannot lie outside the claim's bounds."""
    date = event.told.dating.date
    if date is None:
        return False
    low, high = date.bounds()
    since = EdtfDate(text=claim.since).high if claim.since is not None else None
    until = EdtfDate(text=claim.until).low if claim.until is not None else None
    is_after = since is None or (low is not None and low > since)
    return is_after and (until is None or (high is not None and high < until))


def _is_meant(claim: Claim, event: Event, countries: Mapping[str, str]) -> bool:
    told = event.told
    if claim.act is not None and claim.act != told.act and not {claim.act, told.act} <= TALKS:
        return False
    if claim.format is not None and claim.format != told.format:
        return False
    if not _has_parties(claim, event, countries):
        return False
    return _is_within(claim, event)


def _has_parties(claim: Claim, event: Event, countries: Mapping[str, str]) -> bool:
    present = _present(event)
    return all(party in present or f"state/{countries.get(party)}" in present for party in claim.parties)


def _is_within(claim: Claim, event: Event) -> bool:
    """Whether the event may lie within the claim's bounds; an undated one may."""
    date = event.told.dating.date
    if date is None:
        return claim.since is None and claim.until is None
    low, high = date.bounds()
    since = EdtfDate(text=claim.since).low if claim.since is not None else None
    until = EdtfDate(text=claim.until).high if claim.until is not None else None
    return not (since is not None and high is not None and high < since) and not (
        until is not None and low is not None and low > until
    )


def _coverage(claim: Claim, counted: Sequence[Event], wanted: int | None, against: Sequence[Event]) -> str:
    if not claim.act and not claim.format:
        return "The record does not count what this claim speaks of."
    days = [event.told.dating.text for event in counted if event.told.dating.text is not None]
    span = f", from {days[0]} to {days[-1]}" if len(days) > 1 else f", of {days[0]}" if days else ""
    found = f"The record holds {len(counted)} such event{'' if len(counted) == 1 else 's'}{span}"
    if against and claim.ordinal == 1:
        return f"{found}; {len(against)} of them before the one it calls the first."
    if against:
        return f"{found}: more than claimed."
    if wanted is not None and len(counted) > wanted:
        return f"{found}: more than claimed; some may not be what is counted."
    if claim.ordinal == 1 or claim.kind in ("first", "since"):
        return f"{found}; whether there were earlier ones it cannot know: it holds only what was read."
    return f"{found}; it holds only what was read."
