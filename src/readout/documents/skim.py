"""The lines of a page: enough to see whether it matters, at a fraction of what its main text costs."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"[\t\r\n\f\v][ \t\r\n\f\v]*| [ \t\r\n\f\v]+")
"""Ordinary white space but for a single blank, which most of it is."""
_ASIDES = ("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "button", "select")
"""Elements that hold nothing of a text."""
_BREAKS = (
    *("address", "article", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p"),
    *("pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
)
"""Elements before and after which a new line begins."""
_SENTENCE_ENDS = tuple(".!?…:;,”\"'’)")
MENU_WORDS = 5
"""A line of no more words that does not end as sentences do is an entry of a menu."""
_BREAK, _LINK, _LINK_END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Put where an element that breaks a line begins and ends, and a link: no characters of any text."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML may not hold."""
_NO_MARKS = dict.fromkeys(map(ord, (_BREAK, _LINK, _LINK_END)))
_LINKED = re.compile("\ufdd1[^\ufdd1\ufdd2]*")
_CARD = re.compile("\ufdd1[^\ufdd0-\ufdd2]*\ufdd0[^\ufdd1\ufdd2]*\ufdd2")
"""A link with several lines in it leads to another story."""
MAX_LINKED = 0.5
"""A line with more of it in links leads elsewhere."""


def skimmed(tree: HtmlElement) -> list[str]:
    """Every line of a page that is no menu's and no card's.

    Args:
        tree: The parsed page, which stays as it is.

    Returns:
        Lines in order; none where there is no body.
    """
    from lxml import etree

    body = deepcopy(tree.find("body"))
    if body is None:
        return []
    etree.strip_elements(body, *_ASIDES, with_tail=False)
    for before, after, tags in ((_BREAK, _BREAK, _BREAKS), (_LINK, _LINK_END, ("a",))):
        for element in body.iter(*tags):
            _set_texts(element, f"{before}{element.text or ''}", f"{after}{element.tail or ''}")
    text = etree.tostring(body, method="text", encoding="unicode", with_tail=False)
    lines = _CARD.sub(_BREAK, closed_up(text)).split(_BREAK)
    return [
        words
        for line in lines
        if (words := _unlinked(line)).endswith(_SENTENCE_ENDS) or words.count(" ") >= MENU_WORDS
    ]


def closed_up(words: str) -> str:
    """Runs of ordinary white space as one blank; no-break spaces stay."""
    return _SPACE.sub(" ", words)


def _set_texts(element: HtmlElement, text: str, tail: str) -> None:
    try:
        element.text, element.tail = text, tail
    except ValueError:  # what a reference such as &#1; stands for is in the tree, and cannot be put there
        element.text, element.tail = (_UNFIT.sub(" ", words) for words in (text, tail))


def _unlinked(line: str) -> str:
    """A line without the marks of its links; nothing of one that is mostly links."""
    if _LINK not in line and _LINK_END not in line:
        return line.strip()
    linked = sum(map(len, _LINKED.findall(line)))
    return line.translate(_NO_MARKS).strip() if linked <= MAX_LINKED * len(line) else ""
