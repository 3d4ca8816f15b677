"""What the words around an expression say about it: that it is still to come, or only a photo's date."""

from __future__ import annotations

import re

_EDGE = re.compile(
    r"(?:[!?;\n]|(?<!\b[A-Z])(?<!\.[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)"
    r"(?<!\bHon)(?<!\bProf)(?<!\bAmb)\.)\s"
)
"""Where a sentence ends: not at the dot of an initial or a title."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|(?-i:may)|might|to\sbe|is\sdue|are\sdue|due\s(?:to|in|on)|set\s(?:to|for)|plan(?:s|ned|ning)?\s(?:to|for|a|on)|"
    r"expect(?:s|ed)?\s(?:to|in|on|next|later)|scheduled|slated|upcoming|intends?\sto|aims?\sto|is\sto|are\sto|is\sexpected|"
    r"hopes?\sto|prepar(?:es|ing)\s(?:to|for)|going\sto|planned|deadline|no\slater\sthan|postponed\s(?:to|until)|"
    r"invited|tentatively|forthcoming|begins|starts|takes\splace|would\slike\sto)\b"
    r"|\b(?:is|are)\s(?:also\s)?\w+ing\s(?:[\w\s]{0,30}\s)?on\s\Z",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has\sbeen|met|held|said|told|agreed|signed|issued|announced|visited|arrived|took|conducted|since|learned|"
    r"reported|launched|attacked|started|began|assumed|elected|"
    r"(?!(?:scheduled|planned|expected|slated|invited|postponed|delayed|supposed|projected|tasked|proposed)\b)\w+ed)(?:\s(?:on|in|at|from))?\s*\Z",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|must|to|expected|due)\s(?:not\s|also\s)?(?:be\s)?\Z",
    re.IGNORECASE,
)
_DONE_THEN = re.compile(r"\W*(?:had|held|met|said|saw|spoke|told|went)\b", re.IGNORECASE)
_FELL_THROUGH = re.compile(r"\s(?:was|were|had\sbeen)\b")
_PHOTO = re.compile(
    r"\b(?:file|stock|pool|handout|archive|courtesy)\s(?:photo(?:graph)?|picture|image|pic)\b|\(photo\b|\bphotos?(?:graph)?(?:\s(?:taken|by|credit|from|via|dated)\b|[:,)/])|"
    r"\A\s*photo\b|\bpictured\b|\bGetty\b|\bscreengrab\b|\bfile\)",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“”\"]")
_LINE = 300
"""How many code points before an expression its line is looked at."""
_PARAGRAPH = 1500
"""How many before a place quotation marks are looked for."""
_BACK_STORY = re.compile(
    r"\b(?:since|took\soffice|taking\soffice|assum(?:ed|ing)\s(?:office|\w+\spost)|in\soffice|born|founded|established|adopted|elected|"
    r"inaugurated|sworn\sin|dating|anniversary|unlike|compared|previous(?:ly)?|earlier|last\smet|in\sthe\sfirst)\b",
    re.IGNORECASE,
)


def clause_around(text: str, start: int, end: int, *, reach: int = 120) -> tuple[str, str]:
    """The words of the sentence before and after a stretch.

    Args:
        text: The document's text.
        start: First code point of the stretch.
        end: One past its last.
        reach: How many code points to look each way.
    """
    before = text[max(0, start - reach) : start]
    edges = list(_EDGE.finditer(before))
    after = text[end : end + reach]
    edge = _EDGE.search(after)
    return before[edges[-1].end() :] if edges else before, after[: edge.start()] if edge else after


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the text speaks of what is still to come where it tells this time.

    Args:
        text: The document's text.
        start: First code point of the expression.
        end: One past its last.

    Example:
        >>> text = "They will meet Friday. They met on Monday and will go on."
        >>> looks_ahead(text, 15, 21), looks_ahead(text, 35, 41)
        (True, False)
    """
    before, after = clause_around(text, start, end)
    past = _PAST.search(before)
    if past is not None:
        return _MODAL.search(before, max(0, past.start() - 24), past.start()) is not None
    if _DONE_THEN.match(after) and _MODAL.search(before) is None:
        return False
    if _AHEAD.search(before):
        return _FELL_THROUGH.match(after) is None
    opening = before.strip(" \"“'") in ("", "On", "In", "Next", "Later")
    return bool(opening and _AHEAD.search(after[:70]) and not re.match(r"\W*\w+ed\b", after))


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether the text clearly speaks of what is past where it tells this time.

    Args:
        text: The document's text.
        start: First code point of the expression.
        end: One past its last.

    Example:
        >>> looks_back("They met on Monday", 12, 18), looks_back("The talks on Monday", 13, 19)
        (True, False)
    """
    before, _ = clause_around(text, start, end)
    return _PAST.search(before) is not None and not looks_ahead(text, start, end)


def is_quoted(text: str, at: int) -> bool:
    """Whether a place in the text is within quotation marks that open in its paragraph.

    Args:
        text: The document's text.
        at: A code point.

    Example:
        >>> is_quoted("He said, “we met today”.", 17), is_quoted('He said "no" today.', 13)
        (True, False)
    """
    low = max(0, at - _PARAGRAPH)
    low = max(low, text.rfind("\n", low, at) + 1)
    marks = [m[0] for m in _QUOTE.finditer(text, low, at)]
    if not marks:
        return False
    return marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1)


def is_photo_date(text: str, start: int, end: int) -> bool:
    """Whether this is when a picture was taken.

    Args:
        text: The document's text.
        start: First code point of the expression.
        end: One past its last.

    Example:
        >>> text = "The minister (Reuters file photo, Jan. 8, 2021) met him."
        >>> is_photo_date(text, 34, 46), is_photo_date("They met on Jan. 8, 2021", 12, 24)
        (True, False)
    """
    reach = max(0, start - _LINE)
    line_start = text.rfind("\n", reach, start) + 1 or reach
    return _PHOTO.search(text[line_start : end + 60].split("\n", maxsplit=1)[0]) is not None


def is_back_story(text: str, start: int, end: int) -> bool:
    """Whether the text only looks back on what happened then: somebody took office, a law was adopted.

    Args:
        text: The document's text.
        start: First code point of the expression.
        end: One past its last.

    Example:
        >>> text = "the first since the administration took office on Jan. 20"
        >>> is_back_story(text, 50, 57), is_back_story("They met on Jan. 20", 12, 19)
        (True, False)
    """
    before, _ = clause_around(text, start, end, reach=80)
    return _BACK_STORY.search(before) is not None
