"""One text or two, without a record: read, split into clauses, laid beside each other."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from readout.config import Config
from readout.desk import Desk
from readout.errors import InputRejected, UsageError
from readout.model import (
    ArticleFields,
    Claim,
    Clause,
    Comparison,
    Document,
    Entity,
    Matched,
    RawInput,
    Reading,
)
from readout.run import one_thread

if TYPE_CHECKING:
    from readout.annotate import RulesReader


def read_text(
    text: str, *, title: str | None = None, date: str | None = None, publisher: str | None = None
) -> Reading:
    """Read one text without a record.

    Args:
        text: The article; it is kept unchanged and all offsets count in it.
        title: Headline, where it does not stand in the text.
        date: Publication date.
        publisher: Who published it.

    Returns:
        Its document, mentions, statements, reports, usages and claims.

    Raises:
        ReaderError: The reader's model is missing.
        InputRejected: The text is empty or too long.
    """
    from readout.documents import parse

    raw = RawInput(
        source="-",
        data=text.encode("utf-8", "surrogatepass"),
        media_type="text/plain",
        fields=ArticleFields(title=title, date=date, publisher=publisher),
    )
    with one_thread():
        (reading,) = Desk(parse, shared_reader())((raw,))
    return reading


def open_document(source: str, *, config: Config | None = None) -> Document:
    """The one document of a file or of standard input, parsed in a process that can be killed.

    Args:
        source: A path, `-`, or `PATH#ID` for one article of a JSONL file.
        config: Limits.

    Returns:
        A document that was read.

    Raises:
        UsageError: There is no such file, or it holds several texts.
        InputRejected: The text cannot be read.
    """
    from readout.documents import Parser
    from readout.ingest import find_inputs

    config = config or Config()
    path, _, article = (source, "", "") if os.path.lexists(source) else source.partition("#")
    inputs = [raw for raw in find_inputs([path]) if not article or raw.source == source]
    if len(inputs) != 1:
        raise UsageError(
            f"{source} holds {len(inputs)} texts.", hint="Name one: a file, or PATH#ID of JSONL."
        )
    with Parser(timeout_s=config.input.timeout_s, memory_mib=config.input.memory_mib) as parser:
        document = parser.parse(inputs[0])
    if document.status != "read":
        raise InputRejected(document.reject_code or "unknown", f"{source}: {document.reject_reason}")
    return document


def read_clauses(document: Document) -> tuple[Clause, ...]:
    """The clauses of a document, to be laid beside those of another.

    Args:
        document: A read document.

    Returns:
        Clauses in order.

    Raises:
        ReaderError: The reader's model is missing.
    """
    with one_thread():
        return shared_reader().clauses(document)


def read_claims(text: str, *, date: dt.date) -> tuple[tuple[Claim, ...], tuple[Entity, ...]]:
    """The countable claims of a sentence of somebody's own, whatever it is about.

    Args:
        text: A sentence, or a few.
        date: The day on which it is said: "this year" is its year.

    Returns:
        Its claims in order, and those whom it names.

    Raises:
        ReaderError: The reader's model is missing.
        InputRejected: The text is empty or too long.
    """
    from readout.documents import parse

    fields = ArticleFields(date=date.isoformat())
    document = parse(RawInput(source="-", data=text.encode(), media_type="text/plain", fields=fields))
    if document.status != "read":
        raise InputRejected(document.reject_code or "unknown", f"{document.reject_reason}")
    with one_thread():
        return shared_reader().claims(document)


def compare(before: Document, after: Document) -> Comparison:
    """Two documents clause by clause: kept, dropped, added, moved, stronger, weaker, wider, named.

    Args:
        before: The earlier text, or one of two sides or levels.
        after: The later, or the other.

    Returns:
        What became of each clause, and which formulas were lost and gained.

    Raises:
        ReaderError: The reader's model is missing.
    """
    from readout.compare import compare as lay

    return lay(read_clauses(before), read_clauses(after))


def match(documents: Sequence[Document]) -> tuple[Matched, ...]:
    """Several documents clause by clause: what all say, and what only some.

    Args:
        documents: Texts of one occasion, such as the read-outs of both sides.

    Returns:
        Every clause once, as each text has it.

    Raises:
        ReaderError: The reader's model is missing.
    """
    from readout.compare import match as match_clauses

    return match_clauses([read_clauses(document) for document in documents])


@cache
def shared_reader() -> RulesReader:
    """The rules reader of this process, loaded once: it takes two seconds and is never changed."""
    from readout.annotate import RulesReader

    return RulesReader.load()
