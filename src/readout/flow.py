"""The one place that knows the order of the stages: inputs → documents → readings → record → links."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from itertools import chain, islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from readout.config import Config, ModelConfig
from readout.desk import MODEL_CALLS, Chunk, ReadChunks, Readings, open_desks
from readout.errors import UsageError
from readout.linking import SOFTWARE, is_linked, link_record
from readout.model import Document, RawInput, Reading, Slip
from readout.run import Progress, Rejected, RunSummary, settled_memory

if TYPE_CHECKING:
    from readout.record import Record, Writer
    from readout.shards import ClusterPlan, ReadAsked

CHUNK_DOCUMENTS = 64
CHUNK_BYTES = 4 * 1024 * 1024
"""Inputs go through the reader in chunks of so many, or so large, whichever comes first."""

CLUSTER_BATCHES = 4
"""A batch of what a cluster reads is so many times larger: each costs the one process that writes."""

SEEN_AT_ONCE = 256
"""Known inputs whose sources are noted together."""

UNANSWERED = "-unanswered"
"""What is added to the reader's fingerprint of a document that the model did not answer for: the next run
with the model asks again."""

OnProgress = Callable[[Progress], None]
OpenInputs = Callable[[Path], AbstractContextManager[Iterable[RawInput]]]
"""Opens the inputs, given the folder of the record."""

OpenDesks = AbstractContextManager[tuple[str, "ReadAsked"]]
"""Fingerprint of the reader, and what reads chunks."""

Found = TypeVar("Found")


def read(
    paths: Iterable[str | os.PathLike[str]],
    record: Record | str | os.PathLike[str],
    *,
    workers: int | None = None,
    config: Config | None = None,
    use_model: bool = False,
    cluster: str | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> RunSummary:
    """Read inputs into a record; what it holds already is not read again.

    Args:
        paths: Files, folders, `-`, addresses of the web, addresses or patterns of objects in a store.
        record: A record, or the folder of one, which is made when it is not there.
        workers: Processes that read; those of `config` when not given, on a cluster one a processor. More
            than one need a main module that can be imported again.
        config: Batches and limits.
        use_model: Whether the model of `config.model` proposes what the rules may have missed.
        cluster: Address of a Ray cluster that reads, or `local`; its workers open the objects of a store.
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
    from readout.ingest import Extent, find_inputs, is_object_address, is_remote, list_objects, object_inputs

    config = config or Config()
    named, addresses = parted(os.fspath(path) for path in paths)
    stored = [path for path in named if is_object_address(path)]
    files = [path for path in named if not is_object_address(path)]
    for address in (*addresses, *filter(is_remote, stored)):
        check_online(config.fetch, address)
    progress = Progress()
    extent = Extent(files if on_progress is not None else ())
    if on_progress is not None and not addresses and not stored:
        progress.total, progress.total_bytes = extent.total, extent.total_bytes
        progress.position = extent.position

    def on_skip(reason: str) -> None:
        progress.skipped.update((reason,))

    found = _begun(find_inputs(files, on_skip=on_skip, on_open=extent.opened))
    objects = _begun(chain.from_iterable(map(list_objects, stored)))
    plan = _plan(cluster, objects, on_skip)
    if plan is None:
        found = chain(
            found, chain.from_iterable(object_inputs(address, on_skip=on_skip) for address in objects)
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
        plan=plan,
        on_progress=on_progress,
        should_stop=should_stop,
        progress=progress,
    )


