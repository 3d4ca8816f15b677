"""Rows of a listing, fetched as they are asked for, that show themselves in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from readout.errors import UsageError
from readout.export import LISTINGS, write_rows
from readout.notebook.arrow import arrow_table
from readout.notebook.listing import listing_html
from readout.record import Row, View

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

SHOWN = 20
"""Rows that a notebook shows."""

COUNTED_MOST = 10_000
"""Rows that are fetched to say how many there are; beyond them a notebook says that there are more."""


class Rows(Sequence[Row]):
    """The answer to a question: rows with the names of the record's reference.

    Nothing is fetched before a row is asked for; what was fetched is kept. `len` fetches everything, a slice
    what it needs.
    """

    def __init__(self, name: str, view: View, ask: Callable[[], Iterable[Row]]) -> None:
        """Name a listing and how its rows are got.

        Args:
            name: Of the listing, as on the command line.
            view: The record.
            ask: Gives the rows; called when the first is wanted.
        """
        self._name = name
        self._view = view
        self._ask: Callable[[], Iterable[Row]] | None = ask
        self._rest: Iterator[Row] = iter(())
        self._held: list[Row] = []

    def _fetch(self, until: int | None) -> list[Row]:
        """So many rows from the first, or all."""
        if self._ask is not None:
            self._rest, self._ask = iter(self._ask()), None
        missing = None if until is None else max(0, until - len(self._held))
        self._held.extend(islice(self._rest, missing))
        return self._held

    def __len__(self) -> int:
        return len(self._fetch(None))

    def __bool__(self) -> bool:
        return bool(self._fetch(1))

    def __iter__(self) -> Iterator[Row]:
        at = 0
        while at < len(self._fetch(at + 1)):
            yield self._held[at]
            at += 1

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> Rows: ...
    def __getitem__(self, key: int | slice) -> Row | Rows:
        if isinstance(key, slice):
            part = self._fetch(_reach(key))[key]
            return Rows(self._name, self._view, lambda: part)
        return self._fetch(None if key < 0 else key + 1)[key]

    def __repr__(self) -> str:
        return f"<{self._counted()}>"

    def _counted(self) -> str:
        number = min(len(self._fetch(COUNTED_MOST + 1)), COUNTED_MOST)
        more = "more than " if len(self._held) > COUNTED_MOST else ""
        noun = f"rows of {self._name}" if number != 1 or more else f"row of {self._name}"
        return f"{more}{number:,} {noun}"

    def _repr_html_(self) -> str:
        counted = self._counted()
        return listing_html(self._name, self._view, self._held[:SHOWN], counted)

    def to_arrow(self) -> pa.Table:
        """All rows as an Arrow table: dates as date32, lists as lists, objects as structs."""
        return arrow_table(self._name, self._view, self._fetch(None))

    def to_pandas(self) -> pd.DataFrame:
        """All rows as a pandas data frame; dates are datetime64.

        Raises:
            UsageError: pandas is not installed.
        """
        _needed("pandas")
        frame: pd.DataFrame = self.to_arrow().to_pandas(date_as_object=False)
        return frame

    def to_polars(self) -> pl.DataFrame:
        """All rows as a polars data frame.

        Raises:
            UsageError: polars is not installed.
        """
        polars = _needed("polars")
        frame: pl.DataFrame = polars.from_arrow(self.to_arrow())
        return frame

    def to_csv(self, path: str | Path) -> Path:
        """All rows as CSV, flat, as `--format csv` prints them; what a spreadsheet would run does not run.

        Args:
            path: Where to.

        Returns:
            The path.
        """
        where = Path(path)
        with where.open("w", encoding="utf-8", newline="") as file:
            write_rows(self._fetch(None), file, fmt="csv", listing=LISTINGS[self._name])
        return where

    def to_json(self) -> str:
        """All rows as one JSON array, as `--format json` prints them."""
        out = StringIO()
        write_rows(self._fetch(None), out, fmt="json", listing=LISTINGS[self._name])
        return out.getvalue()


def _reach(key: slice) -> int | None:
    """How many rows a slice needs; None for all."""
    ends = (key.start or 0, key.stop)
    if key.stop is None or any(end < 0 for end in ends) or (key.step or 1) < 0:
        return None
    return int(max(ends))


def _needed(package: str) -> Any:
    from importlib import import_module

    try:
        return import_module(package)
    except ImportError as error:
        raise UsageError(f"{package} is not installed.", hint=f"Run pip install {package}.") from error
