"""Inputs in, readings out: what a process holds that reads, and how many of them do."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from readout.config import Config, ModelConfig
from readout.model import Document, RawInput, Reading, rejected
from readout.run import Pool, StopFlag, one_thread, settled_memory

MODEL_CALLS = 4
"""Calls to a model that may be under way at once, all processes together; chunks are no longer than that, so
that a run can stop soon."""

Chunk = tuple[RawInput, ...]
Readings = tuple[Reading, ...]
ReadChunks = Callable[[Iterable[Chunk]], Iterator[Readings]]


class Reader(Protocol):
    """Whatever turns documents into readings (`readout.annotate` has the rules reader)."""

    @property
    def digest(self) -> str:
        """Fingerprint of everything that decides what it reads."""

    def read(
        self, documents: Iterable[Document], *, reopen: Callable[[Document], Document] | None = None
    ) -> Iterator[Reading]:
        """One reading a document, in order; a skimmed page that may matter is opened again."""


class Desk:
    """Documents and annotate in one hand: inputs in, readings out. Never raises for a bad document."""

    def __init__(
        self,
        parse: Callable[[RawInput], Document],
        reader: Reader,
        *,
        skim: Callable[[Iterable[RawInput]], Iterator[Document]] | None = None,
    ) -> None:
        """Put the two together.

        Args:
            parse: Gives the document of an input.
            reader: Reads it.
            skim: Gives documents of which pages are only skimmed; everything is parsed thoroughly without.
        """
        self._parse = parse
        self._skim = skim
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
        documents = [self._parse(raw) for raw in chunk] if self._skim is None else list(self._skim(chunk))
        raw_of = {document.doc: raw for document, raw in zip(documents, chunk, strict=True)}
        reopen = None if self._skim is None else lambda document: self._parse(raw_of[document.doc])
        try:
            return tuple(self._reader.read(documents, reopen=reopen))
        except Exception:  # noqa: BLE001  the border of the worker: which document it was is found out below
            return tuple(self._read_one(document, reopen) for document in documents)

    def _read_one(self, document: Document, reopen: Callable[[Document], Document] | None) -> Reading:
        try:
            (reading,) = self._reader.read([document], reopen=reopen)
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
    from readout.annotate import RulesReader
    from readout.documents import Parser

    with Parser(timeout_s=timeout_s, memory_mib=memory_mib) as parser, one_thread():
        reader = RulesReader.load()
        with settled_memory():
            yield Desk(parser.parse, reader, skim=partial(parser.parse_many, thoroughly=False))


@contextmanager
def open_model_desk(
    timeout_s: float,
    memory_mib: int,
    settings: ModelConfig,
    root: Path,
    calls: int,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[Desk]:
    """A desk whose rules reader has a model beside it, and a parser that can be killed.

    Args:
        timeout_s: Seconds one input may take to parse.
        memory_mib: Address space of the process that parses.
        settings: Whom to ask.
        root: Folder of the record, where replies are kept.
        calls: How many calls this process may have under way.
        should_stop: Asked during calls; in a process of a pool Ctrl-C sets a flag of its own.

    Yields:
        The desk.

    Raises:
        ReaderError: The reader's model is missing.
        ConfigError: The settings name no model that can be asked.
    """
    from readout.annotate import RulesReader
    from readout.annotate.model import Asker, Endpoint, ModelReader, check_settings, key_of
    from readout.documents import Parser
    from readout.record import ReplyShelf

    check_settings(settings)
    key, stop = key_of(settings), should_stop or _flag_of_worker()
    endpoint = Endpoint(settings, key=key, should_stop=stop)
    asker = Asker(settings, endpoint, ReplyShelf(root), key=key, should_stop=stop)
    with Parser(timeout_s=timeout_s, memory_mib=memory_mib) as parser, one_thread():
        reader = ModelReader(RulesReader.load(), asker, settings, calls=calls)
        with settled_memory():
            yield Desk(parser.parse, reader, skim=partial(parser.parse_many, thoroughly=False))


def _flag_of_worker() -> StopFlag:
    """A flag that Ctrl-C sets in a process whose parent handles Ctrl-C."""
    flag = StopFlag()
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: flag.set())
    return flag


@contextmanager
def open_desks(
    workers: int, config: Config, model: ModelConfig | None, root: Path, should_stop: Callable[[], bool]
) -> Iterator[tuple[str, ReadChunks]]:
    """Fingerprint of the reader, and what reads chunks: this process, or several."""
    arguments = (config.input.timeout_s, config.input.memory_mib)
    if workers < 2:
        opened = (
            open_desk(*arguments)
            if model is None
            else open_model_desk(*arguments, model, root, MODEL_CALLS, should_stop)
        )
        with opened as desk:
            yield desk.digest, lambda chunks: map(desk, chunks)
        return
    opener, further = (
        (open_desk, ()) if model is None else (open_model_desk, (model, root, max(1, MODEL_CALLS // workers)))
    )
    with Pool[Chunk, Readings](opener, (*arguments, *further), workers=workers) as pool:
        yield (
            pool.digest,
            lambda chunks: pool.map(chunks, split=lambda chunk: [(raw,) for raw in chunk], give_up=_given_up),
        )


def _given_up(chunk: Chunk) -> Readings:
    reason = "The process that read it died; it may need more memory than there is."
    return tuple(Reading(document=rejected(raw, "reader-crashed", reason)) for raw in chunk)