def read_inputs(  # noqa: PLR0913  what `read` takes, and what it has found out already
    inputs: OpenInputs,
    record: Record | str | os.PathLike[str],
    *,
    workers: int | None = None,
    config: Config | None = None,
    use_model: bool = False,
    plan: ClusterPlan | None = None,
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
        plan: The cluster that reads, and the shards it opens itself; None for this machine.
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
    if use_model and plan is not None:
        raise UsageError(
            "A cluster does not ask a model.",
            hint="Read with --cluster first, then with --model on one machine.",
        )
    model = _checked(config) if use_model else None
    if plan is not None:
        batch = replace(config.batch, documents=config.batch.documents * CLUSTER_BATCHES)
        config = replace(config, batch=batch)
    opened = _opened(record)
    run = _Run(opened, config, model, on_progress or _unheard, should_stop, progress or Progress())
    desks = (
        _asked(open_desks(workers or config.workers, config, model, opened.path, should_stop))
        if plan is None
        else _open_cluster(plan, workers, config, should_stop)
    )
    done = run.run(inputs, desks, stops_early=plan is not None)
    return replace(done, elapsed_s=time.monotonic() - started)


def _plan(cluster: str | None, objects: Iterator[str], on_skip: Callable[[str], None]) -> ClusterPlan | None:
    if cluster is None:
        return None
    from readout.shards import ClusterPlan, Shard

    shards = (Shard(address=address) for address in objects)
    return ClusterPlan(address=cluster, shards=shards, on_skip=on_skip)


@contextmanager
def _asked(desks: AbstractContextManager[tuple[str, ReadChunks]]) -> Iterator[tuple[str, ReadAsked]]:
    """Desks of this machine; what they get was asked about before."""
    with desks as (digest, read_chunks):
        yield digest, lambda chunks, _: read_chunks(chunks)


def _open_cluster(
    plan: ClusterPlan, workers: int | None, config: Config, should_stop: Callable[[], bool]
) -> AbstractContextManager[tuple[str, ReadAsked]]:
    from readout.shards import open_cluster

    return open_cluster(plan, workers, config, should_stop)


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
        self._seen: list[RawInput | Slip] = []
        self._pending: list[Reading] = []
        self._batches = 0
        self._was_interrupted = False
        self._asked: Counter[str] = Counter()

    def run(self, inputs: OpenInputs, desks: OpenDesks, *, stops_early: bool) -> RunSummary:
        with ExitStack() as writing:
            writer = self._read_all(inputs, desks, writing, stops_early=stops_early)
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

    def _read_all(
        self, inputs: OpenInputs, desks: OpenDesks, writing: ExitStack, *, stops_early: bool
    ) -> Writer:
        """Read what needs reading; those who read are gone afterwards, and whoever writes is open still."""
        from readout.record import Provenance

        with desks as (digest, read_asked), inputs(self._record.path) as found:
            model = (("rules", digest), *self._model_labels())
            provenance = Provenance(software=SOFTWARE, config=self._config.digest, model=model)
            writer = writing.enter_context(self._record.writer(provenance=provenance))
            chunks = self._chunks(found, writer, digest)
            self._read(writer, digest, read_asked(chunks, lambda slips: self._ask(slips, writer, digest)))
            self._was_interrupted |= stops_early and self._should_stop()
        return writer

    def _model_labels(self) -> Iterator[tuple[str, str]]:
        if self._model is not None:
            from readout.annotate.model import RULE_PREFIX, model_digest

            yield f"{RULE_PREFIX}{self._model.name}", model_digest(self._model)

    def _chunks(self, inputs: Iterable[RawInput], writer: Writer, digest: str) -> Iterator[Chunk]:
        """Inputs that need reading; the others are noted as seen. A batch is made of chunks of one size."""
        batch, most = self._config.batch.documents, MODEL_CALLS if self._model else CHUNK_DOCUMENTS
        most = ceil(batch / ceil(batch / most))
        chunk: list[RawInput] = []
        for raw in inputs:
            if self._should_stop():
                self._was_interrupted = True
                break
            if not self._is_new(raw, writer, digest):
                continue
            chunk.append(raw)
            if len(chunk) >= most or sum(len(r.data) for r in chunk) >= CHUNK_BYTES:
                yield tuple(chunk)
                chunk = []
        if chunk:
            yield tuple(chunk)

    def _ask(self, slips: Sequence[Slip], writer: Writer, digest: str) -> list[bool]:
        """Which of the inputs that a worker of a cluster has found need reading."""
        return [self._is_new(slip, writer, digest) for slip in slips]

    def _is_new(self, raw: RawInput | Slip, writer: Writer, digest: str) -> bool:
        """Whether an input needs reading; one that does not is noted as seen."""
        self._progress.begin()
        doc = raw.doc
        is_known = doc in self._docs or bool(writer.known([doc], reader=digest))
        self._docs.add(doc)
        if is_known:
            self._note(raw, writer, digest)
        return not is_known

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

    def _note(self, raw: RawInput | Slip, writer: Writer, digest: str) -> None:
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
        with settled_memory():
            link_record(self._record, writer)
        return True


def _unheard(_: Progress) -> None:
    """Nobody asked how far it is."""


def _is_unanswered(reading: Reading) -> bool:
    """Whether the model shall be asked about a document again."""
    from readout.annotate.model.answer import TO_ASK_AGAIN

    return any(flag.code in TO_ASK_AGAIN for flag in reading.document.flags)


def _begun(inputs: Iterator[Found]) -> Iterator[Found]:
    """The same inputs; a path that is not there is told before a record is made or a model loaded."""
    return chain(list(islice(inputs, 1)), inputs)


def _opened(record: Record | str | os.PathLike[str]) -> Record:
    from readout.record import Record

    if isinstance(record, Record):
        return record
    path = Path(record)
    return Record.open(path) if Record.exists(path) else Record.create(path)
