"""Tables with declared columns: the one description that CSV, Parquet, spreadsheets and codebooks share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from readout.export.coded import CodedEvent, coded_events
from readout.export.levels import LevelSet
from readout.knowledge import Knowledge
from readout.record import View

Kind = Literal["text", "texts", "int", "real", "date"]
Line = tuple[Any, ...]

SEPARATOR = "; "
"""Between several values in one cell of CSV or a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        kind: text, texts (several; in one cell joined by `; `), int, real, or date (a day).
        meaning: In words, for the codebook.
        levels: Which closed list its values come from, or None for free text and numbers.
        is_long: Whether it holds sentences: wide and wrapped in a spreadsheet.
    """

    name: str
    kind: Kind
    meaning: str
    levels: LevelSet | None = None
    is_long: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the tables are made of: a view of the record, and its events coded once.

    Attributes:
        view: The record.
        knowledge: The tables.
    """

    view: View
    knowledge: Knowledge

    @cached_property
    def events(self) -> list[CodedEvent]:
        """All events, by id."""
        return sorted(coded_events(self.view, self.knowledge), key=lambda event: event.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyTable:
    """A tidy table.

    Attributes:
        name: Of its file, without suffix.
        meaning: What one row is.
        columns: In order.
        lines: Its lines, as many values each as there are columns.
        key: The columns that tell rows apart; empty where none do.
        refers: Column → table whose first column it names.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    lines: Callable[[Told], Iterator[Line]]
    key: tuple[str, ...] = ()
    refers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def columns_of(
    text: str, *, levels: Mapping[str, LevelSet] = MappingProxyType({}), long: tuple[str, ...] = ()
) -> tuple[Column, ...]:
    """Columns from lines `name kind meaning`.

    Args:
        text: The lines.
        levels: Column → the closed list its values come from.
        long: Columns that hold sentences.

    Returns:
        The columns, in order.
    """
    found = []
    for line in text.strip().splitlines():
        name, kind, meaning = line.split(None, 2)
        found.append(
            Column(
                name=name,
                kind=kind,  # type: ignore[arg-type]
                meaning=meaning,
                levels=levels.get(name),
                is_long=name in long,
            )
        )
    return tuple(found)


DATES = """
date text When, in EDTF: 2021-03-16, 2021-03, 2024-03-01/2024-03-10; empty when not known
day date The day, where the date is one certain day; empty for a month, a span or a doubtful day
date_min date First day it can mean
date_max date Last day it can mean
date_basis text How the date was found: stated, resolved, inferred, judged, unknown
date_why text The same in words
"""
"""The columns of a date, the same in every table that has one."""


def day_of(date: str | None) -> dt.date | None:
    """The day that an EDTF text names for certain.

    Args:
        date: EDTF text, or None.

    Returns:
        The day; None for anything vaguer or doubtful.

    Example:
        >>> day_of("2021-03-16"), day_of("2021-03"), day_of("2024-07-28?")
        (datetime.date(2021, 3, 16), None, None)
    """
    try:
        return dt.date.fromisoformat(date) if date is not None and len(date) == len("2021-03-16") else None
    except ValueError:
        return None


def bound(value: str | dt.date | None) -> dt.date | None:
    """A bound of a date as a day.

    Args:
        value: ISO text as rows have it, a day, or None.

    Returns:
        The day.
    """
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def dates(row: Mapping[str, Any]) -> Line:
    """The values of `DATES`.

    Args:
        row: Any row with a date.

    Returns:
        Six values.
    """
    low, high = bound(row["date_min"]), bound(row["date_max"])
    return row["date"], day_of(row["date"]), low, high, row["date_basis"], row["date_why"]
