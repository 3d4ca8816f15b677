"""Countable claims held against what the record holds; what it cannot know is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.link.facts import PRINCIPAL, TALKS, party_of
from readout.model import Claim, EdtfDate, Event, Verdict


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


def check_claims(
    claims: Iterable[Claim], events: Iterable[Event], *, countries: Mapping[str, str] | None = None
) -> tuple[Check, ...]:
    """Count, for each claim, the events it speaks of.

    A count that the record reaches supports an ordinal claim. A record that holds fewer proves nothing: it
    holds only what was read. Nor does it support "the first": it would have to hold all that came before.

    Args:
        claims: Claims found in texts.
        events: Every event of the record.
        countries: Entity id → ISO alpha-3, for parties that are persons or bodies.

    Returns:
        One check a claim, sorted by claim id.
    """
    held = sorted(
        (event for event in events if event.told.status in ("occurred", "ongoing")),
        key=lambda event: (event.told.dating.text or "", event.event),
    )
    known = countries or {}
    return tuple(sorted((_check(claim, held, known) for claim in claims), key=lambda check: check.claim))


def _check(claim: Claim, held: Sequence[Event], countries: Mapping[str, str]) -> Check:
    is_countable = claim.act is not None or claim.format is not None
    counted = [event for event in held if is_countable and _is_meant(claim, event, countries)]
    wanted = claim.ordinal if claim.kind in ("ordinal", "count") else None
    enough = wanted is not None and wanted > 1 and len(counted) == wanted
    return Check(
        claim=claim.claim,
        verdict="supported" if enough else "undecided",
        found=len(counted),
        events=tuple(event.event for event in counted),
        coverage=_coverage(claim, counted, wanted),
    )


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
    roles = [role for role in event.told.roles if role.role in PRINCIPAL]
    present = {role.entity for role in roles} | {f"state/{party_of(role)}" for role in roles}
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


def _coverage(claim: Claim, counted: Sequence[Event], wanted: int | None) -> str:
    if not claim.act and not claim.format:
        return "The record does not count what this claim speaks of."
    days = [event.told.dating.text for event in counted if event.told.dating.text is not None]
    span = f", from {days[0]} to {days[-1]}" if len(days) > 1 else f", of {days[0]}" if days else ""
    found = f"The record holds {len(counted)} such event{'' if len(counted) == 1 else 's'}{span}"
    if wanted is not None and len(counted) > wanted:
        return f"{found}: more than claimed; some may not be what is counted."
    if claim.ordinal == 1 or claim.kind in ("first", "since"):
        return f"{found}; whether there were earlier ones it cannot know: it holds only what was read."
    return f"{found}; it holds only what was read."
