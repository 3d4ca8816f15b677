"""The promise under everything: text[start:end] is the quote, whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import RecordDamaged
from readout.model import Span

NASTY = st.one_of(
    st.sampled_from(
        [
            "👩‍👩‍👧‍👦",
            "🇯🇵🇺🇸",
            "é",
            "é",
            "שלום",
            "العربية",
            "\r\n",
            "\u00a0",
            "𠮷野家",
            "\u200f",
            "\u00ad",
            "台湾海峡",
            "”",
            "ﬁ",
            "\u2028",
        ]
    ),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.lists(NASTY, min_size=1, max_size=60).map("".join)


@given(TEXTS, st.data())
def test_a_cut_span_is_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.cut("doc_x", text, start, end)
    assert text[span.start : span.end] == span.text
    span.check(text)


@given(TEXTS, st.data())
def test_a_changed_text_is_noticed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span.cut("doc_x", text, start, len(text))
    changed = "y" if text[start] == "x" else "x"
    with pytest.raises(RecordDamaged):
        span.check(text[:start] + changed + text[start + 1 :])


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 99)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"no characters|does not fit"):
        Span.cut("doc_x", "short", start, end)


def test_a_span_must_fit_its_own_text() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(doc="doc_x", start=0, end=3, text="four")


def test_covering_and_overlapping() -> None:
    text = "the two ministers met in Tokyo"
    whole, inner, other = (Span.cut("doc_x", text, a, b) for a, b in ((0, 30), (4, 17), (16, 21)))
    assert whole.covers(inner)
    assert not inner.covers(whole)
    assert inner.overlaps(other)
    assert not inner.overlaps(Span.cut("doc_x", text, 17, 21))
    assert not inner.overlaps(Span.cut("doc_y", text, 4, 17))
