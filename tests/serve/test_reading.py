from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from typing import Any

import pytest

from bench import offsets
from readout.serve.marking import Mark
from readout.serve.reading import AT, reading, seen

needs_chromium = pytest.mark.skipif(offsets.CHROMIUM is None, reason="Debian's Chromium is not installed")


def _check(texts: int, **named: Any) -> offsets.Tally:
    """In a thread of its own: a browser that other tests hold open has this one's."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(offsets.check, texts, **named).result()


def _read(html: str) -> str:
    """The characters of HTML, references read back."""
    return unescape(re.sub("<[^>]*>", "", html))


@needs_chromium
def test_every_mark_covers_its_quote_in_the_browser() -> None:
    tally = _check(200)
    assert (tally.texts, tally.through_records, tally.wrong) == (204, 4, 0)
    assert tally.marks > 1000
    assert tally.pictured > 100


def _careless(text: str, blocks: Sequence[Mapping[str, Any]], marks: Iterable[Mark]) -> str:
    return escape(text.encode("utf-8", "replace").decode())


@needs_chromium
def test_the_browser_finds_offsets_that_are_wrong() -> None:
    assert _check(50, write=_careless).wrong > 50


def test_blocks_gaps_and_marks_are_the_text() -> None:
    for case in offsets.cases(300):
        html = reading(
            case.text, [{"start": b.start, "end": b.end, "kind": b.kind} for b in case.blocks], case.marks
        )
        assert _read(html) == seen(case.text)


def test_pictures_take_one_code_point_each() -> None:
    every = "".join(map(chr, range(0x100))) + "\ud800\udfff"
    assert len(seen(every)) == len(every)
    assert seen("a\tb\r\nc") == "a\tb\r\nc"
    assert seen("\x00\x1b\x7f\x85\ud83d") == "␀␛␡\ufffd\ufffd"


def test_boilerplate_is_folded_and_opens_when_asked_for() -> None:
    text = "Words.\n\nShare this\n\nSubscribe\n\nMore words."
    blocks = [
        {"start": 0, "end": 6, "kind": "body"},
        {"start": 8, "end": 18, "kind": "boilerplate"},
        {"start": 20, "end": 29, "kind": "boilerplate"},
        {"start": 31, "end": 42, "kind": "body"},
    ]
    closed = reading(text, blocks, [])
    assert closed.count("<details") == 1
    assert 'data-words="Boilerplate, 21 characters"' in closed
    assert '<details class="folded" open>' in reading(text, blocks, [Mark(start=9, end=12, kind=AT)])
    assert _read(closed) == text


def test_nothing_of_a_text_becomes_markup() -> None:
    text = '<script>alert(1)</script> "x" &amp; \' </p>'
    html = reading(text, [], [Mark(start=0, end=8, kind="mention", id='a"><b>', label='"><i>')])
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert _read(html) == text
