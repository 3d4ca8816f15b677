"""Whom a name means, with the office and the days it can be about."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.annotate.mentions.people import PeopleResolver, fold_name
from readout.knowledge import load

IN_2021 = (dt.date(2021, 3, 1), dt.date(2021, 3, 31))
IN_2024 = (dt.date(2024, 1, 1), dt.date(2024, 1, 31))
ANY_DAY = (None, None)


@pytest.fixture(scope="module")
def people() -> PeopleResolver:
    return PeopleResolver(load())


@pytest.mark.parametrize(
    ("name", "office", "of", "window", "person", "flag"),
    [
        ("Antony Blinken", "foreign-minister", "USA", IN_2021, "person/antony-blinken", None),
        ("Blinken", "foreign-minister", "USA", IN_2021, "person/antony-blinken", None),
        ("Antony J. Blinken", "foreign-minister", "USA", ANY_DAY, "person/antony-blinken", None),
        ("John Blinken", "foreign-minister", "USA", IN_2021, "person/antony-blinken", "given-name"),
        ("Toshichika Mogi", "foreign-minister", "JPN", IN_2021, "person/toshimitsu-motegi", "reading"),
        ("KAMIKAWA Yoko", "foreign-minister", "JPN", IN_2024, "person/yoko-kamikawa", None),
        ("Kamikawa Yoko", "foreign-minister", "JPN", ANY_DAY, "person/yoko-kamikawa", None),
    ],
)
def test_who_it_is(
    people: PeopleResolver,
    name: str,
    office: str,
    of: str,
    window: tuple[dt.date | None, dt.date | None],
    person: str,
    flag: str | None,
) -> None:
    found = people.resolve(name, offices=[office], of=[of], window=window)
    assert found is not None
    assert (found.person.entity, found.flag) == (person, flag)


@pytest.mark.parametrize("name", ["Omamo", "Jane Doe", "X"])
def test_nobody_is_made_up(people: PeopleResolver, name: str) -> None:
    assert people.resolve(name, offices=["foreign-minister"], of=["JPN"], window=ANY_DAY) is None


def test_the_office_must_have_been_held(people: PeopleResolver) -> None:
    found = people.resolve("Yoko Kamikawa", offices=["defense-minister"], of=["JPN"], window=IN_2024)
    assert found is not None
    assert found.flag == "office-mismatch"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Çavuşoğlu", ("cavusoglu",)),
        ("Yoon Suk-yeol", ("yoon", "suk", "yeol")),
        ("O’Brien", ("obrien",)),
        ("", ()),
    ],
)
def test_folding(name: str, words: tuple[str, ...]) -> None:
    assert fold_name(name) == words
