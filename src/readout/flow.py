"""The one place that knows the order of the stages: inputs → documents → readings → record → links."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from readout.config import Config, ModelConfig
from readout.desk import MODEL_CALLS, Chunk, ReadChunks, Readings, open_desks
from readout.linking import SOFTWARE, is_linked, link_record
from readout.model import Document, RawInput, Reading
from readout.run import Progress, Rejected, RunSummary

if TYPE_CHECKING:
    from readout.record import Record, Writer

CHUNK_DOCUMENTS = 16
CHUNK_BYTES = 4 * 1024 * 1024
"""Inputs go through the reader in chunks of so many, or so large, whichever comes first."""

SEEN_AT_ONCE = 256
"""Known inputs whose sources are noted together."""

UNANSWERED = "-unanswered"
"""What is added to the reader's fingerprint of a document that the model did not answer for: the next run
with the model asks again."""

OnProgress = Callable[[Progress], None]


def read(
    paths: Iterable[str | os.PathLike[str]],
    record: Record | str | os.PathLike[str],
    *,
    workers: int | None = None,
    config: Config | None = None,
    use_model: bool = False,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> RunSummary:
    """Read inputs into a record; what it holds already is not read again.

    Args:
        paths: Files, folders, `-`, addresses of the web.
        record: A record, or the folder of one, which is made when it is not there.
        workers: Processes that read; those of `config` when not given. More than one needs a main module that
            can be imported again.
        config: Batches and limits.
        use_model: Whether the model of `config.model` proposes what the rules may have missed.
        on_progress: Told after every chunk and before linking; sizes are looked at beforehand for it.
        should_stop: Asked before every chunk; once true, the batch in hand is finished and nothing is linked.

    Returns:
        What was done; every input has ended as read, known or rejected.

    Raises:
        RecordLocked: Another run writes to the record.
        RecordError: The record cannot be made or written to.
        ReaderError: The reader's model is missing.
        UsageError: A path is not there.
        OfflineError: The web would have to be asked, and `config` forbids it.
        ConfigError: `use_model`, and no model is configured that can be asked.
    """
    from readout.fetching import check_online, open_fetcher, open_pages, parted
    from readout.ingest import Extent, find_inputs

    config = config or Config()
    files, addresses = parted(os.fspath(path) for path in paths)
    if addresses:
        check_online(config.fetch, addresses[0])
    progress = Progress()
    extent = Extent(files if on_progress is not None else ())
    if on_progress is not None and not addresses:
        progress.total, progress.total_bytes = extent.total, extent.total_bytes
        progress.position = extent.position
    found = _begun(
        find_inputs(files, on_skip=lambda reason: progress.skipped.update((reason,)), on_open=extent.opened)
    )

    @contextmanager
    def inputs(root: Path) -> Iterator[Iterable[RawInput]]:
        if not addresses:
            yield found
            return
        with open_pages(addresses, root, open_fetcher(config.fetch, should_stop)) as pages:
            yield chain(found, pages)

    return read_inputs(
        inputs,
        record,
        workers=workers,
        config=config,
        use_model=use_model,
        on_progress=on_progress,
        should_stop=should_stop,
        progress=progress,
    )


def read_inputs(
    inputs: Callable[[Path], AbstractContextManager[Iterable[RawInput]]],
    record: Record | str | os.PathLike[str],
    *,
    workers: int | None = None,
    config: Config | None = None,
    use_model: bool = False,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    progress: Progress | None = None,
) -> RunSummary:
    """Read inputs into a record, wherever they come from.

    Args:
        inputs: Opens them, given the folder of the record.
        record: A record, or the folder of one, which is made when it is not there.
        workers: As for `read`.
        config: As for `read`.
        use_model: As for `read`.
        on_progress: As for `read`.
        should_stop: As for `read`.
        progress: Where it is counted; what is known of the whole beforehand stands in it.

    Returns:
        What was done.

    Raises:
        ReadoutError: As for `read`, and what `inputs` raises.
    """
    started = time.monotonic()
    config = config or Config()
    model = _checked(config) if use_model else None
    opened = _opened(record)
    run = _Run(opened, config, model, on_progress or _unheard, should_stop, progress or Progress())
    with ExitStack() as stack:
        desk = open_desks(workers or config.workers, config, model, opened.path, should_stop)
        digest, read_chunks = stack.enter_context(desk)
        done = run.run(stack.enter_context(inputs(opened.path)), digest, read_chunks)
    return replace(done, elapsed_s=time.monotonic() - started)


def _checked(config: Config) -> ModelConfig:
    """The settings of the model, before a record is made or anything loaded for them."""
    from readout.annotate.model import check_settings
    from readout.fetching import check_online

    check_settings(config.model)
    check_online(config.fetch, "The model")
    return config.model


class _Run:
    """One call of `read`: who is known, what is pending, what was done."""

    def __init__(
        self,
        record: Record,
        config: Config,
        model: ModelConfig | None,
        on_progress: OnProgress,
        should_stop: Callable[[], bool],
        progress: Progress,
    ) -> None:
        self._record = record
        self._config = config
        self._model = model
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._progress = progress
        self._docs: set[str] = set()
        self._seen: list[RawInput] = []
        self._pending: list[Reading] = []
        self._batches = 0
        self._was_interrupted = False
        self._asked: Counter[str] = Counter()

    def run(self, inputs: Iterable[RawInput], digest: str, read_chunks: ReadChunks) -> RunSummary:
        from readout.record import Provenance

        provenance = Provenance(
            software=SOFTWARE, config=self._config.digest, model=(("rules", digest), *self._model_labels())
        )
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
            asked=tuple(sorted(self._asked.items())),
            skipped=tuple(sorted(self._progress.skipped.items())),
        )

    def _model_labels(self) -> Iterator[tuple[str, str]]:
        if self._model is not None:
            from readout.annotate.model import RULE_PREFIX, model_digest

            yield f"{RULE_PREFIX}{self._model.name}", model_digest(self._model)

    def _chunks(self, inputs: Iterable[RawInput], writer: Writer, digest: str) -> Iterator[Chunk]:
        """Inputs that need reading; the others are noted as seen. No chunk is larger than a batch may be."""
        most = min(MODEL_CALLS if self._model else CHUNK_DOCUMENTS, self._config.batch.documents)
        chunk: list[RawInput] = []
        for raw in inputs:
            if self._should_stop():
                self._was_interrupted = True
                break
            self._progress.begin()
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
        self._on_progress(self._progress)
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
        self._progress.end()
        if len(self._seen) >= SEEN_AT_ONCE:
            held = writer.known({seen.doc for seen in self._seen}, reader=digest)
            writer.sight([seen for seen in self._seen if seen.doc in held])
            self._seen = [seen for seen in self._seen if seen.doc not in held]
            self._on_progress(self._progress)

    def _count(self, document: Document) -> None:
        self._progress.end()
        self._asked.update(flag.code for flag in document.flags if flag.code.startswith("model-"))
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
        answered = [reading for reading in self._pending if not _is_unanswered(reading)]
        unanswered = [reading for reading in self._pending if _is_unanswered(reading)]
        for readings, reader in ((answered, digest), (unanswered, f"{digest}{UNANSWERED}")):
            if readings:
                writer.add(readings, reader=reader)
                self._batches += 1
        self._pending = []

    def _link(self, writer: Writer) -> bool:
        with self._record.view() as view:
            if is_linked(view):
                return False
        self._progress.stage = "link"
        self._on_progress(self._progress)
        link_record(self._record, writer)
        return True


def _unheard(_: Progress) -> None:
    """Nobody asked how far it is."""


def _is_unanswered(reading: Reading) -> bool:
    """Whether the model shall be asked about a document again."""
    from readout.annotate.model.answer import TO_ASK_AGAIN

    return any(flag.code in TO_ASK_AGAIN for flag in reading.document.flags)


def _begun(inputs: Iterator[RawInput]) -> Iterator[RawInput]:
    """The same inputs; a path that is not there is told before a record is made or a model loaded."""
    return chain(list(islice(inputs, 1)), inputs)


def _opened(record: Record | str | os.PathLike[str]) -> Record:
    from readout.record import Record

    if isinstance(record, Record):
        return record
    path = Path(record)
    return Record.open(path) if Record.exists(path) else Record.create(path)
