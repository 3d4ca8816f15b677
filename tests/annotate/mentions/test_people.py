"""Whom a name means, with the office and the days it can be about."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.annotate.mentions.people import PeopleResolver, fold_name
from readout.knowledge import load

IN_2021 = (dt.date(2021, 3, 1), dt.date(2021, 3, 31))
IN_2011 = (dt.date(2011, 3, 1), dt.date(2011, 3, 31))
IN_2022 = (dt.date(2022, 3, 1), dt.date(2022, 3, 31))
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
        ("Toshimichi Mogi", "foreign-minister", "JPN", IN_2021, "person/toshimitsu-motegi", "reading"),
        ("Toshimichi Shigeki", "foreign-minister", "JPN", IN_2021, "person/toshimitsu-motegi", "reading"),
        ("Toshimichi Motegi", "foreign-minister", "JPN", ANY_DAY, "person/toshimitsu-motegi", "reading"),
        ("Shigeki", "foreign-minister", "JPN", IN_2021, "person/toshimitsu-motegi", "reading"),
        ("Kan", "head-of-government", "JPN", IN_2021, "person/yoshihide-suga", "reading"),
        ("Yoshihide Kan", "head-of-government", "JPN", IN_2021, "person/yoshihide-suga", "reading"),
        ("Kan", "head-of-government", "JPN", IN_2011, "person/naoto-kan", None),
        ("Kan", "head-of-government", "JPN", ANY_DAY, "person/naoto-kan", "ambiguous"),
        ("Naoto Kan", "head-of-government", "JPN", IN_2021, "person/naoto-kan", "office-mismatch"),
        ("Suga", "head-of-government", "JPN", IN_2021, "person/yoshihide-suga", None),
        ("Sisi", "head-of-state", "EGY", IN_2021, "person/abdel-fattah-el-sisi", None),
        ("Lin", "foreign-minister", "JPN", IN_2022, "person/yoshimasa-hayashi", "reading"),
        ("Yun Sok-yol", "head-of-state", "KOR", IN_2024, "person/yoon-suk-yeol", "reading"),
        ("Lin Jia-long", "foreign-minister", "TWN", ANY_DAY, "person/lin-chia-lung", None),
        ("Sergej Lawrow", "foreign-minister", "RUS", IN_2021, "person/sergey-lavrov", "reading"),
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


@pytest.mark.parametrize(
    "name", ["Omamo", "Jane Doe", "X", "Suzuki", "Ichiro Suzuki", "Toshimichi", "Koichi Matsuda", "Smith"]
)
def test_nobody_is_made_up(people: PeopleResolver, name: str) -> None:
    assert people.resolve(name, offices=["foreign-minister"], of=["JPN"], window=ANY_DAY) is None


def test_a_reading_without_office_or_country_needs_both_names(people: PeopleResolver) -> None:
    found = people.resolve("Yoshihide Kan", window=IN_2021)
    assert found is not None
    assert (found.person.entity, found.flag) == ("person/yoshihide-suga", "reading")
    assert people.resolve("Shigeki", offices=["foreign-minister"], window=IN_2021) is None
    assert people.resolve("Shigeki", window=IN_2021) is None


def test_two_who_may_be_meant_stay_two(people: PeopleResolver) -> None:
    found = people.resolve("Kan", offices=["head-of-government"], of=["JPN"], window=ANY_DAY)
    assert found is not None
    assert found.flag == "ambiguous"
    assert [a.entity for a in found.alternatives] == ["person/yoshihide-suga"]


def test_a_name_somebody_bears_beats_one_that_is_like_it(people: PeopleResolver) -> None:
    april_2022 = (dt.date(2022, 4, 1), dt.date(2022, 4, 30))
    found = people.resolve("Yoon", offices=["head-of-state"], of=["KOR"], window=april_2022)
    assert found is not None
    assert (found.person.entity, found.flag) == ("person/yoon-suk-yeol", "office-mismatch")


def test_who_left_the_office_is_no_rival_of_who_held_it(people: PeopleResolver) -> None:
    found = people.resolve("Kan", offices=["head-of-government"], of=["JPN"], window=IN_2021)
    assert found is not None
    assert found.alternatives == ()
    assert found.note == "other reading of 菅義偉 (Yoshihide Suga), office then"


def test_a_given_name_far_from_the_holders_is_somebody_elses(people: PeopleResolver) -> None:
    holders = {"person/toshimitsu-motegi"}
    found = people.resolve("Ryunosuke Shigeki", offices=["foreign-minister"], of=["JPN"], window=IN_2021)
    assert found is None or found.person.entity not in holders


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
