"""Reports across documents → events: grouped, merged, set in threads, each part in its whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from readout.link.anchors import anchor_of, event_of_report
from readout.link.cluster import cluster
from readout.link.decisions import Apart, Together
from readout.link.facts import Facts, Telling, homes_of, lay_out
from readout.link.merge import merge
from readout.link.places import WidePlaces
from readout.link.stories import count_sources
from readout.link.threads import find_threads
from readout.model import Dating, Event, Report


def link_reports(
    reports: Iterable[tuple[Report, str, Dating]],
    *,
    wide_places: WidePlaces = frozenset(),
    decisions: Sequence[Together | Apart] = (),
    issuers: Mapping[str, str] | None = None,
) -> tuple[tuple[Event, ...], dict[str, str]]:
    """Put together what different documents tell of one event.

    The result depends on the set of reports alone, not on their order.

    Args:
        reports: (report, what its document counts as among sources, publication date of its document).
        wide_places: Names of places that can hold a venue: cities, regions, seas.
        decisions: What a person decided, in order; a later decision wins over those before it.
        issuers: Document → whose release it is (a country, or the id of a body).

    Returns:
        Events sorted by id, and the event id of every report.
    """
    whose = issuers or {}
    unique = {
        report.report: Telling(report, source, published, whose.get(report.span.doc))
        for report, source, published in reports
    }
    homes = homes_of(telling.report for telling in unique.values())
    laid = (lay_out(telling, wide_places=wide_places, homes=homes) for telling in unique.values())
    groups = cluster(laid, decisions)
    ids = [event_id(group) for group in groups]
    event_of = {facts.id: event for event, group in zip(ids, groups, strict=True) for facts in group}
    events = [_event(group, event_of) for group in groups]
    threads = find_threads(groups, event_of)
    linked = (replace(event, thread=threads.get(event.event)) for event in events)
    return tuple(sorted(linked, key=lambda event: event.event)), dict(sorted(event_of.items()))


def event_id(group: Sequence[Facts]) -> str:
    """Id of the event that a group of reports tells of.

    Args:
        group: Laid out reports.

    Returns:
        An id from its anchor: the report of the document that was published first.
    """
    return event_of_report(anchor_of(group).id)


def _event(group: Sequence[Facts], event_of: Mapping[str, str]) -> Event:
    tellings = [facts.telling for facts in group]
    told, conflicts = merge(tellings, wide_places=group[0].wide_places)
    own = event_id(group)
    return Event(
        event=own,
        told=told,
        reports=tuple(facts.id for facts in group),
        documents=len({t.report.span.doc for t in tellings}),
        independent_sources=count_sources(t.source for t in tellings),
        conflicts=conflicts,
        part_of=_whole(tellings, event_of, own),
    )


def _whole(tellings: Sequence[Telling], event_of: Mapping[str, str], own: str) -> str | None:
    """The event that most reports call this one a part of."""
    named = (telling.report.part_of for telling in tellings)
    wholes = Counter(event_of[report] for report in named if report is not None and report in event_of)
    wholes.pop(own, None)
    return min(wholes, key=lambda event: (-wholes[event], event)) if wholes else None
