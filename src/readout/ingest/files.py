"""Files, folders, archives and standard input as raw inputs; what cannot be read is one with the reason."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from readout.errors import InputRejected, UsageError
from readout.ingest.article_lists import LIST_BYTES, is_article_list, read_article_list
from readout.ingest.articles import LINE_BYTES, looks_like_article, read_articles
from readout.ingest.boxes import Member, tar_members, zip_members
from readout.ingest.gunzip import Gunzip
from readout.ingest.names import OnSkip, ignore_skips
from readout.ingest.nexis import read_word_file
from readout.ingest.warc import VERSION, opens_with_record, read_warc
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
WARC_SUFFIXES = (".warc",)
ZIP_SUFFIXES = (".zip", ".wacz")
TAR_SUFFIXES = (".tar", ".tgz")
WORD_SUFFIXES = (".docx",)
LIST_SUFFIXES = (".csv", ".json")
"""Lists of addresses are taken when named themselves; a folder may hold such files for other reasons."""

KNOWN_SUFFIXES = frozenset(
    [*MEDIA_TYPES, *ARTICLE_SUFFIXES, *WARC_SUFFIXES, *ZIP_SUFFIXES, *TAR_SUFFIXES, *WORD_SUFFIXES]
)
_GZIP_MARK = b"\x1f\x8b"
_ZIP_MARK = b"PK\x03\x04"
_TAR_MARK = (b"ustar", 257)
_HEAD_BYTES = 4096


OnOpen = Callable[[BinaryIO], None]


def _ignore(_: BinaryIO) -> None:
    """Nobody asked how far it is."""


def find_inputs(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    on_skip: OnSkip = ignore_skips,
    on_open: OnOpen = _ignore,
) -> Iterator[RawInput]:
    """Every input under the given paths, one after another.

    A folder is gone through in sorted order; hidden files and unknown suffixes are left out. A file named by
    itself is taken whatever its suffix. JSONL gives one input a line, a web archive one a page, a zip or tar
    file one a member, a Word file one an article. Nothing is unpacked to the disk.

    Args:
        paths: Files, folders, or `-` for standard input.
        stdin: Stream to use for `-`; standard input when None.
        on_skip: Told why, for everything in an archive that is no text to be read.
        on_open: Given each file before it is read.

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
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _from_stream(stream, _Place(source="-", name="", on_skip=on_skip))
        elif Path(path).is_dir():
            for file in files_under(path):
                yield from _from_file(file, on_skip, on_open)
        else:
            yield from _from_file(path, on_skip, on_open)


def stream_inputs(
    stream: io.BufferedReader, source: str, *, on_skip: OnSkip = ignore_skips
) -> Iterator[RawInput]:
    """Every input in one stream; what its name ends in, or its first bytes, say what it is.

    Args:
        stream: Open at its beginning.
        source: What its inputs are called.
        on_skip: As for `find_inputs`.

    Yields:
        Inputs; those that cannot be read carry `reject`.
    """
    yield from _from_stream(stream, _Place(source=source, name=source, on_skip=on_skip))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a stream comes from.

    Attributes:
        source: What its inputs are called.
        name: File name, which tells what it is; empty for standard input.
        on_skip: Told what is left out.
        is_member: Whether it stands in an archive.
    """

    source: str
    name: str
    on_skip: OnSkip
    is_member: bool = False


def files_under(folder: str) -> Iterator[str]:
    """Known files under a folder, sorted, without hidden ones; folders that are links are not entered.

    Args:
        folder: Path of the folder.

    Yields:
        Paths of regular files, and of links to nothing.
    """
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(root, name))
            if not name.startswith(".") and is_known(name) and not _is_special(path):
                yield path


def is_known(name: str) -> bool:
    """Whether a file of that name holds texts, by its suffix."""
    return suffix_of(name)[0] in KNOWN_SUFFIXES


def _is_special(path: str) -> bool:
    """Pipes, sockets, devices: opening one may never return."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False  # a dangling link: reading it gives the reason
    return not stat.S_ISREG(mode)


def suffix_of(path: str) -> tuple[str, bool]:
    """The suffix that tells what a file is.

    Args:
        path: Path or name of a file.

    Returns:
        The suffix, lower-case, without `.gz`; and whether that was there.
    """
    name = Path(path).name.lower()
    is_gzip = name.endswith(".gz")
    return Path(name.removesuffix(".gz")).suffix, is_gzip


def _from_file(path: str, on_skip: OnSkip, on_open: OnOpen) -> Iterator[RawInput]:
    source = path.encode("utf-8", "replace").decode(
        "utf-8"
    )  # a name that is no text must not break the record
    try:
        with Path(path).open("rb") as file:
            on_open(file)
            yield from _from_stream(file, _Place(source=source, name=path, on_skip=on_skip))
    except OSError as error:
        yield RawInput(source=source, reject=("unreadable", error.strerror or str(error)))


