"""One account out of several reports; whatever they differ on is kept beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from readout.link.conflicts import conflicts
from readout.link.facts import Telling
from readout.link.places import WidePlaces
from readout.link.stories import LOOK_ALIKE
from readout.link.values import (
    choose_date,
    choose_format,
    choose_office,
    choose_place,
    choose_status,
    outvoted,
)
from readout.model import AgendaItem, Conflict, Dating, EventStatus, Occurrence, Place, Role

_BASIS_ORDER = ("judged", "stated", "resolved", "inferred", "unknown")

Values = dict[str, set[str]]
"""Value → the stories that give it."""


def merge(
    tellings: Sequence[Telling], *, wide_places: WidePlaces = frozenset()
) -> tuple[Occurrence, tuple[Conflict, ...]]:
    """The account that most independent sources support, and where they differ.

    What stands under a look-alike address has no say in the account where anybody else tells of the event.

    Args:
        tellings: Reports of one event, at least one.
        wide_places: Names of places that can hold a venue.

    Returns:
        The merged account, and a conflict for every field with differing values.
    """
    tellings = sorted(tellings, key=lambda telling: telling.report.report)
    everything = tellings
    tellings = [t for t in tellings if t.source != LOOK_ALIKE] or tellings
    kind = _leader(tellings, lambda told: told.type)
    typed = [t for t in tellings if t.report.told.type == kind] or tellings
    merged = Occurrence(
        type=kind or typed[0].report.told.type,
        act=_leader(tellings, lambda told: told.act) or typed[0].report.told.act,
        status=cast("EventStatus", choose_status(tellings)[0].value),
        mode=_leader(typed, lambda told: told.mode),
        contexts=tuple(sorted({context for t in tellings for context in t.report.told.contexts})),
        cameo=_leader(typed, lambda told: told.cameo),
        format=_format(tellings),
        dating=_dating(tellings),
        place=_place(tellings, wide_places),
        roles=_roles(tellings),
        agenda=_agenda(tellings),
    )
    return merged, conflicts(everything, wide_places=wide_places)


def _leader(tellings: Sequence[Telling], get: Callable[[Occurrence], str | None]) -> str | None:
    """The value that most stories give; of equals the first in the alphabet."""
    support: Values = defaultdict(set)
    for telling in tellings:
        value = get(telling.report.told)
        if value is not None:
            support[value].add(telling.source)
    return min(support, key=lambda value: (-len(support[value]), value)) if support else None


def _format(tellings: Sequence[Telling]) -> str | None:
    chosen = choose_format(tellings)
    return chosen[0].value if chosen is not None else None


def _dating(tellings: Sequence[Telling]) -> Dating:
    """The date that was chosen, as the best founded report has it."""
    chosen = choose_date(tellings)
    if chosen is None:
        return Dating()
    same = (telling.report.told.dating for telling in chosen[0].tellings)
    return min(same, key=lambda dating: (_BASIS_ORDER.index(dating.basis), dating.why))


def _place(tellings: Sequence[Telling], wide_places: WidePlaces) -> Place | None:
    chosen = choose_place(tellings, wide_places)
    return chosen[0] if chosen is not None else None


def _roles(tellings: Sequence[Telling]) -> tuple[Role, ...]:
    """Everybody whom some report names, but whom most others replace; a state gives way to its persons."""
    gone = outvoted(tellings)
    found: dict[tuple[str, str], list[tuple[str, Role]]] = defaultdict(list)
    for telling in tellings:
        for role in telling.report.told.roles:
            if role.entity not in gone:
                found[(role.role, role.entity or role.name)].append((telling.source, role))
    embodied = {
        (role.role, role.country)
        for same in found.values()
        for _, role in same
        if role.kind == "person" and role.country is not None
    }
    return tuple(
        _one_role(same, tellings)
        for _, same in sorted(found.items())
        if not (
            _is_bare(same[0][1]) and (same[0][1].role, same[0][1].country) in embodied and len(tellings) > 1
        )
    )


def _is_bare(role: Role) -> bool:
    """Whether the role names a state or an unnamed office-holder only."""
    return role.kind == "state" or (role.entity is None and role.country is not None)


def _one_role(same: Sequence[tuple[str, Role]], tellings: Sequence[Telling]) -> Role:
    offices: Values = defaultdict(set)
    sectors: Values = defaultdict(set)
    for story, role in same:
        if role.office is not None:
            offices[role.office].add(story)
        if role.sector is not None:
            sectors[role.sector].add(story)
    first = same[0][1]
    chosen = choose_office(tellings, first.entity) if first.entity is not None and len(offices) > 1 else None
    office = min(offices, key=lambda o: (-len(offices[o]), o)) if offices else None
    sector = min(sectors, key=lambda s: (-len(sectors[s]), s)) if sectors else None
    receipts = tuple(sorted({receipt for _, role in same for receipt in role.receipts}))
    return replace(
        first, office=chosen[0].value if chosen is not None else office, sector=sector, receipts=receipts
    )


def _agenda(tellings: Sequence[Telling]) -> tuple[AgendaItem, ...]:
    first: dict[str, AgendaItem] = {}
    for telling in tellings:
        for item in telling.report.told.agenda:
            first.setdefault(item.label, item)
    return tuple(first[label] for label in sorted(first))
