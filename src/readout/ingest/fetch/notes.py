"""What is remembered between runs: one SQLite file in the record's folder, for one run at a time.

It may be deleted at any time; then everything is fetched once more, and what the record holds is known again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from readout.errors import RecordError, RecordLocked

FOLDER = "fetched"
"""Within the record's folder."""

Note = Mapping[str, Any]
_FILE = "notes.sqlite"
_FORMAT = 1
_WAIT_S = 5.0


class Notes:
    """Small JSON objects by kind and key; a write is on the disk when the call returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Hold a connection that has the table.

        Args:
            connection: In autocommit mode.
        """
        self._db = connection

    @classmethod
    @contextmanager
    def opened(cls, root: Path) -> Iterator[Notes]:
        """The notes of a record, locked against every other run.

        Args:
            root: Folder of the record.

        Yields:
            The notes.

        Raises:
            RecordLocked: Another run fetches for this record.
            RecordError: The folder cannot be written to, or holds something else.
        """
        path = root / FOLDER / _FILE
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _ours(error, path) from error
        try:
            connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("BEGIN EXCLUSIVE")
            (held,) = connection.execute("PRAGMA user_version").fetchone()
            if held not in (0, _FORMAT):
                raise RecordError(f"{path} was written by a newer Readout.", hint="Update Readout.")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS notes "
                "(kind TEXT, key TEXT, note TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID"
            )
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.execute("COMMIT")
            yield cls(connection)
        except sqlite3.Error as error:
            raise _ours(error, path) from error
        finally:
            if connection is not None:
                connection.close()

    def get(self, kind: str, key: str) -> Note | None:
        """A note, or None.

        Args:
            kind: What sort.
            key: Which.
        """
        row = self._db.execute(
            "SELECT note FROM notes WHERE kind = ? AND key = ?", [kind, _text(key)]
        ).fetchone()
        if row is None:
            return None
        found: Note = json.loads(row[0])
        return found

    def put(self, notes: Iterable[tuple[str, str, Note]]) -> None:
        """Write notes, all or none.

        Args:
            notes: Kind, key, note.
        """
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for kind, key, note in notes:
                self._db.execute(
                    "INSERT OR REPLACE INTO notes VALUES (?, ?, ?)",
                    [kind, _text(key), json.dumps(dict(note))],
                )
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _text(key: str) -> str:
    return key.encode("utf-8", "replace").decode()


def _ours(error: Exception, path: Path) -> RecordError:
    if "locked" in str(error):
        return RecordLocked(
            f"Another run fetches for {path.parent.parent}.", hint="Wait for it to end, or stop it."
        )
    return RecordError(
        f"{path} cannot be used: {error}.", hint="Allow writing there, or delete it: it can be made anew."
    )
