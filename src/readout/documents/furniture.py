"""Lines that stand around a story on a page: navigation, sharing, comments, notices, end marks."""

from __future__ import annotations

import re

from readout.documents.days import FULL_DATE
from readout.documents.tables import furniture

EDGE = " \t\xa0*_#•·▪■●-–—>|:.…!\u200b"
"""What stands around the words of such a line."""

_CRUMB = re.compile(r"\s[>»›]\s?")
_PAGE_NUMBER = re.compile(r"(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?", re.IGNORECASE)
_LINK_ONLY = re.compile(
    r"(?:[\s|•·*\-]{0,6}!?\[[^\]\n]{0,120}\]\([^)\s]{0,400}\)(?:\{[^}\n]{0,60}\})?){1,20}[\s|]*"
)


def bare_words(line: str) -> str:
    """A line's words casefolded, without bullets, emphasis and punctuation around them."""
    return line.strip(EDGE).casefold().replace("’", "'")


def is_furniture(line: str) -> bool:
    """Navigation, sharing, comment and cookie lines, end marks, and lines without a letter or digit.

    Fires on "Skip to main content"; not on "Share prices fell in Tokyo after the talks.".

    Args:
        line: A trimmed line.

    Returns:
        Whether nobody wrote it as part of the story.

    Example:
        >>> is_furniture("Skip to main content"), is_furniture("Share prices fell in Tokyo after the talks.")
        (True, False)
    """
    bare = bare_words(line)
    if not bare or not any(map(str.isalnum, bare)):
        return True
    known = furniture()
    return (
        bare in known.exact
        or f"-{bare}-" in known.exact
        or line.lstrip(EDGE).casefold().startswith(known.prefixes)
    )


def opens_section(line: str) -> bool:
    """Lines after which a list of links or comments follows.

    Fires on "Related stories"; not on "Related talks were held on Monday.".

    Args:
        line: A trimmed line.

    Returns:
        Whether what follows is likely no story either.

    Example:
        >>> opens_section("READ ALSO"), opens_section("Related talks were held on Monday.")
        (True, False)
    """
    bare = bare_words(line)
    return bare in furniture().openers


def is_navigation(line: str) -> bool:
    """Breadcrumbs, rows of links, bare page numbers.

    Fires on "Home > World > Asia"; not on "The alliance > its parts.".

    Args:
        line: A trimmed line.

    Returns:
        Whether it is a way through a site and not a text.

    Example:
        >>> is_navigation("Home > World > Asia"), is_navigation("The two met in Seoul.")
        (True, False)
    """
    if _LINK_ONLY.fullmatch(line) or _PAGE_NUMBER.fullmatch(line):
        return True
    if line.endswith((".", "!", "?", "”")):
        return False
    crumbs = _CRUMB.split(line)
    if 2 <= len(crumbs) <= 9 and all(map(str.strip, crumbs)) and len(line.split()) <= 16:
        return True
    parts = line.split("|")
    return len(parts) > 1 and all(len(part.split()) <= 4 for part in parts) and FULL_DATE.search(line) is None
