"""Declared tables as an Excel workbook: typed cells, no live formula, nothing lost in silence.

Every text is written as text: a cell that begins with `=` stays the words it is. What a workbook cannot hold
is marked and counted: characters that XML forbids, and what is longer than a cell.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.export.delimited import check_width
from readout.export.origin import Origin
from readout.export.table import SEPARATOR, Column, Line
from readout.export.text import REPLACEMENT, for_xml

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767
"""UTF-16 code units that a cell of Excel holds."""

ROW_LIMIT = 1_048_576
"""Rows of a sheet, the header among them."""

CUT = " […cut]"
"""Stands at the end of a text that was too long for a cell."""

_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: earlier days are written as text."""

_EXACT = 10**15
"""From here on Excel rounds whole numbers."""

_WIDTHS = {"date": 11, "int": 10, "real": 10, "text": 18, "texts": 28}
_LONG = 60


@dataclass(slots=True)
class Losses:
    """What a workbook could not hold.

    Attributes:
        cut: Cells whose text was cut.
        replaced: Cells with characters that were replaced by U+FFFD.
    """

    cut: int = 0
    replaced: int = 0


@dataclass(slots=True)
class Sheets:
    """A workbook being written, one table after another.

    Attributes:
        book: The workbook.
        row_limit: Rows of a sheet at most, the header among them.
        losses: What could not be held.
    """

    book: xlsxwriter.Workbook
    row_limit: int = ROW_LIMIT
    losses: Losses = field(default_factory=Losses)
    _head: Format = field(init=False)
    _day: Format = field(init=False)
    _plain: Format = field(init=False)
    _wrapped: Format = field(init=False)

    def __post_init__(self) -> None:
        self._head = self.book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._day = self.book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._plain = self.book.add_format({"valign": "top"})
        self._wrapped = self.book.add_format({"valign": "top", "text_wrap": True})

    def add(self, name: str, columns: Sequence[Column], lines: Iterable[Line]) -> int:
        """Write a table as a sheet; as `name 2` and so on where one sheet cannot hold it.

        Args:
            name: Of the sheet.
            columns: Their names and kinds.
            lines: The values of each line, as many as there are columns.

        Returns:
            How many lines were written.

        Raises:
            ValueError: A line has another width.
        """
        names = [column.name for column in columns]
        left, written, number = iter(lines), 0, 1
        while True:
            sheet = self._sheet(name if number == 1 else f"{name} {number}", columns)
            here = 0
            for here, line in enumerate(islice(left, self.row_limit - 1), start=1):
                check_width(name, names, line)
                for n, (column, value) in enumerate(zip(columns, line, strict=True)):
                    self._write(sheet, here, n, column, value)
            sheet.autofilter(0, 0, max(here, 1), len(columns) - 1)
            written += here
            following = next(left, None)
            if following is None:
                return written
            left, number = chain((following,), left), number + 1

    def _sheet(self, name: str, columns: Sequence[Column]) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for n, column in enumerate(columns):
            width = _LONG if column.is_long else max(_WIDTHS[column.kind], min(len(column.name) + 3, 24))
            sheet.set_column(n, n, width)
            sheet.write_string(0, n, column.name, self._head)
        return sheet

    def _write(self, sheet: Worksheet, row: int, n: int, column: Column, value: Any) -> None:
        """One cell; nothing for None, no text and an empty list."""
        if value is None or value in ("", []):
            return
        if isinstance(value, dt.date) and value >= _FIRST_DAY:
            sheet.write_datetime(row, n, dt.datetime(value.year, value.month, value.day), self._day)  # noqa: DTZ001 - a day has no zone
        elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _EXACT:
            sheet.write_number(row, n, value, self._plain)
        else:
            wraps = column.is_long or column.kind == "texts"
            sheet.write_string(row, n, self._text(value), self._wrapped if wraps else self._plain)

    def _text(self, value: Any) -> str:
        given = SEPARATOR.join(value) if isinstance(value, list) else str(value)
        text = for_xml(given)
        self.losses.replaced += text.count(REPLACEMENT) > given.count(REPLACEMENT)
        if _units(text) <= CELL_LIMIT:
            return text
        self.losses.cut += 1
        return _head_of(text, CELL_LIMIT - len(CUT)) + CUT


@contextmanager
def workbook(
    stream: BinaryIO, *, title: str, origin: Origin | None, row_limit: int = ROW_LIMIT
) -> Iterator[Sheets]:
    """A workbook to write; the same tables give the same bytes.

    Args:
        stream: Where to.
        title: What it shows.
        origin: State of the record; its time stands as that of the workbook.
        row_limit: Rows of a sheet at most.

    Yields:
        The sheets to add to.
    """
    import xlsxwriter

    kept = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, kept) as book:
        created = origin.written_at.replace(tzinfo=None, microsecond=0) if origin is not None else _LONG_AGO
        book.set_properties({"title": title, "created": created, "author": "Readout"})
        for name, value in (origin.as_dict() if origin is not None else {}).items():
            book.set_custom_property(name, value, "text")
        yield Sheets(book, row_limit=row_limit)


_LONG_AGO = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's time has no zone
"""Where nothing is known of the record: the first day of a zip archive."""


def _units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


def _head_of(text: str, units: int) -> str:
    """The beginning of a text, of so many UTF-16 code units at most."""
    head = text[:units]
    while (over := _units(head) - units) > 0:
        head = head[: -max(1, over // 2)]
    return head
