"""How a batch becomes durable and visible, and how what a crash left behind is taken back.

Order of a commit: every table is written; the new files are on the disk; one row of `batches`, with the
version of every table and the digest of every new file, is written and on the disk; only then does the caller
hear of it. What stops before that row leaves rows that no reader opens and that the next writer takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from readout.errors import RecordDamaged, RecordError
from readout.record import durable
from readout.record.changes import Changes, Prepared
from readout.record.faults import fault
from readout.record.kinds import BATCHES, TABLES
from readout.record.kinds import batch as batches
from readout.record.kinds.batch import Batch
from readout.record.shape import Table
from readout.record.snapshot import Snapshot, latest, read_batches, remember
from readout.record.stored import Stored, arrow_table, log_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a batch says about how it came to be.

    Attributes:
        software: Name and version.
        config: Digest of the configuration.
        model: (name, digest) of each model that read.
    """

    software: str = "readout"
    config: str = ""
    model: tuple[tuple[str, str], ...] = ()


def utc_now() -> str:
    """The time as the record writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Ledger:
    """The tables of a record in the hands of its one writer.

    Attributes:
        state: What the last batch made visible.
    """

    def __init__(
        self,
        root: Path,
        *,
        tables: Mapping[str, Stored],
        batches: Stored,
        state: Snapshot | None,
        provenance: Provenance,
        now: Callable[[], str],
    ) -> None:
        """Hold open tables; `open` and `create` make a ledger."""
        self._root = root
        self._tables = tables
        self._batches = batches
        self._provenance = provenance
        self._now = now
        self._is_whole = True
        self._state = state
        self._digests: dict[str, str] | None = None

    @property
    def state(self) -> Snapshot:
        """What the last batch made visible."""
        if self._state is None:
            raise RecordDamaged(f"{self._root} holds no batch.")
        return self._state

    @classmethod
    def create(cls, root: Path, *, provenance: Provenance, now: Callable[[], str]) -> Ledger:
        """Make every table, empty, and the first batch.

        Args:
            root: Folder of the record; the lock is held.
            provenance: What the batch says about itself.
            now: Gives the time.

        Returns:
            The ledger of the new record.

        Raises:
            RecordDamaged: The tables are there and not empty.
        """
        fault("create-before")
        tables = {table.name: Stored.create(table, root) for table in TABLES}
        if any(table.version for table in tables.values()):
            raise RecordDamaged(
                f"{root} holds the tables of a record, but its batches are lost.",
                hint="Restore the folder from a copy, or choose another folder.",
            )
        ledger = cls(
            root,
            tables=tables,
            batches=Stored.create(BATCHES, root),
            state=None,
            provenance=provenance,
            now=now,
        )
        ledger.commit(Changes(kind="create"))
        fault("create-after")
        return ledger

    @classmethod
    def open(cls, root: Path, *, provenance: Provenance, now: Callable[[], str]) -> Ledger:
        """Open every table where the last batch left it.

        Args:
            root: Folder of the record; the lock is held.
            provenance: What the batches say about themselves.
            now: Gives the time.

        Returns:
            The ledger, from which the rows of an unfinished batch are gone.

        Raises:
            RecordDamaged: A table ends before the last batch, or cannot be opened.
            RecordError: The folder cannot be written to.
        """
        state = latest(root)
        with durable.writing(f"What an earlier run left unfinished in {root} could not be taken back"):
            tables = {table.name: _recovered(table, root, state) for table in TABLES}
            remember(root, state)
        return cls(
            root,
            tables=tables,
            batches=Stored.open(BATCHES, root),
            state=state,
            provenance=provenance,
            now=now,
        )

    def commit(self, changes: Changes) -> Snapshot:
        """Write a batch: all of it or, to every reader, none of it.

        Args:
            changes: What it does.

        Returns:
            The state it made visible, which is on the disk.

        Raises:
            RecordError: It could not be written; open the record again to go on.
        """
        prepared = Prepared(changes)
        with self._unfinished("A batch could not be written and nothing of it is visible"):
            return self._commit(prepared)

    def compact(self, *, retention_hours: int) -> Snapshot:
        """Put small files together, and remove files let go of longer ago than the retention.

        Files that this compaction lets go of stay until a later one: open views and `--as-of` go on working.

        Args:
            retention_hours: How long a file stays after it was let go of.

        Returns:
            The state after it; the rows are the same.

        Raises:
            RecordError: It could not be finished; the record is as it was.
        """
        with self._unfinished("Small files could not be put together; every row is still there"):
            fault("vacuum-before")
            for name, table in self._tables.items():
                keep = [self.state.versions.get(name, 0), table.version]
                table.vacuum(retention_hours=retention_hours, keep_versions=keep)
            self._batches.vacuum(retention_hours=retention_hours, keep_versions=[self._batches.version])
            fault("vacuum-after")
            fault("compact-before")
            for table in (*self._tables.values(), self._batches):
                table.compact()
            self._check_sources((*self._tables.values(), self._batches))
            fault("compact-after")
            return self._commit(Prepared(Changes(kind="compact")))

    def _commit(self, prepared: Prepared) -> Snapshot:
        before = self._state
        counts = dict.fromkeys(self._tables, 0) if before is None else dict(before.counts)
        for name, table in self._tables.items():
            counts[name] = prepared.apply(table, counts.get(name, 0))
        if prepared.changes.gone:
            self._check_sources([table for table in self._tables.values() if table.table.is_read])
        files = {name: tuple(table.files()) for name, table in self._tables.items()}
        added = [path for table in self._tables.values() for path in _added(table, before)]
        fault("fsync-before")
        durable.sync(self._root / path for path in added)
        fault("fsync-after")
        batch = self._batch(prepared.changes, counts, added)
        fault("commit-before")
        self._batches.append(arrow_table(BATCHES, [batches.to_row(batch)]))
        own = _added(self._batches, before)
        durable.sync(self._root / path for path in own)
        fault("commit-after")
        self._state = Snapshot.of(
            batch,
            files={**files, BATCHES.name: tuple(self._batches.files())},
            log_version=self._batches.version,
            own={path: durable.sha256_of(self._root / path) for path in own},
        )
        if self._digests is not None:
            self._digests.update(batch.files)
        remember(self._root, self._state)
        self._checkpoint(before)
        return self._state

    def _check_sources(self, tables: Iterable[Stored]) -> None:
        """See that files whose rows were written anew were sound: else damage would get a digest of its own.

        Raises:
            RecordDamaged: One was not; nothing of the batch is visible.
        """
        state = self.state
        if self._digests is None:
            chain = read_batches(self._root, state.log_version)
            self._digests = {path: value for batch in chain for path, value in batch.files}
        digests = self._digests | dict(state.own)
        for table in tables:
            name = table.table.name
            for file in sorted(set(state.files.get(name, ())) - set(table.files())):
                path = f"{name}/{file}"
                if durable.sha256_of(self._root / path) != digests.get(path):
                    raise RecordDamaged(
                        f"{path} of {self._root} is not what was written; its rows are not written anew.",
                        hint="Run `readout verify`; restore a copy, or read the inputs anew.",
                    )

    def _checkpoint(self, before: Snapshot | None) -> None:
        if before is None:
            return
        for name, table in self._tables.items():
            durable.sync(table.path / file for file in table.checkpoint(before.versions.get(name, 0)))
        durable.sync(self._batches.path / file for file in self._batches.checkpoint(before.log_version))

    def _batch(self, changes: Changes, counts: Mapping[str, int], added: Iterable[str]) -> Batch:
        before = self._state
        now = self._now()
        digests = {} if before is None else dict(before.own)
        return Batch(
            sequence=0 if before is None else before.sequence + 1,
            kind=changes.kind,
            written_at=now if before is None else max(now, before.written_at),
            documents=changes.documents,
            software=self._provenance.software,
            config=self._provenance.config,
            model=tuple(sorted(self._provenance.model)),
            counts=tuple(sorted(counts.items())),
            versions=tuple(sorted((name, table.version) for name, table in self._tables.items())),
            files=tuple(sorted((digests | {p: durable.sha256_of(self._root / p) for p in added}).items())),
            previous=None if before is None else before.batch,
        )

    @contextmanager
    def _unfinished(self, otherwise: str) -> Iterator[None]:
        if not self._is_whole:
            raise RecordError(
                f"An earlier batch into {self._root} was not finished.",
                hint="Run the command again to go on.",
            )
        self._is_whole = False
        with durable.writing(otherwise):
            yield
        self._is_whole = True


def _recovered(table: Table, root: Path, state: Snapshot) -> Stored:
    from deltalake.exceptions import DeltaError

    # A table that came with a later version is not there yet, or was made by a batch that is not finished.
    stored = Stored.open(table, root) if table.name in state.versions else Stored.create(table, root)
    pinned = state.versions.get(table.name, 0)
    if stored.version < pinned:
        raise RecordDamaged(
            f"Table {table.name} of {root} ends at version {stored.version}; the last batch wrote {pinned}.",
            hint="Restore the folder from a copy, or read the documents again into a new record.",
        )
    if stored.version == pinned or tuple(stored.files()) == state.files.get(table.name, ()):
        return stored
    try:
        stored.restore(pinned)
    except DeltaError as error:
        raise RecordDamaged(
            f"Table {table.name} of {root} cannot go back to version {pinned}: {error}"
        ) from error
    return stored


def _added(table: Stored, before: Snapshot | None) -> list[str]:
    name = table.table.name
    held: set[str] = set()
    last = -1
    if before is not None:
        held = set(before.files.get(name, ()))
        last = before.log_version if name == BATCHES.name else before.versions.get(name, -1)
    new = [file for file in table.files() if file not in held]
    new += [log_file(version) for version in range(last + 1, table.version + 1)]
    return [f"{name}/{file}" for file in new]
