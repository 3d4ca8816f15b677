"""When everybody named in a text held the office it gives them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

Window = tuple[dt.date | None, dt.date | None]
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEvidence:
    """Somebody named together with an office, and when they held it.

    Attributes:
        entity: Record id of the person.
        office: Office id.
        intervals: First and last day of each tenure; None for a last day that has not come.
        start: First code point of the mention.
        end: One past its last.
    """

    entity: str
    office: str
    intervals: tuple[tuple[dt.date, dt.date | None], ...]
    start: int
    end: int


def tenure_window(evidence: Sequence[OfficeEvidence]) -> tuple[Window, tuple[str, ...]]:
    """The days on which the people named held their offices together.

    One wrong name does not empty it: where no day fits all, the days that fit most of them (at least
    three in five, at least two) are taken.

    Args:
        evidence: One for each mention; a person counts once.

    Returns:
        First and last such day, None where open, and the entities that hold office within.
    """
    held: dict[str, list[tuple[dt.date, dt.date | None]]] = {}
    for item in evidence:
        if item.intervals:
            held.setdefault(item.entity, []).extend(item.intervals)
    if not held:
        return (None, None), ()
    edges = {low for spans in held.values() for low, _ in spans}
    edges |= {
        high + _ONE_DAY
        for spans in held.values()
        for _, high in spans
        if high is not None and high < dt.date.max
    }
    best: list[tuple[dt.date, int]] = [
        (edge, sum(_covers(spans, edge) for spans in held.values())) for edge in sorted(edges)
    ]
    most = max(count for _, count in best)
    if most < len(held) and (most < 2 or most < 0.6 * len(held)):
        return (None, None), ()
    first = next(edge for edge, count in best if count == most)
    last_at = max(at for at, (_, count) in enumerate(best) if count == most)
    high = best[last_at + 1][0] - _ONE_DAY if last_at + 1 < len(best) else None
    names = tuple(sorted(entity for entity, spans in held.items() if _covers(spans, first)))
    return (first, high), names


def _covers(spans: Sequence[tuple[dt.date, dt.date | None]], day: dt.date) -> bool:
    return any(low <= day and (high is None or day <= high) for low, high in spans)
