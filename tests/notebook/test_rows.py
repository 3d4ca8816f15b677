from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import readout
from readout import query
from readout.cli.listings import COMMANDS
from readout.errors import NotFound, RecordMissing, UsageError
from readout.notebook import OpenRecord, Rows, asked, rows
from readout.query import Filters

TAKES = {
    "events": asked.EventFilters,
    "meetings": asked.EventFilters,
    "statements": asked.StatementFilters,
    "people": asked.PeopleFilters,
    "documents": asked.DocumentFilters,
    "claims": asked.ClaimFilters,
    "wording": asked.WordingFilters,
}


def asked_all(record: OpenRecord) -> dict[str, Rows]:
    """Every listing of the record."""
    return {
        **{name: getattr(record, name)() for name in TAKES},
        "series": record.series(),
        "search": record.search("Blinken"),
        "said": record.said("Taiwan"),
    }


def counting(number: int, told: list[int]) -> Iterator[dict[str, Any]]:
    for at in range(number):
        told.append(at)
        yield {"doc": f"doc_{at}"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_filters_are_named_like_the_options(command: Any) -> None:
    assert set(TAKES[command.name].__annotations__) == {*command.filters, "limit"}


@pytest.mark.parametrize("name", list(TAKES))
def test_rows_are_those_of_the_query(record: OpenRecord, name: str) -> None:
    assert list(getattr(record, name)()) == list(getattr(query, name)(record.view))


def test_filters_filter(record: OpenRecord) -> None:
    wanted = Filters(countries=("JPN", "USA"), since="2021-03-16", until="2021-03-16", format="bilateral")
    asked_for = record.meetings(
        country=["JPN", "USA"], since="2021-03-16", until="2021-03-16", event_format="bilateral"
    )
    assert list(asked_for) == list(query.meetings(record.view, wanted))
    assert len(asked_for) == 1
    assert len(record.events(since=2021, limit=2)) == 2
    assert len(record.statements(by="Antony Blinken")) == 1
    assert not record.statements(by=("Antony Blinken", "JPN"))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"countries": "JPN"}, "Did you mean country?"),
        ({"format": "2+2"}, "Did you mean event_format?"),
        ({"zzz": 1}, "It takes since"),
    ],
)
def test_an_unknown_filter_is_told_what_was_meant(
    record: OpenRecord, given: dict[str, Any], meant: str
) -> None:
    with pytest.raises(UsageError) as caught:
        record.events(**given)
    assert meant in caught.value.hint


def test_values_of_another_kind_are_refused(record: OpenRecord) -> None:
    for given in ({"person": 7}, {"country": [1]}, {"limit": -1}, {"limit": "3"}):
        with pytest.raises(UsageError):
            record.events(**given)
    with pytest.raises(UsageError, match="no date"):
        list(record.events(since="soon"))


def test_nothing_is_fetched_before_it_is_asked_for(record: OpenRecord) -> None:
    told: list[int] = []
    found = Rows("documents", record.view, lambda: counting(100, told))
    assert told == []
    assert found
    assert len(told) == 1
    assert found[3]["doc"] == "doc_3"
    assert len(told) == 4
    assert [row["doc"] for row in found[2:5]] == ["doc_2", "doc_3", "doc_4"]
    assert len(told) == 5
    assert next(iter(found))["doc"] == "doc_0"
    assert len(told) == 5
    assert len(found) == 100 == len(list(found)) == len(told)
    assert found[-1] == found[99] == found[::-1][0]
    assert found[-3:][0] == found[97]
    with pytest.raises(IndexError):
        found[100]


def test_a_long_listing_is_counted_up_to_a_bound(record: OpenRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "COUNTED_MOST", 10)
    told: list[int] = []
    assert (
        repr(Rows("documents", record.view, lambda: counting(100, told)))
        == "<more than 10 rows of documents>"
    )
    assert len(told) == 11


