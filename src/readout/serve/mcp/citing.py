"""What a citation of a row needs: the words, where they stand, and what document that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.errors import NotFound
from readout.query import find
from readout.record import Row, View

_DOCUMENT = "SELECT source, url, title, publisher, published, raw_sha256 FROM documents WHERE doc = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A passage that can be cited.

    Attributes:
        id: Of the row it was cited for.
        doc: Id of the document.
        start: First code point.
        end: One past the last.
        quote: The words.
        source: Path or address of the document.
        url: The address it gives for itself, or None.
        title: Headline, or None.
        publisher: Or None.
        published: EDTF, or None.
        digest: SHA-256 of the bytes that were read.
    """

    id: str
    doc: str
    start: int
    end: int
    quote: str
    source: str
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    digest: str


def cited(view: View, wanted: str) -> tuple[Cited, ...]:
    """The passages that a row rests on, with the documents they stand in.

    Args:
        view: The record.
        wanted: Id of a document, event, report, statement, use of wording or claim, or its beginning.

    Returns:
        One a report of an event, one a piece of a statement; of a document its title or first line.

    Raises:
        NotFound: No row has the id, several begin with it, or the row rests on no words.
    """
    found = find(view, wanted)
    passages = list(_passages(view, found.table, found.row))
    if not passages:
        raise NotFound(
            f"{found.id} rests on no words that could be cited.", hint="Cite an event or statement."
        )
    return tuple(_cited(view, found.id, passage) for passage in passages)


def _passages(view: View, table: str, row: Row) -> Iterator[Row]:
    if table == "events":
        yield from view.rows("reports", where="event = ?", params=[row["event"]], order="doc, start, report")
    elif table == "statements":
        yield from row["content"]
    elif table == "documents":
        yield from _head(row)
    elif "start" in row and "text" in row:
        yield row


def _head(document: Row) -> Iterator[Row]:
    """The title of a document where it stands, else its first line."""
    text = document["text"] or ""
    block = next((b for b in document["blocks"] if b["kind"] == "title"), None)
    start = block["start"] if block is not None else len(text) - len(text.lstrip())
    end = block["end"] if block is not None else start + len(text[start:].partition("\n")[0])
    if end > start:
        yield {"doc": document["doc"], "start": start, "end": end, "text": text[start:end]}


def _cited(view: View, row_id: str, passage: Row) -> Cited:
    (document,) = view.sql(_DOCUMENT, [passage["doc"]])
    return Cited(
        id=row_id,
        doc=passage["doc"],
        start=passage["start"],
        end=passage["end"],
        quote=passage["text"],
        source=document["source"],
        url=document["url"],
        title=document["title"],
        publisher=document["publisher"],
        published=document["published"],
        digest=document["raw_sha256"],
    )
