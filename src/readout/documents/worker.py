"""A child process in which untrusted bytes are parsed, and which can be killed without loss."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from readout.documents.limits import DEFAULT
from readout.documents.wire import DeadlinePassed, WorkerGone, head_to_document, raw_to_head, receive, send
from readout.model import Document, RawInput, rejected

START_TIMEOUT_S = 60.0
"""A fresh worker that has not spoken by then never will."""

RECYCLE_PEAK_MIB = 512
"""A worker that once needed this much is replaced, so that one large page does not stay in memory."""

RECYCLE_DOCUMENTS = 20_000
"""Native parsers leak a little; a worker serves this many documents."""

BATCH = 8
SMALL_BYTES = 16 << 10
"""`parse_many` sends up to `BATCH` inputs of at most this size ahead; together they fit the line's buffer, so
that both sides can never wait for each other."""

BREAKAGES = ("out-of-memory", "parser-crashed")
"""Reject codes after which a worker is not used again."""

_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from readout.documents.child import main; "
    "main(*map(int, sys.argv[2:5]), float(sys.argv[5]), dies_with_parent=sys.argv[6] == '1')"
)


class _Child:
    """One living worker process and the line to it."""

    def __init__(self, process: subprocess.Popen[bytes], line: socket.socket) -> None:
        self.process = process
        self.line = line
        self.served = 0
        self.peak_mib = 0.0

    @classmethod
    def start(cls, *, memory_mib: int, cpu_s: float) -> _Child:
        """Start a process and wait until it is ready.

        Args:
            memory_mib: Address space it may have.
            cpu_s: Processor seconds a document may take.

        Returns:
            The child.

        Raises:
            WorkerGone: It died at once.
            DeadlinePassed: It never became ready.
        """
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 * BATCH * SMALL_BYTES)
        dies_with_parent = "1" if threading.current_thread() is threading.main_thread() else "0"
        root = str(Path(__file__).resolve().parents[2])
        arguments = [root, theirs.fileno(), os.getpid(), memory_mib, cpu_s, dies_with_parent]
        with theirs:
            process = subprocess.Popen(  # noqa: S603  our own interpreter, our own program, numbers
                [sys.executable, "-I", "-c", _PROGRAM, *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env=_environment(),
                process_group=0,  # Ctrl-C at the terminal is the parent's to handle
            )
        child = cls(process, ours)
        try:
            receive(ours, deadline=time.monotonic() + START_TIMEOUT_S)
        except BaseException:
            child.kill()
            raise
        return child

    def kill(self) -> int:
        """End the process whatever it is doing.

        Returns:
            Its exit status; negative for the signal that ended it.
        """
        self.line.close()
        if self.process.poll() is None:
            self.process.kill()
        return self.process.wait()

    def is_spent(self) -> bool:
        """Whether it has served long or grown large enough to be replaced."""
        return self.served >= RECYCLE_DOCUMENTS or self.peak_mib > RECYCLE_PEAK_MIB


def _environment() -> dict[str, str]:
    """Nothing of the parent's environment but what a process needs to start: no proxies, no keys."""
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"MALLOC_ARENA_MAX": "2"}


