"""Workbooks: typed cells, texts that stay texts, limits that are marked and counted."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from readout.export.record_sheets import FILE, write_workbook
from readout.export.sheets import CELL_LIMIT, CUT, Losses, workbook
from readout.export.table import Column, Line, Told
from readout.export.text import REPLACEMENT, for_xml
from readout.export.tidy import TABLES
from readout.knowledge import load
from readout.record import View
from tests.export.factories import coded_record
from tests.export.payloads import PAYLOADS

TEXT = Column(name="text", kind="text", meaning="Words")
LONG = Column(name="long", kind="text", meaning="Words", is_long=True)
LIST = Column(name="several", kind="texts", meaning="Words")
DAY = Column(name="day", kind="date", meaning="A day")
WHOLE = Column(name="n", kind="int", meaning="A number")
REAL = Column(name="x", kind="real", meaning="A number")


def written(columns: Iterable[Column], lines: Iterable[Line], **options: Any) -> tuple[bytes, Losses]:
    stream = io.BytesIO()
    with workbook(stream, title="t", origin=None, **options) as sheets:
        sheets.add("rows", tuple(columns), lines)
    return stream.getvalue(), sheets.losses


def read(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(book: openpyxl.Workbook) -> Iterator[Any]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def test_there_are_200_payloads() -> None:
    assert len(set(PAYLOADS)) == 200


def test_no_payload_comes_to_life_in_any_text_field() -> None:
    data, _ = written((TEXT, LONG, LIST), ((p, p, [p, p]) for p in PAYLOADS))
    book = read(data)
    assert [c.coordinate for c in cells(book) if c.data_type not in ("s", "inlineStr", "n")] == []
    assert [c.coordinate for c in cells(book) if c.hyperlink is not None] == []
    rows = list(book["rows"].iter_rows(min_row=2, values_only=True))
    for payload, row in zip(PAYLOADS, rows, strict=True):
        clean = for_xml(payload)
        assert tuple(map(unescape, row)) == (clean, clean, f"{clean}; {clean}")


def test_the_file_has_no_formula_no_link_and_no_outside_part() -> None:
    import zipfile

    data, _ = written((TEXT,), ((p,) for p in PAYLOADS))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not [
            n for n in file.namelist() if "externalLink" in n or "vbaProject" in n or "sheet1.xml.rels" in n
        ]
        sheet = file.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet


def test_days_and_numbers_are_typed() -> None:
    line = (dt.date(2021, 3, 16), 12, 2.5, "00123")
    early = (dt.date(1899, 12, 31), 10**15, float("nan"), None)
    data, _ = written((DAY, WHOLE, REAL, TEXT), [line, early])
    sheet = read(data)["rows"]
    first, second = sheet.iter_rows(min_row=2)
    assert [c.value for c in first] == [dt.datetime.fromisoformat("2021-03-16"), 12, 2.5, "00123"]
    assert first[0].is_date
    assert first[0].number_format == "yyyy-mm-dd"
    assert [c.value for c in second] == ["1899-12-31", "1000000000000000", "nan", None]


def test_the_header_stays_and_filters() -> None:
    sheet = read(written((TEXT, LONG), [("a", "b")] * 3)[0])["rows"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B4"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert sheet["B2"].alignment.wrap_text


@pytest.mark.parametrize(
    "text",
    [
        "x" * CELL_LIMIT,
        "😀" * (CELL_LIMIT // 2),
        "x" * (CELL_LIMIT + 1),
        "😀" * CELL_LIMIT,
        "é\U0001f600" * 20_000,
    ],
)
def test_what_is_too_long_is_cut_with_a_mark_and_counted(text: str) -> None:
    data, losses = written((TEXT,), [(text,)])
    value = read(data)["rows"]["A2"].value
    units = len(value.encode("utf-16-le")) // 2
    fits = len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert units <= CELL_LIMIT
    assert losses.cut == (not fits)
    assert value == text if fits else value.endswith(CUT)
    assert text.startswith(value.removesuffix(CUT))


def test_more_rows_than_a_sheet_holds_go_on_a_further_one() -> None:
    data, _ = written((WHOLE,), ((n,) for n in range(25)), row_limit=11)
    book = read(data)
    assert book.sheetnames == ["rows", "rows 2", "rows 3"]
    assert [sheet.max_row for sheet in book] == [11, 11, 6]
    assert [sheet["A1"].value for sheet in book] == ["n"] * 3
    assert book["rows 3"]["A6"].value == 24


def test_a_full_last_sheet_has_no_empty_one_behind_it() -> None:
    assert read(written((WHOLE,), ((n,) for n in range(20)), row_limit=11)[0]).sheetnames == [
        "rows",
        "rows 2",
    ]
    assert read(written((WHOLE,), ())[0])["rows"].max_row == 1


def test_what_xml_forbids_is_shown_as_replaced_and_counted() -> None:
    data, losses = written((TEXT,), [("a\x00b\x1bc\ufffed\ud800e",), ("kept\ttab\nline",), (REPLACEMENT,)])
    values = [row[0] for row in read(data)["rows"].iter_rows(min_row=2, values_only=True)]
    assert values == [
        f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}d{REPLACEMENT}e",
        "kept\ttab\nline",
        REPLACEMENT,
    ]
    assert losses.replaced == 1


def test_a_line_of_another_width_stops_the_export() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        written((TEXT, LONG), [("a",)])


# ------------------------------------------------------------------ the record


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with coded_record(tmp_path_factory.mktemp("record") / "coded").view() as opened:
        yield opened


def test_the_record_as_a_workbook(view: View, tmp_path: Path) -> None:
    told = Told(view=view, knowledge=load())
    counts, losses = write_workbook(tmp_path, told)
    book = openpyxl.load_workbook(tmp_path / FILE)
    assert book.sheetnames == [*(t.name for t in TABLES), "codebook", "about"]
    assert losses == Losses()
    assert [c.coordinate for c in cells(book) if c.data_type == "f"] == []
    for table in TABLES:
        rows = list(book[table.name].iter_rows(values_only=True))
        assert rows[0] == tuple(column.name for column in table.columns)
        assert len(rows) == counts[table.name] + 1
    columns = {cell.value: n for n, cell in enumerate(book["events"][1])}
    dated = {
        row[columns["date"]]: row[columns["day"]]
        for row in book["events"].iter_rows(min_row=2, values_only=True)
    }
    assert dated["2021-03-16"] == dt.datetime.fromisoformat("2021-03-16")
    assert dated["2021-04"] is None
    about = dict(book["about"].iter_rows(min_row=2, values_only=True))
    assert about["readout_batch"] == view.snapshot.batch
    assert book.properties.created == dt.datetime.fromisoformat(view.snapshot.written_at).replace(
        tzinfo=None, microsecond=0
    )
