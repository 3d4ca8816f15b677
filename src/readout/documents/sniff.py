"""What bytes are, when nobody says or when what is said cannot be true."""

from __future__ import annotations

import re
from typing import Literal

MediaType = Literal["text/plain", "text/markdown", "text/html", "application/pdf"]

_PAGE = re.compile(
    rb"\s{0,1024}(?:<\?xml[^>]{0,200}>\s{0,256})?(?:<!--[^>]{0,2000}-->\s{0,256}){0,3}"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)
_BOM = (b"\xef\xbb\xbf",)
_KNOWN: dict[str, MediaType] = {
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "application/pdf": "application/pdf",
}


def is_pdf(data: bytes) -> bool:
    """Whether the bytes open as PDF; readers allow some junk before the mark."""
    return data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:])


def is_page(data: bytes) -> bool:
    """Whether the bytes open as a web page."""
    head = data[:4096]
    if head.startswith(_BOM):
        head = head[3:]
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return _PAGE.match(head) is not None


def media_type(data: bytes, *, given: str | None = None) -> MediaType:
    """Which parser to use.

    A declared type is believed, except that bytes which open as PDF are never text, and that bytes which
    do not are never PDF.

    Args:
        data: The bytes.
        given: The declared media type, parameters allowed, or None.

    Returns:
        One of the four types we read.

    Example:
        >>> media_type(b"<!DOCTYPE html><p>Hello")
        'text/html'
        >>> media_type(b"%PDF-1.7 ...", given="text/plain")
        'application/pdf'
    """
    if is_pdf(data):
        return "application/pdf"
    known = _KNOWN.get((given or "").partition(";")[0].strip().lower())
    if known is not None and known != "application/pdf":
        return known
    return "text/html" if is_page(data) else "text/plain"
