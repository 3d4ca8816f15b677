"""What the pages stand on: the state of the record that is shown, and the decisions that are being made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.record import Holder, Record, TextIndex, View
from readout.serve.reviewing import Reviewing
from readout.watching import FILE


class Desk:
    """Gives each request one state of the record, and takes decisions on it.

    Args:
        path: Folder of the record.
        watches: File of the watches, whether or not it is there.

    Attributes:
        path: Folder of the record.
        watches: File of the watches.

    Attributes:
        reviewing: The decisions.
        is_open: Whether there is somebody to answer.

    Raises:
        RecordMissing: There is no record there.
        RecordDamaged: Its newest state cannot be opened.
    """

    def __init__(self, path: str | Path, *, watches: Path = Path(FILE)) -> None:
        record = Record.open(path)
        self.path, self.watches = record.path, watches
        self.reviewing = Reviewing(record)
        self._warm: Callable[[View], None] | None = None
        self._warming: threading.Thread | None = None
        self.is_open = True
        self._holder = Holder(record, texts=TextIndex.beside(record.path), prepare=self._prepare).__enter__()

    @contextmanager
    def view(self, as_of: str | None = None) -> Iterator[View]:
        """A state of the record for as long as a request takes.

        Args:
            as_of: Batch, date or time; None for the newest.

        Yields:
            The view.

        Raises:
            NotFound: There was no such state.
        """
        with self._holder.view(as_of) as view:
            yield view

    def keep_warm(self, warm: Callable[[View], None]) -> None:
        """Have the states prepared from now on.

        Args:
            warm: Is given the state that is shown, at once and in the background, and every newer one before
                it is shown.
        """
        self._warm = warm
        self._warming = threading.Thread(target=self._warm_first, name="readout-warming", daemon=True)
        self._warming.start()

    def _warm_first(self) -> None:
        with self.view() as view:
            self._prepare(view)

    def _prepare(self, view: View) -> None:
        if self._warm is not None:
            self._warm(view)

    def close(self) -> None:
        """Let go of what is held; what was decided is linked first."""
        self.is_open = False
        if self._warming is not None:
            self._warming.join()
        self.reviewing.close()
        self._holder.close()
