"""One snapshot of a record, to be asked in SQL or read back as values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from readout.errors import RecordDamaged, UsageError
from readout.model import (
    Claim,
    Document,
    Entity,
    Event,
    Judgement,
    KeptReply,
    Mention,
    Report,
    Review,
    Statement,
    Usage,
    digest_of_text,
)
from readout.record import engine
from readout.record.finder import Finder
from readout.record.flat import FLAT, ORDERS
from readout.record.held import hold
from readout.record.judged import CORRECTED_TABLES, judged_rows
from readout.record.kinds import (
    BATCHES,
    BY_NAME,
    TABLES,
    claim,
    document,
    entity,
    event,
    judgement,
    mention,
    report,
    review,
    statement,
)
from readout.record.kinds import usage as usages
from readout.record.remembered import Remembered
from readout.record.replies import ReplyShelf
from readout.record.shape import Row
from readout.record.snapshot import Snapshot
from readout.record.views import DATES, KEYS, VIEWS

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection


_AT_ONCE = 512
"""How many rows are asked for by their ids at a time."""

_REMEMBERED = 512
"""How many answers of `sql_once` are kept, and of `once` a quarter as many."""

T = TypeVar("T")

_BESIDE = ("sightings", "reviews")
"""Tables that can be asked and are not exported: where texts were seen, what came of judgements."""


class View:
    """What the record held at one batch: every query sees the same rows, whatever a writer does meanwhile.

    `Record.view` opens one. It may be shared by threads; each query has a cursor of its own.

    Attributes:
        snapshot: Which state it shows.
        texts: Where words stand; None to look through every text.
    """

    def __init__(self, root: Path, snapshot: Snapshot, connection: DuckDBPyConnection) -> None:
        """Wrap a connection that has the views; `View.open` makes one.

        Args:
            root: Folder of the record.
            snapshot: Which state.
            connection: Holds the views.
        """
        self._root = root
        self.snapshot = snapshot
        self.texts: Finder | None = None
        self._connection = connection
        self._answers = Remembered(_REMEMBERED)
        self._made = Remembered(_REMEMBERED // 4)

    @classmethod
    def open(cls, root: Path, snapshot: Snapshot, *, judged: bool = True, held: bool = False) -> View:
        """Open a state of the record.

        Args:
            root: Folder of the record.
            snapshot: Which state.
            judged: Whether rows are as people left them; else as the reader read them.
            held: Whether to lay it out in memory first: that takes seconds of a large record, and every
                question then takes a fraction of the time. No answer differs.

        Returns:
            The view.

        Raises:
            RecordDamaged: A file of that state is missing or is no data file.
        """
        import duckdb

        connection = engine.connect(root, threads=1 if held else None)  # many ask at once
        try:
            _create_tables(connection, root, snapshot, judged=judged)
            for name, query in VIEWS.items():
                seen = f"WHERE sequence <= {snapshot.sequence}" if name == "batches" else ""
                connection.execute(f"CREATE VIEW {name} AS {query} {seen}")
            connection.execute("CREATE SCHEMA flat")
            for name, query in FLAT.items():
                connection.execute(f"CREATE VIEW flat.{name} AS {query}")
            if held:
                hold(connection)
        except (duckdb.Error, RuntimeError) as error:
            connection.close()
            raise RecordDamaged(
                f"The state of batch {snapshot.batch} cannot be opened: {error}",
                hint="Run `readout verify` to see which file is damaged.",
            ) from error
        return cls(root, snapshot, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def replies(self, text: str) -> tuple[KeptReply, ...]:
        """What models said of a text, as far as it is still kept beside the tables.

        Args:
            text: The stored text of a document.

        Returns:
            Replies, by whichever models, in a fixed order.
        """
        return tuple(ReplyShelf(self._root).of_text(digest_of_text(text)))

    def table_names(self) -> tuple[str, ...]:
        """The exported tables, in the order of the reference."""
        return tuple(VIEWS)

    def columns(self, table: str) -> tuple[str, ...]:
        """Names of a table's columns, in the order of the reference.

        Args:
            table: An exported table, or `sightings`.

        Returns:
            The names.
        """
        cursor = self._connection.cursor()
        described = cursor.execute(f"FROM {_known(table)} LIMIT 0").description
        return tuple(column[0] for column in described or ())

    def sql(self, query: str, params: Sequence[Any] = ()) -> list[Row]:
        """Ask in SQL.

        Args:
            query: One SELECT over the exported tables.
            params: Values for its `?` marks.

        Returns:
            One dict a row; columns of type DATE hold `datetime.date`.

        Raises:
            UsageError: It is not one SELECT, or DuckDB does not understand it.
        """
        return list(engine.fetch(self._connection, query, params))

    def sql_once(self, query: str, params: Sequence[Any] = ()) -> list[Row]:
        """The same for what is made of many rows and asked again and again: a state never changes.

        Args:
            query: One SELECT over the exported tables that gives few rows.
            params: Values for its `?` marks.

        Returns:
            One dict a row; not to be changed.
        """
        return self._answers.of((query, repr(params)), lambda: self.sql(query, params))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What takes long to make of this state, made when it is first asked for.

        Args:
            key: Names it, with all that it depends on but the state.
            make: Makes it.

        Returns:
            What `make` gave, not to be changed.
        """
        return self._made.of(key, make)

    def stream(self, query: str, params: Sequence[Any] = ()) -> Iterator[Row]:
        """What `sql` gives, row by row."""
        return engine.fetch(self._connection, query, params)

    def batches(
        self,
        query: str,
        params: Sequence[Any] = (),
        *,
        rows: int,
        tables: Mapping[str, pa.Table] = MappingProxyType({}),
    ) -> Iterator[pa.RecordBatch]:
        """By the column, at most so many rows at a time; the query may name the tables given."""
        return engine.fetch_batches(self._connection, query, params, rows, tables)

    def arrow(self, query: str) -> pa.Table:
        """The same as an Arrow table, for columns that go into Parquet or pandas.

        Args:
            query: One SELECT over the exported tables.

        Returns:
            The whole result.
        """
        with self._connection.cursor() as cursor:
            engine.only_select(cursor, query)
            return cursor.sql(query).to_arrow_table()

    def rows(
        self,
        table: str,
        *,
        where: str = "",
        params: Sequence[Any] = (),
        order: str = "",
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Rows of a table in their exported form: JSON values only, keys in the order of the reference.

        Args:
            table: An exported table, or `sightings`.
            where: SQL condition.
            params: Values for its `?` marks.
            order: SQL order; by id when not given.
            limit: How many at most.

        Returns:
            One dict a row.
        """
        query = f"FROM {_known(table)} SELECT {_told(table)}"
        query += f" WHERE {where}" if where else ""
        query += f" ORDER BY {order or KEYS.get(table, 'ALL')}"
        query += f" LIMIT {int(limit)}" if limit is not None else ""
        return engine.fetch(self._connection, query, params)

    def page(
        self,
        table: str,
        *,
        where: str = "",
        params: Sequence[Any] = (),
        limit: int | None = None,
        offset: int = 0,
        columns: str = "*",
    ) -> Iterator[Row]:
        """A page of a listing: rows chosen and sorted in schema `flat`, in their exported form.

        Args:
            table: An exported table that `flat` has, too.
            where: SQL condition on the columns of `flat`.
            params: Values for its `?` marks.
            limit: How many at most.
            offset: How many to leave out before.
            columns: SQL of the columns to give, dates among them.

        Returns:
            One dict a row, in the order of the listing.
        """
        key, order = KEYS[_known(table)], ORDERS[table]
        condition = f"WHERE {where}" if where else ""
        bound = f"LIMIT {int(limit)}" if limit is not None else ""
        chosen = (
            f"SELECT {key} FROM flat.{table} {condition} ORDER BY {order} {bound} OFFSET {max(0, offset)}"  # noqa: S608  our own names
        )
        if limit is not None and limit <= _AT_ONCE:
            ids = [row[key] for row in engine.fetch(self._connection, chosen, params)]
            return self.rows_of(table, ids, columns=columns)
        numbered = chosen.replace(key, f"{key}, row_number() OVER (ORDER BY {order}) AS place", 1)
        query = f"""
            SELECT {_told(table, columns)} FROM {table} JOIN ({numbered}) chosen USING ({key})
            ORDER BY chosen.place
        """  # noqa: S608  our own names
        return engine.fetch(self._connection, query, params)

    def rows_of(self, table: str, ids: Sequence[str], *, columns: str = "*") -> Iterator[Row]:
        """Certain rows of a table, in their exported form.

        Args:
            table: An exported table.
            ids: Theirs.
            columns: SQL of the columns to give, the id and dates among them.

        Yields:
            One dict a row, in the order of the ids; nothing for an id that no row has.
        """
        key, told = KEYS[_known(table)], _told(table, columns)
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT {told} FROM {table} WHERE {key} IN ({marks})"  # noqa: S608  our own names
            held = {row[key]: row for row in engine.fetch(self._connection, query, some)}
            yield from (held[one] for one in some if one in held)

    def count(self, table: str) -> int:
        """How many rows a table has.

        Args:
            table: An exported table, or `sightings`.

        Returns:
            The number of its rows.
        """
        return int(self.sql(f"FROM {_known(table)} SELECT count(*) AS n")[0]["n"])

    def documents(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Document]:
        """Documents with their text, by id."""
        return (document.of_row(row) for row in self.rows("documents", where=where, params=params))

    def documents_brief(self, where: str = "true") -> Iterator[Document]:
        """Documents without their text and blocks, by id."""
        query = f"SELECT * REPLACE ('' AS text, [] AS blocks) FROM documents WHERE {where} ORDER BY doc"  # noqa: S608  our own SQL
        return (document.of_row(row) for row in self.stream(query))

    def entities(self) -> Iterator[Entity]:
        """Everybody the record speaks of, by id."""
        return (entity.of_row(row) for row in self.rows("entities"))

    def mentions(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Mention]:
        """Mentions in the order of their texts."""
        given = self.rows("mentions", where=where, params=params, order='doc, start, "end"')
        return (mention.of_row(row) for row in given)

    def statements(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Statement]:
        """Statements, by document and id."""
        given = self.rows("statements", where=where, params=params, order="doc, statement")
        return (statement.of_row(row) for row in given)

    def reports(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Report]:
        """Reports in the order of their texts."""
        given = self.rows("reports", where=where, params=params, order='doc, start, "end", report')
        return (report.of_row(row) for row in given)

    def usages(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Usage]:
        """Usages in the order of their texts."""
        given = self.rows("wording", where=where, params=params, order='doc, start, "end", usage')
        return (usages.of_row(row) for row in given)

    def claims(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Claim]:
        """Claims in the order of their texts."""
        given = self.rows("claims", where=where, params=params, order='doc, start, "end"')
        return (claim.of_row(row) for row in given)

    def events(self, where: str = "", params: Sequence[Any] = ()) -> Iterator[Event]:
        """Events, by id."""
        return (event.of_row(row) for row in self.rows("events", where=where, params=params))

    def reviews(self) -> Iterator[Review]:
        """What came of the judgements, by row."""
        return (review.of_row(row) for row in self.rows("reviews", order="subject"))

    def judgements(self) -> Iterator[Judgement]:
        """Human decisions, oldest first."""
        return (judgement.of_row(row) for row in self.rows("judgements", order='"at", judgement'))


def _create_tables(connection: DuckDBPyConnection, root: Path, snapshot: Snapshot, *, judged: bool) -> None:
    """Make `raw`, the tables with what people corrected, and `disk`, where those differ from the files."""
    connection.execute("CREATE SCHEMA disk")
    connection.execute("CREATE SCHEMA raw")
    has_reviews = judged and snapshot.counts.get("reviews", 0) > 0
    corrected: dict[str, str] = {}
    for table in (*reversed(TABLES), BATCHES):  # reviews before what they correct
        paths = [root / table.name / name for name in snapshot.files.get(table.name, ())]
        schema = "disk" if table.name in corrected else "raw"
        connection.execute(f"CREATE VIEW {schema}.{table.name} AS {engine.scan(table, paths)}")
        if table.name in corrected:
            judged_sql = judged_rows(corrected[table.name], table)
            connection.execute(f"CREATE VIEW raw.{table.name} AS {judged_sql}")
        if table is review.TABLE and has_reviews:
            names = {name for (name,) in connection.execute(CORRECTED_TABLES).fetchall()}
            corrected = {kept.name: name for name, kept in review.CORRECTED.items() if name in names}
    for name in _BESIDE:
        columns = ", ".join(f'"{column}"' for column in BY_NAME[name].columns)
        connection.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM raw.{name}")  # noqa: S608 - our own names


def _told(table: str, columns: str = "*") -> str:
    """SQL of a table's columns with its dates as ISO text."""
    dates = ", ".join(f"CAST({table}.{name} AS VARCHAR) AS {name}" for name in DATES.get(table, ()))
    return f"{columns.replace('*', f'{table}.*', 1)} {f'REPLACE ({dates})' if dates else ''}"


def _known(table: str) -> str:
    if table not in VIEWS and table not in _BESIDE:
        raise UsageError(f"The record has no table {table!r}.", hint=f"It has {', '.join(VIEWS)}.")
    return table
