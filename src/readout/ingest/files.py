"""Files, folders and standard input as raw inputs. What cannot be read is an input too, with the reason."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

from readout.errors import InputRejected, UsageError
from readout.ingest.articles import LINE_BYTES, looks_like_article, read_articles
from readout.ingest.gunzip import Gunzip
from readout.model import RawInput

RAW_BYTES = 20 << 20
"""Largest file that is read as one document."""

DECODED_BYTES = 64 << 20
"""Most that one compressed document may become while it is unpacked."""

MEDIA_TYPES: dict[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
}
"""Suffix of a document → its media type."""

ARTICLE_SUFFIXES = (".jsonl", ".ndjson")
_GZIP_MARK = b"\x1f\x8b"


def find_inputs(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[RawInput]:
    """Every input under the given paths, one after another.

    A folder is gone through in sorted order; hidden files and unknown suffixes are left out. A file named by
    itself is taken whatever its suffix. JSONL gives one input a line.

    Args:
        paths: Files, folders, or `-` for standard input.
        stdin: Stream to use for `-`; standard input when None.

    Yields:
        Inputs; those that cannot be read carry `reject`.

    Raises:
        UsageError: A path does not exist; raised before anything is read.
    """
    for path in paths:
        if path != "-" and not os.path.lexists(path):  # a dangling link is an input that cannot be read
            raise UsageError(
                f"There is no file or folder {path!r}.", hint="Check the path, or use - for standard input."
            )
    for path in paths:
        if path == "-":
            yield from _from_stdin(stdin)
        elif Path(path).is_dir():
            for file in _files_under(path):
                yield from _from_file(file)
        else:
            yield from _from_file(path)


def _files_under(folder: str) -> Iterator[str]:
    """Known files under a folder, sorted, without hidden ones; folders that are links are not entered."""
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(root, name))
            if not name.startswith(".") and _is_known(name) and not _is_special(path):
                yield path


def _is_known(name: str) -> bool:
    suffix, _ = _suffix(name)
    return suffix in MEDIA_TYPES or suffix in ARTICLE_SUFFIXES


def _is_special(path: str) -> bool:
    """Pipes, sockets, devices: opening one may never return."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False  # a dangling link: reading it gives the reason
    return not stat.S_ISREG(mode)


def _suffix(path: str) -> tuple[str, bool]:
    """The suffix that tells what a file is, lower-case, and whether it is compressed."""
    name = Path(path).name.lower()
    is_gzip = name.endswith(".gz")
    return Path(name.removesuffix(".gz")).suffix, is_gzip


def _from_file(path: str) -> Iterator[RawInput]:
    source = path.encode("utf-8", "replace").decode(
        "utf-8"
    )  # a name that is no text must not break the record
    try:
        with Path(path).open("rb") as file:
            suffix, is_gzip = _suffix(path)
            yield from _from_stream(file, source, suffix, is_gzip=is_gzip)
    except OSError as error:
        yield RawInput(source=source, reject=("unreadable", error.strerror or str(error)))


def _from_stdin(stdin: BinaryIO | None) -> Iterator[RawInput]:
    yield from _from_stream(stdin if stdin is not None else sys.stdin.buffer, "-", "", is_gzip=False)


def _from_stream(file: BinaryIO, source: str, suffix: str, *, is_gzip: bool) -> Iterator[RawInput]:
    with ExitStack() as stack:
        stream = file if isinstance(file, io.BufferedReader) else _buffered(cast("io.RawIOBase", file))
        if _is_compressed(stream, named_so=is_gzip):
            limit = None if suffix in ARTICLE_SUFFIXES else DECODED_BYTES
            stream = stack.enter_context(_buffered(Gunzip(stream, limit_bytes=limit)))
        if suffix in ARTICLE_SUFFIXES:
            yield from read_articles(stream, source)
        elif suffix in MEDIA_TYPES:
            yield _document(stream, source, MEDIA_TYPES[suffix])
        else:
            yield from _sniffed(stream, source)


def _buffered(stream: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(stream)


def _is_compressed(stream: io.BufferedReader, *, named_so: bool) -> bool:
    """Whether it is gzip: the first bytes decide, and the name where there are none."""
    head = stream.peek(2)[:2]
    return head == _GZIP_MARK or (named_so and head == b"")


def _sniffed(stream: BinaryIO, source: str) -> Iterator[RawInput]:
    """A stream of unknown kind: JSONL when its first line is an article, else one document."""
    try:
        first = stream.readline(LINE_BYTES + 1)
    except InputRejected as refusal:
        yield RawInput(source=source, reject=(refusal.reason, refusal.message))
        return
    if looks_like_article(first):
        yield from read_articles(stream, source, first=first)
    else:
        yield _document(stream, source, None, first=first)


def _document(stream: BinaryIO, source: str, media_type: str | None, *, first: bytes = b"") -> RawInput:
    try:
        data = first + _read(stream, RAW_BYTES + 1 - len(first))
    except InputRejected as refusal:
        return RawInput(source=source, media_type=media_type, reject=(refusal.reason, refusal.message))
    except OSError as error:
        return RawInput(
            source=source, media_type=media_type, reject=("unreadable", error.strerror or str(error))
        )
    if len(data) > RAW_BYTES:
        reason = f"More than {RAW_BYTES} bytes."
        return RawInput(source=source, media_type=media_type, reject=("too-large", reason))
    return RawInput(source=source, data=data, media_type=media_type)


def _read(stream: BinaryIO, limit: int) -> bytes:
    """At most `limit` bytes, in steps; a short read is not yet the end."""
    held = io.BytesIO()
    while limit > 0 and (step := stream.read(min(limit, 1 << 20))):
        held.write(step)
        limit -= len(step)
    return held.getvalue()
