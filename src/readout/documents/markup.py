"""Marks of Markdown and lists around prose: the marks are metadata, the words inside are what is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from readout.documents.paragraphs import BLANK

Shape = Literal["plain", "title", "heading", "quote", "item"]

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]{0,8}\r?\n(?P<body>(?:[^\r\n]{0,2000}\r?\n){0,200}?)(?:---|\.\.\.)[ \t]{0,8}(?:\r?\n|\Z)"
)
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z][\w\-]{0,30})[ \t]{0,4}:[ \t]{1,4}(?P<value>[^\r\n]{1,1000})", re.MULTILINE
)
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]{1,8}")
_QUOTE = re.compile(r"(?:>[ \t]?){1,8}")
_ITEM = re.compile(
    r"(?:[-*+•·▪■●◦‣–—][ \t\xa0]{1,16}|\(?\d{1,3}[.)][ \t\xa0]{1,16}|\([a-zA-Z]{1,4}\)[ \t\xa0]{1,16})(?=\S)"
)
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}(?=\S)")
_UNMARKED = re.compile(r"[^\W\d_]|[“\"‘']")
"""Most paragraphs open with a letter or a quotation mark, and no mark does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peeled:
    """A paragraph without the marks around it; offsets count in the paragraph.

    Attributes:
        start: Where the words begin.
        end: Where they end.
        shape: What the marks said.
    """

    start: int
    end: int
    shape: Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontField:
    """A field of the front matter.

    Attributes:
        key: Lower-case name.
        value: Without quotation marks.
        start: Where the value begins in the text.
        end: One past it.
    """

    key: str
    value: str
    start: int
    end: int


def front_matter(text: str) -> tuple[int, tuple[FrontField, ...]]:
    r"""The fields between the two `---` lines that may open a Markdown file.

    Args:
        text: The stored text.

    Returns:
        Where the body begins (0 without front matter), and the fields.

    Example:
        >>> front_matter("---\ntitle: 'A'\n---\nBody")[1][0].value
        'A'
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return 0, ()
    fields = [_front_field(found, match.start("body")) for found in _FIELD.finditer(match["body"])]
    return (match.end(), tuple(fields)) if fields else (0, ())


def _front_field(found: re.Match[str], base: int) -> FrontField:
    value = found["value"].rstrip()
    start = base + found.start("value")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return FrontField(
            key=found["key"].lower(), value=value[1:-1], start=start + 1, end=start + len(value) - 1
        )
    return FrontField(key=found["key"].lower(), value=value, start=start, end=start + len(value))


def peel(paragraph: str) -> Peeled:
    """Find the words of a paragraph inside the marks of a heading, quotation, list item or emphasis.

    Args:
        paragraph: The paragraph, trimmed.

    Returns:
        Where its words stand and what the marks mean.

    Example:
        >>> peel("## Other meetings")
        Peeled(start=3, end=17, shape='heading')
        >>> peel("The minister spoke.").shape
        'plain'
    """
    if _UNMARKED.match(paragraph) and paragraph[-1] not in BLANK:
        return Peeled(start=0, end=len(paragraph), shape="plain")
    start, shape = _opening(paragraph)
    end = len(paragraph)
    mark = _EMPHASIS.match(paragraph, start)
    if mark is not None and end - len(mark[0]) > mark.end() and paragraph.endswith(mark[0]):
        if mark[0] not in paragraph[mark.end() : end - len(mark[0])]:
            start, end = mark.end(), end - len(mark[0])
    elif shape in ("title", "heading"):
        end = len(paragraph.rstrip("#" + BLANK))
    while start < end and paragraph[start] in BLANK:
        start += 1
    while end > start and paragraph[end - 1] in BLANK:
        end -= 1
    return (
        Peeled(start=start, end=end, shape=shape)
        if start < end
        else Peeled(start=0, end=len(paragraph), shape="plain")
    )


def _opening(paragraph: str) -> tuple[int, Shape]:
    match = _HEADING.match(paragraph)
    if match is not None:
        return match.end(), "title" if len(match["marks"]) == 1 else "heading"
    match = _QUOTE.match(paragraph)
    if match is not None:
        return match.end(), "quote"
    match = _ITEM.match(paragraph)
    return (match.end(), "item") if match is not None else (0, "plain")


def without_marks(text: str) -> str:
    """A title's words without Markdown's emphasis, heading marks and doubled blanks."""
    return " ".join(text.replace("**", "").replace("__", "").strip("#*_ \t\n").split())
