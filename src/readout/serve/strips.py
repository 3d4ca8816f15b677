"""Spans of time as bars beneath one another; an end that is only known to the month or year is a range."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.model import EdtfDate
from readout.query import Profile
from readout.query.profile import OfficeHeld
from readout.serve.words import counted, day

_LEAST = 0.6
"""Hundredths of the width that a single day takes at least."""
_TICKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a bar.

    Attributes:
        x: Left edge, hundredths of the width.
        width: Likewise.
        kind: sure, vague or open.
    """

    x: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A bar with its words.

    Attributes:
        name: What it is of.
        words: From when to when.
        note: What a reader should know of it; empty for nothing.
        pieces: From left to right.
    """

    name: str
    words: str
    note: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Bars on one scale.

    Attributes:
        held: Offices of the knowledge tables.
        seen: Offices as documents give them.
        ticks: (x in hundredths, year).
    """

    held: tuple[Line, ...]
    seen: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    low: dt.date
    high: dt.date

    def at(self, when: dt.date) -> float:
        days = (self.high - self.low).days or 1
        return round(100 * (min(max(when, self.low), self.high) - self.low).days / days, 2)

    def piece(self, first: dt.date, last: dt.date, kind: str) -> Piece:
        x, width = self.at(first), max(_LEAST, self.at(last) - self.at(first))
        return Piece(x=min(x, 100 - width), width=round(width, 2), kind=kind)


def office_strip(told: Profile, today: dt.date) -> Strip | None:
    """The offices of somebody over time.

    Args:
        told: What the record holds of them.
        today: Where an office that goes on ends in the picture.

    Returns:
        Bars; None where no office is known.
    """
    days = [day for held in told.held for day in (_start(held)[0], _end(held)[1] if held.end else today)]
    days += [day for seen in told.seen for day in (seen.first, seen.last) if day is not None]
    if not days:
        return None
    scale = _Scale(low=dt.date(min(days).year, 1, 1), high=max(*days, today))
    return Strip(
        held=tuple(_held(office, scale) for office in told.held),
        seen=tuple(
            Line(
                name=seen.office,
                words=_between(seen.first, seen.last),
                note=f"in {counted(seen.documents, 'document')}",
                pieces=(scale.piece(seen.first, seen.last, "sure"),) if seen.first and seen.last else (),
            )
            for seen in told.seen
        ),
        ticks=tuple(_ticks(scale)),
    )


def _held(office: OfficeHeld, scale: _Scale) -> Line:
    start, end = _start(office), _end(office) if office.end is not None else None
    left = "" if office.precision == "day" else f"known to the {office.precision}"
    doubt = "" if office.is_verified else "not checked"
    cut = {"day": 10, "month": 7, "year": 4}[office.precision]
    first = office.start.isoformat()[:cut]
    last = office.end.isoformat()[:cut] if office.end is not None else ".."
    return Line(
        name=f"{office.title}, {office.of}",
        words=day(first if first == last else f"{first}/{last}"),
        note=", ".join(part for part in (left, doubt) if part),
        pieces=tuple(_pieces(start, end, scale)),
    )


def _pieces(
    start: tuple[dt.date, dt.date], end: tuple[dt.date, dt.date] | None, scale: _Scale
) -> Iterator[Piece]:
    last = end[0] if end is not None else scale.high
    if start[0] < start[1]:
        yield scale.piece(start[0], start[1], "vague")
    if start[1] <= last:
        yield scale.piece(start[1], last, "sure" if end is not None else "open")
    if end is not None and end[0] < end[1]:
        yield scale.piece(end[0], end[1], "vague")


def _start(office: OfficeHeld) -> tuple[dt.date, dt.date]:
    return _range(office.start, office.precision)


def _end(office: OfficeHeld) -> tuple[dt.date, dt.date]:
    return _range(office.end or office.start, office.precision)


def _range(when: dt.date, precision: str) -> tuple[dt.date, dt.date]:
    """First and last day that an end can be."""
    text = when.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
    low, high = EdtfDate(text=text).bounds()
    return low or when, high or when


def _between(first: dt.date | None, last: dt.date | None) -> str:
    if first is None or last is None:
        return "undated"
    return day(first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}")


def _ticks(scale: _Scale) -> Iterator[tuple[float, str]]:
    years: Sequence[int] = range(scale.low.year, scale.high.year + 1)
    for year in years[:: -(-len(years) // _TICKS)]:
        yield scale.at(dt.date(year, 1, 1)), str(year)
