"""Ids of events that stay: each is made from one report, and any report of the event leads to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from readout.link.facts import Facts
from readout.model import make_id


def anchor_of(group: Iterable[Facts]) -> Facts:
    """The report that an event has its id from: of the document published first, then the smallest id.

    What comes later is published later, as a rule, and so changes nothing. A document without a date of
    publication comes last.

    Args:
        group: Reports of one event, at least one.

    Returns:
        One of them.
    """
    return min(group, key=lambda facts: (facts.published[0] or dt.date.max, facts.id))


def event_of_report(report: str) -> str:
    """The id that an event has while this report is its anchor.

    Args:
        report: Id of a report.

    Returns:
        Id of an event.
    """
    return make_id("evt", report)


def resolve(event: str, event_of: Mapping[str, str]) -> str | None:
    """The event that an id means, also one that it had before an older report came.

    Args:
        event: Id of an event, or the beginning of one.
        event_of: Report id → event id.

    Returns:
        The id that it has now; None where no report, or reports of several events, lead to it.
    """
    current = set(event_of.values())
    if event in current:
        return event
    found = {now for report, now in event_of.items() if event_of_report(report).startswith(event)}
    found.update(now for now in current if now.startswith(event))
    return found.pop() if len(found) == 1 else None
