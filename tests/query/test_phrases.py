"""Phrases as people type them find words as papers print them."""

from __future__ import annotations

import re

import duckdb
import pytest

from readout.query.phrases import bare, phrase_pattern, words_of

FOUND = [
    ("the case", "Peace AND stability", "peace and stability", True),
    ("a line break", "peace and stability", "peace and\nstability", True),
    ("a hard blank", "peace and stability", "peace and stability", True),
    ("quotation marks within", "peace and stability", "“peace” and 'stability'", True),
    ("a comma within", "illegal unjustifiable", "illegal, unjustifiable", True),
    ("a hyphen", "one China policy", "its one-China policy", True),
    ("a hyphen asked for", "one-China policy", "its one China policy", True),
    ("diacritics", "Erdogan", "Erdoğan", True),
    ("diacritics asked for", "Déby", "Deby", True),
    ("British asked for", "recognise", "recognize", True),
    ("American asked for", "defense of the neighbors", "defence of the neighbours", True),
    ("another ending", "recognized", "recognised", True),
    ("a centre", "the center of the dialog", "the centre of the dialogue", True),
    ("part of a word", "peace", "peacekeeping", False),
    ("another order", "stability and peace", "peace and stability", False),
    ("a word between", "peace stability", "peace and stability", False),
    ("another word of like ending", "wise", "wize men", False),
]


@pytest.mark.parametrize(("why", "asked", "text", "is_found"), FOUND, ids=[row[0] for row in FOUND])
def test_a_phrase_is_found_by_both(why: str, asked: str, text: str, is_found: bool) -> None:
    pattern = phrase_pattern(asked)
    assert (re.search(pattern, bare(text)) is not None) is is_found
    with duckdb.connect() as connection:
        query = "SELECT regexp_matches(strip_accents(?), ?)"
        (found,) = connection.execute(query, [text, pattern]).fetchall()
    assert found == (is_found,)


def test_what_holds_no_word_has_no_pattern() -> None:
    assert phrase_pattern("“…”") == ""
    assert words_of("—") == []


def test_bare_text_is_as_long_as_before() -> None:
    text = "Déby said ﬁve words to Erdoğan"
    assert len(bare(text)) == len(text)
