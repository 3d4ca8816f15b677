"""A text as paragraphs: one a line, or, where lines were broken at a column, several lines each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\ufeff"
)
"""What may stand outside of all blocks: white space, and a byte order mark."""

SAMPLE_LINES = 2_000
"""Lines looked at to see whether a text was broken at a column."""

MAX_WRAP = 100
"""Lines longer than this were not broken at a column."""

_NEW_ITEM = re.compile(
    r"(?:[-*+•·▪■●–—]|\d{1,3}[.)]|[a-z][.)]|#{1,6}|>|\||<!--|\\#|\*\*\*|---)(?:\s|$)|<!--|\\#"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text without blank lines inside, trimmed.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The characters, line ends included.
        after_blank: Whether a blank line, or nothing, comes before it.
    """

    start: int
    end: int
    text: str
    after_blank: bool


def split_paragraphs(text: str, *, start: int = 0) -> list[Paragraph]:
    r"""Cut a text into paragraphs that cover everything but white space.

    Args:
        text: The stored text.
        start: Where to begin.

    Returns:
        In order, not overlapping, none empty.

    Example:
        >>> [p.text for p in split_paragraphs("One line.\nAnother.\n\nThird.")]
        ['One line.', 'Another.', 'Third.']
    """
    lines = list(_lines(text, start))
    written = [line for line in lines if line is not None]
    width = _wrap_width(written[:SAMPLE_LINES])
    return list(_joined(text, lines, width)) if width else written


def _lines(text: str, start: int) -> Iterator[Paragraph | None]:
    """Each line, trimmed; None for a blank one."""
    position = start
    after_blank = True
    for raw in text[start:].splitlines(keepends=True):
        body = raw.strip(BLANK)
        if body:
            first = position + len(raw) - len(raw.lstrip(BLANK))
            yield Paragraph(start=first, end=first + len(body), text=body, after_blank=after_blank)
        else:
            yield None
        after_blank = not body
        position += len(raw)


def _wrap_width(lines: list[Paragraph]) -> int:
    """The column at which lines were broken, or 0 when each line is a paragraph.

    Broken text is full of lines that could not have taken the next line's first word.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank and _continues(b)]
    short = [a for a, _ in pairs if len(a.text) <= MAX_WRAP]
    if len(short) < 2 or len(short) < 0.8 * len(pairs):
        return 0
    width = sorted(len(a.text) for a in short)[int(0.95 * (len(short) - 1))]
    full = sum(_was_full(a, b, width) for a, b in pairs)
    unfinished = sum(a.text[-1] not in '.!?”":;' for a, _ in pairs)
    if width < 40 or full < 0.6 * len(pairs) or unfinished < 0.5 * len(pairs):
        return 0
    return width


def _was_full(line: Paragraph, following: Paragraph, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width - 2


def _continues(line: Paragraph) -> bool:
    return _NEW_ITEM.match(line.text) is None


def _joined(text: str, lines: list[Paragraph | None], width: int) -> Iterator[Paragraph]:
    held: Paragraph | None = None
    last: Paragraph | None = None
    for line in lines:
        if (
            held is not None
            and last is not None
            and line is not None
            and width
            and _belongs(last, line, width, text)
        ):
            held = Paragraph(
                start=held.start, end=line.end, text=text[held.start : line.end], after_blank=held.after_blank
            )
        else:
            if held is not None:
                yield held
            held = line
        last = line
    if held is not None:
        yield held


def _belongs(line: Paragraph, following: Paragraph, width: int, text: str) -> bool:
    if not _continues(following):
        return False
    if text.startswith("  ", line.end):
        return False  # Markdown's two blanks: a line break that was meant
    return _was_full(line, following, width) or following.text[0].islower() or line.text[-1] not in '.!?”":*'
