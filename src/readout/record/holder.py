"""The newest state of a record kept open for many readers, while others write it.

A state is opened in memory once and serves every question until a newer one is ready; that one is made in the
background, and the old one is closed when its last reader has gone. Making a state costs seconds of a large
record, so the pause between two is some times as long as the making took.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Self

from readout.errors import ReadoutError, RecordError
from readout.record import snapshot
from readout.record.leisure import at_leisure
from readout.record.record import Record
from readout.record.snapshot import Snapshot
from readout.record.texts import TextIndex
from readout.record.view import View

LOOK_S = 1.0
"""How often the record is looked at for a newer state, seconds."""

SHARE = 0.2
"""Most of the time that may go into making newer states."""

AT_ONCE = 2_000
"""Texts that the first state waits for before it serves; more are taken in while it does."""

OLDER = 4
"""How many older states stay open."""


@dataclass(slots=True, eq=False)
class _Open:
    """A view and those who read it."""

    view: View
    readers: int = 0
    is_retired: bool = False


class Holder:
    """Holds the newest state of a record, and a few older ones that were asked for.

    Use it as a context: entering opens the newest state and starts to look for newer ones, leaving closes
    all. It may be shared by threads.

    Attributes:
        record: The record.
        error: Why the last newer state could not be opened; None where it could.
        made_s: How long the state in use took to make, seconds.
    """

    def __init__(
        self,
        record: Record,
        *,
        look_s: float = LOOK_S,
        texts: TextIndex | None = None,
        prepare: Callable[[View], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Name the record.

        Args:
            record: The record.
            look_s: How often to look for a newer state, seconds; 0 to look only when `refresh` is called.
            texts: Index of words to keep up; None to look through every text at each search.
            prepare: Asks of each state but the first what will be asked of it, before it is shown.
            clock: Gives seconds.
        """
        self.record = record
        self.error: ReadoutError | None = None
        self.made_s = 0.0
        self._look_s = look_s
        self._texts = texts
        self._prepare = prepare
        self._clock = clock
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._newest: _Open | None = None
        self._older: OrderedDict[str, _Open] = OrderedDict()
        self._batches: dict[tuple[str, str], Snapshot] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.refresh()
        if self._look_s > 0:
            self._thread = threading.Thread(target=self._look, name="readout-holder", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop looking, and close every state as soon as nobody reads it."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        with self._lock:
            opened = [*self._older.values(), *([self._newest] if self._newest is not None else [])]
            self._older.clear()
            self._newest = None
        for one in opened:
            self._retire(one)

    @contextmanager
    def view(self, as_of: str | None = None) -> Iterator[View]:
        """A state to ask; it stays as it is until the context is left, whatever is written meanwhile.

        Args:
            as_of: Id of a batch or its beginning, or an ISO 8601 date or time; None for the newest in hand.

        Yields:
            The view. It must not be closed.

        Raises:
            NotFound: There was no such batch, or nothing was written by that time.
            RecordError: The holder is closed, or compaction has removed that state.
            RecordDamaged: That state cannot be opened.
        """
        one = self._take_newest() if as_of is None else self._take(as_of)
        try:
            yield one.view
        finally:
            self._give_back(one)

    def refresh(self) -> bool:
        """Open the newest state of the record, if that is not the one in hand.

        Returns:
            Whether there was a newer one.

        Raises:
            RecordDamaged: It cannot be opened; the one in hand stays.
        """
        with self._making:
            state = snapshot.latest(self.record.path)
            if self._newest is not None and self._newest.view.snapshot.batch == state.batch:
                return False
            began = self._clock()
            is_first = self._newest is None
            opened = partial(View.open, self.record.path, state, held=True)
            fresh = _Open(opened() if is_first else at_leisure(opened))
            if not is_first or self._lacks(fresh.view) <= AT_ONCE:
                fresh.view.texts = self._indexed(fresh.view)
            if not is_first and self._prepare is not None:
                self._prepare(fresh.view)
            self.made_s = self._clock() - began
            with self._lock:
                old, self._newest = self._newest, fresh
                self._batches.clear()
            if old is not None:
                self._retire(old)
            return True

    def index(self) -> None:
        """Take the documents of the state in hand into the index of words, if it serves without."""
        with self.view() as view:
            if view.texts is None:
                view.texts = self._indexed(view)

    def _lacks(self, view: View) -> int:
        try:
            return self._texts.lacks(view) if self._texts is not None else 0
        except OSError:
            return 0

    def _indexed(self, view: View) -> TextIndex | None:
        """The index with the view's documents in it; None where it cannot be written."""
        if self._texts is None:
            return None
        try:
            self._texts.update(view)
        except (OSError, sqlite3.Error) as error:
            self.error = RecordError(f"{self._texts.path} cannot be written: {error}")
            return None
        return self._texts

    def _look(self) -> None:
        self.index()
        pause_s = self._look_s
        while not self._stop.wait(pause_s):
            pause_s = self._look_s
            try:
                if self.refresh():
                    pause_s = max(self._look_s, self.made_s * (1 / SHARE - 1))
                self.error = None
            except ReadoutError as error:
                self.error = error
                pause_s = max(self._look_s, self.made_s * (1 / SHARE - 1))

    def _take_newest(self) -> _Open:
        with self._lock:
            if self._newest is None:
                raise RecordError("The record is not held open.", hint="Use the holder as a context.")
            self._newest.readers += 1
            return self._newest

    def _take(self, as_of: str) -> _Open:
        """The state of a time: the one in hand, one that is still open, or one opened now."""
        newest = self._take_newest()
        try:
            batch = newest.view.snapshot.batch
            state = self._batches.get((batch, as_of))
            if state is None:
                state = snapshot.as_of(self.record.path, as_of)
                with self._lock:
                    self._batches[batch, as_of] = state
            if state.batch == batch:
                with self._lock:
                    newest.readers += 1
                return newest
        finally:
            self._give_back(newest)
        with self._lock:
            held = self._older.get(state.batch)
            if held is not None:
                self._older.move_to_end(state.batch)
                held.readers += 1
                return held
        opened = _Open(View.open(self.record.path, state), readers=1)
        with self._lock:
            first = self._older.setdefault(state.batch, opened)
            if first is not opened:
                first.readers += 1
            gone = self._older.popitem(last=False)[1] if len(self._older) > OLDER else None
        if first is not opened:
            opened.view.close()
        if gone is not None:
            self._retire(gone)
        return first

    def _give_back(self, one: _Open) -> None:
        with self._lock:
            one.readers -= 1
            is_done = one.is_retired and not one.readers
        if is_done:
            one.view.close()

    def _retire(self, one: _Open) -> None:
        with self._lock:
            is_done = not one.is_retired and not one.readers
            one.is_retired = True
        if is_done:
            one.view.close()
