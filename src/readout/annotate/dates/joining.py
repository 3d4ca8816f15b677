"""What the words around a found expression add: occasions, offsets, shared years, "around", "before"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.habits import only_country
from readout.annotate.dates.named import as_time

_GAP = re.compile(r"\s{1,3}(?:the\s|its\s|his\s|her\s)?")
_LIST_GAP = re.compile(r"\s?(?:,|and|or|to|through|until|-|–|—|,\sand)\s(?:on\s|in\s|between\s)?(?:the\s)?")
_DATED = frozenset({"date", "month-day", "named-day", "weekday", "day", "month-year", "month", "year"})
_ABOUT = re.compile(r"\b(?:around|circa|roughly|approximately|c\.|in\sor\saround)\s\Z", re.IGNORECASE)
_ABOUT_AGO = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost|some)\s\Z", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:(?P<before>before|prior\sto|ahead\sof)|after)\s\Z", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[,.;:)”\"]|\Z|\n)|\s(?:and|but|or|in|at|for|to|as|with|when|if|because|by)\b")


def merged(plain: list[DateExpression], named: Sequence[DateExpression]) -> list[DateExpression]:
    """Both kinds in order; an occasion's name wins over what stands in it, but not over a holiday.

    Args:
        plain: What the grammar found.
        named: Occasions found by their names.
    """
    holidays = [p for p in plain if p.kind == "named-day"]
    named = [n for n in named if not any(n.start < h.end and h.start < n.end for h in holidays)]
    plain = [_in_its_year(p, named) for p in plain]
    named = [
        n
        for n in named
        if not any(
            n.start < p.end
            and p.start < n.end
            and (p.kind == "nth-day" or (p.kind == "date" and p.end <= n.end))
            for p in plain
        )
    ]
    kept = [p for p in plain if not any(n.start < p.end and p.start < n.end for n in named)]
    return sorted([*kept, *named], key=lambda expression: expression.start)


def _in_its_year(plain: DateExpression, named: Sequence[DateExpression]) -> DateExpression:
    """ "the Oct. 7 attack": an occasion named by its own day tells the year too."""
    for occasion in named:
        inside = occasion.start <= plain.start and plain.end <= occasion.end
        if inside and plain.kind == "month-day" and len(occasion.days) == 1:
            return replace(plain, kind="date", year=occasion.days[0].year)
    return plain


def joined(text: str, found: list[DateExpression]) -> Iterator[DateExpression]:
    """Offsets take in what they count from; a year at the end of a list belongs to the whole list.

    Args:
        text: The document's text.
        found: Expressions of one sentence in order.

    Yields:
        The expressions that tell a time.
    """
    found = _with_shared_years(text, found)
    at = 0
    while at < len(found):
        one, after = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        if (
            one.kind == "offset"
            and after is not None
            and after.kind in _DATED
            and _GAP.fullmatch(text, one.end, after.start)
        ):
            yield _counted_from(one, after)
            at += 1
        elif one.kind == "named-day" and one.days:
            timed = as_time(one, text)
            if timed is not None:
                yield timed
                while at < len(found) and found[at].start < timed.end:
                    at += 1
        else:
            yield _qualified(text, one)


def _counted_from(offset: DateExpression, base: DateExpression) -> DateExpression:
    if offset.count is not None:
        return replace(base, start=offset.start, offset=(offset.count, offset.unit or "day"), open=None)
    return replace(base, start=offset.start, open="before" if offset.direction == "previous" else "after")


def _qualified(text: str, one: DateExpression) -> DateExpression:
    """With what the words before it say: about, before, after."""
    before = max(0, one.start - 20)
    if one.kind in ("year", "month-year", "date", "month-day", "month", "day") and not one.end_year:
        if _ABOUT.search(text, before, one.start):
            return replace(one, is_about=True)
        bound = _BOUND.search(text, before, one.start) if one.kind in ("date", "month-day") else None
        if bound is not None and one.end_day is None and _ENDS.match(text, one.end):
            return replace(one, open="before" if bound["before"] else "after")
    if one.kind == "ago" and one.count is not None and _ABOUT_AGO.search(text, before, one.start):
        return replace(one, is_about=True)
    return one


_STATES_YEARS = frozenset({"season", "fiscal-year", "academic-year"})
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})


def with_country(one: DateExpression, text: str, low: int, high: int) -> DateExpression:
    """A season or budget year with the state it is of: beside it, in its sentence, in the whole text.

    Args:
        one: Any expression.
        text: The document's text.
        low: First code point of its sentence.
        high: One past the last.
    """
    if one.kind not in _STATES_YEARS and one.unit not in _SEASONS:
        return one
    beside = text[max(low, one.start - 24) : one.start], text[one.end : min(high, one.end + 24)]
    country = (
        only_country(beside[0])
        or only_country(beside[1])
        or only_country(text[low:high])
        or only_country(text)
    )
    return one if country is None else replace(one, country=country)


def _with_shared_years(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """A yearless date in a list takes the year that stands at its end: "July 28 and August 3, 2024".

    From December to January the year is the one before.
    """
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, after = shared[at], shared[at + 1]
        if (
            one.kind not in ("month-day", "month")
            or one.direction is not None
            or after.year is None
            or after.month is None
        ):
            continue
        if after.kind not in ("date", "month-year") or not _LIST_GAP.fullmatch(text, one.end, after.start):
            continue
        year = after.year - 1 if (one.month or 0) > after.month else after.year
        shared[at] = replace(one, kind="date" if one.kind == "month-day" else "month-year", year=year)
    return shared
