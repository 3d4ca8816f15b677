"""Which paper a formula stands in: the joint statement or agreement that a use of it was read out of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readout.link.facts import PAPERS, PRINCIPAL, party_of
from readout.model import Event, Report, Usage

MANY_PARTIES = 2
"""Fewer than so many speak for themselves, not for a paper."""


def place_usages(
    usages: Iterable[Usage],
    reports: Iterable[Report],
    events: Iterable[Event],
    event_of: Mapping[str, str],
    *,
    countries: Mapping[str, str] | None = None,
) -> dict[str, tuple[Usage, ...]]:
    """The formulas of every paper.

    A use belongs to the paper that its own report or statement tells of, or is a part of. One that several
    say together ("the two sides emphasized …") belongs to the paper of just those sides that its document has
    told of last before it; where it tells of one only later, to the first of them.

    Args:
        usages: Uses of formulas.
        reports: What the documents tell.
        events: Every event of the record.
        event_of: Report or statement → its event.
        countries: Entity id → ISO alpha-3, for speakers that are persons or bodies.

    Returns:
        Event id of a paper → its uses, by document and place. A part of a paper is not listed, the paper is.
    """
    by_id = {event.event: event for event in events}
    sides = {event.event: _sides(event) for event in by_id.values()}
    home = countries or {}
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for report in reports:
        paper = paper_of(event_of.get(report.report), by_id)
        if paper is not None:
            told[report.span.doc].append((report.span.start, paper))
    placed: dict[str, list[Usage]] = defaultdict(list)
    for usage in usages:
        own = (event_of.get(part) for part in (usage.report, usage.statement) if part is not None)
        paper = next((found for event in own if (found := paper_of(event, by_id)) is not None), None)
        if paper is None:
            speakers = frozenset(_side(one, home) for one in usage.speakers)
            paper = _told_nearest(usage, [t for t in told[usage.span.doc] if sides[t[1]] == speakers])
        if paper is not None:
            placed[paper].append(usage)
    return {
        paper: tuple(sorted(uses, key=lambda u: (u.span.doc, u.span.start, u.usage)))
        for paper, uses in placed.items()
    }


def paper_of(event: str | None, by_id: Mapping[str, Event]) -> str | None:
    """The paper that an event is, or is a part of; None where there is none.

    Args:
        event: Id of an event, or None.
        by_id: Events by their id.

    Returns:
        Id of the outermost one.
    """
    found = None
    seen: set[str] = set()
    while event is not None and event in by_id and event not in seen:
        seen.add(event)
        if by_id[event].told.act in PAPERS:
            found = event
        event = by_id[event].part_of
    return found


def _told_nearest(usage: Usage, papers: Sequence[tuple[int, str]]) -> str | None:
    if len(usage.speakers) < MANY_PARTIES or not papers:
        return None
    before = [told for told in papers if told[0] <= usage.span.end]
    return max(before)[1] if before else min(papers)[1]


def _sides(event: Event) -> frozenset[str]:
    """Countries, and ids of bodies, that issued it: whom it is directed at did not."""
    roles = [role for role in event.told.roles if role.role in PRINCIPAL and role.role != "target"]
    return frozenset(side for role in roles if (side := party_of(role)) is not None)


def _side(entity: str, countries: Mapping[str, str]) -> str:
    return countries.get(entity, entity.removeprefix("state/"))
