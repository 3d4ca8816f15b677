"""What the record holds, laid out for claims to be checked against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readout.knowledge import load
from readout.link import Held, Term, place_usages
from readout.model import Claim, Event, Report
from readout.record import View


def held_by(
    view: View,
    claims: Iterable[Claim],
    events: Sequence[Event],
    *,
    reports: Iterable[Report] | None = None,
    event_of: Mapping[str, str] | None = None,
) -> Held:
    """What the claims need to be checked: uses of formulas only where one of them counts a formula.

    Args:
        view: The record.
        claims: The claims.
        events: Every event.
        reports: Every report, where they are at hand.
        event_of: Report or statement → its event; what the record was last linked to when not given.

    Returns:
        What `check_claims` takes.
    """
    countries = {entity.entity: entity.country for entity in view.entities() if entity.country is not None}
    if not any(claim.formula is not None for claim in claims):
        return Held(events=events, countries=countries, bodies=_bodies(events))
    usages = list(view.usages())
    linked = event_of if event_of is not None else _linked(view)
    quoted = {row["statement"] for row in view.rows("statements", where="mode IN ('direct', 'mixed')")}
    told = view.reports() if reports is None else reports
    return Held(
        events=events,
        worded=place_usages(usages, told, events, linked, countries=countries),
        usages=usages,
        quoted=frozenset(quoted),
        countries=countries,
        bodies=_bodies(events),
    )


def _bodies(events: Iterable[Event]) -> dict[str, tuple[Term, ...]]:
    """The bodies that persons of the events have spoken for: Rutte for NATO, whatever his passport."""
    tenures_of = load().tenures_of
    persons = {
        role.entity for event in events for role in event.told.roles if role.kind == "person" and role.entity
    }
    terms = {
        person: tuple((t.of, t.start, t.end) for t in tenures_of(person) if "/" in t.of)
        for person in sorted(persons)
    }
    return {person: given for person, given in terms.items() if given}


def _linked(view: View) -> dict[str, str]:
    """Report or statement → its event."""
    tables = (("reports", "report"), ("statements", "statement"))
    return {
        row[key]: row["event"] for table, key in tables for row in view.rows(table, where="event IS NOT NULL")
    }
