"""By when: what two clauses say of one thing in years, months and days left."""

from __future__ import annotations

import re

from readout.knowledge.counting import MONTHS, SMALL_NUMBERS

_SEASONS = {"spring": 4.0, "summer": 7.0, "autumn": 10.0, "fall": 10.0, "winter": 12.0}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0, "decade": 3650.0}
_COUNTS = {word: n for n, word in enumerate(SMALL_NUMBERS[1:13], 1)} | {
    "a": 1,
    "an": 1,
    "the": 1,
    "eighteen": 18,
    "twenty-four": 24,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_BY = re.compile(
    r"\b(?:by|before|until|no later than|not later than|at the latest by)\s(?:the\s)?"
    r"(?P<part>(?:early|mid|late|end|close|beginning|start|middle|turn)(?:\sof(?:\sthe)?)?[\s-])?(?:the\s)?(?:\d{1,2}\s)?"
    rf"(?P<month>{'|'.join((*MONTHS, *_SEASONS))})?(?:\sof)?\s?(?:\d{{1,2}},\s)?"
    r"(?P<year>(?:19|20|21)\d\d|year|decade|century|month|week)?\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b(?:within|in)\s(?:the\s(?:next|coming|following)\s)?(?P<count>\d+|{'|'.join(_COUNTS)})?\s?"
    rf"(?P<unit>{'|'.join(_DAYS)})s?\b",
    re.IGNORECASE,
)
_PARTS = {"early": 0.1, "beginning": 0.05, "start": 0.05, "mid": 0.5, "middle": 0.5, "late": 0.9}
Deadline = tuple[str, float]
"""What it is counted in, and how late it is."""


def deadline(text: str) -> Deadline | None:
    """The first deadline of a clause.

    Args:
        text: A clause, single blanks.

    Returns:
        "year" and the year with its part, "days" and how many, "soon" for one that only the day of the
        text dates; None for none.

    Example:
        >>> deadline("phase out coal by 2038"), deadline("report within six months")
        (('year', 2039.0), ('days', 180.0))
        >>> (
        ...     deadline("before the end of the year"),
        ...     deadline("led by Japan"),
        ...     deadline("held in the year 2031"),
        ... )
        (('soon', 1.0), None, None)
    """
    for match in _BY.finditer(text):
        month, year = match["month"], match["year"]
        if year is not None and year.isdigit():
            part = next(
                (_PARTS[w] for w in re.findall(r"\w+", (match["part"] or "").lower()) if w in _PARTS), 1.0
            )
            if month is not None:
                part = _month(month) / 12
            return "year", int(year) + part
        if month is not None or (year is not None and match["part"]):
            return "soon", 1.0
    for match in _WITHIN.finditer(text):
        is_within = match[0].lower().startswith("within")
        if is_within or re.search(r"\bthe (?:next|coming|following)\b", match[0], re.IGNORECASE):
            count = (match["count"] or "1").lower()
            return "days", (float(count) if count.isdigit() else _COUNTS[count]) * _DAYS[
                match["unit"].lower()
            ]
    return None


def _month(name: str) -> float:
    lower = name.lower()
    return _SEASONS[lower] if lower in _SEASONS else MONTHS.index(lower) + 1.0


def sooner_or_later(before: str, after: str, *, is_wanted: bool) -> int:
    """Whether the second clause sets the earlier deadline: 1, the later: -1, the same, or not to be told: 0.

    Args:
        before: A clause, single blanks.
        after: The one that goes with it.
        is_wanted: Whether both promise or ask: a deadline put in is stronger then, one left out weaker.

    Returns:
        1, 0 or -1.

    Example:
        >>> sooner_or_later("phase out coal by 2038", "phase out coal by 2040", is_wanted=True)
        -1
        >>> sooner_or_later("review the list", "review the list within a year", is_wanted=True)
        1
    """
    old, new = deadline(before), deadline(after)
    if old is not None and new is not None:
        return (old[1] > new[1]) - (old[1] < new[1]) if old[0] == new[0] else 0
    return ((new is not None) - (old is not None)) * is_wanted
