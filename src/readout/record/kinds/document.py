"""Documents as stored: all but where they were seen, which `sightings` holds."""

from __future__ import annotations

from readout.model import Block, Document, Flag
from readout.record.kinds.parts import (
    dating_of,
    dating_row,
    receipt_or_null,
    receipt_row,
    span_of,
    span_or_none,
)
from readout.record.shape import RECEIPT, Row, Table

TABLE = Table(
    name="documents",
    key=("doc",),
    is_read=True,
    columns={
        "doc": "text",
        "raw_sha256": "text",
        "media_type": "text",
        "status": "text",
        "reject_code": "text",
        "reject_reason": "text",
        "title": "text",
        "byline": "text",
        "publisher": "text",
        "agency": "text",
        "url": "text",
        "language": "text",
        "published": "text",
        "published_min": "date",
        "published_max": "date",
        "published_basis": "text",
        "published_why": "text",
        "published_receipts": [RECEIPT],
        "text": "text",
        "blocks": [{"start": "int", "end": "int", "kind": "text"}],
        "flags": [{"code": "text", "message": "text", "receipt": RECEIPT}],
        "reader": "text",
    },
)

_PLAIN = ("doc", "raw_sha256", "media_type", "status", "reject_code", "reject_reason")
_SAID = ("title", "byline", "publisher", "agency", "url", "language")


def to_row(document: Document, *, reader: str) -> Row:
    """The row of a document.

    Args:
        document: The document.
        reader: Fingerprint of what read it.

    Returns:
        The stored columns.
    """
    return {
        **{name: getattr(document, name) for name in (*_PLAIN, *_SAID)},
        **dating_row(document.published, "published"),
        "published_receipts": [receipt_row(span) for span in document.published_receipts],
        "text": document.text,
        "blocks": [{"start": b.start, "end": b.end, "kind": b.kind} for b in document.blocks],
        "flags": [
            {"code": f.code, "message": f.message, "receipt": receipt_or_null(f.span)} for f in document.flags
        ],
        "reader": reader,
    }


def of_row(row: Row) -> Document:
    """The document of a row of the view, whose `source` is the first of its sightings."""
    return Document(
        **{name: row[name] for name in (*_PLAIN, *_SAID)},
        source=row["source"],
        source_kind=row["source_kind"],
        retrieved_at=row["retrieved_at"],
        published=dating_of(row, "published"),
        published_receipts=tuple(span_of(r) for r in row["published_receipts"]),
        text=row["text"],
        blocks=tuple(Block(start=b["start"], end=b["end"], kind=b["kind"]) for b in row["blocks"]),
        flags=tuple(
            Flag(code=f["code"], message=f["message"], span=span_or_none(f["receipt"])) for f in row["flags"]
        ),
    )
