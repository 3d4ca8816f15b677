"""Whether two names are one's: what each feature is for, and what it must not take."""

from __future__ import annotations

import pytest

from bench import names
from readout.knowledge.readings import same_person
from readout.knowledge.readings.align import align
from readout.knowledge.readings.match import FEATURES, measure
from readout.knowledge.readings.words import take_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antony Blinken", "BLINKEN, Antony"),
        ("Antony J. Blinken", "Antony Blinken"),
        ("A. Blinken", "Antony Blinken"),
        ("Tony Blinken", "Antony Blinken"),
        ("Secretary Antony Blinken", "Antony Blinken"),
        ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
        ("Sergei Viktorovich Lavrov", "Sergey Lavrov"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Jean Yves Le Drian", "Jean-Yves Le Drian"),
        ("AntonyBlinken", "Antony Blinken"),
        ("Anto ny Blinken", "Antony Blinken"),
        ("Chou En-lai", "Zhou Enlai"),
        ("Deng Hsiao-ping", "Deng Xiaoping"),
        ("茂木敏充", "Toshimitsu Motegi"),
        ("윤석열", "Yoon Suk Yeol"),
        ("عباس عراقچی", "Abbas Araghchi"),
        ("Abd al-Fattah al-Sisi", "Abdel Fattah el-Sisi"),
        ("Rheinmetall Aktiengesellschaft", "Rheinmetall AG"),
    ],
)
def test_one_and_the_same(one: str, other: str) -> None:
    assert same_person(one, other).is_same
    assert same_person(other, one).is_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antony Blinken", "Jake Sullivan"),
        ("George Washington", "Martha Washington"),
        ("Fumio Kishida", "Nobuo Kishi"),
        ("Kim Jong Un", "Choe Son Hui"),
        ("Sergey Viktorovich Lavrov", "Sergey Nikolaevich Lavrov"),
        ("Rheinmetall AG", "Krauss-Maffei AG"),
        ("B.", "Antony Blinken"),
        ("", "Antony Blinken"),
    ],
)
def test_two_different_ones(one: str, other: str) -> None:
    assert not same_person(one, other).is_same
    assert not same_person(other, one).is_same


def test_measures_are_the_declared_features() -> None:
    assert list(measure("Joe Biden", "Joseph Biden")) == [f.name for f in FEATURES]
    assert all(feature.note for feature in FEATURES)


def test_a_match_explains_itself() -> None:
    found = same_person("Blinken Antony", "Antony Blinken")
    assert found.measures["another order"] == 1
    assert "organization" not in found.measures


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mr. Recep Tayyip Erdoğan", ("recep", "tayyip", "erdogan")),
        ("Sheikh Tamim bin Hamad Al Thani", ("tamim", "hamad", "thani")),
        ("Mohammed bin Sultan", ("mohammed", "sultan")),
        ("Prince Sultan", ("sultan",)),
        ("Ig0r Sech1n", ("igor", "sechin")),
        ("", ()),
    ],
)
def test_words_that_tell_people_apart(name: str, words: tuple[str, ...]) -> None:
    assert take_apart(name).words == words


def test_words_without_a_partner_are_left_over() -> None:
    assert align(("boris", "johnson"), ("alexander", "boris", "johnson")).left_over == ("alexander",)
    assert align((), ("johnson",)).left_over == ("johnson",)


@pytest.mark.skipif(not names.pairs(), reason="the labelled pairs are not on this machine")
def test_labelled_pairs() -> None:
    found = names.pairs()
    assert len(found) == 826
    right = {pair: same_person(pair.one, pair.other).is_same for pair in found}
    for half in (0, 1):
        part = [pair for pair in found if pair.half == half]
        assert names.balanced(part, right.__getitem__) >= 0.90
        assert names.jaro_winkler(part)[0] < 0.75
