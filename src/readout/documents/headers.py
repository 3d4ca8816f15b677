"""Lines in which a document tells about itself: labels, dates, bylines."""

from __future__ import annotations

import re

from readout.documents.captions import MONTH_DAY, TOKEN
from readout.documents.days import DIGIT, FULL_DATE, find_date
from readout.documents.furniture import EDGE, bare_words
from readout.documents.tables import agencies, furniture, labels
from readout.model import EdtfDate

SHORT_POINTS = 240
"""Longer lines are prose, whatever they begin with."""

_LABEL = re.compile(
    r"[\s•·▪■●*_\-–—]{0,8}(?P<label>[A-Za-z][A-Za-z .\-]{1,24}?)\.?\s{0,3}[:：]\s{0,3}(?P<value>\S.{0,160})?$"
)
_BARE_SOURCE = re.compile(r"Sources?[ \t\xa0:]{1,3}(?P<value>[\w.\-’' ]{2,40})$", re.IGNORECASE)
_BARE_PUBLISHED = re.compile(
    r"(?:First )?(?P<label>Published|Posted|Updated|Last updated|Released|Issued)(?: (?:on|at))?[ ,:]{1,3}",
    re.IGNORECASE,
)
_DATE_LEFTOVER = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|\b(?:gmt|utc|jst|est|edt|cet|bst)\b|[\s\W\d]+",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"By(?: |\xa0)(?P<who>[A-Z\u00c0-\u00de][^\n]{1,100}|(?:a|an|our|the) [\w ]{3,40})$")
_CREDIT = re.compile(
    r"\(?(?:(?:Additional |Writing and )?(?:reporting|writing|editing) by"
    r"|(?:Written|Edited|Compiled|Translated|Reported) by|Compiled from)\b",
    re.IGNORECASE,
)
_VERBISH = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|met|held|agreed|told|may|must|can|could|should|shall|be|been|do|does|did)\b"
)
_COMMENT_MARK = re.compile(r"<!--[^\n]{0,2000}-->|&nbsp;")
_LINK_TARGET = re.compile(r"\[[^\]\n]{1,60}\]:\s?\S{1,400}.{0,100}|https?://\S{1,400}|\S{1,64}@[\w.\-]{1,80}")


def label_of(line: str) -> tuple[str, str, int] | None:
    """What a metadata line means, its value, and where the value begins.

    Args:
        line: A trimmed line.

    Returns:
        (meaning, value, offset of the value), or None when the line is no label we know.

    Example:
        >>> label_of("• Date:2025-04-11")
        ('published', '2025-04-11', 7)
        >>> label_of("Question: Will you meet him?") is None
        True
        >>> label_of("Source KYODO")
        ('source', 'KYODO', 7)
    """
    if len(line) > SHORT_POINTS:
        return None
    match = _LABEL.match(line)
    if match is not None:
        means = labels().get(match["label"].strip().casefold())
        if means is not None:
            value = match["value"] or ""
            return means, value.strip(EDGE), match.start("value") if value else len(line)
    match = _BARE_SOURCE.match(line)
    if match is not None and (match["value"].casefold() in agencies() or match["value"].isupper()):
        return "source", match["value"], match.start("value")
    match = _BARE_PUBLISHED.match(line)
    if match is not None and len(line) < 120 and FULL_DATE.match(line, match.end()):
        return labels()[match["label"].casefold()], line[match.end() :], match.end()
    return None


def is_metadata(line: str) -> bool:
    """Labelled lines, dates alone, what kind of document it is, link targets, comment marks.

    Fires on "Data Source:TAIWAN-JAPAN RELATIONS ASSOCIATION"; not on "Date palms line the road.".

    Args:
        line: A trimmed line.

    Returns:
        Whether it tells about the document.

    Example:
        >>> (
        ...     is_metadata("Data Source:TAIWAN-JAPAN RELATIONS ASSOCIATION"),
        ...     is_metadata("Date palms line the road."),
        ... )
        (True, False)
    """
    bare = bare_words(line)
    return (
        bare in furniture().kickers
        or bare.startswith(furniture().kicker_prefixes)
        or label_of(line) is not None
        or is_date_line(line)
        or _COMMENT_MARK.fullmatch(line) is not None
        or _LINK_TARGET.fullmatch(line) is not None
    )


def is_date_line(line: str) -> bool:
    """A date, perhaps with weekday and time, and nothing else.

    Fires on "Tuesday, October 8, 2019"; not on "Talks of 8 October 2019".

    Args:
        line: A trimmed line.

    Returns:
        Whether it only dates the document.

    Example:
        >>> is_date_line("Tuesday, October 8, 2019"), is_date_line("Talks of 8 October 2019")
        (True, False)
    """
    if len(line) > 80 or DIGIT.search(line) is None:
        return False
    match = FULL_DATE.search(line)
    if match is None:
        return False
    return _DATE_LEFTOVER.sub("", line[: match.start()] + line[match.end() :]) == ""


def header_date(line: str) -> tuple[EdtfDate, int, int] | None:
    """The date of a line above the story that gives place and date, perhaps with the publisher after it.

    Args:
        line: A trimmed line.

    Returns:
        The date and where it stands, or None.

    Example:
        >>> header_date("**Washington, January 21, 2025** | Meridian News")[0].text
        '2025-01-21'
        >>> header_date("Talks of 8 October 2019") is None
        True
    """
    if len(line) > 120 or line.endswith((".", "!", "?", ":")):
        return None
    found = find_date(line)
    if found is None or any(word[0].islower() for word in TOKEN.findall(line[: found[1]])):
        return None
    return found if len(line[: found[1]].split()) <= 5 else None


def byline_of(line: str) -> str | None:
    """Who wrote it, from a byline.

    Args:
        line: A trimmed line.

    Returns:
        The words after "By", or None.

    Example:
        >>> byline_of("By TTU")
        'TTU'
        >>> byline_of("By Friday the ministers had left Tokyo.") is None
        True
    """
    match = _BYLINE.match(line)
    if match is None or line.endswith((".", ":", "?", "!", ",")) or len(line.split()) > 14:
        return None
    if _VERBISH.search(line) or MONTH_DAY.match(match["who"]):
        return None
    return match["who"].strip()


def is_byline(line: str) -> bool:
    """Bylines, and the line that names reporters and editors.

    Fires on "(Reporting by Ann Lee; editing by Bo Tan)"; not on "By then both sides had agreed".

    Args:
        line: A trimmed line.

    Returns:
        Whether it names who made the text.

    Example:
        >>> is_byline("(Reporting by Ann Lee; editing by Bo Tan)"), is_byline("By then both sides had agreed")
        (True, False)
    """
    return byline_of(line) is not None or (len(line) < SHORT_POINTS and _CREDIT.match(line) is not None)
