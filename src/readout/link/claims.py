"""Countable claims held against what the record holds; what it cannot know is said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.link.counted import Counted, counted_by
from readout.link.held import Held
from readout.link.narrowing import narrowed_by
from readout.model import Claim, Dating, Verdict

RECENT_DAYS = 30
"""What a text calls the first or the third of its kind took place not longer before it."""
PLAIN_TO_COUNT = frozenset({"joint-statement", "agreement", "visit"})
"""Acts that no claim narrows further by rank or subject as it does meetings ("defense ministers' talks")."""
MANY_PARTIES = 2
"""A claim of fewer parties is too loosely told to be contradicted."""
_ARTICLE = re.compile(r"(?:the|an?) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the record says about a claim.

    Attributes:
        claim: Id of the claim.
        verdict: Supported, contradicted, or undecided.
        found: How many occasions of the kind the record holds.
        events: Ids of their events, by date.
        coverage: What the record can and cannot know, in words.
        usages: Ids of the uses of the formula that is counted, by date.
    """

    claim: str
    verdict: Verdict
    found: int
    events: tuple[str, ...]
    coverage: str
    usages: tuple[str, ...] = ()


def check_claims(
    claims: Iterable[Claim], held: Held, *, published: Mapping[str, Dating] | None = None
) -> tuple[Check, ...]:
    """Count, for each claim, the occasions it speaks of that were before it.

    A count that the record reaches supports an ordinal claim. A record that holds fewer proves nothing: it
    holds only what was read. Nor does it support "the first" or "unchanged": it would have to hold all that
    came before. More than were counted, one before "the first", or another wording than the one called
    unchanged contradict a claim, where it names its parties and counts what can be counted plainly.

    Args:
        claims: Claims found in texts.
        held: What the record holds.
        published: Document → when it was published; a claim knows nothing of what came after.

    Returns:
        One check a claim, sorted by claim id.
    """
    days = {
        doc: dating.date.bounds()[1] for doc, dating in (published or {}).items() if dating.date is not None
    }
    checks = (_check(claim, held, days.get(claim.span.doc)) for claim in claims)
    return tuple(sorted(checks, key=lambda check: check.claim))


def is_of_wording(claim: Claim) -> bool:
    """Whether it says that a formula has not changed: it counts nothing, and no act.

    Args:
        claim: A claim.
    """
    return claim.kind == "since" and claim.formula is not None and claim.act is None


def _check(claim: Claim, held: Held, told_on: dt.date | None) -> Check:
    meant = counted_by(claim, held)
    counted = [one for one in meant if told_on is None or not one.is_after(told_on)]
    wanted = claim.ordinal if claim.kind in ("ordinal", "count") else None
    enough = wanted is not None and wanted > 1 and len(counted) == wanted
    against = _against(claim, counted, told_on, held.quoted)
    verdict: Verdict = "supported" if enough else "contradicted" if against else "undecided"
    return Check(
        claim=claim.claim,
        verdict=verdict,
        found=len(counted),
        events=tuple(one.event for one in counted if one.event is not None),
        coverage=_coverage(claim, counted, wanted, against),
        usages=tuple(usage.usage for one in counted for usage in one.usages),
    )


def _against(
    claim: Claim, counted: Sequence[Counted], told_on: dt.date | None, quoted: frozenset[str]
) -> list[Counted]:
    """Occasions that a claim cannot be true beside: none where the record leaves that open."""
    if is_of_wording(claim):
        return _otherwise(counted, quoted)
    if told_on is None or _is_loose(claim):
        return []
    sure = [one for one in counted if one.is_surely_within(claim) and set(claim.parties) <= one.present]
    if claim.act not in PLAIN_TO_COUNT and claim.act is not None:
        sure = [one for one in sure if one.persons == set(claim.parties)]
    if claim.kind in ("ordinal", "count") and claim.ordinal is not None and claim.ordinal != 1:
        return sure if len(sure) > claim.ordinal else []
    if claim.ordinal != 1:
        return []
    bounds = [(one, *one.dating.date.bounds()) for one in sure if one.dating.date is not None]
    recent = [low for _, low, _ in bounds if low is not None and (told_on - low).days <= RECENT_DAYS]
    if not recent:
        return []
    return [one for one, _, high in bounds if high is not None and high < max(recent)]


def _otherwise(counted: Sequence[Counted], quoted: frozenset[str]) -> list[Counted]:
    """Occasions on which a formula is quoted otherwise than on the first that quotes it."""
    words = [(one, _wordings(one, quoted)) for one in counted]
    words = [(one, said) for one, said in words if said]
    return [one for one, said in words[1:] if said.isdisjoint(words[0][1])]


def _wordings(one: Counted, quoted: frozenset[str]) -> frozenset[str]:
    """The variants that are given as they were said; a leading article plays no part."""
    return frozenset(_ARTICLE.sub("", u.variant, count=1) for u in one.usages if u.statement in quoted)


def _is_loose(claim: Claim) -> bool:
    """Whether it may count fewer things than the record would: too loosely told to be contradicted."""
    of_persons = all(party.startswith("person/") for party in claim.parties)
    is_plain = claim.act in PLAIN_TO_COUNT or claim.formula is not None or of_persons
    return not is_plain or len(claim.parties) < MANY_PARTIES or bool(narrowed_by(claim))


def _coverage(
    claim: Claim, counted: Sequence[Counted], wanted: int | None, against: Sequence[Counted]
) -> str:
    if not (claim.act or claim.format or claim.formula):
        return "The record does not count what this claim speaks of."
    if not (claim.parties or claim.formula):
        return "Whom this claim speaks of is not clear, so nothing is counted."
    days = [one.dating.text for one in counted if one.dating.text is not None]
    span = f", from {days[0]} to {days[-1]}" if len(days) > 1 else f", of {days[0]}" if days else ""
    what = "such event" if claim.act or claim.format else "occasion"
    found = f"The record holds {len(counted)} {what}{'' if len(counted) == 1 else 's'}{span}"
    narrow = narrowed_by(claim) if counted and not against and not is_of_wording(claim) else ""
    loosely = f" It may count only some of them: “{narrow}”." if narrow else ""
    return f"{found}{_so(claim, len(counted), wanted, len(against))}{loosely}"


def _so(claim: Claim, counted: int, wanted: int | None, against: int) -> str:
    """What follows from what was counted, and what does not."""
    if is_of_wording(claim):
        if against:
            return f"; {against} of them quoted in other words than the first."
        return ", none quoted in other words; whether there were others it cannot know."
    if against and claim.ordinal == 1:
        return f"; {against} of them before the one it calls the first."
    if against:
        return ": more than claimed."
    if wanted is not None and counted > wanted:
        return ": more than claimed; some may not be what is counted."
    if claim.ordinal == 1 or claim.kind in ("first", "since"):
        return "; whether there were earlier ones it cannot know: it holds only what was read."
    return "; it holds only what was read."
