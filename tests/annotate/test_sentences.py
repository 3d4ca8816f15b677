"""Sentence borders as analysts' texts have them."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.sentences import sentences_about, sentences_of, split_sentences
from readout.annotate.wording.usages import WORDED
from readout.documents import parse
from readout.model import Block, Document, RawInput

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def document(text: str) -> Document:
    blocks = (Block(start=0, end=len(text), kind="body"),) if text else ()
    return Document(
        doc="doc_x",
        source="x",
        source_kind="file",
        raw_sha256="",
        media_type="text/plain",
        text=text,
        blocks=blocks,
    )


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Tokyo. They talked.", ["They met in Tokyo.", "They talked."]),
        (
            "The U.S. Secretary of State met Mr. Kim on Jan. 8.",
            ["The U.S. Secretary of State met Mr. Kim on Jan. 8."],
        ),
        (
            "He flew to the U.S. The talks begin on Monday.",
            ["He flew to the U.S.", "The talks begin on Monday."],
        ),
        ("“We met.” He left.", ["“We met.”", "He left."]),
        ("Japan-U.S. Defense chiefs met.", ["Japan-U.S. Defense chiefs met."]),
        ("Gen. Brown and Lt. Gen. Lee met Dr. Rice.", ["Gen. Brown and Lt. Gen. Lee met Dr. Rice."]),
        ("Did they meet? Yes! They did.", ["Did they meet?", "Yes!", "They did."]),
        ("Antony J. Blinken spoke. He left.", ["Antony J. Blinken spoke.", "He left."]),
        ("Talks ended.\nThe ministers met in Oslo.", ["Talks ended.", "The ministers met in Oslo."]),
        ("He met U.S.\nSecretary of State Rubio.", ["He met U.S.\nSecretary of State Rubio."]),
        ("envoys of the People’s Republic\nof China", ["envoys of the People’s Republic\nof China"]),
        (
            "President Biden met virtually today with Prime Minister Kishida Fumio of\nJapan to highlight the alliance.",
            [
                "President Biden met virtually today with Prime Minister Kishida Fumio of\nJapan to highlight the alliance."
            ],
        ),
        ("- first point\n- second point", ["- first point", "- second point"]),
        ("…", []),
        ("", []),
    ],
)
def test_borders(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=400))
def test_sentences_lie_in_order_and_share_nothing(text: str) -> None:
    sentences = split_sentences(document(text))
    for before, after in itertools.pairwise(sentences):
        assert before.end <= after.start
    for sentence in sentences:
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]


def test_captions_and_paragraphs_are_told_apart() -> None:
    text = "A caption\n\nOne. Two.\n\nThree."
    blocks = (
        Block(start=0, end=9, kind="caption"),
        Block(start=11, end=20, kind="body"),
        Block(start=22, end=28, kind="body"),
    )
    found = split_sentences(
        Document(
            doc="d",
            source="x",
            source_kind="file",
            raw_sha256="",
            media_type="text/plain",
            text=text,
            blocks=blocks,
        )
    )
    assert [(s.kind, s.paragraph) for s in found] == [("caption", 0), ("body", 1), ("body", 1), ("body", 2)]


@pytest.mark.parametrize(
    "path", sorted(p for p in EXAMPLES.iterdir() if p.suffix == ".txt"), ids=lambda p: p.name
)
def test_the_sentences_about_places_are_those_of_the_whole_text(path: Path) -> None:
    read = parse(RawInput(source=path.name, data=path.read_bytes(), media_type="text/plain"))
    blocks = [(block.start, block.end) for block in read.blocks if block.kind in WORDED]
    whole = [(s.start, s.end) for s in split_sentences(read) if s.kind in WORDED]
    for places in (range(0, len(read.text), 7), range(3, len(read.text), 211)):
        held = [s for s in whole if any(s[0] <= place < s[1] for place in places)]
        assert list(sentences_about(read.text, blocks, places)) == held
    assert list(sentences_of(read.text, blocks)) == whole
    assert list(sentences_about(read.text, blocks, [])) == []


PIECES = [
    "He said",
    "U.S.",
    "Mr.",
    "the",
    "A",
    "St",
    "end",
    "3",
    "No",
    ". ",
    ".",
    "! ",
    "\n",
    "\n\n",
    " ",
    '." ',
    "。",
    "：",
    "…",
    "- ",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.integers(0, 300), st.sampled_from((1, 40))
)
def test_what_comes_before_does_not_change_the_sentence_about_a_place(
    text: str, place: int, times: int
) -> None:
    text *= times
    whole = [(s.start, s.end) for s in split_sentences(document(text))]
    held = [s for s in whole if s[0] <= place < s[1]]
    assert list(sentences_about(text, [(0, len(text))], [place])) == held


@pytest.mark.parametrize("signs", [".", "!", "?!", "…", ".\u201d", "\ud800."])
def test_rows_of_signs_take_linear_time(signs: str) -> None:
    row = parse(RawInput(source="a.txt", data=(signs * 40_000).encode("utf-8", "surrogatepass")))
    began = time.process_time()
    split_sentences(row)
    assert time.process_time() - began < 1
