"""A PDF becomes text: lines in reading order, joined to paragraphs by the gaps between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from readout.documents.limits import DEFAULT, Limits
from readout.errors import InputRejected
from readout.model import ArticleFields, Flag

_LINE = re.compile("[^\r\n\ufffe\x02]*[\ufffe\x02]?")
"""One line as the library gives it: up to its end, or to the hyphen that stood there."""

_DIGITS = re.compile(r"\d+")
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\uffff]")
_HYPHENS = ("\x02", "\ufffe", "\u00ad")
"""What the library gives for a hyphen at a line's end that is none in the word."""

PARAGRAPH_GAP = 1.35
"""A gap this many times the usual one separates paragraphs."""

REPEATED_PAGES = 3
"""A first or last line that stands on this many pages is a running head or foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf:
    """A PDF's text.

    Attributes:
        text: Paragraphs with a blank line between.
        fields: Title and author from the file, where they make sense.
        flags: What a reader should know.
    """

    text: str
    fields: ArticleFields
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a page: its words and the height of its baseline in points, or None."""

    words: str
    bottom: float | None


def read_pdf(data: bytes, *, limits: Limits = DEFAULT) -> Pdf:
    """Extract the text of a PDF.

    Args:
        data: The file.
        limits: Bounds on pages and text.

    Returns:
        Text and fields.

    Raises:
        InputRejected: `encrypted`, `bad-pdf`, `pdf-pages`, `text-too-long`, or `no-text` for scans.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from None
    try:
        return _read(document, limits)
    finally:
        document.close()


def _refusal(error: Exception) -> InputRejected:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return InputRejected("encrypted", "The PDF asks for a password.", hint="Save it without one.")
    return InputRejected("bad-pdf", f"Not a readable PDF: {error}")


def _read(document: Any, limits: Limits) -> Pdf:
    if len(document) > limits.pdf_pages:
        raise InputRejected("pdf-pages", f"{len(document)} pages; at most {limits.pdf_pages} are read.")
    pages: list[list[_Line]] = []
    points, broken = 0, 0
    for number in range(len(document)):
        lines = _page_lines(document, number)
        if lines is None:
            broken += 1
            continue
        points += sum(len(line.words) for line in lines)
        if points > limits.text_points:
            raise InputRejected("text-too-long", f"More than {limits.text_points} characters in the PDF.")
        pages.append(lines)
    text = "\n\n".join(_paragraphs(_without_running_lines(pages)))
    if not text.strip():
        raise InputRejected(
            "no-text", "The PDF holds no text: pictures of pages, perhaps.", hint="Run it through OCR."
        )
    flags = (Flag(code="pages-unreadable", message=f"{broken} pages could not be read."),) if broken else ()
    return Pdf(text=text, fields=_fields(document), flags=flags)


def _page_lines(document: Any, number: int) -> list[_Line] | None:
    import pypdfium2

    try:
        page = document[number]
        textpage = page.get_textpage()
        text = textpage.get_text_range()
        return list(_lines(textpage, text))
    except pypdfium2.PdfiumError:
        return None


def _lines(textpage: Any, text: str) -> Iterator[_Line]:
    import pypdfium2

    count = textpage.count_chars()
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        try:
            bottom: float | None = textpage.get_charbox(min(match.start(), count - 1), loose=True)[1]
        except pypdfium2.PdfiumError:
            bottom = None
        yield _Line(words=words, bottom=bottom)


def _without_running_lines(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Drop heads and feet that stand on page after page; the first head stays, it may be the title."""
    counts = Counter(key for page in pages for key in _edges(page))
    repeated = {key for key, count in counts.items() if count >= REPEATED_PAGES}
    kept = []
    for number, page in enumerate(pages):
        inner = list(page)
        if number and inner and _key(inner[0]) in repeated:
            inner = inner[1:]
        if inner and _key(inner[-1]) in repeated:
            inner = inner[:-1]
        kept.append(inner)
    return kept


def _edges(page: list[_Line]) -> set[str]:
    return {_key(page[0]), _key(page[-1])} if page else set()


def _key(line: _Line) -> str:
    return _DIGITS.sub("#", line.words)


def _paragraphs(pages: list[list[_Line]]) -> Iterator[str]:
    usual = _usual_gap(pages)
    width = _usual_width(pages)
    held = ""
    before: _Line | None = None
    for page in pages:
        for line in page:
            if before is not None and _breaks(before, line, usual, width):
                yield _clean(held)
                held = ""
            held = _append(held, line.words)
            before = line
    if held:
        yield _clean(held)


def _usual_gap(pages: list[list[_Line]]) -> float:
    """The distance between lines of one paragraph: the most frequent one; 0 when unknown."""
    gaps = [
        round(a.bottom - b.bottom, 1)
        for page in pages
        for a, b in pairwise(page)
        if a.bottom is not None and b.bottom is not None and a.bottom - b.bottom > 1
    ]
    counts = Counter(gaps)
    return min(counts, key=lambda gap: (-counts[gap], gap)) if counts else 0.0


def _usual_width(pages: list[list[_Line]]) -> int:
    lengths = sorted(len(line.words) for page in pages for line in page)
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _breaks(before: _Line, line: _Line, usual: float, width: int) -> bool:
    """Whether a paragraph ends between two lines."""
    ended = before.words.endswith((".", "!", "?", "”", ":", '"'))
    if before.bottom is None or line.bottom is None or usual == 0 or line.bottom >= before.bottom:
        return ended and len(before.words) < 0.8 * width
    if before.bottom - line.bottom > PARAGRAPH_GAP * usual:
        return True
    return len(before.words) < 0.6 * width and (ended or line.words[0].isupper())


def _append(held: str, words: str) -> str:
    if not held:
        return words
    if held.endswith(_HYPHENS):
        return held[:-1] + words
    return f"{held} {words}"


def _clean(words: str) -> str:
    for hyphen in _HYPHENS:
        words = words.replace(hyphen, "")
    return _UNUSABLE.sub(" ", words)


def _fields(document: Any) -> ArticleFields:
    found = document.get_metadata_dict(skip_empty=True)
    title = found.get("Title", "")
    if (
        title.lower().endswith((".doc", ".docx", ".pdf", ".indd"))
        or len(title.split()) < 3
        or title.startswith("Microsoft Word")
    ):
        title = ""
    return ArticleFields(title=title or None, byline=None)
