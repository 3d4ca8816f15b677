"""One Delta table on disk, and the few things a record does with it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from readout.errors import RecordDamaged
from readout.record.faults import fault
from readout.record.shape import Row, Table, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa
    from deltalake import DeltaTable

LOG = "_delta_log"
_FOREVER = "interval 36500 days"
_KEPT_HOURS = 168
_CHECKPOINT_EVERY = 100
_BLOCK_ROWS = 4096
_GROUP_ROWS = 8192
"""Rows that a data file keeps together: whoever reads or writes it holds so many in memory, texts and all."""


def log_file(version: int) -> str:
    """Name of the log file that makes a version, within the table's folder."""
    return f"{LOG}/{version:020d}.json"


class Stored:
    """An open table: the version in hand changes with every write."""

    def __init__(self, table: Table, root: Path, delta: DeltaTable) -> None:
        """Wrap an open Delta table; `create` and `open` make one.

        Args:
            table: What its rows look like.
            root: Folder of the record.
            delta: The open table.
        """
        self.table = table
        self.path = root / table.name
        self._delta = delta

    @classmethod
    def create(cls, table: Table, root: Path) -> Stored:
        """Make the table, empty, or take the one that a creation cut short has left.

        Args:
            table: What its rows look like.
            root: Folder of the record.

        Returns:
            The table at version 0.
        """
        from deltalake import DeltaTable

        skipping = "doc" if table.is_read else table.key[0]
        delta = DeltaTable.create(
            root / table.name,
            schema=arrow_schema(table),
            mode="ignore",
            name=table.name,
            configuration={
                "delta.dataSkippingStatsColumns": skipping,
                "delta.logRetentionDuration": _FOREVER,
                "delta.enableExpiredLogCleanup": "false",
                "delta.deletedFileRetentionDuration": f"interval {_KEPT_HOURS} hours",
            },
        )
        return cls(table, root, delta)

    @classmethod
    def open(cls, table: Table, root: Path, version: int | None = None) -> Stored:
        """Open the table as it is, or as it was.

        Args:
            table: What its rows look like.
            root: Folder of the record.
            version: Which version; None for the newest.

        Returns:
            The open table.

        Raises:
            RecordDamaged: Its log cannot be read up to that version.
        """
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        try:
            delta = DeltaTable(root / table.name, version=version)
        except (DeltaError, OSError, ValueError) as error:
            wanted = "its newest version" if version is None else f"version {version}"
            raise RecordDamaged(
                f"Table {table.name} of {root} cannot be opened at {wanted}: {error}",
                hint="Run `readout verify`; restore the folder from a copy, or read the documents again.",
            ) from error
        return cls(table, root, delta)

    @property
    def version(self) -> int:
        """The version in hand."""
        return self._delta.version()

    def files(self) -> list[str]:
        """Names of the data files that the version in hand is made of, sorted.

        Our tables have no partitions: every data file lies in the table's own folder.
        """
        return sorted(unquote(uri).rsplit("/", 1)[-1] for uri in self._delta.file_uris())

    def append(self, rows: pa.Table) -> None:
        """Add rows as one version.

        Args:
            rows: At least one, in the table's schema.
        """
        fault("append-before")
        self._write(rows, "append")
        fault("append-after")

    def overwrite(self, rows: pa.Table) -> None:
        """Put rows in the place of all that are there, as one version.

        Args:
            rows: The new rows in the table's schema; none empties the table.
        """
        fault("overwrite-before")
        self._write(rows, "overwrite")
        fault("overwrite-after")

    def delete_documents(self, docs: Iterable[str]) -> int:
        """Take out every row of some documents.

        Args:
            docs: Their ids.

        Returns:
            How many rows went.
        """
        fault("delete-before")
        listed = ", ".join("'" + doc.replace("'", "''") + "'" for doc in sorted(docs))
        told: dict[str, Any] = self._delta.delete(
            f"doc IN ({listed})", writer_properties=_layout(), post_commithook_properties=_no_hooks()
        )
        fault("delete-after")
        return int(told["num_deleted_rows"])

    def restore(self, version: int) -> None:
        """Make the rows of an older version the newest again, as one more version.

        Args:
            version: The version to go back to.
        """
        fault("restore-before")
        self._delta.restore(version, post_commithook_properties=_no_hooks())
        fault("restore-after")

    def compact(self) -> bool:
        """Put many small files together.

        Returns:
            Whether anything was to be done.
        """
        told = self._delta.optimize.compact(
            max_concurrent_tasks=1, writer_properties=_layout(), post_commithook_properties=_no_hooks()
        )
        return bool(told["numFilesRemoved"])

    def vacuum(self, *, retention_hours: int, keep_versions: list[int]) -> int:
        """Take files off the disk that no version younger than the retention needs.

        Args:
            retention_hours: How long a file stays after it was let go.
            keep_versions: Versions whose files stay in any case.

        Returns:
            How many files went.
        """
        gone = self._delta.vacuum(
            retention_hours=retention_hours,
            dry_run=False,
            enforce_retention_duration=False,
            full=True,
            keep_versions=keep_versions,
            post_commithook_properties=_no_hooks(),
        )
        return len(gone)

    def checkpoint(self, since: int) -> list[str]:
        """Sum up the log, once in a hundred versions, so that opening the table stays quick.

        Args:
            since: Version at which it was last asked for.

        Returns:
            Names of the files to put on the disk, within the table's folder.
        """
        if self.version // _CHECKPOINT_EVERY == since // _CHECKPOINT_EVERY:
            return []
        self._delta.create_checkpoint()
        return [
            f"{LOG}/{path.name}"
            for path in (self.path / LOG).iterdir()
            if path.name == "_last_checkpoint" or path.name.startswith(f"{self.version:020d}.checkpoint")
        ]

    def _write(self, rows: pa.Table, mode: Literal["append", "overwrite"]) -> None:
        from deltalake import write_deltalake

        write_deltalake(
            self._delta,
            rows,
            mode=mode,
            schema_mode="merge",
            writer_properties=_layout(),
            post_commithook_properties=_no_hooks(),
        )


def arrow_table(table: Table, rows: Iterable[Row]) -> pa.Table:
    """Rows as an Arrow table.

    Args:
        table: What they look like.
        rows: Plain values, some thousand of which are held at a time. A lone surrogate, which no file can
            hold, becomes U+FFFD: one code point for one.

    Returns:
        The Arrow table in the table's schema.
    """
    import pyarrow as pa

    schema = arrow_schema(table)
    rest = iter(rows)
    blocks = []
    while block := list(islice(rest, _BLOCK_ROWS)):
        try:
            blocks.append(pa.RecordBatch.from_pylist(block, schema=schema))
        except UnicodeEncodeError:
            blocks.append(pa.RecordBatch.from_pylist([_storable(row) for row in block], schema=schema))
    return pa.Table.from_batches(blocks, schema=schema)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(inner) for inner in value]
    return value


def _layout() -> Any:
    from deltalake import WriterProperties

    return WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=_GROUP_ROWS)


def _no_hooks() -> Any:
    # Checkpoints are made by `checkpoint`, which puts them on the disk; logs are never cleaned away.
    from deltalake import PostCommitHookProperties

    return PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
