"""Addresses → inputs: each page fetched, its bytes archived; one that has not changed comes from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from readout.errors import InputRejected
from readout.ingest.fetch.fetcher import Fetched, Fetcher, Known
from readout.ingest.fetch.notes import Notes
from readout.ingest.fetch.rules import PAGES
from readout.model import ArticleFields, RawInput

KIND = "page"
_SAID = "application/xhtml+xml"


class Shelf(Protocol):
    """Where raw bytes stay (`readout.record` has one)."""

    def put(self, data: bytes) -> str:
        """Keep bytes; their SHA-256."""

    def get(self, sha256: str) -> bytes | None:
        """The bytes of a digest, or None."""


def fetch_pages(
    addresses: Iterable[str],
    fetcher: Fetcher,
    *,
    notes: Notes,
    shelf: Shelf,
    publisher: str | None = None,
    language: str | None = None,
) -> Iterator[RawInput]:
    """Every address as an input.

    Bytes are archived before anything is noted about them, and a page that has not changed is given again: a
    run that dies in between loses nothing.

    Args:
        addresses: http or https.
        fetcher: Fetches.
        notes: What earlier runs were told.
        shelf: Where the bytes stay.
        publisher: Who publishes them, where known.
        language: Their language, where known.

    Yields:
        One input an address; one that could not be fetched carries `reject`.

    Raises:
        OfflineError: Nothing may be fetched.
    """
    for address in addresses:
        try:
            fetched = fetch_page(address, fetcher, notes=notes, shelf=shelf)
        except InputRejected as refusal:
            yield RawInput(source=_clean(address), kind="web", reject=(refusal.reason, refusal.message))
            continue
        media_type = "text/html" if fetched.media_type == _SAID else fetched.media_type
        yield RawInput(
            source=_clean(address),
            kind="web",
            data=fetched.data,
            media_type=media_type,
            fields=ArticleFields(url=fetched.url, publisher=publisher, language=language),
            retrieved_at=fetched.retrieved_at,
        )


def fetch_page(address: str, fetcher: Fetcher, *, notes: Notes, shelf: Shelf) -> Fetched:
    """One page, from the web or, where it has not changed, from the archive.

    Args:
        address: http or https.
        fetcher: Fetches.
        notes: What earlier runs were told.
        shelf: Where the bytes stay.

    Returns:
        The page, with its bytes.

    Raises:
        OfflineError: Nothing may be fetched.
        InputRejected: It cannot be fetched.
    """
    note = notes.get(KIND, address)
    held = shelf.get(str(note["sha256"])) if note is not None else None
    if note is None or held is None:
        return _noted(address, fetcher.get(address, accepted=PAGES), notes, shelf)
    known = Known(url=note["url"], etag=note["etag"], modified=note["modified"])
    fetched = fetcher.get(address, accepted=PAGES, known=known)
    if fetched.is_new:
        return _noted(address, fetched, notes, shelf)
    return Fetched(
        url=known.url,
        data=held,
        media_type=note["media_type"],
        etag=known.etag,
        modified=known.modified,
        retrieved_at=note["retrieved_at"],
        is_new=False,
    )


def _noted(address: str, fetched: Fetched, notes: Notes, shelf: Shelf) -> Fetched:
    note = {
        "url": fetched.url,
        "etag": fetched.etag,
        "modified": fetched.modified,
        "media_type": fetched.media_type,
        "retrieved_at": fetched.retrieved_at,
        "sha256": shelf.put(fetched.data),
    }
    notes.put([(KIND, address, note)])
    return fetched


def _clean(address: str) -> str:
    return address.encode("utf-8", "replace").decode()[:2_000]
