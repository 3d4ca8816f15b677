"""Dates of publication in words, as precise as the record has them: a vague date is never given as a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from readout.knowledge.counting import MONTHS
from readout.model import DateBasis, EdtfDate

Order = Literal["month-first", "day-first"]

NO_DATE = "n.d."
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_MONTHS = tuple(month.capitalize() for month in MONTHS)
_TOLD = ("stated", "judged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One end of a date.

    Attributes:
        year: Of the era.
        month: 1–12, or None.
        day: Of the month, or None.
        is_uncertain: Marked `?` or `%`.
        is_about: Marked `~` or `%`.
    """

    year: int
    month: int | None = None
    day: int | None = None
    is_uncertain: bool = False
    is_about: bool = False

    @property
    def parts(self) -> list[int]:
        """Year, month, day, as far as they are known."""
        return [part for part in (self.year, self.month, self.day) if part is not None]


def ends(date: EdtfDate) -> tuple[Point | None, Point | None]:
    """Both ends of a date, the same twice where it is no interval; None for an open end.

    Args:
        date: The date.

    Returns:
        First and last.
    """
    first, stroke, last = date.text.partition("/")
    return _point(first), _point(last if stroke else first)


def _point(text: str) -> Point | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    return Point(
        year=int(match[1]),
        month=int(match[2]) if match[2] else None,
        day=int(match[3]) if match[3] else None,
        is_uncertain=match[4] in ("?", "%") and match[4] != "",
        is_about=match[4] in ("~", "%") and match[4] != "",
    )


def date_in_words(date: EdtfDate | None, basis: DateBasis, *, order: Order) -> str:
    """A date of publication as a note gives it.

    What the page does not say itself stands in brackets, a doubt has a question mark (Chicago 14.145).

    Args:
        date: When, or None.
        basis: How that is known.
        order: `May 27, 2024` or `27 May 2024`.

    Returns:
        The date, or `n.d.`.

    Example:
        >>> date_in_words(EdtfDate(text="2020-11-23?"), "inferred", order="month-first")
        '[November 23, 2020?]'
        >>> date_in_words(EdtfDate(text="2023-03"), "stated", order="day-first")
        'March 2023'
    """
    if date is None:
        return NO_DATE
    words, is_sure = _words(date, order)
    return words if is_sure and basis in _TOLD else f"[{words}]"


def _words(date: EdtfDate, order: Order) -> tuple[str, bool]:
    first, last = ends(date)
    if first is None or last is None:
        one = first or last
        if one is None:
            return NO_DATE, False
        comma = "," if order == "month-first" and one.day is not None else ""
        return f"{_marked(one, order)}{comma} or {'later' if last is None else 'earlier'}", False
    is_sure = not any(end.is_uncertain or end.is_about for end in (first, last))
    if first == last:
        return _marked(first, order), is_sure
    return (
        plain_range(first, last, order) if is_sure else f"{_marked(first, order)}–{_marked(last, order)}"
    ), is_sure


def plain_range(first: Point, last: Point, order: Order) -> str:
    """Two points as a range, what they share told once.

    Args:
        first: The earlier.
        last: The later.
        order: `March 1–10, 2024` or `1–10 March 2024`.

    Returns:
        The range.
    """
    if first.year == last.year and first.month == last.month and first.day and last.day and first.month:
        month = _MONTHS[first.month - 1]
        if order == "day-first":
            return f"{first.day}–{last.day} {month} {first.year}"
        return f"{month} {first.day}–{last.day}, {first.year}"
    has_blank = first.day is not None or last.day is not None or first.year != last.year
    dash = " – " if has_blank and order == "day-first" else "–"
    if first.year == last.year and first.month and last.month:
        if order == "day-first":
            return f"{point_in_words(first, order, with_year=False)}{dash}{point_in_words(last, order)}"
        return f"{point_in_words(first, order, with_year=False)}–{point_in_words(last, order)}"
    return f"{point_in_words(first, order)}{dash}{point_in_words(last, order)}"


def _marked(point: Point, order: Order) -> str:
    return (
        f"{'ca. ' if point.is_about else ''}{point_in_words(point, order)}{'?' if point.is_uncertain else ''}"
    )


def point_in_words(point: Point, order: Order, *, with_year: bool = True) -> str:
    """A day, month or year in words.

    Args:
        point: The date.
        order: Of day and month.
        with_year: Whether to name the year.

    Returns:
        Such as `27 May 2024`.
    """
    year = str(point.year) if with_year else ""
    if point.month is None:
        return str(point.year)
    month = _MONTHS[point.month - 1]
    if point.day is None:
        return f"{month} {year}".strip()
    if order == "day-first":
        return f"{point.day} {month} {year}".strip()
    return f"{month} {point.day}, {year}" if with_year else f"{month} {point.day}"


def access_day(accessed: dt.date | None, retrieved_at: str | None) -> dt.date | None:
    """The day on which the source was seen: as told, else as it was retrieved; never invented.

    Args:
        accessed: What the caller says, or None.
        retrieved_at: ISO 8601 time, or None.

    Returns:
        The day, or None where nobody knows.
    """
    if accessed is not None or not retrieved_at:
        return accessed
    try:
        return dt.datetime.fromisoformat(retrieved_at).date()
    except ValueError:
        return None


def day_in_words(day: dt.date, order: Order) -> str:
    """A day of the calendar in words."""
    return point_in_words(Point(year=day.year, month=day.month, day=day.day), order)
