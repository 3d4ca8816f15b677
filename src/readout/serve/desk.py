"""What the pages stand on: the state of the record that is shown, and the decisions that are being made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.record import Holder, Record, View
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

    Raises:
        RecordMissing: There is no record there.
        RecordDamaged: Its newest state cannot be opened.
    """

    def __init__(self, path: str | Path, *, watches: Path = Path(FILE)) -> None:
        record = Record.open(path)
        self.path, self.watches = record.path, watches
        self.reviewing = Reviewing(record)
        self._holder = Holder(record).__enter__()

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

    def close(self) -> None:
        """Let go of what is held; what was decided is linked first."""
        self.reviewing.close()
        self._holder.close()
