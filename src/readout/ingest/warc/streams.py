"""What a record is read from: the tape itself, or one gzip member after another, each with its caps."""

from __future__ import annotations

import re
import zlib
from typing import Protocol

from readout.errors import InputRejected
from readout.ingest.gunzip import FREE_BYTES, MAX_RATIO
from readout.ingest.warc.tape import STEP_BYTES, Tape

BROKEN = ("bad-gzip", "truncated-gzip", "decompression-bomb")
"""Refusals after which nothing more can be had from a member; the next may begin within it."""

GZIP_MARK = b"\x1f\x8b\x08"
VERSION = re.compile(rb"WARC/\d{1,2}\.\d{1,2}\r?\n")
_OPENING = b"WARC/"
_LOOK_BYTES = 4096
_VERSION_BYTES = 16


class Stream(Protocol):
    """Bytes in which records stand one after another."""

    def begin(self) -> int | None:
        """Go to the next record; its offset in the file, or None when there is none."""

    def take(self, size: int) -> bytes:
        """At most `size` bytes; nothing at the end of what belongs together."""

    def give_back(self, data: bytes) -> None:
        """Put bytes back that were taken last."""

    def may_end_after(self, size: int) -> bool:
        """Whether a block of that size may begin here; true where only reading it could tell."""

    def pass_over(self, size: int) -> int:
        """Leave out bytes that may be left out unread; how many were."""

    def recover(self, refusal: InputRejected) -> InputRejected:
        """Leave a bad record for where the next seems to begin; why it is bad, as is now known."""

    @property
    def position(self) -> int:
        """How far the file has been read, in bytes."""


class PlainStream:
    """Records that are not compressed."""

    def __init__(self, tape: Tape) -> None:
        """Read from a tape."""
        self._tape = tape
        self._start = 0

    @property
    def position(self) -> int:
        """How far the file has been read, in bytes."""
        return self._tape.position

    def begin(self) -> int | None:
        """Go to the next record, over blank lines; its offset, or None at the end."""
        while (head := self._tape.peek(64)) and not head.strip(b"\r\n"):
            self._tape.read(len(head))
        if not head:
            return None
        self._tape.read(len(head) - len(head.lstrip(b"\r\n")))
        self._start = self._tape.position
        return self._start

    def take(self, size: int) -> bytes:
        """At most `size` bytes; nothing at the end of the file."""
        return self._tape.read(min(size, STEP_BYTES))

    def give_back(self, data: bytes) -> None:
        """Put bytes back that were taken last."""
        self._tape.wind_back(self._tape.position - len(data))

    def may_end_after(self, size: int) -> bool:
        """Whether a record or the end follows a block of that size; true where nobody can look."""
        ahead = self._tape.look_at(self._tape.position + max(size - 1, 0), _LOOK_BYTES)
        if ahead is None or size == 0:
            return True
        rest = ahead[1:].lstrip(b"\r\n")
        return bool(ahead) and (not rest or VERSION.match(rest) is not None)

    def pass_over(self, size: int) -> int:
        """Leave out the bytes where the file can seek; how many were left out."""
        return self._tape.pass_over(size)

    def recover(self, refusal: InputRejected) -> InputRejected:
        """Go to the next line that opens a record, behind where the bad one began."""
        self._tape.rescan_from(self._start + 1)
        while self._tape.find(b"\n" + _OPENING):
            self._tape.read(1)
            if VERSION.match(self._tape.peek(_VERSION_BYTES)):
                break
            self._tape.read(1)
        return refusal


