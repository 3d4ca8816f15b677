"""From when a claim counts: a date, the day somebody took office, a turning point, so many years back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from readout.annotate.folded import Folded
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.wording.rule import Count
from readout.annotate.wording.words import LANDMARKS, NUMBERS
from readout.knowledge.types import Tenure
from readout.model import EdtfDate

Subject = Callable[[], Reference | None]
"""Whom "he took office", "taking office" speaks of."""

_TOOK_OFFICE = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|assum(?:e|es|ed|ing)|enter(?:ed|ing)|return(?:ed|ing) to|com(?:e|ing) to"
    r"|came (?:to|into)) (?:up )?(?:(?:the|his|her|their|its) )?(?:\w+ )?(?:office|power|post|position"
    r"|presidency|premiership|helm|mandate|reins|role|duties|over)\b"
    r"|\b(?:was|were|been|being) (?:sworn in|inaugurated|elected|appointed|named)\b"
    r"|\b(?:his|her|their) (?:inauguration|appointment|election)\b"
    r"|\bbec(?:ame|oming) (?:the )?(?:\w+ )?(?:president|premier|prime minister|chancellor|foreign minister"
    r"|secretary)\b"
    r"|'s (?:inauguration|appointment)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:he|she|they|it)\b|(?:taking|assuming|becoming|entering|coming|returning|being|his|her|their)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)s?\b")
_THIS = re.compile(r"\bthis (?:year|month|week)\b", re.IGNORECASE)
_UNIT_YEARS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}


def since_of(page: Page, plain: Folded, count: Count, subject: Subject) -> str | None:
    """EDTF text of the date from which a claim counts.

    Args:
        page: The document on the desk.
        plain: The sentence.
        count: The claim.
        subject: Whom the clause speaks of when it says "he".

    Returns:
        The text, or None when it cannot be told.
    """
    if count.reach.since is None:
        return (
            _years_back(page, count.reach.years)
            if count.reach.years is not None
            else _this_year(page, plain, count)
        )
    low, high = count.reach.since
    clause = plain.text[low:high]
    dated = _dated(page, *plain.span(max(0, low - len("since ")), high))
    if _TOOK_OFFICE.search(clause) is not None:
        taken = _took_office(page, plain, (low, high), subject)
        if taken is not None and (dated is None or _agree(dated, taken)):
            return taken
    year = _YEAR.search(clause)
    if year is None and (known := _landmark(clause.lower())) is not None:
        return known
    if dated is not None:
        return dated if year is not None else _past(page, dated)
    return year[1] if year is not None else None


def _landmark(clause: str) -> str | None:
    """The date of a turning point all of whose words are there."""
    return next(
        (date for words, date in LANDMARKS.items() if all(w in clause for w in words.split(" … "))), None
    )


def _past(page: Page, dated: str) -> str:
    """A date without a year that was taken for one still to come: nobody counts from there; a year before."""
    low, latest = EdtfDate(text=dated).low, page.window[1]
    if low is None or latest is None or low <= latest or not re.fullmatch(r"\d{4}(?:-\d\d){1,2}", dated):
        return dated
    earlier = f"{low.year - 1:04d}{dated[4:]}"
    return earlier if not earlier.endswith("-02-29") else dated


def _this_year(page: Page, plain: Folded, count: Count) -> str | None:
    """The year that "the third this year" counts in."""
    found = _THIS.search(plain.text, count.start, count.reach.end)
    return _dated(page, *plain.span(*found.span())) if found is not None else None


def _dated(page: Page, start: int, end: int) -> str | None:
    """The first time expression of a stretch that has a meaning."""
    texts = (dating.text for _, dating in page.dates_in(start, end))
    return next((text for text in texts if text is not None), None)


def _took_office(page: Page, plain: Folded, clause: tuple[int, int], subject: Subject) -> str | None:
    """The first day in office of whoever the clause speaks of."""
    named = [r for r in page.references_in(*plain.span(*clause)) if r.is_person]
    who = subject() if _PRONOUN.match(plain.text, clause[0]) else next(iter(named), None)
    if who is None or who.entity is None:
        return None
    tenure = _tenure(page, who)
    return _first_day(tenure) if tenure is not None else None


def _tenure(page: Page, who: Reference) -> Tenure | None:
    """What the person held when the text was written: the office named with him, else the latest begun."""
    if who.entity is None or page.window == (None, None):
        return None
    held = page.knowledge.tenures_of(who.entity.entity, *page.window)
    named = [t for t in held if t.office == who.office_id] or list(held)
    if not named:
        return None
    latest = max(named, key=lambda t: t.start)
    return _unbroken(page, latest)


def _unbroken(page: Page, tenure: Tenure) -> Tenure:
    """The first of consecutive terms in one office."""
    for earlier in reversed(page.knowledge.tenures_of(tenure.person)):
        same = earlier.office == tenure.office and earlier.of == tenure.of
        if same and earlier.end is not None and 0 <= (tenure.start - earlier.end).days <= 1:
            tenure = earlier
    return tenure


def _first_day(tenure: Tenure) -> str:
    text = tenure.start.isoformat()
    return {"day": text, "month": text[:7], "year": text[:4]}[tenure.precision]


def _agree(dated: str, taken: str) -> bool:
    """Whether the day in office is one the text's own date can mean."""
    low, high = EdtfDate(text=dated).bounds()
    first, last = EdtfDate(text=taken).bounds()
    return (low is None or last is None or low <= last) and (high is None or first is None or first <= high)


def _years_back(page: Page, years: re.Match[str]) -> str | None:
    """The year so many before publication ("in 12 years"), as an approximate one."""
    published = page.document.published.date
    day = (published.low or published.high) if published is not None else _middle(page)
    word, unit = (years["count"] or "").lower(), (years["unit"] or "").lower().rstrip("s")
    number = NUMBERS.get(word, 1 if word in ("a", "an") else int(word) if word.isdigit() else 0)
    if day is None or number == 0 or unit not in _UNIT_YEARS:
        return None
    back = day.year - number * _UNIT_YEARS[unit]
    return f"{back:04d}~" if back > 0 else None


def _middle(page: Page) -> dt.date | None:
    """A day of the window, when it is shorter than a month."""
    low, high = page.window
    return low if low is not None and high is not None and (high - low).days <= 31 else None
