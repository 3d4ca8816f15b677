"""A record on disk: make one, open one, read it, write to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import RecordDamaged, RecordError, RecordMissing
from readout.record import durable, snapshot
from readout.record.kinds import BATCHES, TABLES
from readout.record.ledger import Ledger, Provenance, utc_now
from readout.record.lock import LOCK, exclusive, holder
from readout.record.snapshot import Snapshot
from readout.record.view import View
from readout.record.writer import KEPT_HOURS, Writer

FORMAT = 1
"""What the layout of a record is called; a newer one is not opened."""

ABOUT = "record.json"
COMPACT_AT_FILES = 128
"""How many files a table may have before a writer puts small ones together."""

_UNUSABLE = re.compile(r"[*?\[\]^|\\\x00-\x1f\x7f]|%[0-9A-Fa-f]{2}")


class Record:
    """A folder that holds a record. Opening one reads a single small file; `view` and `writer` do the rest.

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        """Name a folder; `create` and `open` make a record of it."""
        self.path = path

    @classmethod
    def create(
        cls, path: str | Path, *, provenance: Provenance | None = None, now: Callable[[], str] = utc_now
    ) -> Record:
        """Make an empty record.

        Args:
            path: A folder that is empty or not there.
            provenance: What the first batch says about itself.
            now: Gives the time, ISO 8601 in UTC.

        Returns:
            The record.

        Raises:
            RecordError: There is one already, or something else is in the folder.
        """
        root = _folder(path)
        ours = {table.name for table in (*TABLES, BATCHES)} | {LOCK, snapshot.FOLDER}
        try:
            root.mkdir(parents=True, exist_ok=True)
            foreign = {entry.name for entry in root.iterdir() if not entry.name.startswith(".")} - ours
        except OSError as error:
            raise RecordError(
                f"No record can be made at {root}: {error}", hint="Choose another folder."
            ) from error
        if ABOUT in foreign:
            raise RecordError(
                f"There is a record at {root} already.", hint="Open it, or choose another folder."
            )
        if foreign:
            raise RecordError(f"{root} holds other things: {min(foreign)}.", hint="Choose an empty folder.")
        with exclusive(root), durable.writing(f"The record at {root} could not be made"):
            # A creation that was cut short after its first batch is finished, not begun again.
            begin = Ledger.open if snapshot.has_batches(root) else Ledger.create
            begin(root, provenance=provenance or Provenance(), now=now)
            durable.sync([root])
            durable.write_whole(root / ABOUT, json.dumps({"format": FORMAT}).encode())
        return cls(root)

    @classmethod
    def exists(cls, path: str | Path) -> bool:
        """Whether there is a record at a path."""
        return (Path(path) / ABOUT).is_file()

    @classmethod
    def open(cls, path: str | Path) -> Record:
        """Open a record that is there.

        Args:
            path: Its folder.

        Returns:
            The record.

        Raises:
            RecordMissing: There is none.
            RecordDamaged: What the folder says about itself cannot be read.
            RecordError: A newer Readout made it.
        """
        root = _folder(path)
        try:
            about = json.loads((root / ABOUT).read_text(encoding="utf-8"))
            held = int(about["format"])
        except (FileNotFoundError, NotADirectoryError) as error:
            raise RecordMissing(
                f"There is no record at {root}.", hint="Make one with `readout read PATH --record DIR`."
            ) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RecordDamaged(f"{root / ABOUT} cannot be read: {error}") from error
        if held > FORMAT:
            raise RecordError(
                f"{root} has format {held}; this Readout reads up to {FORMAT}.", hint="Update Readout."
            )
        return cls(root)

    @property
    def snapshot(self) -> Snapshot:
        """The newest state, as its note or the log of batches has it; no table is opened for it.

        Raises:
            RecordDamaged: A batch is missing, or a log cannot be read.
        """
        return snapshot.latest(self.path)

    @property
    def writing(self) -> str | None:
        """Who writes to it at this moment, such as `process 4711 on desk`; None when nobody does."""
        return holder(self.path)

    def view(self, as_of: str | None = None, *, judged: bool = True, held: bool = False) -> View:
        """Open one state of the record for reading; no writer has to stop for it.

        Args:
            as_of: Id of a batch or its beginning, or an ISO 8601 date or time; None for the newest state.
            judged: Whether rows are as people left them; else as the reader read them.
            held: Whether to lay it out in memory first, for many questions; `Holder` keeps the newest so.

        Returns:
            The view; close it, or use it as a context.

        Raises:
            NotFound: There was no such batch, or nothing was written by that time.
            RecordDamaged: That state cannot be opened.
        """
        state = snapshot.latest(self.path) if as_of is None else snapshot.as_of(self.path, as_of)
        return View.open(self.path, state, judged=judged, held=held)

    @contextmanager
    def writer(
        self,
        *,
        provenance: Provenance | None = None,
        now: Callable[[], str] = utc_now,
        compact_at_files: int = COMPACT_AT_FILES,
    ) -> Iterator[Writer]:
        """Open the record for writing; what an earlier run left unfinished is taken back.

        Args:
            provenance: What the batches say about themselves.
            now: Gives the time, ISO 8601 in UTC.
            compact_at_files: How many files a table may have before small ones are put together.

        Yields:
            The one writer.

        Raises:
            RecordLocked: Another process is writing.
            RecordDamaged: The tables are not where the last batch left them.
        """
        with exclusive(self.path):
            ledger = Ledger.open(self.path, provenance=provenance or Provenance(), now=now)
            yield Writer(self.path, ledger, compact_at_files=compact_at_files)


def _folder(path: str | Path) -> Path:
    root = Path(path).absolute()
    found = _UNUSABLE.search(str(root))
    if found is not None:
        # The Delta library takes such paths for addresses and DuckDB for patterns: they end up elsewhere.
        raise RecordError(
            f"A record cannot lie at {str(root)!r}: its path has {found[0]!r} in it.",
            hint="Choose a folder without * ? [ ] ^ | \\ or % codes in its path.",
        )
    return root


def compact(path: str | Path, *, retention_hours: int = KEPT_HOURS) -> None:
    """Put the small files of a record together.

    Args:
        path: Folder of the record.
        retention_hours: How long files that no newer state needs stay on the disk.

    Raises:
        RecordLocked: Another process is writing.
    """
    with Record.open(path).writer() as writer:
        writer.compact(retention_hours=retention_hours)
