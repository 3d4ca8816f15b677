"""Web archives, zip files and Word files built by hand for the tests and measurements."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

WHEN = "2024-04-17T10:15:00Z"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(number: int, *, words: str = "", host: str = "example.org") -> bytes:
    """An article as a page, with its own address in it."""
    url = address(number, host=host)
    body = words or (
        f"<p>The foreign ministers met in Vienna on Tuesday for round {number} of their talks, officials said.</p>"
        f"<p>They agreed to meet again after {number + 2} weeks, and both sides reaffirmed the agreement.</p>"
    )
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>Ministers meet, round {number}</title>'
        f'<link rel="canonical" href="{url}"></head><body><article><h1>Ministers meet, round {number}</h1>{body}'
        "</article></body></html>"
    ).encode()


def address(number: int, *, host: str = "example.org") -> str:
    """Where an article is said to stand."""
    return f"https://{host}/news/{number}.html"


def answer(
    body: bytes,
    *,
    status: str = "200 OK",
    media_type: str | None = "text/html; charset=utf-8",
    headers: Sequence[str] = (),
) -> bytes:
    """A server's answer."""
    lines = [f"HTTP/1.1 {status}", "Server: test", *headers]
    if media_type is not None:
        lines.append(f"Content-Type: {media_type}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes,
    *,
    kind: str = "response",
    url: str | None = "https://example.org/news/1.html",
    length: int | str | None = None,
    extra: Sequence[str] = (),
) -> bytes:
    """A WARC record; `length` instead of the block's own."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Date: {WHEN}", *extra]
    if url is not None:
        lines.append(f"WARC-Target-URI: {url}")
    lines.append(f"Content-Length: {len(block) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(number: int) -> bytes:
    """The record of an article."""
    return record(answer(page(number)), url=address(number))


def packed(*records: bytes) -> bytes:
    """Records as gzip members, one each."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return held.getvalue()


def word_file(paragraphs: Sequence[str], *, opening: str = "") -> bytes:
    """A Word file of paragraphs; `opening` stands before the document element."""
    inner = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in paragraphs)
    document = (
        f'<?xml version="1.0"?>{opening}<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'
    )
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})
