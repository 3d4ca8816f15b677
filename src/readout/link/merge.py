"""One account out of several reports; whatever they differ on is kept beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from readout.link.facts import PRINCIPAL, Telling, persons_by_country
from readout.link.places import WidePlaces, refines
from readout.model import (
    AgendaItem,
    Conflict,
    ConflictValue,
    Dating,
    EventStatus,
    Occurrence,
    Place,
    Report,
    Role,
)

_BASIS_ORDER = ("judged", "stated", "resolved", "inferred", "unknown")
_CAUTION: tuple[EventStatus, ...] = (
    "denied",
    "cancelled",
    "hypothetical",
    "proposed",
    "planned",
    "ongoing",
    "occurred",
)
"""Of statuses with equal support the first here is taken: nothing simply happened that somebody denies."""

Values = dict[str, set[str]]
"""Value → the stories (or reports) that give it."""


def merge(
    tellings: Sequence[Telling], *, wide_places: WidePlaces = frozenset()
) -> tuple[Occurrence, tuple[Conflict, ...]]:
    """The account that most independent sources support, and where they differ.

    Args:
        tellings: Reports of one event, at least one.
        wide_places: Names of places that can hold a venue.

    Returns:
        The merged account, and a conflict for every field with differing values.
    """
    tellings = sorted(tellings, key=lambda telling: telling.report.report)
    kind = _leader(tellings, lambda told: told.type)
    typed = [t for t in tellings if t.report.told.type == kind] or tellings
    merged = Occurrence(
        type=kind or typed[0].report.told.type,
        act=_leader(tellings, lambda told: told.act) or typed[0].report.told.act,
        status=_status(tellings),
        mode=_leader(typed, lambda told: told.mode),
        contexts=tuple(sorted({context for t in tellings for context in t.report.told.contexts})),
        cameo=_leader(typed, lambda told: told.cameo),
        format=_leader(tellings, lambda told: told.format, prefer=_format_rank),
        dating=_dating(tellings),
        place=_place(tellings, wide_places),
        roles=_roles(tellings),
        agenda=_agenda(tellings),
    )
    return merged, conflicts(tellings, wide_places=wide_places)


def conflicts(tellings: Sequence[Telling], *, wide_places: WidePlaces = frozenset()) -> tuple[Conflict, ...]:
    """Fields on which reports differ in substance; a vaguer value is no conflict.

    Args:
        tellings: Reports of one event.
        wide_places: Names of places that can hold a venue.

    Returns:
        Conflicts sorted by field, their values sorted.
    """
    reports = [telling.report for telling in tellings]
    found = {
        "date": _days(reports),
        "format": _values(reports, lambda r: r.told.format),
        "place": _named_places(reports, wide_places),
        "roles": _casts(reports),
        "status": _values(reports, lambda r: r.told.status),
    }
    return tuple(
        Conflict(
            field=field,
            values=tuple(ConflictValue(value=v, reports=tuple(sorted(values[v]))) for v in sorted(values)),
        )
        for field, values in found.items()
        if len(values) > 1
    )


def _values(reports: Iterable[Report], get: Callable[[Report], str | None]) -> Values:
    found: Values = defaultdict(set)
    for report in reports:
        value = get(report)
        if value is not None:
            found[value].add(report.report)
    return found


def _named_places(reports: Sequence[Report], wide_places: WidePlaces) -> Values:
    """Places that exclude each other; the city of a venue is none."""
    values = _values(reports, lambda r: r.told.place.name if r.told.place is not None else None)
    places = [r.told.place for r in reports if r.told.place is not None and r.told.place.name is not None]
    vague = {wide.name for wide in places for exact in places if refines(exact, wide, wide_places)}
    return {name: given for name, given in values.items() if name not in vague}


def _days(reports: Iterable[Report]) -> Values:
    """Dates that exclude each other; one that lies within another only says it more exactly."""
    values = _values(reports, lambda r: r.told.dating.text)
    bounds = {
        r.told.dating.date.text: r.told.dating.date.bounds()
        for r in reports
        if r.told.dating.date is not None
    }
    exact = [v for v in values if bounds[v][0] is not None and bounds[v][0] == bounds[v][1]]
    return {v: values[v] for v in exact}


def _casts(reports: Sequence[Report]) -> Values:
    """Who took part, where reports name different persons for one state; naming fewer is no conflict."""
    by_country: dict[str, dict[frozenset[str], set[str]]] = defaultdict(lambda: defaultdict(set))
    names: dict[str, str] = {}
    for report in reports:
        people = [role for role in report.told.roles if role.kind == "person" and role.role in PRINCIPAL]
        for country, who in persons_by_country(people).items():
            by_country[country][who].add(report.report)
        names.update((role.entity, role.name) for role in people if role.entity is not None)
    found: Values = defaultdict(set)
    for casts in by_country.values():
        apart = [c for c in casts if any(not (c <= other or other <= c) for other in casts)]
        for who in apart:
            found[", ".join(sorted(names[e] for e in who))] |= casts[who]
    return found


def _leader(
    tellings: Sequence[Telling],
    get: Callable[[Occurrence], str | None],
    *,
    prefer: Callable[[str], int] = lambda _: 0,
) -> str | None:
    """The value that most stories give; then the preferred, then the first in the alphabet."""
    support: Values = defaultdict(set)
    for telling in tellings:
        value = get(telling.report.told)
        if value is not None:
            support[value].add(telling.story)
    if not support:
        return None
    return min(support, key=lambda value: (-len(support[value]), prefer(value), value))


def _format_rank(value: str) -> int:
    """A format that says more comes first: 2+2 before trilateral before summit."""
    if "+" in value:
        return 0
    return {"trilateral": 1, "quadrilateral": 1, "bilateral": 2, "multilateral": 3, "summit": 4}.get(value, 1)


def _status(tellings: Sequence[Telling]) -> EventStatus:
    support: dict[EventStatus, set[str]] = defaultdict(set)
    for telling in tellings:
        support[telling.report.told.status].add(telling.story)
    return min(support, key=lambda status: (-len(support[status]), _CAUTION.index(status)))


def _dating(tellings: Sequence[Telling]) -> Dating:
    """The most exact date; among equally exact ones the best supported, then the best founded."""
    support: Values = defaultdict(set)
    for telling in tellings:
        text = telling.report.told.dating.text
        if text is not None:
            support[text].add(telling.story)
    known = [t.report.told.dating for t in tellings if t.report.told.dating.date is not None]
    if not known:
        return Dating()
    return min(
        known,
        key=lambda d: (
            _width(d),
            -len(support[d.text or ""]),
            _BASIS_ORDER.index(d.basis),
            d.text or "",
            d.why,
        ),
    )


def _width(dating: Dating) -> int:
    if dating.date is None:
        return 10**6
    low, high = dating.date.bounds()
    return (high - low).days if low is not None and high is not None else 10**5


def _place(tellings: Sequence[Telling], wide_places: WidePlaces) -> Place | None:
    """The venue that most stories give, else the city, else the country alone."""
    support: dict[tuple[str, str], set[str]] = defaultdict(set)
    first: dict[tuple[str, str], Place] = {}
    for telling in tellings:
        place = telling.report.told.place
        if place is not None:
            key = (place.name or "", place.country or "")
            support[key].add(telling.story)
            first.setdefault(key, place)
    if not support:
        return None
    rank = {key: (not key[0], key[0] in wide_places, -len(support[key]), key) for key in support}
    return first[min(support, key=lambda key: rank[key])]


def _roles(tellings: Sequence[Telling]) -> tuple[Role, ...]:
    """Everybody whom some report names; a state gives way to the persons who stood for it."""
    found: dict[tuple[str, str], list[tuple[str, Role]]] = defaultdict(list)
    for telling in tellings:
        for role in telling.report.told.roles:
            found[(role.role, role.entity or role.name)].append((telling.story, role))
    embodied = {
        (role.role, role.country)
        for same in found.values()
        for _, role in same
        if role.kind == "person" and role.country is not None
    }
    return tuple(
        _one_role(same)
        for _, same in sorted(found.items())
        if not (
            _is_bare(same[0][1]) and (same[0][1].role, same[0][1].country) in embodied and len(tellings) > 1
        )
    )


def _is_bare(role: Role) -> bool:
    """Whether the role names a state or an unnamed office-holder only."""
    return role.kind == "state" or (role.entity is None and role.country is not None)


def _one_role(same: Sequence[tuple[str, Role]]) -> Role:
    offices: Values = defaultdict(set)
    sectors: Values = defaultdict(set)
    for story, role in same:
        if role.office is not None:
            offices[role.office].add(story)
        if role.sector is not None:
            sectors[role.sector].add(story)
    office = min(offices, key=lambda o: (-len(offices[o]), o)) if offices else None
    sector = min(sectors, key=lambda s: (-len(sectors[s]), s)) if sectors else None
    receipts = tuple(sorted({receipt for _, role in same for receipt in role.receipts}))
    return replace(same[0][1], office=office, sector=sector, receipts=receipts)


def _agenda(tellings: Sequence[Telling]) -> tuple[AgendaItem, ...]:
    first: dict[str, AgendaItem] = {}
    for telling in tellings:
        for item in telling.report.told.agenda:
            first.setdefault(item.label, item)
    return tuple(first[label] for label in sorted(first))
