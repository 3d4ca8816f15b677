"""The one place that knows the order of the stages: inputs → documents → readings → record → links."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from readout._version import __version__
from readout.config import Config
from readout.errors import InputRejected, UsageError
from readout.model import (
    ArticleFields,
    Claim,
    Clause,
    Comparison,
    Document,
    Entity,
    RawInput,
    Reading,
    rejected,
)
from readout.run import Pool, Progress, Rejected, RunSummary, settle_memory, use_one_thread

if TYPE_CHECKING:
    from readout.annotate import RulesReader
    from readout.link import Brief
    from readout.record import Record, View, Writer

SOFTWARE = f"readout {__version__}"
CHUNK_DOCUMENTS = 16
CHUNK_BYTES = 4 * 1024 * 1024
"""Inputs go through the reader in chunks of so many, or so large, whichever comes first."""

SEEN_AT_ONCE = 256
"""Known inputs whose sources are noted together."""

ASIDES = ("boilerplate", "caption", "metadata")
"""Kinds of blocks in which copies are not looked for."""

Chunk = tuple[RawInput, ...]
Readings = tuple[Reading, ...]


class Reader(Protocol):
    """Whatever turns documents into readings (`readout.annotate` has the rules reader)."""

    @property
    def digest(self) -> str:
        """Fingerprint of everything that decides what it reads."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in order."""


OnProgress = Callable[[Progress], None]


class Desk:
    """Documents and annotate in one hand: inputs in, readings out. Never raises for a bad document."""

    def __init__(self, parse: Callable[[RawInput], Document], reader: Reader) -> None:
        """Put the two together.

        Args:
            parse: Gives the document of an input.
            reader: Reads it.
        """
        self._parse = parse
        self._reader = reader

    @property
    def digest(self) -> str:
        """Fingerprint of the reader."""
        return self._reader.digest

    def __call__(self, chunk: Chunk) -> Readings:
        """Readings of the inputs, in order.

        Args:
            chunk: Inputs.

        Returns:
            One reading an input; one that the reader fails on is rejected with the code `reader-failed`.
        """
        documents = [self._parse(raw) for raw in chunk]
        try:
            return tuple(self._reader.read(documents))
        except Exception:  # noqa: BLE001  the border of the worker: which document it was is found out below
            return tuple(self._read_one(document) for document in documents)

    def _read_one(self, document: Document) -> Reading:
        try:
            (reading,) = self._reader.read([document])
        except Exception as error:  # noqa: BLE001  the border of the worker: a bad document is a row with a reason
            reason = f"The reader failed: {type(error).__name__}: {error}"
            return Reading(
                document=replace(
                    document, status="rejected", reject_code="reader-failed", reject_reason=reason
                )
            )
        return reading


@contextmanager
def open_desk(timeout_s: float, memory_mib: int) -> Iterator[Desk]:
    """A desk with the rules reader and a parser that can be killed.

    Args:
        timeout_s: Seconds one input may take to parse.
        memory_mib: Address space of the process that parses.

    Yields:
        The desk.

    Raises:
        ReaderError: The reader's model is missing.
    """
    use_one_thread()
    from readout.annotate import RulesReader
    from readout.documents import Parser

    with Parser(timeout_s=timeout_s, memory_mib=memory_mib) as parser:
        reader = RulesReader.load()
        settle_memory()
        yield Desk(parser.parse, reader)


