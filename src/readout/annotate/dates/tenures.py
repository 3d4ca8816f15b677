"""When everybody named in a text held the office it gives them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

Window = tuple[dt.date | None, dt.date | None]
_ONE_DAY = dt.timedelta(days=1)
_ELECT = re.compile(r"[-\s](?:elect|designate)\b", re.IGNORECASE)
_INCOMING = re.compile(r"\bincoming\s\Z", re.IGNORECASE)
_GONE = re.compile(
    r"\b(?:(?:assassination|murder|killing|death|funeral|overthrow|ouster)\sof\s(?:[\w’']+\s)?|"
    r"(?:late|slain|deposed|ousted)\s|then[-\s])\Z",
    re.IGNORECASE,
)
_WAITING = dt.timedelta(days=120)
"""How long before taking office somebody is called president-elect; few constitutions leave more."""


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


def as_told(text: str, evidence: Sequence[OfficeEvidence]) -> Iterator[OfficeEvidence]:
    """The evidence as the text means it: a president-elect is not president yet, a slain one no more.

    Args:
        text: The document's text.
        evidence: One for each mention.

    Yields:
        Evidence; those whose office lies behind are left out.
    """
    for item in evidence:
        before = text[max(0, item.start - 40) : item.start]
        if _GONE.search(before):
            continue
        if _ELECT.search(text, item.start, item.end + 10) or _INCOMING.search(before):
            waiting = tuple((low - _WAITING, low - _ONE_DAY) for low, _ in item.intervals)
            yield replace(item, intervals=waiting)
        else:
            yield item


def tenure_windows(evidence: Sequence[OfficeEvidence]) -> tuple[tuple[Window, ...], tuple[str, ...]]:
    """The days on which the people named held their offices together.

    One wrong name does not empty it: where no day fits all, the days that fit most of them (at least
    three in five, at least two) are taken.

    Args:
        evidence: One for each mention; a person counts once.

    Returns:
        Stretches of such days in order, None where open, and the entities that hold office in the first.
    """
    held: dict[str, list[tuple[dt.date, dt.date | None]]] = {}
    for item in evidence:
        if item.intervals:
            held.setdefault(item.entity, []).extend(item.intervals)
    if not held:
        return (), ()
    edges = {low for spans in held.values() for low, _ in spans}
    edges |= {
        high + _ONE_DAY
        for spans in held.values()
        for _, high in spans
        if high is not None and high < dt.date.max
    }
    counts = [(edge, sum(_covers(spans, edge) for spans in held.values())) for edge in sorted(edges)]
    most = max(count for _, count in counts)
    if most < len(held) and (most < 2 or most < 0.6 * len(held)):
        return (), ()
    windows = tuple(_runs(counts, most))
    first = windows[0][0]
    names = tuple(sorted(e for e, spans in held.items() if first is not None and _covers(spans, first)))
    return windows, names


def _runs(counts: Sequence[tuple[dt.date, int]], most: int) -> Iterator[Window]:
    """Stretches of days with the most people in office."""
    start: dt.date | None = None
    for edge, count in counts:
        if count == most and start is None:
            start = edge
        elif count != most and start is not None:
            yield start, edge - _ONE_DAY
            start = None
    if start is not None:
        yield start, None


def clipped(
    windows: Sequence[Window], *, low: dt.date | None = None, high: dt.date | None = None
) -> tuple[Window, ...]:
    """What is left of the windows between two days.

    Args:
        windows: Stretches of days.
        low: First day, or None.
        high: Last day, or None.

    Example:
        >>> clipped([(dt.date(2017, 1, 20), None)], high=dt.date(2019, 1, 1))
        ((datetime.date(2017, 1, 20), datetime.date(2019, 1, 1)),)
    """
    left: list[Window] = []
    for first, last in windows:
        begins = max((d for d in (first, low) if d is not None), default=None)
        ends = min((d for d in (last, high) if d is not None), default=None)
        if begins is None or ends is None or begins <= ends:
            left.append((begins, ends))
    return tuple(left)


def hull(windows: Sequence[Window]) -> Window:
    """From the first day of the first to the last of the last; open for no window."""
    return (windows[0][0], windows[-1][1]) if windows else (None, None)


def tenure_window(evidence: Sequence[OfficeEvidence]) -> tuple[Window, tuple[str, ...]]:
    """As `tenure_windows`, from the first such day to the last.

    Args:
        evidence: One for each mention.
    """
    windows, names = tenure_windows(evidence)
    return hull(windows), names


def _covers(spans: Sequence[tuple[dt.date, dt.date | None]], day: dt.date) -> bool:
    return any(low <= day and (high is None or day <= high) for low, high in spans)
