"""The state of the record that the pages show: the newest one, held open, or an older one by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.record import Record, View
from readout.serve.reviewing import Reviewing


class Desk:
    """Gives each request one state of the record.

    Args:
        path: Folder of the record.
    """

    def __init__(self, path: str | Path) -> None:
        self.record = Record.open(path)
        self.reviewing = Reviewing(self.record)

    @contextmanager
    def view(self, as_of: str | None = None) -> Iterator[View]:
        """A state of the record for as long as a request takes.

        Args:
            as_of: Batch, date or time; None for the newest.

        Yields:
            The view.
        """
        with self.record.view(as_of) as view:
            yield view

    def close(self) -> None:
        """Let go of what is held; what was decided is linked first."""
        self.reviewing.close()
