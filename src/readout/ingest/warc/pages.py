"""From records to inputs: archived pages are read, what is none is left out and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from readout.errors import InputRejected
from readout.ingest.names import OnSkip, ignore_skips, shown
from readout.ingest.warc.http import Answer, decoded_body, read_answer
from readout.ingest.warc.records import Record, read_records
from readout.ingest.warc.streams import GZIP_MARK, GzipStream, PlainStream
from readout.ingest.warc.tape import Tape
from readout.model import RawInput

DOCUMENT_BYTES = 20 << 20
"""Largest body that is read as one document."""

OK = 200
TEXT_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
"""Types that are read → what they are read as."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_HTML = re.compile(rb"\s{0,256}<(?:!doctype html|html)\b", re.IGNORECASE)
_NAMES_CHARSET = re.compile(rb"(?:charset|encoding)\s{0,8}=", re.IGNORECASE)


def read_warc(
    file: BinaryIO, source: str, *, seeks: bool = False, on_skip: OnSkip = ignore_skips
) -> Iterator[RawInput]:
    """The pages of a web archive.

    Args:
        file: The archive, compressed or not.
        source: What it is called; a page's source is `SOURCE#its address`.
        seeks: Whether the file can go back at no cost; it must then stand at its begin.
        on_skip: Told why, for every record that is no page: `not-a-response`, `revisit`, `status` (none of
            success), `not-text`.

    Yields:
        One input for every page, and a rejected one for every record that cannot be read.
    """
    tape = Tape(file, seeks=seeks)
    try:
        is_gzip = tape.peek(len(GZIP_MARK)) == GZIP_MARK
        records = read_records(GzipStream(tape) if is_gzip else PlainStream(tape))
        is_empty = True
        for record in records:
            is_empty = False
            raw = _input(record, source)
            if isinstance(raw, str):
                on_skip(raw)
            else:
                yield raw
        if is_empty:
            yield RawInput(source=source, kind="warc", reject=("empty", "There is nothing in it."))
    except InputRejected as refusal:  # of the archive that it stands in
        yield RawInput(source=source, kind="warc", reject=(refusal.reason, refusal.message))
    except OSError as error:
        where = f"{error.strerror or error}, at byte {tape.position}."
        yield RawInput(source=source, kind="warc", reject=("unreadable", where))


def _input(record: Record, source: str) -> RawInput | str:
    """The input that a record holds, or why it is left out."""
    target = record.fields.get("warc-target-uri", "").strip("<> ")
    url = target if _ADDRESS.fullmatch(target) else None
    empty = RawInput(
        source=shown(f"{source}#{target or f'byte-{record.offset}'}"),
        kind="warc",
        url=url,
        retrieved_at=_time(record),
    )
    if record.refusal is not None:
        return replace(empty, reject=record.refusal)
    kind = record.fields.get("warc-type", "").lower()
    if kind != "response" or url is None:
        return "revisit" if kind == "revisit" else "not-a-response"
    if "warc-truncated" in record.fields:
        why = f"The crawler kept only a part of the page ({shown(record.fields['warc-truncated'])[:40]})."
        return replace(empty, reject=("truncated-record", why))
    try:
        return _page(record.block, empty)
    except InputRejected as refusal:
        return replace(empty, reject=(refusal.reason, refusal.message))


def _page(block: bytes, empty: RawInput) -> RawInput | str:
    """The page in an archived answer, or why it is left out."""
    answer = read_answer(block)
    if answer.status != OK:
        return "status"
    if answer.media_type and answer.media_type not in TEXT_TYPES:
        return "not-text"
    body = decoded_body(answer, limit_bytes=3 * DOCUMENT_BYTES)
    media_type = _media_type(answer, body)
    if media_type is None:
        return "not-text"
    if len(body) > DOCUMENT_BYTES:
        raise InputRejected("too-large", f"More than {DOCUMENT_BYTES} bytes.")
    return replace(empty, data=body, media_type=media_type)


def _time(record: Record) -> str | None:
    given = record.fields.get("warc-date", "")
    return given if _TIME.fullmatch(given) else None


def _media_type(answer: Answer, body: bytes) -> str | None:
    """What the body is read as; None for what is no text.

    The server's encoding is named only where it is needed to read the page: a page in UTF-8, and one that
    names its encoding itself, is the same document as in a folder.
    """
    known = TEXT_TYPES.get(answer.media_type)
    if known is None:
        is_page = not answer.media_type and _HTML.match(body) is not None
        return "text/html" if is_page else None
    if answer.charset is None or _NAMES_CHARSET.search(body, 0, 4096) or _is_utf8(body):
        return known
    return f"{known}; charset={answer.charset}"


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
