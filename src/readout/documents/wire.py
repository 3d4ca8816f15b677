"""What parent and worker say to each other: a length, JSON, and bytes. No pickle crosses the border."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from readout.model import ArticleFields, Block, BlockKind, Dating, Document, EdtfDate, Flag, RawInput, Span

_LENGTHS = struct.Struct("!II")
MAX_FRAME_BYTES = 256 << 20
"""No answer is longer; a worker that claims so is not believed."""

_FIELDS = tuple(field.name for field in fields(ArticleFields))
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


class WorkerGone(Exception):
    """The other side closed the line or speaks nonsense."""


class DeadlinePassed(Exception):
    """The other side did not answer in time."""


def send(
    line: socket.socket, head: Mapping[str, Any], body: bytes = b"", *, deadline: float | None = None
) -> None:
    """Send one message.

    Args:
        line: Connected socket.
        head: What JSON can hold.
        body: Bytes beside it.
        deadline: `time.monotonic()` value to give up at, or None to wait.

    Raises:
        WorkerGone: Nobody listens any more.
        DeadlinePassed: It took too long.
    """
    encoded = json.dumps(head, separators=(",", ":")).encode("ascii")
    _set_timeout(line, deadline)
    try:
        line.sendall(_LENGTHS.pack(len(encoded), len(body)) + encoded + body)
    except TimeoutError:
        raise DeadlinePassed from None
    except OSError as error:
        raise WorkerGone from error


def receive(line: socket.socket, *, deadline: float | None = None) -> tuple[dict[str, Any], bytes]:
    """Wait for one message.

    Args:
        line: Connected socket.
        deadline: `time.monotonic()` value to give up at, or None to wait.

    Returns:
        Its JSON object and its bytes.

    Raises:
        WorkerGone: The line was closed, or what came is no message.
        DeadlinePassed: It took too long.
    """
    head_length, body_length = _LENGTHS.unpack(_exactly(line, _LENGTHS.size, deadline))
    if head_length + body_length > MAX_FRAME_BYTES:
        raise WorkerGone(f"a message of {head_length + body_length} bytes")
    payload = _exactly(line, head_length + body_length, deadline)
    try:
        head = json.loads(payload[:head_length])
    except ValueError as error:
        raise WorkerGone from error
    if not isinstance(head, dict):
        raise WorkerGone("no JSON object")
    return head, bytes(payload[head_length:])


def _exactly(line: socket.socket, count: int, deadline: float | None) -> bytearray:
    held = bytearray(count)
    view = memoryview(held)
    done = 0
    while done < count:
        _set_timeout(line, deadline)
        try:
            got = line.recv_into(view[done:])
        except TimeoutError:
            raise DeadlinePassed from None
        except OSError as error:
            raise WorkerGone from error
        if got == 0:
            raise WorkerGone("closed")
        done += got
    return held


def _set_timeout(line: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        line.settimeout(None)
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise DeadlinePassed
    line.settimeout(left)


def raw_to_head(raw: RawInput) -> dict[str, Any]:
    """All of an input but its bytes, for JSON.

    Args:
        raw: The input.

    Returns:
        A JSON object.
    """
    return {
        "source": raw.source,
        "kind": raw.kind,
        "media_type": raw.media_type,
        "fields": [getattr(raw.fields, name) for name in _FIELDS],
        "url": raw.url,
        "retrieved_at": raw.retrieved_at,
        "reject": raw.reject,
    }


def head_to_raw(head: Mapping[str, Any], data: bytes) -> RawInput:
    """The input that `raw_to_head` took apart.

    Args:
        head: Its JSON object.
        data: Its bytes.

    Returns:
        The input.
    """
    reject = head["reject"]
    return RawInput(
        source=head["source"],
        kind=head["kind"],
        data=data,
        media_type=head["media_type"],
        fields=ArticleFields(**dict(zip(_FIELDS, head["fields"], strict=True))),
        url=head["url"],
        retrieved_at=head["retrieved_at"],
        reject=(reject[0], reject[1]) if reject is not None else None,
    )


def document_to_head(document: Document) -> tuple[dict[str, Any], bytes]:
    """A document of status `read` for the wire; its text goes beside the JSON.

    What the parent knows already (source, digest of the bytes) is not sent.

    Args:
        document: The document.

    Returns:
        A JSON object and the text in UTF-8.
    """
    head = {
        "media_type": document.media_type,
        "title": document.title,
        "byline": document.byline,
        "publisher": document.publisher,
        "agency": document.agency,
        "url": document.url,
        "language": document.language,
        "published": [document.published.text, document.published.basis, document.published.why],
        "receipts": [[span.start, span.end] for span in document.published_receipts],
        "blocks": [[block.start, block.end, _KINDS.index(block.kind)] for block in document.blocks],
        "flags": [
            [flag.code, flag.message, [flag.span.start, flag.span.end] if flag.span is not None else None]
            for flag in document.flags
        ],
    }
    return head, document.text.encode("utf-8")


def head_to_document(raw: RawInput, head: Mapping[str, Any], body: bytes) -> Document:
    """The document a worker made of an input, checked: offsets must fit the text.

    Args:
        raw: The input it was made of.
        head: The worker's JSON object.
        body: The text in UTF-8.

    Returns:
        The document.

    Raises:
        WorkerGone: The message does not describe a document.
    """
    try:
        return _document(raw, head, body.decode("utf-8"))
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise WorkerGone(f"no document: {error}") from error


def _document(raw: RawInput, head: Mapping[str, Any], text: str) -> Document:
    doc = raw.doc
    date, basis, why = head["published"]
    blocks = tuple([Block(start=start, end=end, kind=_KINDS[kind]) for start, end, kind in head["blocks"]])
    last = 0
    for block in blocks:
        if not last <= block.start < block.end <= len(text):
            raise ValueError(f"block {block.start}:{block.end}")
        last = block.end
    return Document(
        doc=doc,
        source=raw.source,
        source_kind=raw.kind,
        retrieved_at=raw.retrieved_at,
        raw_sha256=raw.sha256,
        media_type=head["media_type"],
        title=head["title"],
        byline=head["byline"],
        publisher=head["publisher"],
        agency=head["agency"],
        url=head["url"],
        language=head["language"],
        published=Dating(date=EdtfDate(text=date) if date is not None else None, basis=basis, why=why),
        published_receipts=tuple(Span.cut(doc, text, start, end) for start, end in head["receipts"]),
        text=text,
        blocks=blocks,
        flags=tuple(
            Flag(code=code, message=message, span=Span.cut(doc, text, *span) if span is not None else None)
            for code, message, span in head["flags"]
        ),
    )
