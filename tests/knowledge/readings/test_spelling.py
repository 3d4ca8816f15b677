"""Single parts of names in each script: (native, word, whether it may be written so)."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.knowledge.readings import reads_as
from readout.knowledge.readings.letters import latin
from readout.knowledge.readings.pattern import Pattern

UNITS = st.lists(
    st.lists(st.text(alphabet="abc", max_size=3), min_size=1, max_size=3), min_size=1, max_size=4
)


@pytest.mark.parametrize(
    ("native", "word", "country", "is_family", "may_be"),
    [
        ("茂木", "Motegi", "JPN", True, True),
        ("茂木", "Mogi", "JPN", True, True),
        ("茂木", "Shigeki", "JPN", True, True),
        ("茂木", "Motegawa", "JPN", True, False),
        ("菅", "Kan", "JPN", True, True),
        ("菅", "Suga", "JPN", True, True),
        ("敏充", "Toshimichi", "JPN", False, True),
        ("敏充", "Toshichika", "JPN", False, False),
        ("河野", "Kōno", "JPN", True, True),
        ("河野", "Kohno", "JPN", True, True),
        ("河野", "Kouno", "JPN", True, True),
        ("玄葉", "Gemba", "JPN", True, True),
        ("玄葉", "Genba", "JPN", True, True),
        ("純一郎", "Jun'ichirō", "JPN", False, True),
        ("さつき", "Satsuki", "JPN", False, True),
        ("百合子", "Yuriko", "JPN", False, True),
        ("李", "Lee", "TWN", True, True),
        ("李", "Li", "CHN", True, True),
        ("習", "Xi", "CHN", True, False),  # not in the roster: its form of the mainland is
        ("习", "Hsi", "CHN", True, True),
        ("佳龍", "Chia-lung", "TWN", False, True),
        ("佳龍", "Jialong", "TWN", False, True),
        ("英文", "Ing-wen", "TWN", False, True),
        ("석열", "Suk-yeol", "KOR", False, True),
        ("석열", "Seok Youl", "KOR", False, True),
        ("석열", "Jae-myung", "KOR", False, False),
        ("이", "Rhee", "KOR", True, True),
        ("박", "Park", "KOR", True, True),
        ("Лавров", "Lavrov", "RUS", True, True),
        ("Лавров", "Lawrow", "RUS", True, True),
        ("Зеленський", "Zelenskyy", "UKR", True, True),
        ("Зеленський", "Zelensky", "UKR", True, True),
        ("Зеленський", "Selenskyj", "UKR", True, True),
        ("عراقچی", "Araghchi", "IRN", True, True),
        ("عراقچی", "Araqchi", "IRN", True, True),
        ("السيسي", "el-Sisi", "EGY", True, True),
        ("السيسي", "Al Sisi", "EGY", True, True),
        ("السيسي", "Mursi", "EGY", True, False),
        ("נתניהו", "Netanyahu", "ISR", True, True),
        ("", "Nobody", "JPN", True, False),
        ("茂木", "", "JPN", True, False),
    ],
)
def test_how_a_name_may_be_written(
    native: str, word: str, country: str, is_family: bool, may_be: bool
) -> None:
    assert reads_as(native, word, country=country, is_family=is_family) is may_be


@pytest.mark.parametrize(
    ("native", "written"), [("Лавров", "Lavrov"), ("ბარაკ", "barak"), ("バラク", "baraku"), ("Gül", "Gül")]
)
def test_the_commonest_way_in_latin_letters(native: str, written: str) -> None:
    assert latin(native) == written


@given(units=UNITS, data=st.data())
def test_a_pattern_takes_what_its_units_spell(units: list[list[str]], data: st.DataObject) -> None:
    word = "".join(data.draw(st.sampled_from(unit)) for unit in units)
    pattern = Pattern(units)
    assert pattern.matches(word) is bool(word)
    assert not pattern.matches(word + "z")
    if word:
        assert word[:3] in pattern.beginnings(letters=3)


@given(word=st.text(alphabet=string.printable, max_size=30))
def test_any_word_is_answered(word: str) -> None:
    assert reads_as("茂木", word, country="JPN") in (True, False)


def test_long_words_take_no_longer() -> None:
    pattern = Pattern([("", "a", "aa", "aaa")] * 200)
    assert pattern.matches("a" * 200)
    assert not pattern.matches("a" * 700)
