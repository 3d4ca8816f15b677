from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.serve.marking import Mark, stretches

TEXT = st.text(alphabet="ab 🇯🇵é\u202eש日\n", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


@given(TEXT, SPANS, st.integers(0, 20))
def test_stretches_are_the_text_and_each_mark_covers_its_own_words(
    text: str, spans: list[tuple[int, int]], low: int
) -> None:
    marks = [Mark(start=a, end=b, kind="k", id=str(n)) for n, (a, b) in enumerate(spans)]
    found = list(stretches(text, marks, low=low))
    assert "".join(s.text for s in found) == text
    assert all(s.text == text[s.start - low : s.end - low] and s.text for s in found)
    for mark in marks:
        held = [s for s in found if mark in s.marks]
        a, b = max(mark.start, low), min(mark.end, low + len(text))
        assert "".join(s.text for s in held) == (text[a - low : b - low] if a < b else "")
