"""The words that a row rests on, document by document, as stretches with marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.query import Context, Window, windows
from readout.serve.marking import Mark, Stretch, stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document's words for a row.

    Attributes:
        doc: Id of the document.
        source: Path or address.
        title: Headline, or None.
        published: EDTF text, or None.
        passages: Stretches of it with their marks, one passage a window.
    """

    doc: str
    source: str
    title: str | None
    published: str | None
    passages: tuple[tuple[Stretch, ...], ...]


def evidence(contexts: Sequence[Context]) -> tuple[Evidence, ...]:
    """Receipts by document.

    Args:
        contexts: Receipts in their sentences.

    Returns:
        One for each document, in the order in which they come.
    """
    by_doc: dict[str, list[Context]] = {}
    for context in contexts:
        by_doc.setdefault(context.doc, []).append(context)
    return tuple(_of_document(found) for found in by_doc.values())


def _of_document(found: Sequence[Context]) -> Evidence:
    first = found[0]
    return Evidence(
        doc=first.doc,
        source=first.source,
        title=first.title,
        published=first.published,
        passages=tuple(_passage(window) for window in windows(found)),
    )


def _passage(window: Window) -> tuple[Stretch, ...]:
    marks = (
        Mark(start=c.start, end=c.end, kind=f"r-{c.label}", label=c.label.replace("_", " "))
        for c in window.marks
    )
    return tuple(stretches(window.text, marks, low=window.low))
