"""The output grammar of listings."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from readout.export import LISTINGS, RowFormat, write_rows
from readout.export.rows import cell

ROWS: list[dict[str, Any]] = [
    {
        "event": "evt_a",
        "date": "2021-03-16",
        "act": "meeting",
        "contexts": ["military", "diplomatic"],
        "place": {"name": "Tokyo", "country": "JPN", "lat": 35.7, "lon": None},
        "roles": [
            {"name": "Antony Blinken", "country": "USA", "office": "Secretary of State", "receipts": []}
        ],
        "conflicts": [{"field": "place", "values": [{"value": "Tokyo"}, {"value": "Osaka"}]}],
        "documents": 2,
    },
    {"event": "evt_b", "date": None, "act": "=1+1", "place": None, "roles": [], "documents": 1},
]


def written(fmt: RowFormat, rows: list[dict[str, Any]] = ROWS) -> str:
    stream = io.StringIO()
    assert write_rows(rows, stream, fmt=fmt, listing=LISTINGS["events"]) == len(rows)
    return stream.getvalue()


def test_json_is_one_array_and_jsonl_one_object_a_line() -> None:
    assert json.loads(written("json")) == ROWS
    assert [json.loads(line) for line in written("jsonl").splitlines()] == ROWS


def test_csv_is_flat_with_the_same_columns_whatever_the_rows_hold() -> None:
    first, second = csv.DictReader(io.StringIO(written("csv")))
    assert first.keys() == second.keys()
    assert list(csv.DictReader(io.StringIO(written("csv", [])))) == []
    assert first["place_name"] == "Tokyo"
    assert first["place_lat"] == "35.7"
    assert first["roles"] == "Antony Blinken (USA, Secretary of State)"
    assert first["contexts"] == "military; diplomatic"
    assert first["conflicts"] == "place: Tokyo / Osaka"
    assert second["place_name"] == second["date"] == ""


def test_no_rows() -> None:
    assert json.loads(written("json", [])) == []
    assert written("jsonl", []) == ""
    assert written("csv", []).startswith("event,date,")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "expected"), [(None, ""), (3, 3), (0.5, 0.5), (True, "True"), ("x", "x"), (-1, -1)]
)
def test_plain_cells(value: object, expected: object) -> None:
    assert cell(value) == expected