def read(
    paths: Iterable[str | os.PathLike[str]],
    record: Record | str | os.PathLike[str],
    *,
    workers: int | None = None,
    config: Config | None = None,
    on_progress: OnProgress = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> RunSummary:
    """Read inputs into a record; what it holds already is not read again.

    Args:
        paths: Files, folders, `-`.
        record: A record, or the folder of one, which is made when it is not there.
        workers: Processes that read; those of `config` when not given. More than one needs a main module that
            can be imported again.
        config: Batches and limits.
        on_progress: Told after every chunk and before linking.
        should_stop: Asked before every chunk; once true, the batch in hand is finished and nothing is linked.

    Returns:
        What was done; every input has ended as read, known or rejected.

    Raises:
        RecordLocked: Another run writes to the record.
        RecordError: The record cannot be made or written to.
        ReaderError: The reader's model is missing.
        UsageError: A path is not there.
    """
    from readout.ingest import find_inputs

    started = time.monotonic()
    config = config or Config()
    inputs = _begun(find_inputs([os.fspath(path) for path in paths]))
    run = _Run(_opened(record), config, on_progress, should_stop)
    with _desk(workers or config.workers, config) as (digest, read_chunks):
        done = run.run(inputs, digest, read_chunks)
    return replace(done, elapsed_s=time.monotonic() - started)


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
    use_one_thread()
    from readout.documents import parse

    raw = RawInput(
        source="-",
        data=text.encode("utf-8", "surrogatepass"),
        media_type="text/plain",
        fields=ArticleFields(title=title, date=date, publisher=publisher),
    )
    (reading,) = Desk(parse, _shared_reader())((raw,))
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
    use_one_thread()
    return _shared_reader().clauses(document)


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
    use_one_thread()
    from readout.documents import parse

    fields = ArticleFields(date=date.isoformat())
    document = parse(RawInput(source="-", data=text.encode(), media_type="text/plain", fields=fields))
    if document.status != "read":
        raise InputRejected(document.reject_code or "unknown", f"{document.reject_reason}")
    return _shared_reader().claims(document)


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


def link_record(writer: Writer, view: View) -> None:
    """Link everything the record holds, anew.

    Args:
        writer: Takes the links.
        view: The newest state.
    """
    from readout import link
    from readout.knowledge import load
    from readout.query.held import held_by

    knowledge = load()
    wide_places = frozenset(place.name for place in knowledge.places.values() if place.kind != "venue")
    stories = link.link_stories(_brief(document) for document in view.documents("status = 'read'"))
    story_of = {doc: story.story for story in stories for doc in story.documents}
    brief = list(view.documents_brief())
    published = {document.doc: document.published for document in brief}
    reports = list(view.reports())
    tellings = (
        (report, story_of.get(report.span.doc, report.span.doc), published[report.span.doc])
        for report in reports
    )
    sources = {story.story: story.source for story in stories}
    events, event_of = link.link_reports(tellings, wide_places=wide_places, sources=sources)
    titles = {document.doc: document.title or "" for document in brief}
    series = link.find_series(events, {r.report: r for r in reports}, titles, knowledge)
    events = tuple(replace(event, series=series.get(event.event)) for event in events)
    assignments = {**event_of, **link.place_statements(view.statements(), reports, event_of)}
    claims = list(view.claims())
    held = held_by(view, claims, events, reports=reports, event_of=assignments)
    writer.put_links(
        events=events,
        stories=stories,
        assignments=assignments,
        verdicts=link.check_claims(claims, held, published=published),
    )


def _brief(document: Document) -> Brief:
    """What the search for copies must know about a document."""
    from readout.link import Brief

    return Brief(
        doc=document.doc,
        text=document.text,
        published=document.published.text,
        publisher=document.publisher,
        agency=document.agency,
        url=document.url,
        asides=tuple((block.start, block.end) for block in document.blocks if block.kind in ASIDES),
    )


def is_linked(view: View) -> bool:
    """Whether nothing has been read since the record was last linked by this software.

    Args:
        view: The newest state.

    Returns:
        True also for an empty record.
    """
    last = view.sql(
        "SELECT kind, software FROM batches WHERE kind IN ('read', 'link') ORDER BY sequence DESC LIMIT 1"
    )
    return not last or (last[0]["kind"] == "link" and last[0]["software"] == SOFTWARE)


ReadChunks = Callable[[Iterable[Chunk]], Iterator[Readings]]


@contextmanager
def _desk(workers: int, config: Config) -> Iterator[tuple[str, ReadChunks]]:
    """Fingerprint of the reader, and what reads chunks: this process, or several."""
    arguments = (config.input.timeout_s, config.input.memory_mib)
    if workers < 2:
        with open_desk(*arguments) as desk:
            yield desk.digest, lambda chunks: map(desk, chunks)
        return
    with Pool[Chunk, Readings](open_desk, arguments, workers=workers) as pool:
        yield (
            pool.digest,
            lambda chunks: pool.map(chunks, split=lambda chunk: [(raw,) for raw in chunk], give_up=_given_up),
        )


def _given_up(chunk: Chunk) -> Readings:
    reason = "The process that read it died; it may need more memory than there is."
    return tuple(Reading(document=rejected(raw, "reader-crashed", reason)) for raw in chunk)


class _Run:
    """One call of `read`: who is known, what is pending, what was done."""

    def __init__(
        self, record: Record, config: Config, on_progress: OnProgress, should_stop: Callable[[], bool]
    ) -> None:
        self._record = record
        self._config = config
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._progress = Progress()
        self._docs: set[str] = set()
        self._seen: list[RawInput] = []
        self._pending: list[Reading] = []
        self._batches = 0
        self._was_interrupted = False

    def run(self, inputs: Iterable[RawInput], digest: str, read_chunks: ReadChunks) -> RunSummary:
        from readout.record import Provenance

        provenance = Provenance(software=SOFTWARE, config=self._config.digest, model=(("rules", digest),))
        with self._record.writer(provenance=provenance) as writer:
            self._read(writer, digest, read_chunks(self._chunks(inputs, writer, digest)))
            was_linked = not self._was_interrupted and self._link(writer)
        refused = tuple(self._rejected())
        return RunSummary(
            record=self._record.path,
            read=self._progress.read,
            known=self._progress.known,
            rejected=refused,
            docs=tuple(sorted(self._docs)),
            batches=self._batches,
            was_linked=was_linked,
            was_interrupted=self._was_interrupted,
            elapsed_s=0.0,
        )

    def _chunks(self, inputs: Iterable[RawInput], writer: Writer, digest: str) -> Iterator[Chunk]:
        """Inputs that need reading; the others are noted as seen. No chunk is larger than a batch may be."""
        most = min(CHUNK_DOCUMENTS, self._config.batch.documents)
        chunk: list[RawInput] = []
        for raw in inputs:
            if self._should_stop():
                self._was_interrupted = True
                break
            self._progress.found += 1
            doc = raw.doc
            is_known = doc in self._docs or bool(writer.known([doc], reader=digest))
            self._docs.add(doc)
            if is_known:
                self._note(raw, writer, digest)
                continue
            chunk.append(raw)
            if len(chunk) >= most or sum(len(r.data) for r in chunk) >= CHUNK_BYTES:
                yield tuple(chunk)
                chunk = []
        if chunk:
            yield tuple(chunk)

    def _read(self, writer: Writer, digest: str, results: Iterator[Readings]) -> None:
        last_commit = time.monotonic()
        for readings in results:
            self._pending.extend(readings)
            for reading in readings:
                self._count(reading.document)
            due = time.monotonic() - last_commit >= self._config.batch.seconds
            if due or len(self._pending) >= self._config.batch.documents:
                self._commit(writer, digest)
                last_commit = time.monotonic()
            self._on_progress(self._progress)
        self._commit(writer, digest)
        writer.sight(self._seen)
        self._on_progress(self._progress)

    def _note(self, raw: RawInput, writer: Writer, digest: str) -> None:
        """Keep where a known document was seen, without its bytes' weight on the memory for long."""
        self._seen.append(raw)
        self._progress.known += 1
        self._progress.done += 1
        if len(self._seen) >= SEEN_AT_ONCE:
            held = writer.known({seen.doc for seen in self._seen}, reader=digest)
            writer.sight([seen for seen in self._seen if seen.doc in held])
            self._seen = [seen for seen in self._seen if seen.doc not in held]
            self._on_progress(self._progress)

    def _count(self, document: Document) -> None:
        self._progress.done += 1
        if document.status == "read":
            self._progress.read += 1
        else:
            self._progress.rejected[document.reject_code or "unknown"] += 1

    def _rejected(self) -> Iterator[Rejected]:
        query = "SELECT doc, source, reject_code, reject_reason FROM documents WHERE status = 'rejected'"
        with self._record.view() as view:
            for row in view.sql(f"{query} ORDER BY source, doc"):
                if row["doc"] in self._docs:
                    yield Rejected(
                        doc=row["doc"],
                        source=row["source"] or "",
                        code=row["reject_code"] or "",
                        reason=row["reject_reason"] or "",
                    )

    def _commit(self, writer: Writer, digest: str) -> None:
        if self._pending:
            writer.add(self._pending, reader=digest)
            self._pending = []
            self._batches += 1

    def _link(self, writer: Writer) -> bool:
        with self._record.view() as view:
            if is_linked(view):
                return False
            self._progress.stage = "link"
            self._on_progress(self._progress)
            link_record(writer, view)
        return True


def _begun(inputs: Iterator[RawInput]) -> Iterator[RawInput]:
    """The same inputs; a path that is not there is told before a record is made or a model loaded."""
    return chain(list(islice(inputs, 1)), inputs)


def _opened(record: Record | str | os.PathLike[str]) -> Record:
    from readout.record import Record

    if isinstance(record, Record):
        return record
    path = Path(record)
    return Record.open(path) if Record.exists(path) else Record.create(path)


@cache
def _shared_reader() -> RulesReader:
    """The rules reader of this process, loaded once: it takes two seconds and is never changed."""
    from readout.annotate import RulesReader

    return RulesReader.load()
