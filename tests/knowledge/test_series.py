"""The table of recurring formats: what it may say, members over time, a user's own rows."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import check, load
from readout.knowledge.series import COLUMNS, series_of_rows
from readout.link.series import id_of_parties
from tests.knowledge.conftest import Own

ROW = {
    "series": "series/isl-nor/2+2",
    "name": "Iceland–Norway 2+2",
    "format": "2+2",
    "parties": "ISL|NOR",
    "body": "",
    "names": "Northern Watch Dialogue|Northern  Watch – Dialogue",
    "since": "2031",
    "note": "",
}


def test_ours_are_told_by_the_ids_that_recognising_them_would_give() -> None:
    """So a series keeps its id when it is declared."""
    ours = load().series.values()
    assert len(ours) >= 80
    plain = [one for one in ours if one.body is None and len(one.members) < 5]
    assert len(plain) >= 50
    for one in plain:
        assert one.series == id_of_parties((m.party for m in one.members), one.format)


def test_members_come_and_go() -> None:
    g7 = load().series["series/g7/leaders"]
    asked = {1975: "CAN", 1990: "RUS", 1998: "RUS", 2013: "RUS", 2015: "RUS", 2024: "CAN"}
    found = {year: party in g7.members_on(dt.date(year, 6, 1)) for year, party in asked.items()}
    assert found == {1975: False, 1990: False, 1998: True, 2013: True, 2015: False, 2024: True}


def test_own_rows_add_and_replace(own: Own) -> None:
    own.add("series", ROW)
    own.add("series", {**ROW, "series": "series/jpn-usa/2+2", "name": "SCC", "parties": "JPN|USA"})
    assert own.known.series["series/isl-nor/2+2"].names == (
        "northern watch dialogue",
        "northern watch - dialogue",
    )
    assert own.known.series["series/jpn-usa/2+2"].name == "SCC"
    assert len(own.known.series) == len(load().series) + 1
    assert [line for line in check(own.known) if "unknown" in line] == []
    own.add("series", {**ROW, "series": "series/isl-xyz/2+2", "parties": "ISL|XYZ", "names": ""})
    assert "series: series/isl-xyz/2+2 has unknown party XYZ" in check(own.known)


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("series", "nordic watch", "no id"),
        ("format", "3+3", "unknown format"),
        ("since", "long ago", "Write a year"),
        ("parties", "", "no parties"),
        ("parties", "ISL:since 2030|NOR", "2030"),
    ],
)
def test_what_cannot_be_read_is_said(column: str, cell: str, what: str) -> None:
    with pytest.raises(KnowledgeError) as raised:
        series_of_rows([{**ROW, column: cell}], where="series.csv")
    assert what in f"{raised.value} {raised.value.hint}"


def test_an_id_stands_once() -> None:
    assert tuple(ROW) == COLUMNS
    with pytest.raises(KnowledgeError, match="twice"):
        series_of_rows([ROW, ROW], where="series.csv")