class GzipStream:
    """Records in gzip members, as a rule one in each."""

    def __init__(self, tape: Tape) -> None:
        """Read from a tape."""
        self._tape = tape
        self._start = 0
        self._member: zlib._Decompress | None = None
        self._pending = b""
        self._back = b""
        self._given = 0
        self._taken = 0

    @property
    def position(self) -> int:
        """How far the file has been read, in bytes."""
        return self._tape.position - len(self._pending)

    def begin(self) -> int | None:
        """Go to the next record: the rest of the member in hand, or the next member.

        Returns:
            Its offset in the file (within a member: that of the bytes in hand), or None at the end.

        Raises:
            InputRejected: `bad-gzip` when no member stands there.
        """
        if self._member is not None or self._back:
            self._given, self._taken = 0, 0
            return self.position
        while (head := self._tape.peek(512)).startswith(b"\0"):  # padding between members
            self._tape.read(len(head) - len(head.lstrip(b"\0")))
        self._start = self._tape.position
        if not head:
            return None
        if not head.startswith(GZIP_MARK):
            raise InputRejected("bad-gzip", "No compressed record begins here.")
        self._open()
        return self._start

    def _open(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._pending = self._back = b""
        self._given = self._taken = 0

    def take(self, size: int) -> bytes:
        """At most `size` bytes; nothing at the end of the member.

        Args:
            size: In bytes.

        Returns:
            What came out.

        Raises:
            InputRejected: `decompression-bomb`, `truncated-gzip` or `bad-gzip`.
        """
        if self._back:
            data, self._back = self._back[:size], self._back[size:]
            return data
        while self._member is not None:
            if not self._pending:
                self._pending = self._tape.read(STEP_BYTES)
                if not self._pending:
                    raise InputRejected("truncated-gzip", "The compressed data ends before its end mark.")
            data = self._inflate(self._member, min(size, STEP_BYTES))
            if data:
                return data
        return b""

    def _inflate(self, member: zlib._Decompress, size: int) -> bytes:
        before = len(self._pending)
        try:
            data = member.decompress(self._pending, size)
        except zlib.error as error:
            raise InputRejected("bad-gzip", f"The compressed data is damaged: {error}.") from None
        self._pending = member.unconsumed_tail
        if member.eof:
            self._tape.wind_back(self._tape.position - len(member.unused_data))
            self._given += before - len(member.unused_data)
            self._pending = b""
            self._member = None
        else:
            self._given += before - len(self._pending)
        self._taken += len(data)
        if self._taken > FREE_BYTES and self._taken > MAX_RATIO * self._given:
            raise InputRejected("decompression-bomb", f"{self._taken} bytes came out of {self._given}.")
        return data

    def give_back(self, data: bytes) -> None:
        """Put bytes back that were taken last."""
        self._back = data + self._back

    def may_end_after(self, size: int) -> bool:  # noqa: ARG002  only inflating it could tell
        """Always: what is compressed is known when it has come out."""
        return True

    def pass_over(self, size: int) -> int:  # noqa: ARG002  what is compressed has to be inflated
        """None: what is compressed has to be inflated."""
        return 0

    def recover(self, refusal: InputRejected) -> InputRejected:
        """Go to the next record of the member in hand, else to the next member that opens with one.

        Args:
            refusal: Why the record is bad.

        Returns:
            The same; or that the member is damaged, where that explains what came out of it.
        """
        if refusal.reason not in BROKEN:
            try:
                self._find_inside()
            except InputRejected as damage:
                refusal = damage
            else:
                return refusal
        self._member = None
        self._pending = self._back = b""
        self._tape.rescan_from(self._start + 1)
        while self._tape.find(GZIP_MARK):
            if opens_with_record(self._tape.peek(_LOOK_BYTES)):
                break
            self._tape.read(1)
        return refusal

    def _find_inside(self) -> None:
        """Inflate on to a line that opens a record, or to the end of the member."""
        held = b""
        while step := self.take(STEP_BYTES):
            held += step
            for found in re.finditer(rb"\n(?=WARC/)", held):
                if VERSION.match(held, found.end()):
                    self.give_back(held[found.end() :])
                    return
            held = held[-_VERSION_BYTES:]


def opens_with_record(data: bytes) -> bool:
    """Whether gzip data inflates to the begin of a WARC record.

    Args:
        data: The first bytes.

    Returns:
        True when what comes out first is a version line.
    """
    try:
        head = zlib.decompressobj(wbits=31).decompress(data, 32)
    except zlib.error:
        return False
    return VERSION.match(head) is not None
