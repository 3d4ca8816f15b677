"""WARC records one after another, whatever is between them; a damaged one is told, and the next one is found.

Source of the format: ISO 28500:2017 (WARC 1.1), sections 4 and 5, annex D for one gzip member a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from readout.errors import InputRejected
from readout.ingest.warc.streams import VERSION, Stream
from readout.ingest.warc.tape import STEP_BYTES

HEAD_BYTES = 64 << 10
BLOCK_BYTES = 21 << 20
"""Largest block that is kept: a document of the largest size, and the head of its transfer."""

_LENGTH = re.compile(r"\d{1,18}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record, or what stood where one should be.

    Attributes:
        offset: Where it begins in the file, in bytes.
        end: How far the file was read for it, in bytes.
        fields: Header fields, names in lower case.
        block: Its block; empty where it was not wanted, and where the record is refused.
        refusal: (code, reason) when it cannot be used, or None.
    """

    offset: int
    end: int
    fields: Mapping[str, str] = field(default_factory=dict)
    block: bytes = b""
    refusal: tuple[str, str] | None = None


def read_records(stream: Stream, *, wanted: str = "response") -> Iterator[Record]:
    """Every record of a stream.

    Args:
        stream: Where they stand.
        wanted: Type of the records whose blocks are kept; those of the others are passed over.

    Yields:
        Records in order; a damaged one carries its refusal, and reading goes on with the next that is found.

    Raises:
        OSError: The stream cannot be read.
    """
    while True:
        offset = stream.position
        fields: dict[str, str] = {}
        try:
            begin = stream.begin()
            if begin is None:
                return
            offset = begin
            read_head(stream, fields)
            block = _read_block(stream, fields, is_wanted=fields.get("warc-type", "").lower() == wanted)
        except InputRejected as refusal:
            known = refusal if refusal.reason == "too-large" else stream.recover(refusal)
            where = f"It begins at byte {offset}; reading went on at byte {stream.position}."
            told = (known.reason, f"{known.message} {where}")
            yield Record(offset=offset, end=stream.position, fields=fields, refusal=told)
            continue
        yield Record(offset=offset, end=stream.position, fields=fields, block=block)


def read_head(stream: Stream, fields: dict[str, str]) -> None:
    """Read the version line and the header fields.

    Args:
        stream: Stands where a record begins.
        fields: Filled with what was read, names in lower case; of a field that comes twice the first counts.

    Raises:
        InputRejected: `bad-record` when it is no head of a record.
    """
    head = _until_blank_line(stream)
    lines = head.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    name = ""
    for line in lines[1:]:
        if line[:1] in (" ", "\t"):
            if name:
                fields[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        if not colon:
            raise InputRejected("bad-record", "A line of the record's head is no field.")
        fields.setdefault(name, value.strip())


def _until_blank_line(stream: Stream) -> bytes:
    held = bytearray()
    while len(held) <= HEAD_BYTES:
        step = stream.take(4096)
        if not step:
            break
        held += step
        if not VERSION.match(held) and len(held) >= 16:
            break
        ends = [(held.find(mark), len(mark)) for mark in (b"\r\n\r\n", b"\n\n")]
        found = [(at, size) for at, size in ends if at >= 0]
        if found and VERSION.match(held):
            at, size = min(found)
            stream.give_back(bytes(held[at + size :]))
            return bytes(held[:at])
    raise InputRejected("bad-record", "What stands here does not open as a record.")


def _read_block(stream: Stream, fields: Mapping[str, str], *, is_wanted: bool) -> bytes:
    """The block, checked to end where it says."""
    given = fields.get("content-length", "")
    if _LENGTH.fullmatch(given) is None:
        raise InputRejected("bad-length", f"Its Content-Length is {given[:40]!r}.")
    left = size = int(given)
    if not stream.may_end_after(size):
        raise InputRejected("bad-length", f"It says {size} bytes, and no record or end of file follows them.")
    is_kept = is_wanted and size <= BLOCK_BYTES
    held = bytearray()
    if not is_kept:
        left -= stream.pass_over(left)
    while left:
        step = stream.take(min(left, STEP_BYTES))
        if not step:
            raise InputRejected("bad-length", f"It says {size} bytes, and only {size - left} are there.")
        left -= len(step)
        if is_kept:
            held += step
    _check_end(stream, size)
    if is_wanted and not is_kept:
        raise InputRejected("too-large", f"A record of {size} bytes; at most {BLOCK_BYTES} are read.")
    return bytes(held)


def _check_end(stream: Stream, size: int) -> None:
    """Blank lines to the end of the member or file, or to the next record."""
    held = b""
    while step := stream.take(16):
        held = (held + step).lstrip(b"\r\n")
        if len(held) >= 16:
            break
    if not held:
        return
    if VERSION.match(held) is None:
        raise InputRejected("bad-length", f"It says {size} bytes, and what follows them is no record.")
    stream.give_back(held)
