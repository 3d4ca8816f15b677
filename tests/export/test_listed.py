"""Listings as Parquet and Excel: typed, described, the same rows as CSV, read by pandas and polars."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from typing import Any

import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from readout import query
from readout._version import __version__
from readout.errors import UsageError
from readout.export import LISTINGS, origin_of, write_table
from readout.export.listed_columns import column_of
from readout.record import Row, View
from tests.export.factories import coded_record
from tests.export.payloads import PAYLOADS


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with coded_record(tmp_path_factory.mktemp("record") / "coded").view() as opened:
        yield opened


def parquet(name: str, rows: Any, **options: Any) -> io.BytesIO:
    stream = io.BytesIO()
    write_table(rows, stream, fmt="parquet", listing=LISTINGS[name], **options)
    stream.seek(0)
    return stream


@pytest.mark.parametrize(
    ("name", "path"), [(n, path) for n, listing in LISTINGS.items() for path in listing.csv]
)
def test_every_column_is_declared(name: str, path: str) -> None:
    assert column_of(LISTINGS[name], path).meaning


@pytest.mark.parametrize(
    "name", ["events", "meetings", "statements", "people", "documents", "claims", "wording"]
)
def test_every_listing_of_a_record_is_written(view: View, name: str) -> None:
    rows = list(getattr(query, name)(view))
    found = pq.read_table(parquet(name, rows))
    assert found.num_rows == len(rows)
    assert set(found.column_names) - {"day"} == {path.replace(".", "_") for path in LISTINGS[name].csv}


def test_types_meanings_and_origin_are_in_the_file(view: View) -> None:
    file = parquet("events", query.events(view), origin=origin_of(view))
    schema = pq.read_schema(file)
    types = {field.name: str(field.type) for field in schema}
    assert (types["date"], types["day"], types["date_min"]) == ("string", "date32[day]", "date32[day]")
    assert (types["documents"], types["place_lat"], types["cameo"]) == ("int64", "double", "string")
    assert types["roles"].startswith("list<")
    assert schema.field("day").metadata[b"description"].startswith(b"The day")
    assert "CONSULT" in json.loads(schema.field("type").metadata[b"levels"])
    assert schema.metadata[b"readout_table"] == b"events"
    assert schema.metadata[b"readout_batch"].decode() == view.snapshot.batch
    assert len(schema.metadata[b"readout_digest"]) == 64
    assert schema.metadata[b"readout_version"].decode() == __version__


def test_pandas_and_polars_read_the_rows_that_were_asked_for(view: View) -> None:
    rows = list(query.events(view))
    file = parquet("events", rows)
    frame = pd.read_parquet(file)
    assert frame["event"].tolist() == [row["event"] for row in rows]
    file.seek(0)
    table = pl.read_parquet(file)
    assert table["day"].dtype == pl.Date
    assert table["contexts"].to_list() == [row["contexts"] for row in rows]
    for row, day, low in zip(rows, table["day"], table["date_min"], strict=True):
        assert day == (dt.date.fromisoformat(row["date"]) if row["date"] and len(row["date"]) == 10 else None)
        assert low == (dt.date.fromisoformat(row["date_min"]) if row["date_min"] else None)


def test_excel_has_the_same_rows_and_no_formula() -> None:
    rows: list[Row] = [{"doc": p, "title": p, "text": p, "hits": [{"text": p}]} for p in PAYLOADS]
    stream = io.BytesIO()
    assert write_table(rows, stream, fmt="xlsx", listing=LISTINGS["search"]) == len(rows)
    sheet = openpyxl.load_workbook(stream)["search"]
    assert sheet.max_row == len(rows) + 1
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


def test_a_lone_surrogate_is_replaced_in_parquet() -> None:
    (value,) = pq.read_table(parquet("search", [{"text": "a\ud800"}]))["text"].to_pylist()
    assert value == "a\ufffd"


def test_a_listing_without_rows_keeps_its_columns() -> None:
    assert pq.read_table(parquet("events", [])).num_columns == len(LISTINGS["events"].csv) + 1


def test_an_unknown_format() -> None:
    with pytest.raises(UsageError, match="parquet, xlsx"):
        write_table([], io.BytesIO(), fmt="ods", listing=LISTINGS["events"])  # type: ignore[arg-type]
