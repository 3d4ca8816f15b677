"""The dateline that opens a wire story: place, day, agency, dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.documents.days import FULL_DATE, MONTH
from readout.documents.tables import agencies, not_places

MAX_POINTS = 120
"""A dateline is at most this long."""

_WORD = r"[A-Z\u00c0-\u00de][\w.'’\-]{0,20}"
_PLACE = (
    rf"{_WORD}(?:[ /](?!(?i:{MONTH})[ \xa0]\d){_WORD}){{0,4}}(?:[ ]?\[[A-Z][\w. ]{{1,30}}\])?"
    rf"(?:,[ ](?!(?i:{MONTH})[ \xa0]){_WORD}(?:[ ](?!(?i:{MONTH})[ \xa0]\d){_WORD}){{0,2}})?"
)
_DAY = rf"(?i:{MONTH}[ \xa0]\d{{1,2}}(?:,?[ \xa0]\d{{4}})?|\d{{1,2}}[ \xa0]{MONTH}(?:,?[ \xa0]\d{{4}})?)"
_AGENCY = r"(?:\((?P<agency>(?:[A-Z]|(?:dpa|apa|sda|efe|ots)\b)[^()\n]{0,40})\)|/(?P<slashed>[A-Z]{2,10})/)"
_DASH = r"[ \xa0]?(?:--|[-–—―]|:)[ \xa0]?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})?(?:[,.]?[ ](?P<day>{_DAY}))?(?:[,.]?[ ]?(?P<credit>{_AGENCY}))?"
    rf"\.?(?P<dash>{_DASH})?"
)
_LONE_PLACE = re.compile(rf"{_WORD}(?:[ ]{_WORD}){{0,3}},[ ]{_WORD}(?:[ ]{_WORD}){{0,2}}\.?")
_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|President|Spokes\w{0,7}|Director|Ambassador|Chancellor|Counsel\w{0,3}|Adviser|Advisor|Chair\w{0,5}|"
    r"Commissioner|Representative|Editor|Reporter|Correspondent|Staff|Writer|Inc|Jr|Sr|Ltd|PhD|News)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a dateline ends and what it names; offsets count in the paragraph.

    Attributes:
        end: One past its dash.
        place: Its place, or "".
        agency: What its brackets name, or None.
        day: (start, end) of its date, or None.
    """

    end: int
    place: str
    agency: str | None
    day: tuple[int, int] | None


def find_dateline(paragraph: str, *, is_first: bool) -> Dateline | None:
    """The dateline a paragraph opens with.

    It needs a place or an agency, and besides: a day or an agency, or (in the first paragraph of prose only)
    a place all in capitals followed by a dash.

    Args:
        paragraph: The paragraph, trimmed.
        is_first: Whether it is the first paragraph of prose.

    Returns:
        The dateline, or None.

    Example:
        >>> find_dateline("TOKYO, May 18 (Kyodo) — Japan said", is_first=False).agency
        'Kyodo'
        >>> find_dateline("WASHINGTON (Reuters) - The", is_first=False).end
        23
        >>> find_dateline("U.S. – Japan ties deepened.", is_first=True) is None
        True
    """
    match = _DATELINE.match(paragraph[:MAX_POINTS])
    if match is None or match.end() == 0 or match.end() >= len(paragraph):
        return None
    place, agency = match["place"] or "", match["agency"] or match["slashed"]
    if not _is_enough(match, place, agency, paragraph, is_first=is_first):
        return None
    day = match.span("day") if match["day"] is not None else None
    return Dateline(end=match.end(), place=place, agency=agency, day=day)


def _is_enough(
    match: re.Match[str], place: str, agency: str | None, paragraph: str, *, is_first: bool
) -> bool:
    dash = match["dash"] is not None and paragraph[match.start("dash") : match.end()].strip(" \xa0") != ""
    if agency is not None:
        if agency.casefold() in agencies():
            return dash or match["day"] is not None or match["slashed"] is not None
        return dash and place != "" and (match["day"] is not None or is_first)
    if match["dash"] is None or match["dash"].strip() == ":":
        is_closed = match["dash"] is not None or match[0].endswith(".")
        return is_closed and match["day"] is not None and _is_shouted(place)
    if match["day"] is not None:
        return place != "" and place.split(maxsplit=1)[0].upper() not in not_places()
    return is_first and _is_shouted(place) and match["dash"][:1] in " \xa0—" and len(match["dash"]) > 1


def _is_shouted(place: str) -> bool:
    city = place.partition(",")[0]
    letters = [c for c in city if c.isalpha()]
    return len(letters) > 3 and "." not in city and city.isupper() and city.split()[0] not in not_places()


def is_place_line(line: str) -> bool:
    """Whether a line is nothing but a place and what it lies in.

    Args:
        line: A trimmed line from the head of a document.

    Returns:
        True for "New Delhi, India", False for "Antony J. Blinken, Secretary of State".

    Example:
        >>> is_place_line("New Delhi, India"), is_place_line("Antony J. Blinken, Secretary of State")
        (True, False)
    """
    if len(line) > 60 or FULL_DATE.search(line):
        return False
    return _LONE_PLACE.fullmatch(line) is not None and _OFFICE.search(line) is None