def test_a_table_has_the_columns_and_values_of_the_rows(record: OpenRecord) -> None:
    for name, found in asked_all(record).items():
        table = found.to_arrow()
        for row, again in zip(found, table.to_pylist(maps_as_pydicts="strict"), strict=True):
            assert list(again) == list(row), name
            assert json.loads(json.dumps(again, default=dt.date.isoformat)) == row, name


def test_a_table_has_proper_types(record: OpenRecord) -> None:
    schema = record.events().to_arrow().schema
    assert schema.field("date_min").type == pa.date32()
    assert schema.field("contexts").type == pa.list_(pa.string())
    assert schema.field("documents").type == pa.int64()
    assert pa.types.is_struct(schema.field("place").type)
    assert pa.types.is_struct(schema.field("roles").type.value_type)
    said = record.statements().to_arrow().schema
    assert said.field("speakers").type.value_type.field("office").type == pa.string()
    assert said.field("strength").type == pa.int32()
    assert record.wording().to_arrow().schema.field("slots").type == pa.map_(pa.string(), pa.string())
    for name, found in asked_all(record).items():
        none = record.events(limit=0) if name == "events" else found[:0]
        assert none.to_arrow().schema == found.to_arrow().schema


def test_data_frames(record: OpenRecord) -> None:
    import polars as pl

    found = record.events()
    pandas, polars = found.to_pandas(), found.to_polars()
    assert list(pandas["event"]) == polars["event"].to_list() == [row["event"] for row in found]
    assert pandas["date_min"].dtype.kind == "M"
    assert polars.schema["date_min"] == pl.Date
    assert pandas["date_min"].iloc[-1].date() == dt.date(2021, 3, 16)


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_not_installed_is_named(
    record: OpenRecord, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=f"{package} is not installed"):
        getattr(record.events(), f"to_{package}")()


def test_csv_and_json_are_those_of_the_command_line(record: OpenRecord, tmp_path: Path) -> None:
    for name, found in asked_all(record).items():
        assert json.loads(found.to_json()) == list(found)
        with found.to_csv(tmp_path / f"{name}.csv").open(encoding="utf-8") as file:
            assert len(list(csv.DictReader(file))) == len(found)


def test_a_record_is_opened_as_it_was(path: Path, record: OpenRecord) -> None:
    with readout.open(path, as_of=record.batch) as again:
        assert again.batch == record.batch
        assert list(again.events()) == list(record.events())
    with pytest.raises(RecordMissing):
        readout.open(path / "none")
    with pytest.raises(NotFound):
        readout.open(path, as_of="2001-01-01")


def test_one_row_by_its_id(record: OpenRecord) -> None:
    row = record.meetings(status="occurred")[0]
    card = record.event(row["event"][:10])
    assert (card.id, card.table, card.row) == (row["event"], "events", row)
    assert all(record.text(c.doc)[c.start : c.end] == c.text for c in card.contexts)
    assert "receipts" in repr(card)
    with pytest.raises(UsageError, match="no event"):
        record.event(record.statements()[0]["statement"])
    with pytest.raises(NotFound):
        record.show("evt_zzzz")
    assert all(name in record.cite(row["event"]) for name in ("Harbour Wire", "Meridian News"))
    assert record.cite(row["event"], "bibtex").count("@") == 2


def test_what_a_record_says_of_itself(record: OpenRecord) -> None:
    assert "3 documents" in repr(record)
    assert record.batch in record._repr_html_()


def test_a_history_is_drawn(record: OpenRecord, tmp_path: Path) -> None:
    found = record.history("taiwan-strait", country="USA")
    assert [one.uses for one in found] == [1]
    assert found[0] == found[:1][0]
    assert "×1" in repr(found)
    assert found.plot(tmp_path / "strait.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "Antony Blinken" in found.plot(tmp_path / "who.svg", by="speaker").read_text(encoding="utf-8")
    with pytest.raises(UsageError):
        record.history("no-such-family")
