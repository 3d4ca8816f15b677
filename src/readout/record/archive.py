"""Raw bytes that came from the web, kept as they came: written once, found by their digest, never changed."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from readout.record import durable

FOLDER = "raw"
"""Within the record's folder."""

MAX_BYTES = 64 << 20
"""More than any input may have: a file that unpacks to more is none of ours."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class RawShelf:
    """One gzip file a digest: `raw/ab/abcdef….gz`."""

    def __init__(self, root: Path) -> None:
        """Say where; nothing is made before the first bytes are kept.

        Args:
            root: Folder of the record.
        """
        self._folder = root / FOLDER

    def put(self, data: bytes) -> str:
        """Keep bytes; they are on the disk afterwards.

        Args:
            data: The bytes.

        Returns:
            Their SHA-256.

        Raises:
            RecordError: The file cannot be written.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        if self.get(sha256) is None:  # not there, or damaged
            path = self._path(sha256)
            with durable.writing(f"{path} cannot be written"):
                path.parent.mkdir(parents=True, exist_ok=True)
                durable.write_whole(path, gzip.compress(data, mtime=0))
                durable.sync([path.parent])
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """The bytes of a digest; None where they are not there, or not what was written.

        Args:
            sha256: 64 hexadecimal digits.
        """
        try:
            packed = self._path(sha256).read_bytes()
            unpacker = zlib.decompressobj(wbits=31)
            data = unpacker.decompress(packed, MAX_BYTES)
        except (OSError, zlib.error):
            return None
        is_whole = unpacker.eof and not unpacker.unused_data
        return data if is_whole and hashlib.sha256(data).hexdigest() == sha256 else None

    def digests(self) -> Iterator[str]:
        """Every digest that a file is named after, in order."""
        for path in sorted(self._folder.glob("??/*.gz")):
            if _SHA256.fullmatch(path.stem) and path.parent.name == path.stem[:2]:
                yield path.stem

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError("raw bytes are found by a SHA-256 digest")
        return self._folder / sha256[:2] / f"{sha256}.gz"
