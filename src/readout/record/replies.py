"""What models said, kept beside the tables: reading the same text again with the same model asks nobody.

No row rests on these files. The folder may be deleted at any time; then the endpoint is asked again.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from readout.model import KeptReply, canonical_json, digest
from readout.record import durable

FOLDER = "replies"
MAX_FILE_BYTES = 2 * 1024 * 1024
"""A longer file is none of ours."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHORT = 32
_DIGEST = "sha256"
"""Digest of the rest of the file: a damaged reply counts for none."""


class ReplyShelf:
    """One small file a reply, found by the digests of the text and of the request."""

    def __init__(self, root: Path) -> None:
        """Say where; nothing is made before the first reply is kept.

        Args:
            root: Folder of the record.
        """
        self._folder = root / FOLDER
        self._lock = threading.Lock()

    def get(self, text_sha256: str, request_sha256: str) -> KeptReply | None:
        """The reply to a request, or None.

        Args:
            text_sha256: Digest of the text that was sent.
            request_sha256: Digest of the request.
        """
        found = _read(self._path(text_sha256, request_sha256))
        is_it = found is not None and (found.text_sha256, found.request_sha256) == (
            text_sha256,
            request_sha256,
        )
        return found if is_it else None

    def put(self, reply: KeptReply) -> None:
        """Keep a reply; it is on the disk afterwards.

        Args:
            reply: What was said.

        Raises:
            OSError: The file cannot be written.
        """
        path = self._path(reply.text_sha256, reply.request_sha256)
        with self._lock:
            path.parent.mkdir(parents=True, exist_ok=True)
            said = asdict(reply)
            durable.write_whole(path, json.dumps(said | {_DIGEST: _digest(said)}, sort_keys=True).encode())

    def of_text(self, text_sha256: str) -> Iterator[KeptReply]:
        """All that was said of a text, by whichever model.

        Args:
            text_sha256: Digest of the stored text.

        Yields:
            Replies in the order of their files' names.
        """
        folder = self._path(text_sha256, "0" * 64).parent
        for path in sorted(folder.glob(f"{text_sha256[:_SHORT]}-*.json")):
            found = _read(path)
            if found is not None and found.text_sha256 == text_sha256:
                yield found

    def _path(self, text_sha256: str, request_sha256: str) -> Path:
        if not (_SHA256.fullmatch(text_sha256) and _SHA256.fullmatch(request_sha256)):
            raise ValueError("a reply is found by two SHA-256 digests")
        name = f"{text_sha256[:_SHORT]}-{request_sha256[:_SHORT]}.json"
        return self._folder / text_sha256[:2] / name


def _digest(said: Mapping[str, Any]) -> str:
    return digest(canonical_json(said).encode("utf-8", "surrogatepass"))


def _read(path: Path) -> KeptReply | None:
    """The reply in a file; None where there is no file, or one that holds something else."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return None
        held = json.loads(path.read_bytes())
        taken_down = held.pop(_DIGEST, None)  # files of earlier versions have none
        if taken_down is not None and taken_down != _digest(held):
            return None
        reply = KeptReply(**held)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    wanted = (str, str, str, int, str)
    said = (reply.text_sha256, reply.request_sha256, reply.model, reply.prompt, reply.content)
    return reply if all(map(isinstance, said, wanted)) else None
