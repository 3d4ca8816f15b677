"""Bodies unpacked in small steps with running caps: a bomb is noticed while it is small."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator

from readout.errors import InputRejected
from readout.ingest.gunzip import FREE_BYTES, MAX_RATIO, STEP_BYTES

ENCODINGS = ("gzip", "deflate")
"""What is asked for and understood."""

_PLAIN = ("", "identity")
_HINT = "Save the page and read the file."


def unpacked(pieces: Iterable[bytes], encoding: str, *, wire_bytes: int, body_bytes: int) -> bytes:
    """A whole body.

    Args:
        pieces: As they come.
        encoding: What the answer says of them; empty for nothing.
        wire_bytes: Bytes that may come.
        body_bytes: Bytes that they may become.

    Returns:
        The body.

    Raises:
        InputRejected: `too-large`, `decompression-bomb`, `fetch-encoding` or `fetch-broken`.
    """
    name = encoding.strip().lower().removeprefix("x-")
    if name not in (*_PLAIN, *ENCODINGS):
        raise InputRejected(
            "fetch-encoding", f"The answer is packed as {name[:40]!r}, which was not asked for.", hint=_HINT
        )
    counted = _Counted(pieces, wire_bytes)
    held = io.BytesIO()
    for out in counted if name in _PLAIN else _inflated(counted, name):
        held.write(out)
        size = held.tell()
        if name not in _PLAIN and (size > body_bytes or size > max(FREE_BYTES, MAX_RATIO * counted.given)):
            raise InputRejected(
                "decompression-bomb", f"{counted.given} bytes unpack to more than {size}.", hint=_HINT
            )
    return held.getvalue()


class _Counted:
    """Pieces, counted."""

    def __init__(self, pieces: Iterable[bytes], limit: int) -> None:
        self.given = 0
        self._pieces = pieces
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.given += len(piece)
            if self.given > self._limit:
                raise InputRejected(
                    "too-large", f"The answer is longer than {self._limit} bytes.", hint=_HINT
                )
            yield piece


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """What packed pieces hold; gzip may have several members, deflate comes with and without a frame."""
    stream: zlib._Decompress | None = None
    was_begun = False
    for piece in pieces:
        pending = piece
        while pending:
            if stream is None:
                pending = pending.lstrip(b"\0") if was_begun else pending
                if not pending or (was_begun and name == "deflate"):
                    break
                stream, was_begun = zlib.decompressobj(wbits=_window(name, pending)), True
            try:
                yield stream.decompress(pending, STEP_BYTES)
            except zlib.error as error:
                raise _broken(f"The packed data is damaged: {error}.") from None
            pending = stream.unconsumed_tail
            if stream.eof:
                pending, stream = stream.unused_data, None
    if stream is not None:
        yield stream.flush(STEP_BYTES)  # what did not fit the last step
        stream = None if stream.eof else stream
    if stream is not None or not was_begun:
        raise _broken("The packed data ends before its end mark.")


def _window(name: str, head: bytes) -> int:
    if name == "gzip":
        return 31
    has_frame = head[0] & 0x0F == 8 and (len(head) < 2 or int.from_bytes(head[:2], "big") % 31 == 0)
    return 15 if has_frame else -15


def _broken(message: str) -> InputRejected:
    return InputRejected("fetch-broken", message, hint="Try again later.")
