"""Quotations are located letter by letter, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.model.locate import MAX_LOOKED_AT, MAX_PLACES, Folded

TEXT = "The “2+2” talks:\n  Blinken’s aide met Wang—twice—in Geneva. Cafe\u0301 talks. metal; Put\u200bin met\u00a0him."


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ('The "2+2" talks: Blinken\'s aide', ["The “2+2” talks:\n  Blinken’s aide"]),
        ("Wang-twice-in", ["Wang—twice—in"]),
        ("  met Wang  ", ["met Wang"]),
        ("met", ["met", "met"]),
        ("met him", ["met\u00a0him"]),
        ("Put\u200bin", ["Put\u200bin"]),
        ("Putin", []),
        ("Put", []),
        ("Cafe", []),
        ("Cafe\u0301 talks", ["Cafe\u0301 talks"]),
        ("Café talks", []),
        ("MET", []),
        ("mеt", []),
        ("Geneva Geneva", []),
        ("—", []),
        ("", []),
    ],
)
def test_places_are_those_of_the_text(quote: str, wanted: list[str]) -> None:
    found = Folded(TEXT).find(quote)
    assert found is not None
    assert [TEXT[low:high] for low, high in found] == wanted


def test_what_stands_everywhere_stands_nowhere_in_particular() -> None:
    assert Folded("ja " * (MAX_PLACES + 1)).find("ja") is None
    assert len(Folded("ja " * MAX_PLACES).find("ja") or ()) == MAX_PLACES


def test_letters_within_words_are_not_looked_at_for_ever() -> None:
    assert Folded("a" * (MAX_LOOKED_AT + 1)).find("a") is None
    assert Folded("a" * MAX_LOOKED_AT).find("a") == ()


@given(st.text(), st.data())
def test_a_stretch_cut_out_of_a_text_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    words = [w for w in text.split() if w.isalnum()]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    found = Folded(f"{text} | {word} |").find(word)
    assert found is None or (len(text) + 3, len(text) + 3 + len(word)) in found


@given(st.text(alphabet='ab \n“"—-\u200b\u0301'), st.text(alphabet='ab "-', min_size=1, max_size=4))
def test_what_is_found_differs_in_blanks_marks_and_dashes_alone(text: str, quote: str) -> None:
    def plain(words: str) -> str:
        return " ".join(words.replace("“", '"').replace("—", "-").split())

    for low, high in Folded(text).find(quote) or ():
        assert plain(text[low:high]) == plain(quote)
