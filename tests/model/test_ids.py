"""Ids come from content alone."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from readout.model import ArticleFields, Mention, RawInput, Span, canonical_json, make_id

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, JSON)
def test_different_content_different_id(a: object, b: object) -> None:
    same = canonical_json(a) == canonical_json(b)
    assert (make_id("x", a) == make_id("x", b)) == same


def test_the_hash_seed_plays_no_part() -> None:
    code = "from readout.model import make_id; print(make_id('evt', {'b': 1, 'a': ['x', None]}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1


def test_a_document_is_its_bytes_and_fields_and_not_its_path() -> None:
    one = RawInput(source="a.txt", data=b"text")
    assert one.doc == RawInput(source="elsewhere/b.txt", data=b"text").doc
    assert one.doc != RawInput(source="a.txt", data=b"other").doc
    assert one.doc != RawInput(source="a.txt", data=b"text", fields=ArticleFields(publisher="The Post")).doc


def test_inputs_that_could_not_be_opened_stay_apart() -> None:
    a, b = (RawInput(source=s, reject=("unreadable", "no permission")) for s in ("a", "b"))
    assert a.doc != b.doc


def test_a_mention_is_its_characters() -> None:
    span = Span(doc="doc_x", start=0, end=5, text="Tokyo")
    assert Mention(span=span, entity="place/tokyo").mention == Mention(span=span, entity=None).mention