def _from_stream(file: BinaryIO, place: _Place) -> Iterator[RawInput]:
    suffix, is_gzip = suffix_of(place.name)
    with ExitStack() as stack:
        stream = file if isinstance(file, io.BufferedReader) else _buffered(cast("io.RawIOBase", file))
        head = stream.peek(_HEAD_BYTES)[:_HEAD_BYTES]
        if suffix in WARC_SUFFIXES or VERSION.match(head) or opens_with_record(head):
            seeks = not place.is_member and stream.seekable()
            yield from read_warc(stream, place.source, seeks=seeks, on_skip=place.on_skip)
            return
        if suffix in WORD_SUFFIXES:
            yield from _from_word_file(stream, place)
            return
        if suffix in ZIP_SUFFIXES or (not suffix and head.startswith(_ZIP_MARK)):
            yield from _from_box(place, lambda: zip_members(stream, _size(stream)), seekable=stream)
            return
        if _is_compressed(stream, named_so=is_gzip or suffix == ".tgz"):
            limit = DECODED_BYTES if suffix in MEDIA_TYPES or suffix in ("", *LIST_SUFFIXES) else None
            stream = stack.enter_context(_buffered(Gunzip(stream, limit_bytes=limit)))
            refusal = _why_not(stream)
            if refusal is not None:
                yield RawInput(source=place.source, reject=refusal)
                return
        mark, at = _TAR_MARK
        if suffix in TAR_SUFFIXES or (not suffix and head[at : at + len(mark)] == mark):
            unpacked = stream
            yield from _from_box(place, lambda: tar_members(unpacked, None))
        elif suffix in ARTICLE_SUFFIXES:
            yield from read_articles(stream, place.source)
        elif suffix in MEDIA_TYPES:
            yield _document(stream, place.source, MEDIA_TYPES[suffix])
        elif suffix in LIST_SUFFIXES and is_article_list(stream.peek(_HEAD_BYTES)):
            yield from read_article_list(_read(stream, LIST_BYTES + 1), place.source)
        else:
            yield from _sniffed(stream, place.source)


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def _from_word_file(stream: BinaryIO, place: _Place) -> Iterator[RawInput]:
    whole = _document(stream, place.source, None)
    if whole.reject is not None:
        yield whole
    else:
        yield from read_word_file(whole.data, place.source)


def _from_box(
    place: _Place, members: Callable[[], Iterator[Member]], *, seekable: BinaryIO | None = None
) -> Iterator[RawInput]:
    """The inputs in a zip or tar file; archives in archives are refused, but for web archives."""
    if place.is_member:
        reason = "An archive in an archive: unpack the outer one."
        yield RawInput(source=place.source, reject=("nested-archive", reason))
        return
    if seekable is not None and not seekable.seekable():
        reason = "A zip file is read from its end: give its path instead of a pipe."
        yield RawInput(source=place.source, reject=("unseekable", reason))
        return
    is_web_archive = suffix_of(place.name)[0] == ".wacz"
    try:
        for member in members():
            if not _is_wanted(member, is_web_archive=is_web_archive):
                place.on_skip("not-a-document")
            elif member.refusal is not None:
                yield RawInput(source=f"{place.source}#{member.name}", reject=member.refusal)
            else:
                yield from _from_member(member, place)
    except InputRejected as refusal:
        yield RawInput(source=place.source, reject=(refusal.reason, refusal.message))
    except OSError as error:
        yield RawInput(source=place.source, reject=("unreadable", error.strerror or str(error)))


def _is_wanted(member: Member, *, is_web_archive: bool) -> bool:
    """Whether a member holds texts: known suffixes, nothing hidden; of a WACZ only its records."""
    parts = member.name.replace("\\", "/").split("/")
    if not member.is_file or any(part.startswith(".") and part not in (".", "..") for part in parts):
        return False
    suffix, _ = suffix_of(parts[-1])
    return suffix in (WARC_SUFFIXES if is_web_archive else KNOWN_SUFFIXES) and "__MACOSX" not in parts


def _from_member(member: Member, place: _Place) -> Iterator[RawInput]:
    inner = _Place(
        source=f"{place.source}#{member.name}",
        name=member.name.replace("\\", "/"),
        on_skip=place.on_skip,
        is_member=True,
    )
    try:
        yield from _from_stream(member.stream, inner)
    except InputRejected as refusal:
        yield RawInput(source=inner.source, reject=(refusal.reason, refusal.message))


def _buffered(stream: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(stream)


def _is_compressed(stream: io.BufferedReader, *, named_so: bool) -> bool:
    """Whether it is gzip: the first bytes decide, and the name where there are none."""
    head = stream.peek(2)[:2]
    return head == _GZIP_MARK or (named_so and head == b"")


def _why_not(unpacked: io.BufferedReader) -> tuple[str, str] | None:
    """Why what came out of gzip is not read: it is damaged, or compressed once more."""
    try:
        is_nested = unpacked.peek(2)[:2] == _GZIP_MARK
    except InputRejected as refusal:
        return refusal.reason, refusal.message
    return ("nested-archive", "It is compressed twice: unpack it once.") if is_nested else None


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
