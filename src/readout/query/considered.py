"""What was considered and refused, by rules or of a model's reply: the documents are read again to say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate import RulesReader
from readout.annotate.model import RULE_PREFIX, replayed
from readout.errors import NotFound
from readout.model import Document
from readout.query.find import Found, find
from readout.record import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One telling that was considered and refused, or one proposal of a model that was dropped.

    Attributes:
        doc: Id of the document.
        text: Its words; those of a model need not stand in the document.
        rule: Name of the rule that was tried, or `model:NAME`.
        type: PLOVER type it would have had, or what a model proposed it as; empty for none.
        outcome: Why it was refused, in words.
    """

    doc: str
    text: str
    rule: str
    type: str
    outcome: str


def refusals(view: View, wanted: str, *, reader: RulesReader | None = None) -> tuple[Refusal, ...]:
    """What was considered and refused in the tellings of an event, in a report, or in a whole document.

    What a model proposed is worked out again from the replies that are kept in the record; nobody is asked.

    Args:
        view: The record.
        wanted: Id of an event, a report or a document, or the beginning of one.
        reader: The reader to read with; loaded when not given (about two seconds).

    Returns:
        In order of the documents and their text.

    Raises:
        NotFound: No row has the id, several begin with it, or it is the id of something else.
    """
    found = find(view, wanted)
    stretches = list(_stretches(view, found))
    if not stretches:
        raise NotFound(
            f"{found.id} tells of no event.", hint="Give the id of an event, a report or a document."
        )
    loaded = reader or RulesReader.load()
    told: list[Refusal] = []
    for document in view.documents(
        f"doc IN ({', '.join('?' for _ in stretches)})", [d for d, *_ in stretches]
    ):
        spans = [(low, high) for doc, low, high in stretches if doc == document.doc]
        told.extend(
            Refusal(
                doc=document.doc,
                text=document.text[c.start : c.end],
                rule=c.rule,
                type=c.type,
                outcome=c.outcome,
            )
            for c in loaded.considered(document)
            if any(low <= c.start and c.end <= high for low, high in spans)
        )
        told.extend(_dropped(view, document, loaded, spans, is_whole=found.table == "documents"))
    return tuple(told)


def _dropped(
    view: View, document: Document, reader: RulesReader, spans: list[tuple[int, int]], *, is_whole: bool
) -> Iterator[Refusal]:
    """What of models' replies was dropped; what could not be located belongs to the document as a whole."""
    for reply in view.replies(document.text):
        for one in replayed(reader, document, reply):
            is_within = (
                is_whole
                if one.start is None or one.end is None
                else any(low <= one.start and one.end <= high for low, high in spans)
            )
            if is_within:
                yield Refusal(
                    doc=document.doc,
                    text=one.words,
                    rule=f"{RULE_PREFIX}{reply.model}",
                    type=one.kind,
                    outcome=one.outcome,
                )


def _stretches(view: View, found: Found) -> Iterator[tuple[str, int, int]]:
    """(document, start, end) of the tellings that a row is about."""
    if found.table == "documents":
        text = view.sql("SELECT length(text) AS n FROM documents WHERE doc = ?", [found.id])
        yield found.id, 0, int(text[0]["n"] or 0)
    elif found.table == "reports":
        yield found.row["doc"], found.row["start"], found.row["end"]
    elif found.table == "events":
        for report in view.reports("event = ?", [found.id]):
            yield report.span.doc, report.span.start, report.span.end
