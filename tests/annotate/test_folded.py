"""Plain text and the way back to the stored one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.folded import flat_lower, fold, trimmed

ODD = "a B\n\t \u00a0’“”‑–\u200b\u00ad'\"-.,é中İ"


@given(text=st.text(alphabet=ODD, max_size=60))
def test_every_plain_character_stands_for_one_of_the_text(text: str) -> None:
    plain = fold(text)
    assert len(plain.places) == len(plain.text) + 1
    assert list(plain.places) == sorted(set(plain.places))
    for at, char in enumerate(plain.text):
        start, end = plain.span(at, at + 1)
        assert end == start + 1
        assert fold(text[start:end]).text == char.strip()


@given(text=st.text(alphabet=ODD, max_size=60))
def test_plain_text_has_single_blanks_and_none_at_its_ends(text: str) -> None:
    plain = fold(text).text
    assert "  " not in plain
    assert plain == plain.strip()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a free and open\n  Indo‑Pacific", "a free and open Indo-Pacific"),
        ("the “rules‐based” order", 'the "rules-based" order'),
        ("Japan’s\u00a0basic \u00adposition", "Japan's basic position"),
        ("2004–2009", "2004–2009"),
    ],
)
def test_wording_is_compared_in_plain_form(text: str, plain: str) -> None:
    assert fold(text).text == plain
    assert flat_lower(text) == plain.lower()


def test_a_part_of_a_document_keeps_the_document_s_offsets() -> None:
    text = "Title\n\nThey met  again. The end."
    plain = fold(text, 7, 24)
    start, end = plain.span(plain.text.index("met"), plain.text.index("again") + 5)
    assert text[start:end] == "met  again"
    assert plain.index(start) == plain.text.index("met")


@pytest.mark.parametrize(
    ("text", "bare"), [('"one China," ', "one China"), (" (order) ", "order"), ("U.S.", "U.S"), ("…", "…")]
)
def test_punctuation_at_the_ends_is_no_wording(text: str, bare: str) -> None:
    assert text[slice(*trimmed(text, 0, len(text)))] == bare
