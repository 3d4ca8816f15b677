"""What each watch has told: one SQLite file in the record's folder, on the disk before the next item is told.

An item is remembered after it was told. A crash in between tells it a second time, and loses none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from readout.errors import RecordError, RecordLocked
from readout.export.jsonl import json_line
from readout.record import View
from readout.watching import asking
from readout.watching.compare import Told
from readout.watching.faces import Face
from readout.watching.items import Item, item_of
from readout.watching.watches import Watch

FOLDER = "watches"
"""Within the record's folder."""

KEPT = 1000
"""Items of a watch that are kept for its feed."""

_FILE = "told.sqlite"
_FORMAT = 1
_WAIT_S = 5.0
"""For another run to end: telling a feed or a digest takes no longer."""

_AT_ONCE = 500
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS watches (
        watch TEXT PRIMARY KEY, question TEXT NOT NULL, batch TEXT
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS seen (
        watch TEXT, key TEXT, digest TEXT NOT NULL, face TEXT NOT NULL, PRIMARY KEY (watch, key)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS told (
        number INTEGER PRIMARY KEY AUTOINCREMENT, watch TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS told_by ON told (watch, number);
"""


class State:
    """What was told, in the hands of one process; `opened` opens one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Hold a connection that has the tables.

        Args:
            connection: In autocommit mode.
        """
        self._db = connection

    @classmethod
    @contextmanager
    def opened(cls, folder: Path) -> Iterator[State]:
        """What the watches of a record have told, locked against every other run.

        Args:
            folder: Where it is kept: `watches` of the record's folder; made when it is not there.

        Yields:
            The state.

        Raises:
            RecordLocked: Another run tells these watches.
            RecordError: The folder cannot be written to, or holds something else.
        """
        path = folder / _FILE
        connection = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("BEGIN EXCLUSIVE")
            (held,) = connection.execute("PRAGMA user_version").fetchone()
            if held not in (0, _FORMAT):
                raise RecordError(f"{path} was written by a newer Readout.", hint="Update Readout.")
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.execute("COMMIT")
            yield cls(connection)
        except (sqlite3.Error, OSError) as error:
            raise _ours(error, path) from error
        finally:
            if connection is not None:
                connection.close()

    def digests(self, watch: Watch) -> Mapping[str, str]:
        """Key → digest of the face that was told."""
        return dict(self._db.execute("SELECT key, digest FROM seen WHERE watch = ?", [watch.name]))

    def faces(self, watch: Watch, keys: Collection[str]) -> Mapping[str, Face]:
        """Key → the face that was told."""
        found: dict[str, Face] = {}
        for some in asking.pieces(keys, most=_AT_ONCE):
            marks = ", ".join("?" * len(some))
            query = f"SELECT key, face FROM seen WHERE watch = ? AND key IN ({marks})"  # noqa: S608 - marks
            found |= {key: json.loads(face) for key, face in self._db.execute(query, [watch.name, *some])}
        return found

    def is_same_question(self, watch: Watch) -> bool:
        """Whether the watch asks what it asked when it last told something."""
        rows = self._db.execute("SELECT question FROM watches WHERE watch = ?", [watch.name]).fetchall()
        return rows == [(watch.question,)]

    def remember(self, watch: Watch, told: Iterable[Told]) -> None:
        """Remember what was told: all of it or none, and on the disk when this returns.

        Args:
            watch: Which.
            told: What it told.
        """
        with self._whole():
            for one in told:
                self._db.executemany(
                    "DELETE FROM seen WHERE watch = ? AND key = ?", [(watch.name, key) for key in one.forget]
                )
                if one.key is not None:
                    self._put(watch, one.key, one.digest, one.face or {})
                if one.item is not None:
                    self._db.execute(
                        "INSERT INTO told (watch, key, item) VALUES (?, ?, ?)",
                        [watch.name, one.item.key, _text(one.item)],
                    )

    def settle(self, watch: Watch, batch: str | None) -> None:
        """Note what the watch asks, once it was gone through; let go of the oldest items.

        Args:
            watch: Which.
            batch: Id of the batch of which all was told, or None where some is to be told again.
        """
        with self._whole():
            self._note(watch, batch)
            self._db.execute(
                "DELETE FROM told WHERE watch = ? AND number <= ("
                " SELECT number FROM told WHERE watch = ? ORDER BY number DESC LIMIT 1 OFFSET ?)",
                [watch.name, watch.name, KEPT],
            )

    def take(self, view: View, watch: Watch) -> int:
        """Take all that a watch means for told, without telling it.

        Args:
            view: The newest state.
            watch: The watch.

        Returns:
            How many rows these are.
        """
        count = 0
        with self._whole():
            self._db.execute("DELETE FROM seen WHERE watch = ?", [watch.name])
            for key, digest, face in asking.everything(view, watch):
                self._put(watch, key, digest, face)
                count += 1
            self._note(watch, view.snapshot.batch)
        return count

    def told(self, watch: str, *, limit: int) -> list[Item]:
        """What a watch has told, the latest first, each row once.

        Args:
            watch: Name.
            limit: How many rows at most.

        Returns:
            The latest item of each row.
        """
        query = """
            SELECT item FROM told WHERE number IN (SELECT max(number) FROM told WHERE watch = ? GROUP BY key)
            ORDER BY number DESC LIMIT ?
        """
        return [item_of(json.loads(text)) for (text,) in self._db.execute(query, [watch, limit])]

    def forget(self, watch: str) -> None:
        """Forget a watch that is no more.

        Args:
            watch: Name.
        """
        with self._whole():
            for table in ("watches", "seen", "told"):
                self._db.execute(f"DELETE FROM {table} WHERE watch = ?", [watch])  # noqa: S608 - our own names

    def is_told(self, watch: Watch, batch: str) -> bool:
        """Whether all that the watch means of a state was told: there is nothing to compare."""
        query = "SELECT question, batch FROM watches WHERE watch = ?"
        return self._db.execute(query, [watch.name]).fetchall() == [(watch.question, batch)]

    def _note(self, watch: Watch, batch: str | None) -> None:
        held = [watch.name, watch.question, batch]
        self._db.execute("INSERT OR REPLACE INTO watches VALUES (?, ?, ?)", held)

    def _put(self, watch: Watch, key: str, digest: str, face: Face) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", [watch.name, key, digest, json.dumps(face)]
        )

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _text(item: Item) -> str:
    return json_line(item.as_row()).encode("utf-8", "replace").decode()


def _ours(error: Exception, path: Path) -> RecordError:
    if "locked" in str(error):
        return RecordLocked(
            f"Another run tells the watches of {path.parent}.", hint="Wait for it to end, or stop it."
        )
    return RecordError(
        f"{path} cannot be used: {error}.", hint="Allow writing there, or choose another folder with --state."
    )