class Parser:
    """Parses documents in a child process with bounds on memory, processor time and wall time.

    A context manager; one document at a time; not shared between threads. The process starts with the first
    document.

    Example:
        with Parser() as parser:
            document = parser.parse(raw)
    """

    def __init__(self, *, timeout_s: float = 8.0, memory_mib: int = 1024) -> None:
        """Keep the bounds; nothing is started yet.

        Args:
            timeout_s: Seconds one document may take before its worker is killed.
            memory_mib: Address space the worker may have, in MiB.
        """
        self.timeout_s = timeout_s
        self.memory_mib = memory_mib
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def parse(self, raw: RawInput, *, thoroughly: bool = True) -> Document:
        """Read one input.

        Args:
            raw: The input.
            thoroughly: Of a page the main text alone; otherwise all its lines, at a fraction of the time.

        Returns:
            A document: `read`, or `rejected` with the reason. Bad input never raises.
        """
        if raw.reject is not None:
            return rejected(raw, *raw.reject)
        if len(raw.data) > DEFAULT.raw_bytes:
            return rejected(raw, "too-large", f"{len(raw.data)} bytes; at most {DEFAULT.raw_bytes} are read.")
        return self._guarded(raw, lambda: self._exchange(raw, thoroughly=thoroughly), thoroughly=thoroughly)

    def _guarded(self, raw: RawInput, step: Callable[[], Document], *, thoroughly: bool) -> Document:
        """What a step gives, or the rejection that its failure means; a failed worker is gone afterwards.

        That a document breaks the parser is said only by a fresh worker: one that had served others may have
        been broken before.
        """
        try:
            document = step()
        except DeadlinePassed:
            self.close()
            return rejected(raw, "timeout", f"Parsing it took longer than {self.timeout_s:g} seconds.")
        except WorkerGone:
            was_fresh = self._is_fresh()
            code, reason = self._cause_of_death()
            if was_fresh or code == "timeout":
                return rejected(raw, code, reason)
            return self.parse(raw, thoroughly=thoroughly)
        except BaseException:
            self.close()  # interrupted in mid-sentence: the line cannot be used again
            raise
        if document.reject_code not in BREAKAGES:
            return document
        was_fresh = self._is_fresh()
        self.close()
        return document if was_fresh else self.parse(raw, thoroughly=thoroughly)

    def _is_fresh(self) -> bool:
        return self._child is None or self._child.served <= 1

    def parse_many(self, raws: Iterable[RawInput], *, thoroughly: bool = True) -> Iterator[Document]:
        """Read inputs in order, keeping the worker busy: small ones are sent several at a time.

        Args:
            raws: The inputs; taken a few ahead of what is given back.
            thoroughly: As for `parse`.

        Yields:
            One document an input, in order, as `parse` would give it.
        """
        batch: list[RawInput] = []
        for raw in raws:
            if raw.reject is None and len(raw.data) <= SMALL_BYTES:
                batch.append(raw)
                if len(batch) < BATCH:
                    continue
            yield from self._parse_batch(batch, thoroughly=thoroughly)
            if not batch or batch[-1] is not raw:
                yield self.parse(raw, thoroughly=thoroughly)
            batch = []
        yield from self._parse_batch(batch, thoroughly=thoroughly)

    def _parse_batch(self, batch: list[RawInput], *, thoroughly: bool) -> list[Document]:
        """Documents of small inputs; after a worker's death the rest go one by one."""
        if not self._send_all(batch, thoroughly=thoroughly):
            return [self.parse(raw, thoroughly=thoroughly) for raw in batch]
        child = self._child
        return [
            self._guarded(raw, partial(self._receive, raw), thoroughly=thoroughly)
            if self._child is child
            else self.parse(raw, thoroughly=thoroughly)  # it has died
            for raw in batch
        ]

    def _send_all(self, batch: list[RawInput], *, thoroughly: bool) -> bool:
        if len(batch) < 2:
            return False
        deadline = time.monotonic() + self.timeout_s
        try:
            child = self._ready_child()
            for raw in batch:
                self._send(child, raw, thoroughly=thoroughly, deadline=deadline)
        except (WorkerGone, DeadlinePassed):
            self.close()
            return False
        except BaseException:
            self.close()
            raise
        return True

    def _exchange(self, raw: RawInput, *, thoroughly: bool) -> Document:
        child = self._ready_child()
        deadline = time.monotonic() + self.timeout_s
        self._send(child, raw, thoroughly=thoroughly, deadline=deadline)
        return self._receive(raw, deadline=deadline)

    def _send(self, child: _Child, raw: RawInput, *, thoroughly: bool, deadline: float) -> None:
        child.served += 1
        send(child.line, {**raw_to_head(raw), "thoroughly": thoroughly}, raw.data, deadline=deadline)

    def _receive(self, raw: RawInput, *, deadline: float | None = None) -> Document:
        child = self._child
        if child is None:
            raise WorkerGone("no worker")
        head, body = receive(child.line, deadline=deadline or time.monotonic() + self.timeout_s)
        child.peak_mib = head.get("peak_kib", 0) / 1024
        return self._document(raw, head, body)

    def _document(self, raw: RawInput, head: dict[str, Any], body: bytes) -> Document:
        if "document" in head:
            return head_to_document(raw, head["document"], body)
        code, reason = head["rejected"]
        return rejected(raw, code, reason)

    def _ready_child(self) -> _Child:
        if self._child is not None and self._child.is_spent():
            self.close()
        if self._child is None:
            self._child = _Child.start(memory_mib=self.memory_mib, cpu_s=self.timeout_s)
        return self._child

    def _cause_of_death(self) -> tuple[str, str]:
        """Reject code and words for a worker that went away while it had a document."""
        if self._child is None:
            return "parser-crashed", "No worker could be started."
        status = self._child.kill()
        self._child = None
        if status == -signal.SIGXCPU:
            return "timeout", f"Parsing it took more than {self.timeout_s:g} seconds of processor time."
        if status == 0:
            return "parser-crashed", "The worker left in the middle of the document."
        name = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        return "parser-crashed", f"The parser's process died ({name})."
