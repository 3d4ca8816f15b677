"""What a time expression is, before anybody knows which day it means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "date",  # March 16, 2021 · 2021-03-16
    "month-day",  # July 28th
    "day",  # on the 16th
    "month-year",  # in early March 2024
    "month",  # in late December
    "year",  # since 2022 · 2004-2009
    "weekday",  # last Friday · late Thursday
    "deictic",  # today, yesterday: count days from publication
    "period",  # last week · later this year · the past 30 days
    "narrative",  # the same day · two days later · earlier that month
    "ago",  # three weeks ago
    "offset",  # two days before something not dated here
    "quarter",  # the third quarter of 2024
    "season",  # the summer of 2023
    "fiscal-year",  # fiscal 2024 · next fiscal year
    "academic-year",  # the 2023-24 academic year
    "nth-day",  # day five of the festival · the third day of a five-day visit
    "named-day",  # a day before Taiwan's presidential election · Christmas
    "decade",  # the late 1990s
    "numeric",  # 01/02/2024, readable two ways
]
Part = str
"""early, mid, late, end, first-half, second-half; or morning, afternoon, evening, night;
of an occasion: there, topic."""
Direction = Literal[
    "last", "this", "next", "past", "coming", "later", "earlier", "that", "following", "previous"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A stretch of text that tells a time, and its parts.

    Attributes:
        start: First code point.
        end: One past the last.
        sentence: Index of the sentence it stands in.
        kind: What kind of expression.
        year: As written.
        month: 1–12.
        day: 1–31.
        end_year: Last year of a range, where it differs in writing.
        end_month: Last month of a range.
        end_day: Last day of a range.
        weekday: Monday 0 … Sunday 6.
        part: Part of the month, year, week or day.
        direction: Which way from the anchor; with a month or day of month, that of `unit` ("March of last
            year").
        unit: day, week, weekend, month, quarter, year, decade, or a season.
        count: How many units; signed for offsets (before: negative); None where nobody said.
        number: Which quarter; which day of an occasion, -1 for its last.
        end_number: Last of several days of an occasion.
        offset: Days to add to what the rest means ("a day before …": -1), or None.
        open: "before" or "after" where only that is told ("ahead of the election").
        days: The dates that a named day fell on, or the readings of an ambiguous numeric date.
        name: Lower-case name of a holiday, season or occasion.
        country: ISO alpha-3 of the state whose seasons or budget years are meant, where one is obvious.
        is_about: Whether it is only approximate ("around 2010").
    """

    start: int
    end: int
    sentence: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    part: Part | None = None
    direction: Direction | None = None
    unit: str | None = None
    count: int | None = None
    number: int | None = None
    end_number: int | None = None
    offset: tuple[int, str] | None = None
    open: Literal["before", "after"] | None = None
    days: tuple[dt.date, ...] = ()
    name: str = ""
    country: str | None = None
    is_about: bool = False
