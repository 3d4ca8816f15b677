"""Bars over time as SVG: what is certain is filled, what a vague date only may mean is an outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from readout.query import Bar, Filters, Histogram, histogram
from readout.query.histogram import By
from readout.record import View
from readout.serve.words import day

WIDTH, HEIGHT = 100, 96
_BASE = 76
_MOST_LABELS = 6
MOST_BARS = 120
_FULL = 0.92
"""How much of its room a bar takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBar:
    """A bar.

    Attributes:
        x: Left edge, hundredths of the picture's width.
        width: Of the bar, likewise.
        certain: Height of the filled part, pixels.
        possible: Height of the outline, which stands on the filled part.
        words: What it stands for.
        href: The rows it stands for; empty where there are none.
    """

    x: float
    width: float
    certain: float
    possible: float
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A histogram, laid out.

    Attributes:
        bars: Its bars.
        labels: (x in hundredths of the width, text) under the line.
        title: What it shows, for those who do not see it.
        note: What the bars leave out; empty where they leave out nothing.
        most: Rows of the highest bar.
    """

    bars: tuple[DrawnBar, ...]
    labels: tuple[tuple[float, str], ...]
    title: str
    note: str
    most: int
    height: int = HEIGHT
    base: int = _BASE


def over_time(
    view: View, filters: Filters, *, listing: str, nouns: str, link: Callable[[str, str], str]
) -> Drawn | None:
    """Rows of a listing over time, in bars as long as are legible.

    Args:
        view: The record.
        filters: Which of its rows.
        listing: Name of the listing.
        nouns: What is counted.
        link: Address of the rows between two EDTF dates.

    Returns:
        The picture; None where all is of one year.
    """
    years = histogram(view, filters, "year", listing=listing)
    span = len(years.bars)
    if span <= 1 and not years.vague:
        return None
    by: By = "month" if span * 12 <= MOST_BARS else "year" if span <= MOST_BARS else "decade"
    told = years if by == "year" else histogram(view, filters, by, listing=listing)
    return draw_histogram(told, nouns=nouns, link=link)


def draw_histogram(told: Histogram, *, nouns: str, link: Callable[[str, str], str]) -> Drawn:
    """Lay out a histogram.

    Args:
        told: Its bars.
        nouns: What is counted.
        link: Address of the rows between two EDTF dates.

    Returns:
        The picture, for `parts/bars.html`.
    """
    most = max((bar.certain + bar.possible for bar in told.bars), default=0)
    step = WIDTH / max(1, len(told.bars))
    scale = (_BASE - 8) / max(1, most)
    missing = [
        f"{told.vague:,} with a vague date are outlines in every {told.by} they may be of"
        if told.vague
        else "",
        f"{told.undated:,} without a date are in none" if told.undated else "",
    ]
    note = "; ".join(part for part in missing if part)
    return Drawn(
        bars=tuple(_drawn(bar, n, step, scale, told, link) for n, bar in enumerate(told.bars)),
        labels=tuple(_labels(told, step)),
        title=f"{nouns.capitalize()} by {told.by}, at most {most:,}",
        note=note[:1].upper() + note[1:] + "." if note else "",
        most=most,
    )


def _drawn(
    bar: Bar, n: int, step: float, scale: float, told: Histogram, link: Callable[[str, str], str]
) -> DrawnBar:
    words = f"{_period(bar, told)}: {bar.certain:,}"
    words += f", and perhaps {bar.possible:,}" if bar.possible else ""
    last = told.bars[n + 1].first - timedelta(days=1) if n + 1 < len(told.bars) else _end(bar.first, told.by)
    return DrawnBar(
        x=round(n * step, 3),
        width=round(step * _FULL, 3),
        certain=round(bar.certain * scale, 2),
        possible=round(bar.possible * scale, 2),
        words=words,
        href=link(bar.first.isoformat(), last.isoformat()) if bar.certain or bar.possible else "",
    )


def _end(first: date, by: str) -> date:
    years = {"year": 1, "decade": 10}.get(by)
    if years is not None:
        return date(first.year + years, 1, 1) - timedelta(days=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1) if by == "month" else first


def _period(bar: Bar, told: Histogram) -> str:
    return bar.period if told.by == "decade" else day(bar.period)


def _labels(told: Histogram, step: float) -> Iterator[tuple[float, str]]:
    """Years under the bars that begin them, no more than there is room for."""
    starts = [
        (n, bar.period[:4])
        for n, bar in enumerate(told.bars)
        if told.by != "month" or bar.first.month == 1 or not n
    ]
    every = -(-len(starts) // _MOST_LABELS)
    for n, text in starts[::every]:
        yield round(n * step, 3), text
