"""Two texts of a record laid side by side, by the ids of documents or statements."""

from __future__ import annotations

from dataclasses import replace

from readout.errors import UsageError
from readout.export.compared import Laid
from readout.model import Block, Document
from readout.query import find
from readout.record import Row, View
from readout.single import compare


def laid(view: View, before: str, after: str) -> Laid:
    """How the wording moved between two texts of a record.

    Args:
        view: The record.
        before: Id of a document or a statement, or its beginning.
        after: The later one.

    Returns:
        Both texts and their comparison; its receipts count in the documents, also where only the words of a
        statement are compared.

    Raises:
        NotFound: No row has the id, or several begin with it.
        UsageError: The row is neither, or the document was rejected.
        ReaderError: The reader's model is missing.
    """
    texts = [_document(view, wanted) for wanted in (before, after)]
    return Laid(before=texts[0], after=texts[1], comparison=compare(*texts))


def _document(view: View, wanted: str) -> Document:
    found = find(view, wanted)
    if found.table not in ("documents", "statements"):
        raise UsageError(
            f"{found.id} is neither a document nor a statement.", hint="Compare ids such as doc_… or sta_…."
        )
    (document,) = view.documents("doc = ?", [found.row["doc"]])
    if document.status != "read":
        raise UsageError(
            f"{found.id} was rejected ({document.reject_code}): it has no text.", hint="Compare others."
        )
    return document if found.table == "documents" else _only(document, found.row)


def _only(document: Document, statement: Row) -> Document:
    """The document with empty lines in place of all that the statement does not say; offsets stay.

    No clause goes over the end of a line, so that each is made of words that stand together in the document.
    """
    pieces = sorted((piece["start"], piece["end"]) for piece in statement["content"])
    first, last = pieces[0][0], pieces[-1][1]
    text = ["\n"] * len(document.text)
    for start, end in pieces:
        text[start:end] = document.text[start:end]
    title = f"{statement['statement']} in {document.title or document.source}"
    body = Block(start=first, end=last, kind="body")
    return replace(document, text="".join(text), blocks=(body,), title=title, flags=())
