"""Where a countable claim ends, and where in it stands what it counts from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.annotate.folded import trimmed
from readout.annotate.wording.words import ACT_NOUNS, NUMBERS, ORDINALS

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:at least |(?:the )?(?:early|mid|late|end of|start of|beginning of)[ -])?"
    rf"(?:{_MONTH} {_DAY}(?:, \d{{4}})?\b|{_DAY} {_MONTH}(?: \d{{4}})?|{_MONTH},? \d{{4}}\b"
    r"|(?:the )?\d{4}s?\b"
    rf"|(?:last|this) (?:year|month|week|spring|summer|autumn|fall|winter|{_MONTH})\b|then\b|{_MONTH})"
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_GOES_ON = re.compile(r" (?:that|to|by|between|of|with|for|among|outside)\b")
_CLAUSE_WORDS = (
    r"and (?=(?:the |his |her |its |their )?(?:" + "|".join(ORDINALS) + r")\b"
    r"|(?:has|had|have|was|were|is|are|will|would|could|may|also|then|he|she|they|it|that|which|who|to|said|met|held|\w+ed)\b)"
    r"|but\b|while\b|whereas\b|although\b|though\b|amid\b|saying\b|according\b"
)
_STOP = re.compile(
    rf'[;()—"!?…]|(?<!\w)–|–(?!\w)|:(?!\d)|,(?! ?\d{{3,4}}\b)| - | (?:{_CLAUSE_WORDS})', re.IGNORECASE
)
_LIST = re.compile(r"(?:, (?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}){1,6},? and (?:the )?[A-Z][\w.'-]*")
_LISTED = re.compile(r"\b(?:between|among|of|with|by|in|to)\b")
_INSERTION = re.compile(
    r", (?:[\w.'-]+ ){0,8}?since\b|, [^,;:()–—\"]{1,50}, [^,;:()–—\"]{0,40}?\bsince\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|when|where|after|as|and|but|said|says|told|he|she|they|it)\b")
_LOOSE = re.compile(
    r" (?:on|at|in|during|after|before|last|this|next|when|where|as|under|for|via|through|is|was|will|has)\b"
)
_KIND_OF = re.compile(r" in (?:the|this|that) (?:format|series|framework)\b| (?:of|in) its kind\b")
_THIS_YEAR = re.compile(r"(?: so far)? this (?:year|month|week)\b")
_PARTICIPLE = re.compile(
    r"\b(?:" + "|".join(sorted(ACT_NOUNS, key=len, reverse=True)) + r")(?= (?:[a-z]+ing|in which|which)\b)"
)
_SPAN_OF_YEARS = re.compile(
    r"\b(?:with)?in (?:the (?:past|last) )?"
    r"(?:(?:more than|nearly|almost|about|around|over|at least|some|roughly) )?"
    r"(?P<count>an?|half a|several|\d{1,3}|(?:"
    + "|".join(NUMBERS)
    + r"|thirty|forty|fifty|sixty)(?:-\w+)?) ?"
    r"(?P<unit>years?|decades?|months?|weeks?|days?|century|centuries)\b"
    r"|\bin (?P<many>years|decades|months)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a claim reaches.

    Attributes:
        end: One past its last character.
        since: The stretch after "since", or None.
        years: "in 12 years", or None.
    """

    end: int
    since: tuple[int, int] | None = None
    years: re.Match[str] | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether it says from when it counts."""
        return self.since is not None or self.years is not None


def extent(plain: str, core: int, *, is_time: bool = False, is_predicate: bool = True) -> Extent:
    """Where the claim ends whose counted words end at `core`.

    It ends with its since-clause; without one where its own phrase ends.

    Args:
        plain: The sentence.
        core: One past the ordinal and the noun it counts.
        is_time: It reads "the third time …": the clause that says of what belongs to it.
        is_predicate: It reads "was the first …": what follows belongs to it as far as the clause goes. Else
            places and days after it are the event's, not the claim's.

    Returns:
        The extent.

    Example:
        >>> text = "It was the first visit since Oct. 7, 2023, when war broke out, and the third this year."
        >>> reach = extent(text, text.index(" since"))
        >>> text[reach.since[0] : reach.end]
        'Oct. 7, 2023'
        >>> text = "They held their third summit in Seoul on Monday and left."
        >>> text[: extent(text, text.index(" in Seoul"), is_predicate=False).end]
        'They held their third summit'
    """
    hard = _hard_end(plain, core)
    years = _SPAN_OF_YEARS.search(plain, core, hard)
    found = _SINCE.search(plain, core, hard)
    if found is None:
        low = years.end() if years is not None else core
        return Extent(
            trimmed(plain, 0, hard if is_predicate or is_time else _loose_end(plain, low, hard))[1],
            years=years,
        )
    low, end, is_date = found.end() + 1, hard, False
    date = _DATE.match(plain, low, hard)
    if date is not None and plain[date.end() : date.end() + 1] in ("", " ", ",", ".", ";"):
        is_date = True
        if _GOES_ON.match(plain, date.end(), hard) is None:
            end = date.end()
    noun = _PARTICIPLE.search(plain, low, end) if is_time else None
    if noun is not None:
        end = noun.end()
    end = trimmed(plain, 0, max(end, min(low, hard)))[1]
    high = min(date.end(), end) if date is not None and is_date else end
    return Extent(end, since=(low, high) if low < high else None, years=years)


def _hard_end(plain: str, core: int) -> int:
    """Where the clause ends at the latest."""
    at = core
    while (match := _STOP.search(plain, at)) is not None:
        here = match.start()
        if match[0] == '"' and plain[here - 1] == " " and (close := plain.find('"', here + 1)) > 0:
            at = close + 1
        elif match[0] == "," and (past := _past_comma(plain, core, here)) is not None:
            at = past
        else:
            return here
    return len(plain)


def _past_comma(plain: str, core: int, comma: int) -> int | None:
    """Where to go on after a comma that does not end the claim: a list of names, an aside before "since"."""
    names = _LIST.match(plain, comma)
    if names is not None and _LISTED.search(plain, core, comma) is not None:
        return names.end()
    aside = _INSERTION.match(plain, comma)
    if aside is None or _SINCE.search(plain, core, comma) is not None or _ASIDE.search(aside[0]) is not None:
        return None
    return aside.end()


def _loose_end(plain: str, core: int, hard: int) -> int:
    own = _KIND_OF.match(plain, core, hard)
    loose = _LOOSE.search(plain, own.end() if own is not None else core, hard)
    if loose is None:
        return hard
    year = _THIS_YEAR.match(plain, loose.start(), hard)
    return year.end() if year is not None else loose.start()
