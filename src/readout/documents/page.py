"""A web page becomes text: main content in paragraphs, with what its markup says of them.

The stored text is the extracted one, paragraphs with a blank line between; offsets count in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from readout.documents.charset import declared_charset
from readout.documents.decode import Decoded, decode
from readout.documents.limits import DEFAULT, Limits
from readout.documents.page_fields import first_heading, page_fields
from readout.documents.scan import check_page
from readout.documents.skim import closed_up, skimmed
from readout.errors import InputRejected
from readout.model import ArticleFields, BlockKind, Flag

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

_XML_OPENING = re.compile(r"<\?xml[^>]{0,200}>")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"
_NO_CONTROL = bytes.maketrans(_CONTROL, b" " * len(_CONTROL))
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
"""U+FFFE and U+FFFF, which the parser refuses."""
_CAPTION_XPATH = (
    "//figcaption|//*[self::p or self::div or self::span]"
    "[contains(concat(' ', normalize-space(@class), ' '), ' caption ') or contains(@class, 'wp-caption-text')"
    " or contains(@class, 'image-caption') or contains(@class, 'photo-caption')]"
)
_BYLINE_XPATH = "//*[self::p or self::div or self::span][contains(@class, 'byline')]"
MIN_SKIMMED = 400
"""A page with less text in lines is read thoroughly: its text may stand in a script."""
MAX_HINT_POINTS = 1_000
MAX_HINTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's text and what its markup says.

    Attributes:
        text: Paragraphs with a blank line between.
        fields: Title, date, author, site, address, language from the markup.
        hints: Paragraph text → kind of block.
        flags: What a reader should know.
    """

    text: str
    fields: ArticleFields
    hints: dict[str, BlockKind]
    flags: tuple[Flag, ...]


def read_page(
    data: bytes, *, charset: str | None = None, limits: Limits = DEFAULT, thoroughly: bool = True
) -> Page:
    """Extract a page's main text.

    Args:
        data: The page's bytes.
        charset: Encoding that the server named, for a page that names none itself.
        limits: Bounds, checked before any parser runs.
        thoroughly: Tell the main text from what stands around it. Otherwise all lines that are no menu's, at
            a fraction of the time: enough to see whether the page matters.

    Returns:
        Text, fields and hints.

    Raises:
        InputRejected: A bound is passed, or there is no text in it.
    """
    if len(data) > limits.html_bytes:
        raise InputRejected(
            "too-large", f"A page of {len(data)} bytes; at most {limits.html_bytes} are read."
        )
    decoded = decode(data, declared=declared_charset(data) or charset)
    encoded = _without_opening(decoded.text).encode("utf-8", "replace").translate(_NO_CONTROL)
    encoded = _NO_CHARACTER.sub(b" ", encoded)
    check_page(encoded, limits=limits)
    return _extract(encoded, decoded, thoroughly=thoroughly)


def _without_opening(markup: str) -> str:
    """The page without its XML declaration, which the parser refuses in decoded text."""
    markup = markup.lstrip("\ufeff \t\r\n")
    opening = _XML_OPENING.match(markup)
    return markup[opening.end() :] if opening is not None else markup


def _extract(encoded: bytes, decoded: Decoded, *, thoroughly: bool) -> Page:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    try:
        tree = document_fromstring(encoded, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputRejected("no-text", f"No page could be built from it: {error}.") from None
    fields = page_fields(tree)
    heading = first_heading(tree)
    hints = _hints(tree, encoded)
    paragraphs = [] if thoroughly else skimmed(tree)
    if sum(map(len, paragraphs)) < MIN_SKIMMED:
        paragraphs = _main_text(tree, hints)
    if heading is not None and paragraphs and heading not in paragraphs[:5]:
        paragraphs.insert(0, heading)
    if heading is not None:
        hints[heading] = "title"
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise InputRejected("no-text", "The page holds no text that is not navigation.")
    return Page(text=text, fields=fields, hints=hints, flags=decoded.flags)


def _hints(tree: HtmlElement, encoded: bytes) -> dict[str, BlockKind]:
    hints: dict[str, BlockKind] = {}
    kinds: tuple[tuple[str, BlockKind], ...] = ((_CAPTION_XPATH, "caption"), (_BYLINE_XPATH, "byline"))
    for xpath, kind in kinds:
        for element in tree.xpath(xpath)[:MAX_HINTS] if kind.encode() in encoded else ():
            words = tidy(element.text_content()[: 2 * MAX_HINT_POINTS])
            if 0 < len(words) <= MAX_HINT_POINTS:
                hints.setdefault(words, kind)
    return hints


def _main_text(tree: HtmlElement, hints: dict[str, BlockKind]) -> list[str]:
    for fast in (True, False):
        body = _run_trafilatura(tree, fast=fast)
        if body is not None:
            found = list(_paragraphs(body, hints))
            if found:
                return found
    return list(_every_paragraph(tree))


def _run_trafilatura(tree: HtmlElement, *, fast: bool) -> Any:
    from copy import deepcopy

    from trafilatura import bare_extraction

    document = bare_extraction(deepcopy(tree), options=_options(fast=fast))
    return getattr(document, "body", None)


@cache
def _options(*, fast: bool) -> Extractor:
    """What trafilatura is told, worked out once: it asks its configuration a dozen times."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=fast, comments=False, tables=True)


def _paragraphs(body: Any, hints: dict[str, BlockKind]) -> Iterator[str]:
    for element in body:
        if element.tag in ("list", "table"):
            for part in element.iter("item", "row"):
                yield from _piece(
                    " | ".join(filter(None, map(_words, part))) if part.tag == "row" else _words(part)
                )
            continue
        for words in _piece(_words(element)):
            if element.tag == "head":
                hints.setdefault(words, "metadata")
            elif element.tag == "quote":
                hints.setdefault(words, "quote")
            yield words


def _piece(words: str) -> Iterator[str]:
    if words:
        yield words


def _words(element: Any) -> str:
    return tidy("".join(element.itertext()))


def _every_paragraph(tree: HtmlElement) -> Iterator[str]:
    """Plain fall-back: every paragraph-like element outside of navigation."""
    for element in tree.iter("p", "h1", "h2", "li", "blockquote", "td", "pre"):
        if any(
            parent.tag in ("nav", "header", "footer", "aside", "script", "style")
            for parent in element.iterancestors()
        ):
            continue
        yield from _piece(tidy(element.text_content()))
    if next(tree.iter("p", "h1", "li", "td", "pre"), None) is None:
        for body in tree.iter("body"):
            for dropped in list(body.iter("script", "style", "noscript")):
                dropped.drop_tree()
            yield from _piece(tidy(body.text_content()))


def tidy(words: str) -> str:
    """Words with single blanks between them and none around them; no-break spaces stay."""
    return closed_up(words).strip()
