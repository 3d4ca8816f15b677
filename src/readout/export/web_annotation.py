"""W3C Web Annotations as JSON-LD: one for each row that stands on words of a document.

The standard's context is named by its address and never fetched; ours is written into the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from readout.export.files import whole_file
from readout.export.fragments import safe_url
from readout.export.selectors import selectors
from readout.model import Document
from readout.query.cited import address_of
from readout.record import Row, View

FILE = "annotations.jsonld"
STANDARD_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "readout": "urn:readout:",
    "kind": "readout:kind",
    "row": "readout:row",
    "sha256": "readout:sha256",
    "published": "readout:published",
    "fields": {"@id": "readout:fields", "@type": "@json"},
}
_ABOUT = (
    "Receipts of a Readout record. The source of a target is the page, or the document where it has no "
    "address. TextPositionSelector counts Unicode code points, from 0, end not included, in the document's "
    "text as the record stores it: `text` in documents.jsonl. TextQuoteSelector has the same words verbatim."
)
_WHAT: Mapping[str, tuple[str, str, str, tuple[str, ...]]] = {
    "reports": (
        "report",
        "report",
        "identifying",
        ("event", "type", "mode", "act", "format", "status", "date", "place", "roles", "attribution"),
    ),
    "statements": (
        "statement",
        "statement",
        "describing",
        ("event", "mode", "kind", "speakers", "verb", "modality", "date", "attribution", "stance"),
    ),
    "wording": (
        "usage",
        "usage",
        "classifying",
        ("formula", "variant", "strength", "statement", "event", "date"),
    ),
    "claims": ("claim", "claim", "assessing", ("kind", "ordinal", "since", "parties", "about", "verdict")),
    "mentions": (
        "mention",
        "mention",
        "identifying",
        ("entity", "country", "office", "method", "score", "flag"),
    ),
}
"""Table → (kind, column of the id, motivation, fields that the body carries)."""
_RECEIPT = frozenset({"doc", "start", "end", "text"})


def write_web_annotation(folder: Path, view: View) -> dict[str, int]:
    """Write one annotation collection.

    Args:
        folder: Where to.
        view: The record.

    Returns:
        Name of the file → number of annotations.
    """
    total = sum(view.count(table) for table in _WHAT)
    head = {
        "@context": [STANDARD_CONTEXT, dict(OWN_CONTEXT)],
        "id": "urn:readout:annotations",
        "type": "AnnotationCollection",
        "label": _ABOUT,
        "total": total,
    }
    with whole_file(folder / FILE) as file:
        opened = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
        file.write(f'{opened},\n "first": {{"id": "urn:readout:annotations:1", "type": "AnnotationPage", ')
        file.write('"startIndex": 0, "items": [')
        for n, annotation in enumerate(annotated_rows(view)):
            file.write(f"{',' if n else ''}\n{json.dumps(annotation, ensure_ascii=False)}")
        file.write("\n]}}\n")
    return {FILE: total}


def annotated_rows(view: View) -> Iterator[dict[str, Any]]:
    """One annotation a row, by document, and in it by kind and id.

    Args:
        view: The record.

    Yields:
        JSON-LD objects.
    """
    tables = {table: _ByDocument(view, table, key) for table, (_, key, _, _) in _WHAT.items()}
    for document in view.documents("status = 'read'"):
        for table, (kind, key, motivation, kept) in _WHAT.items():
            for row in tables[table].of(document.doc):
                receipts = row["content"] if table == "statements" else [row]
                yield {
                    "id": f"urn:readout:{row[key]}",
                    "type": "Annotation",
                    "motivation": motivation,
                    "body": {
                        "id": f"urn:readout:{row[key]}#row",
                        "type": "Dataset",
                        "row": row[key],
                        "kind": kind,
                        "fields": {name: _bare(row[name]) for name in kept if row[name] not in (None, [])},
                    },
                    "target": _target(document, receipts),
                }


class _ByDocument:
    """Rows of a table, one document after the other: one query a table, not one a document."""

    def __init__(self, view: View, table: str, key: str) -> None:
        self._groups = groupby(view.rows(table, order=f"doc, {key}"), key=lambda row: str(row["doc"]))
        self._next = next(self._groups, None)

    def of(self, doc: str) -> Iterator[Row]:
        """The rows of a document; to be asked for in the order of ids."""
        while self._next is not None and self._next[0] < doc:
            self._next = next(self._groups, None)
        if self._next is not None and self._next[0] == doc:
            yield from self._next[1]


def _target(document: Document, receipts: Iterable[Row]) -> Any:
    """The words in their document; several where a quotation is split."""
    address = address_of(document)
    source = {
        "id": safe_url(address) if address else f"urn:readout:{document.doc}",
        "type": "Text",
        "format": document.media_type,
        "language": document.language,
        "row": document.doc,
        "sha256": document.raw_sha256,
        "published": document.published.text,
    }
    told = {name: value for name, value in source.items() if value}
    targets = [
        {
            "type": "SpecificResource",
            "source": told,
            "selector": selectors(document.text, receipt["start"], receipt["end"]),
        }
        for receipt in receipts
    ]
    return targets[0] if len(targets) == 1 else targets


def _bare(value: Any) -> Any:
    """A value without its receipts: they have annotations of their own, or lie within this one."""
    if isinstance(value, list):
        return [_bare(item) for item in value if not _is_receipt(item)]
    if isinstance(value, dict):
        return {
            name: _bare(inner)
            for name, inner in value.items()
            if inner is not None and name not in ("receipt", "receipts") and not _is_receipt(inner)
        }
    return value


def _is_receipt(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() >= _RECEIPT
