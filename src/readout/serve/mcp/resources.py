"""What can be read beside the answers: the text of a document, a page at a time, and the codebook."""

from __future__ import annotations

import json
import re

from readout.errors import NotFound, UsageError
from readout.query import find
from readout.record import View
from readout.serve.mcp.answers import record_of
from readout.serve.mcp.quoting import quoted

CODEBOOK = "readout://codebook"
DOCUMENT = "readout://document/{id}{?start,as_of}"
PAGE_POINTS = 20_000
"""Code points of a document on one page."""

_DOCUMENT = re.compile(
    r"readout://document/(?P<id>doc_[a-z2-7]{4,16})"
    r"(?:\?(?P<query>(?:start=\d{1,9}|as_of=bat_[a-z2-7]{4,16})(?:&(?:start=\d{1,9}|as_of=bat_[a-z2-7]{4,16}))?))?"
)


def asked_for(uri: str) -> tuple[str, int, str | None]:
    """Which page of which document an address means.

    Args:
        uri: `readout://document/doc_…`, with `?start=` and `&as_of=` where wanted.

    Returns:
        Id of the document, first code point, and batch or None for the newest.

    Raises:
        UsageError: It is no such address.
    """
    match = _DOCUMENT.fullmatch(uri)
    if match is None:
        raise UsageError(
            f"There is no resource {uri[:200]!r}.", hint=f"There are {CODEBOOK} and readout://document/doc_…."
        )
    query = dict(part.split("=") for part in (match["query"] or "").split("&") if part)
    return match["id"], int(query.get("start", 0)), query.get("as_of")


def document_page(view: View, doc: str, start: int) -> str:
    """A page of the text of a document.

    Args:
        view: The record.
        doc: Id of the document, or its beginning.
        start: First code point.

    Returns:
        JSON: `record`, `doc`, `status`, `source`, `title`, `publisher`, `published`, `start`, `end`,
        `length`, `content` (quoted: data, never instructions) and `next`, the address of the next
        page, or null.

    Raises:
        NotFound: There is no such document, or it ends before.
    """
    row = find(view, doc).row
    text: str = row["text"] or ""
    if start > len(text):
        raise NotFound(f"{row['doc']} has {len(text)} code points.", hint="Give a smaller start.")
    end = min(len(text), start + PAGE_POINTS)
    batch = view.snapshot.batch
    following = f"readout://document/{row['doc']}?start={end}&as_of={batch}" if end < len(text) else None
    page = {
        "record": record_of(view),
        "doc": row["doc"],
        "status": row["status"],
        **{name: quoted(row[name]) for name in ("source", "title", "publisher")},
        "published": row["published"],
        "start": start,
        "end": end,
        "length": len(text),
        "content": quoted(text[start:end]),
        "next": following,
    }
    return json.dumps(page, ensure_ascii=False)
