"""Zip and tar files: their members as streams, one after another; nothing is unpacked to the disk."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from readout.errors import InputRejected
from readout.ingest.gunzip import FREE_BYTES, MAX_RATIO
from readout.ingest.names import shown

MAX_MEMBERS = 200_000
"""A day of a large agency is a tenth of it; the directory of more would fill the memory."""

DIRECTORY_BYTES = 32 << 20
"""Largest directory of a zip file; it is held in memory."""

_ZIP_END = struct.Struct("<4s4H2LH")
_ZIP64_END = b"PK\x06\x06"
_TAIL_BYTES = 66_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, EOFError, RuntimeError,
    NotImplementedError, ValueError, OverflowError,
)  # fmt: skip
"""What the standard library raises for damaged files; RuntimeError also for a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive.

    Attributes:
        name: Its name, to be shown, never to be opened.
        stream: Its bytes; raises `InputRejected` where they are damaged or grow out of all proportion.
        refusal: (code, reason) when it is not read, or None.
        is_file: False for links, devices and the like.
    """

    name: str
    stream: BinaryIO
    refusal: tuple[str, str] | None = None
    is_file: bool = True


class Budget:
    """How much may come out of an archive in all: a multiple of its size."""

    def __init__(self, size: int) -> None:
        """Count for an archive of so many bytes."""
        self._most = FREE_BYTES + MAX_RATIO * size
        self._taken = 0

    def spend(self, count: int) -> None:
        """Count what came out.

        Raises:
            InputRejected: `decompression-bomb`.
        """
        self._taken += count
        if self._taken > self._most:
            raise InputRejected(
                "decompression-bomb", f"More than {self._most} bytes came out of the archive."
            )


class MemberStream(io.RawIOBase):
    """A member's bytes with a running cap on their proportion."""

    def __init__(self, source: BinaryIO | None, *, packed_bytes: int, budget: Budget) -> None:
        """Wrap a member.

        Args:
            source: Its bytes, or None for one that is not read.
            packed_bytes: Its size in the archive.
            budget: What may come out of the whole archive.
        """
        super().__init__()
        self._source = source
        self._most = FREE_BYTES + MAX_RATIO * packed_bytes
        self._budget = budget
        self._taken = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill a buffer; the bytes written, 0 at the end.

        Raises:
            InputRejected: `decompression-bomb` or `bad-archive`.
        """
        if self._source is None:
            return 0
        view = memoryview(buffer).cast("B")
        try:
            data = self._source.read(len(view))
        except _DAMAGE as error:
            raise InputRejected("bad-archive", f"It is damaged: {_told(error)}") from None
        self._taken += len(data)
        if self._taken > self._most:
            raise InputRejected("decompression-bomb", f"More than {self._most} bytes came out of it.")
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)


def zip_members(file: BinaryIO, size: int) -> Iterator[Member]:
    """The members of a zip file, in the order of its directory.

    Args:
        file: The archive; it can seek.
        size: Its length in bytes.

    Yields:
        Members; each stream holds until the next member is asked for.

    Raises:
        InputRejected: `bad-archive` or `too-many-members`.
    """
    _check_directory(file, size)
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise InputRejected("bad-archive", f"Not a zip file that can be read: {_told(error)}") from None
    budget = Budget(size)
    with archive:
        infos = archive.infolist()
        if len(infos) > MAX_MEMBERS:
            raise InputRejected("too-many-members", f"{len(infos)} members; at most {MAX_MEMBERS} are read.")
        for info in infos:
            if not info.is_dir():
                yield _zip_member(archive, info, budget)


def _check_directory(file: BinaryIO, size: int) -> None:
    """Refuse a directory that would fill the memory, before it is read."""
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _ZIP_END.size:
        raise InputRejected("bad-archive", "The zip file has no directory: it may be cut off.")
    length = _ZIP_END.unpack_from(tail, at)[5]
    wide = tail.rfind(_ZIP64_END, 0, at)
    if length == 0xFFFFFFFF and 0 <= wide <= len(tail) - 48:
        length = struct.unpack_from("<Q", tail, wide + 40)[0]
    if length > DIRECTORY_BYTES:
        raise InputRejected("too-many-members", f"Its directory has {length} bytes.")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Member:
    refusal = None
    source = None
    if info.flag_bits & 1:
        refusal = ("encrypted", "It is protected by a password.")
    elif info.compress_type not in _PACKED:
        refusal = ("bad-archive", f"It is packed by method {info.compress_type}, which is not read.")
    else:
        try:
            source = archive.open(info)
        except (*_DAMAGE, OSError) as error:
            refusal = ("bad-archive", f"It is damaged: {_told(error)}")
    stream = MemberStream(source, packed_bytes=info.compress_size, budget=budget)  # type: ignore[arg-type]
    return Member(name=shown(info.filename), stream=io.BufferedReader(stream), refusal=refusal)


def tar_members(file: BinaryIO, size: int | None) -> Iterator[Member]:
    """The members of a tar file, in their order; what was compressed is unpacked by the caller, within caps.

    Args:
        file: The archive; it need not seek.
        size: Its length in bytes, or None where that is not known.

    Yields:
        Members; each stream holds until the next member is asked for.

    Raises:
        InputRejected: `bad-archive` where reading cannot go on, or what the caller's stream raises.
    """
    budget = Budget(size if size is not None else 1 << 40)
    count = 0
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for count, info in enumerate(archive, start=1):
                archive.members = []  # type: ignore[attr-defined]  # the library keeps every header it has seen
                if count > MAX_MEMBERS:
                    raise InputRejected("too-many-members", f"At most {MAX_MEMBERS} members are read.")
                if info.isdir():
                    continue
                source = archive.extractfile(info) if info.isreg() else None
                stream = MemberStream(source, packed_bytes=info.size, budget=budget)  # type: ignore[arg-type]
                yield Member(
                    name=shown(info.name), stream=io.BufferedReader(stream), is_file=source is not None
                )
    except _DAMAGE as error:
        raise InputRejected("bad-archive", f"Broken after {count} members: {_told(error)}") from None


def _told(error: BaseException) -> str:
    return shown(f"{error}".rstrip(".") or type(error).__name__)[:200] + "."
