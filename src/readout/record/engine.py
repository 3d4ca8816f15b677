"""DuckDB as we use it: in memory, over named files of one record, fetching nothing and changing nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import RecordDamaged, RecordError, UsageError
from readout.record.shape import Row, Table, duckdb_type

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_FETCH_ROWS = 512


def connect(root: Path, *, threads: int | None = None) -> DuckDBPyConnection:
    """A connection that sees the record's folder and nothing else of the machine.

    Args:
        root: Folder of the record.
        threads: How many work on one question; as many as there are cores when not given.

    Returns:
        An empty database in memory whose settings cannot be changed any more.
    """
    import duckdb

    connection = duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    if threads is not None:
        connection.execute(f"SET threads = {int(threads)}")
    connection.execute(f"SET allowed_directories = [{_quoted(str(root.resolve()))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def scan(table: Table, paths: Sequence[Path]) -> str:
    """SQL that gives the rows of a table's files.

    Args:
        table: What the rows look like.
        paths: Its data files; none gives no rows of the right types.

    Returns:
        A SELECT.
    """
    nothing = ", ".join(f'NULL::{duckdb_type(shape)} AS "{name}"' for name, shape in table.columns.items())
    if not paths:
        return f"SELECT {nothing} WHERE false"
    listed = ", ".join(_quoted(str(path)) for path in paths)
    # What came with a later version, a column or a field of an object, is null in older files.
    whole = ", ".join(
        f'"{name}"::{duckdb_type(shape)} AS "{name}"'
        for name, shape in table.columns.items()
        if not isinstance(shape, str)
    )
    replaced = f" REPLACE ({whole})" if whole else ""
    rows = f"SELECT *{replaced} FROM read_parquet([{listed}], union_by_name = true)"  # noqa: S608 - our own names, quoted
    return f"SELECT {nothing} WHERE false UNION ALL BY NAME {rows}"


def fetch(connection: DuckDBPyConnection, query: str, params: Sequence[Any] = ()) -> Iterator[Row]:
    """Rows of a query, a few hundred at a time.

    Args:
        connection: Where to ask; other queries may run on it meanwhile.
        query: One SELECT.
        params: Values for its `?` marks.

    Yields:
        One dict a row.

    Raises:
        UsageError: The query is not one SELECT, or DuckDB does not understand it.
        RecordDamaged: A file does not hold what a data file holds.
        RecordError: A file is not there any more.
    """
    with _asking(connection) as cursor:
        only_select(cursor, query)
        cursor.execute(query, list(params))
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(_FETCH_ROWS):
            for row in rows:
                yield dict(zip(names, row, strict=True))


def fetch_batches(
    connection: DuckDBPyConnection,
    query: str,
    params: Sequence[Any],
    rows: int,
    tables: Mapping[str, pa.Table],
) -> Iterator[pa.RecordBatch]:
    """The same by the column: no value becomes a Python object before it is asked for.

    Args:
        connection: Where to ask; other queries may run on it meanwhile.
        query: One SELECT.
        params: Values for its `?` marks.
        rows: At most so many rows at a time.
        tables: Tables of the caller's that the query names.

    Yields:
        Batches of rows.

    Raises:
        UsageError: The query is not one SELECT, or DuckDB does not understand it.
        RecordDamaged: A file does not hold what a data file holds.
        RecordError: A file is not there any more.
    """
    import pyarrow as pa

    with _asking(connection) as cursor:
        only_select(cursor, query)
        for name, table in tables.items():
            cursor.register(name, table)
        try:
            yield from cursor.sql(query, params=list(params)).to_arrow_reader(rows)
        except (pa.ArrowException, OSError) as error:  # what went wrong after the first batch
            raise _damaged(error) from error


@contextmanager
def _asking(connection: DuckDBPyConnection) -> Iterator[DuckDBPyConnection]:
    """A cursor whose errors are ours."""
    import duckdb

    cursor = connection.cursor()
    try:
        yield cursor
    except duckdb.OutOfMemoryException as error:
        raise UsageError(f"The answer does not fit into memory: {error}", hint="Ask for less.") from error
    except duckdb.IOException as error:
        raise RecordError(
            f"A file of the record cannot be read: {error}",
            hint="Open the record again, and run `readout verify` if that does not help.",
        ) from error
    except (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException) as error:
        raise UsageError(f"DuckDB does not understand the query: {error}") from error
    except (duckdb.PermissionException, duckdb.ConversionException, duckdb.OutOfRangeException) as error:
        raise UsageError(f"DuckDB refuses the query: {error}") from error
    except (duckdb.Error, RuntimeError) as error:
        raise _damaged(error) from error
    finally:
        cursor.close()


def _damaged(error: Exception) -> RecordDamaged:
    return RecordDamaged(
        f"DuckDB cannot read the record: {error}", hint="Run `readout verify` to see which file is damaged."
    )


def only_select(cursor: DuckDBPyConnection, query: str) -> None:
    """Refuse whatever could change anything.

    Args:
        cursor: Parses the query.
        query: What was asked.

    Raises:
        UsageError: It is not one SELECT.
    """
    import duckdb

    statements = cursor.extract_statements(query)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise UsageError("The record answers one SELECT at a time and nothing else.")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
