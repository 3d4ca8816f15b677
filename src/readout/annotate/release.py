"""Texts that a government or body gives out itself: read-outs, joint statements, remarks, communiqués."""

from __future__ import annotations

import re

from readout.annotate.page import Page
from readout.knowledge.words import word_list
from readout.model import Dating, Document

_OPENS = re.compile(
    r"\A\W*(?:\w+ )?(?:read-?out\b|joint (?:statement|declaration|communiqu|vision)|communiqu|remarks\b"
    r"|press statement|statement (?:by|from|of)\b)",
    re.IGNORECASE,
)
_ABOUT_TALKS = re.compile(
    r"\b(?:(?:joint )?(?:statement|declaration)|communiqu\w+|remarks|outcomes?|agreement"
    r"|calls?|meetings?|visits?|trip|talks|dialogue|summit|participation)\b",
    re.IGNORECASE,
)
_GIVEN_OUT = re.compile(
    r"\A\W*(?:the )?(?:below|following)\b[^.]{0,60}\b(?:attributable|released|issued|adopted)\b",
    re.IGNORECASE,
)


def is_release(page: Page) -> bool:
    """Whether a document is given out by one of those it speaks of.

    "Readout of President X's Call with Prime Minister Y" is; so are a ministry's text with a title about
    talks and one that opens with "The below is attributable to Spokesperson Z". An agency's report is none.

    Args:
        page: The document on the desk.

    Returns:
        True when its title, its publisher or its opening says so.
    """
    return is_given_out(page.document)


def is_given_out(document: Document) -> bool:
    """The same of a document that is not laid out: its title, publisher and opening are enough.

    Args:
        document: A read document with its text.

    Returns:
        True where it is given out by one of those it speaks of.
    """
    title = document.title or ""
    if _OPENS.match(title) or _GIVEN_OUT.match(document.text[:400]):
        return True
    publisher = {word.strip(".,()'’").lower() for word in (document.publisher or "").split()}
    return bool(publisher & word_list("issuing-offices")) and _ABOUT_TALKS.search(title) is not None


def day_of_release(page: Page) -> Dating:
    """The day on which a release was given out, as the date of what it tells without one.

    Args:
        page: The document on the desk.

    Returns:
        An inferred date; unknown where the document is no release or its day is not known.
    """
    published = page.document.published.date
    if published is None or not published.is_day or not is_release(page):
        return Dating()
    return Dating(date=published, basis="inferred", why="a release without another date tells of its own day")
