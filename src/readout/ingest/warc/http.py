"""The answer of a server as it was archived: status, headers, and the body as it was before the transfer.

Source: RFC 9112 (message syntax, chunked coding), RFC 9110 sections 8.3 and 8.4 (types, content codings).
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass

from readout.errors import InputRejected
from readout.ingest.gunzip import Gunzip

MAX_CODINGS = 2
"""More content codings upon each other are no server's idea."""

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_HEAD_BYTES = 64 << 10
_CHUNK_SIZE = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,256})?\r?\n")
_CHARSET = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:\-]{2,40})", re.IGNORECASE)
_DEFLATE_WBITS = (15, -15)
"""`deflate` is a zlib stream; some servers send it without its frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said.

    Attributes:
        status: Status code.
        media_type: Type of the body in lower case without parameters; empty when not said.
        charset: Encoding that the type names, or None.
        coding: Value of Content-Encoding in lower case.
        is_chunked: Whether the body was sent in chunks.
        body: The body as it stands in the archive.
    """

    status: int
    media_type: str
    charset: str | None
    coding: str
    is_chunked: bool
    body: bytes


def read_answer(block: bytes) -> Answer:
    """Take an archived answer apart.

    Args:
        block: Status line, headers, blank line, body.

    Returns:
        The answer; its body is not decoded yet.

    Raises:
        InputRejected: `bad-http` when it is none.
    """
    status = _STATUS.match(block)
    end = _HEAD_END.search(block, 0, _HEAD_BYTES)
    if status is None or end is None:
        raise InputRejected("bad-http", "The record holds no answer of a web server.")
    headers: dict[str, str] = {}
    for line in block[: end.start()].decode("latin-1").split("\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    kind = headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    return Answer(
        status=int(status[1]),
        media_type=kind.partition(";")[0].strip().lower(),
        charset=charset[1].lower() if charset is not None else None,
        coding=headers.get("content-encoding", "").lower(),
        is_chunked="chunked" in headers.get("transfer-encoding", "").lower(),
        body=block[end.end() :],
    )


def decoded_body(answer: Answer, *, limit_bytes: int) -> bytes:
    """The body without chunks and content codings.

    Crawlers that store the decoded body often keep the headers of the transfer: a body that does not open as
    its header says is taken as it stands.

    Args:
        answer: What the server said.
        limit_bytes: Most that may come out.

    Returns:
        The body.

    Raises:
        InputRejected: `bad-chunks`, `content-encoding`, `bad-gzip`, `truncated-gzip` or `decompression-bomb`.
    """
    body = _without_chunks(answer.body) if answer.is_chunked else answer.body
    codings = [
        one for part in answer.coding.split(",") if (one := part.strip()) not in ("", "identity", "none")
    ]
    if len(codings) > MAX_CODINGS:
        raise InputRejected("content-encoding", f"Encoded {len(codings)} times over.")
    for coding in reversed(codings):
        body = _decode(body, coding, limit_bytes)
    return body


def _without_chunks(body: bytes) -> bytes:
    at = 0
    parts: list[bytes] = []
    while True:
        size = _CHUNK_SIZE.match(body, at)
        if size is None:
            if at == 0:
                return body
            raise InputRejected("bad-chunks", f"After {at} bytes no chunk begins.")
        length = int(size[1], 16)
        at = size.end() + length
        if length == 0:
            return b"".join(parts)
        if at > len(body):
            raise InputRejected("bad-chunks", "The last chunk is cut off.")
        parts.append(body[size.end() : at])
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def _decode(body: bytes, coding: str, limit_bytes: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        if not body.startswith(b"\x1f\x8b"):
            return body
        return _inflated(body, 31, limit_bytes)
    if coding == "deflate":
        for wbits in _DEFLATE_WBITS:
            if _opens(body, wbits):
                return _inflated(body, wbits, limit_bytes)
        return body
    if body.lstrip()[:1] == b"<":
        return body
    raise InputRejected("content-encoding", f"Encoded as {coding[:40]!r}, which is not read.")


def _opens(body: bytes, wbits: int) -> bool:
    """Whether the first bytes inflate; text never opens as a zlib stream."""
    if body.lstrip()[:1] == b"<":
        return False
    try:
        return bool(zlib.decompressobj(wbits=wbits).decompress(body[:4096], 64))
    except zlib.error:
        return False


def _inflated(body: bytes, wbits: int, limit_bytes: int) -> bytes:
    return Gunzip(io.BytesIO(body), limit_bytes=limit_bytes, wbits=wbits).readall()
