"""Who held an office, and whom a name can mean."""

from __future__ import annotations

import pytest

from readout.errors import NotFound, UsageError
from readout.knowledge import load
from readout.query.offices import holders, who

HELD = [
    ("foreign minister", "JPN", "2021-03-16", ["Toshimitsu Motegi"]),
    ("Foreign Ministers", "Japan", "2021-03-16", ["Toshimitsu Motegi"]),
    ("Secretary of War", "USA", "2025-10", ["Pete Hegseth"]),
    ("Secretary of Defense", "USA", "2024", ["Lloyd Austin"]),
    ("External Affairs Minister", "IND", "2021-05", ["Subrahmanyam Jaishankar"]),
    ("Foreign Secretary", "IND", "2016", ["Subrahmanyam Jaishankar"]),
    ("Foreign Secretary", "GBR", "2022", ["Liz Truss", "James Cleverly"]),
    ("Foreign Secretary", "PHL", "2020", ["Teodoro Locsin"]),
    ("Foreign Secretary", "PAK", "2021", ["Sohail Mahmood"]),
    ("Foreign Secretary", "BGD", "2021", ["Masud Bin Momen"]),
    ("secretary-general", "NATO", "2001", ["George Robertson"]),
    ("prime minister", "PSE", "2010", ["Salam Fayyad"]),
    ("president", "CHE", "2016", ["Johann Schneider-Ammann"]),
    ("chief executive", "HKG", "2015", ["Leung Chun-ying"]),
    ("chief executive", "MAC", "2025", ["Sam Hou Fai"]),
]


@pytest.mark.parametrize(("office", "of", "on", "names"), HELD)
def test_holders(office: str, of: str, on: str, names: list[str]) -> None:
    assert [row["name"] for row in holders(load(), office, of=[of], on=on)] == names


def test_the_foreign_secretary_is_a_civil_servant_only_in_some_capitals() -> None:
    offices = {
        of: holders(load(), "Foreign Secretary", of=[of], on="2021-06")[0]["office"]
        for of in ("GBR", "PHL", "IND", "PAK", "BGD")
    }
    assert offices == {
        "GBR": "foreign-minister",
        "PHL": "foreign-minister",
        "IND": "foreign-secretary",
        "PAK": "foreign-secretary",
        "BGD": "foreign-secretary",
    }


def test_everywhere() -> None:
    rows = holders(load(), "foreign minister", on="2021-03-16")
    assert len({row["of"] for row in rows}) > 150


@pytest.mark.parametrize(
    ("office", "of", "on", "error"),
    [
        ("Secretary of War", "USA", "2020", NotFound),
        ("wizard", "USA", "2020", UsageError),
        ("wizard", None, "2020", UsageError),
        ("foreign minister", "Atlantis", "2020", UsageError),
        ("foreign minister", "USA", "March", UsageError),
    ],
)
def test_what_cannot_be_asked(office: str, of: str | None, on: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        holders(load(), office, of=[of] if of else [], on=on)


@pytest.mark.parametrize(
    ("name", "on", "office", "of", "entity"),
    [
        ("Toshimichi Shigeki", "2021-03", None, None, "person/toshimitsu-motegi"),
        ("Kan", "2021-03-16", "prime minister", "JPN", "person/yoshihide-suga"),
        ("Kan", "2010-09", "prime minister", "JPN", "person/naoto-kan"),
        ("John Blinken", "2022", "secretary of state", "USA", "person/antony-blinken"),
        ("Kishida Fumio", "2022", None, None, "person/fumio-kishida"),
    ],
)
def test_who(name: str, on: str, office: str | None, of: str | None, entity: str) -> None:
    first = next(who(load(), name, on=on, office=office, of=of))
    assert first["entity"] == entity
    assert first["why"]
    assert first["offices"]


def test_nobody() -> None:
    assert list(who(load(), "Zzyzx Qwertyuiop", on="2021")) == []
