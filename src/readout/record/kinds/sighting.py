"""Where a document was seen: one row a document and source, however often it comes by."""

from __future__ import annotations

from readout.model import Document, RawInput, Slip
from readout.record.shape import Row, Table

TABLE = Table(
    name="sightings",
    key=("doc", "source", "source_kind"),
    columns={"doc": "text", "source": "text", "source_kind": "text", "retrieved_at": "text"},
)


def of_document(document: Document) -> Row:
    """The sighting that a document was read from."""
    return {
        "doc": document.doc,
        "source": printable(document.source),
        "source_kind": document.source_kind,
        "retrieved_at": document.retrieved_at,
    }


def of_input(raw: RawInput | Slip) -> Row:
    """The sighting of an input that needs no reading."""
    return {
        "doc": raw.doc,
        "source": printable(raw.source),
        "source_kind": raw.kind,
        "retrieved_at": raw.retrieved_at,
    }


def printable(source: str) -> str:
    r"""A path as text: bytes of a file name that are no UTF-8 are written out.

    Example:
        >>> printable("caf\udce9.txt")
        'caf\\udce9.txt'
    """
    return source.encode("utf-8", "backslashreplace").decode("utf-8")
