"""When a state's budget year and school year begin, and on which half of the world its summer is."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from readout.annotate.dates.days import Interval, month_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """A state's years.

    Attributes:
        words: What it is called, lower-case; its adjective too.
        budget: First month of its budget year.
        is_named_by_end: Whether fiscal 2025 ends in 2025 and does not begin in it.
        school: First and last month of its school year.
        is_south: Whether its summer is in January.
    """

    words: tuple[str, ...]
    budget: int = 1
    is_named_by_end: bool = False
    school: tuple[int, int] = (9, 7)
    is_south: bool = False


HABITS: dict[str, Habits] = {
    "USA": Habits(words=("u.s.", "united states", "american", "washington", "pentagon"),
                  budget=10, is_named_by_end=True, school=(8, 6)),
    "JPN": Habits(words=("japan", "japanese", "tokyo"), budget=4, school=(4, 3)),
    "GBR": Habits(words=("u.k.", "uk", "britain", "british", "united kingdom", "london"), budget=4),
    "IND": Habits(words=("india", "indian", "new delhi"), budget=4, school=(4, 3)),
    "CAN": Habits(words=("canada", "canadian", "ottawa"), budget=4, school=(9, 6)),
    "SGP": Habits(words=("singapore", "singaporean"), budget=4, school=(1, 11)),
    "HKG": Habits(words=("hong kong",), budget=4),
    "AUS": Habits(words=("australia", "australian", "canberra"),
                  budget=7, is_named_by_end=True, school=(1, 12), is_south=True),
    "NZL": Habits(words=("new zealand", "wellington"),
                  budget=7, is_named_by_end=True, school=(1, 12), is_south=True),
    "PAK": Habits(words=("pakistan", "pakistani", "islamabad"),
                  budget=7, is_named_by_end=True, school=(4, 3)),
    "EGY": Habits(words=("egypt", "egyptian", "cairo"), budget=7),
    "ZAF": Habits(words=("south africa", "south african", "pretoria"),
                  budget=4, school=(1, 12), is_south=True),
    "ARG": Habits(words=("argentina", "argentine", "buenos aires"), school=(3, 12), is_south=True),
    "CHL": Habits(words=("chile", "chilean"), school=(3, 12), is_south=True),
    "BRA": Habits(words=("brazil", "brazilian", "brasilia"), school=(2, 12), is_south=True),
    "KOR": Habits(words=("south korea", "south korean", "seoul", "rok"), school=(3, 2)),
    "CHN": Habits(words=("china", "chinese", "beijing")),
    "TWN": Habits(words=("taiwan", "taiwanese", "taipei"), school=(8, 7)),
    "RUS": Habits(words=("russia", "russian", "moscow"), school=(9, 6)),
    "FRA": Habits(words=("france", "french", "paris")),
    "DEU": Habits(words=("germany", "german", "berlin"), school=(8, 7)),
    "ITA": Habits(words=("italy", "italian", "rome")),
    "UKR": Habits(words=("ukraine", "ukrainian", "kyiv")),
}  # fmt: skip
"""States whose budget, schools or summers the news speaks of; of any other state nothing is assumed."""

_COUNTRY = {word: country for country, habits in HABITS.items() for word in habits.words}
_WORDS = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(_COUNTRY, key=lambda w: (-len(w), w)))) + r")(?!\w)"
)


def only_country(text: str) -> str | None:
    """The one state of the table that a text names, or None where it names none or several.

    Args:
        text: A sentence or a document.

    Example:
        >>> only_country("Japan's budget for fiscal 2024"), only_country("Japan and Australia agreed")
        ('JPN', None)
    """
    named = {_COUNTRY[m[0]] for m in _WORDS.finditer(text.lower())}
    return named.pop() if len(named) == 1 else None


def is_south(country: str | None) -> bool:
    """Whether the state's summer is in January; a state that is not known is taken to be northern."""
    return country is not None and country in HABITS and HABITS[country].is_south


def budget_year(country: str | None, year: int, end_year: int | None = None) -> Interval:
    """A budget year; without a state, from the earliest to the latest day that it can mean.

    Args:
        country: ISO alpha-3, or None.
        year: As written.
        end_year: Second year as written ("2024-25").

    Example:
        >>> budget_year("USA", 2025)[0], budget_year("JPN", 2025)[0], budget_year("GBR", 2024, 2025)[1]
        (datetime.date(2024, 10, 1), datetime.date(2025, 4, 1), datetime.date(2025, 3, 31))
    """
    habits = HABITS.get(country or "")
    if habits is None:
        if end_year is not None:
            return dt.date(year, 4, 1), dt.date(end_year, 6, 30)
        return dt.date(year - 1, 10, 1), dt.date(year + 1, 3, 31)
    first = year - 1 if habits.is_named_by_end and end_year is None else year
    return month_of(first, habits.budget)[0], month_of(first, habits.budget + 11)[1]


def school_year(country: str | None, year: int, end_year: int | None = None) -> Interval:
    """A school year; without a state, from August to July.

    Args:
        country: ISO alpha-3, or None.
        year: The year it begins in.
        end_year: Second year as written; leaves no doubt that it runs over two.

    Example:
        >>> school_year("JPN", 2024)[0], school_year("GBR", 2023, 2024)[1]
        (datetime.date(2024, 4, 1), datetime.date(2024, 7, 31))
    """
    first, last = HABITS[country].school if country in HABITS else (8, 7)
    if end_year is not None and first < last:
        first, last = 8, 7
    return month_of(year, first)[0], month_of(year + (last < first), last)[1]


def year_around(kind: str, country: str | None, day: dt.date, step: int) -> Interval | None:
    """The budget or school year that a day is in, or one some steps away; None without a state.

    Args:
        kind: fiscal-year or academic-year.
        country: ISO alpha-3, or None.
        day: The day of writing.
        step: 0 the one under way, 1 the next, -1 the last.

    Example:
        >>> year_around("fiscal-year", "USA", dt.date(2024, 11, 1), 0)[1]
        datetime.date(2025, 9, 30)
    """
    if country not in HABITS or not 2 < day.year < 9990:
        return None
    of = budget_year if kind == "fiscal-year" else school_year
    spans = (of(country, day.year + years) for years in range(-1, 3))
    current = next((at for at, span in enumerate(spans, start=-1) if day <= span[1]), 0)
    return of(country, day.year + current + step)
