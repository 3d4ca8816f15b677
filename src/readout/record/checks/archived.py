"""Whether the archived bytes are those that were fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from readout.record.archive import RawShelf
from readout.record.checks.finding import Finding
from readout.record.view import View

_FETCHED = """
    SELECT DISTINCT d.raw_sha256 AS sha256 FROM documents d SEMI JOIN sightings s
    ON s.doc = d.doc AND s.source_kind IN ('web', 'feed') WHERE d.status = 'read' ORDER BY sha256
"""


def check_archive(root: Path, view: View) -> Iterator[Finding]:
    """Unpack every archived file, and look for the bytes of every fetched document.

    Args:
        root: Folder of the record.
        view: The newest state.

    Yields:
        Files that are not what their name says, and documents whose bytes are not there.
    """
    shelf = RawShelf(root)
    held = set()
    for sha256 in shelf.digests():
        held.add(sha256)
        if shelf.get(sha256) is None:
            message = "The archived bytes are not those that were fetched."
            yield Finding(code="raw-changed", where=f"raw/{sha256[:2]}/{sha256}.gz", message=message)
    for row in view.sql(_FETCHED):
        if row["sha256"] not in held:
            message = "The bytes of a fetched document are not archived; its text is here."
            yield Finding(code="raw-missing", where=row["sha256"], message=message, is_damage=False)
