from __future__ import annotations

from pathlib import Path

from readout.model import Block, Document, RawInput, Reading
from readout.query.copies import laid_side_by_side
from readout.record import Record

FIRST = "Ministers meet\n\nThey met in Tokyo on Tuesday.\n\nThree ships sailed.\n\nA last word.\n\nShare this"
COPY = (
    "Ministers meet\n\nThey met in TOKYO on Tuesday.\n\nFour ships sailed.\n\nAdded at the end.\n\nAnd more."
)


def _reading(text: str, name: str, *, furniture: bool = False) -> Reading:
    raw = RawInput(source=name, data=text.encode())
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        kind = "boilerplate" if furniture and paragraph == "Share this" else "body"
        blocks.append(Block(start=at, end=at + len(paragraph), kind=kind))  # type: ignore[arg-type]
        at += len(paragraph) + 2
    read = Document(
        doc=raw.doc,
        source=name,
        source_kind="file",
        raw_sha256=raw.sha256,
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
    )
    return Reading(document=read)


def test_paragraphs_are_paired_and_their_own_words_marked(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    first, copy = _reading(FIRST, "a.txt", furniture=True), _reading(COPY, "b.txt")
    with record.writer() as writer:
        writer.add([first, copy], reader="r")
    with record.view() as view:
        pairs = laid_side_by_side(view, first.document.doc, copy.document.doc)
    assert [pair.sameness for pair in pairs] == ["same", "same", "altered", "altered", "added"]
    ships = pairs[2]
    assert [word.text for word in ships.first if word.is_own] == ["Three"]
    assert [word.text for word in ships.copy if word.is_own] == ["Four"]
    assert pairs[-1].first == ()
    assert [word.text for word in pairs[-1].copy] == ["And more."]


def test_a_document_that_is_not_there_has_no_paragraphs(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    first = _reading(FIRST, "a.txt")
    with record.writer() as writer:
        writer.add([first], reader="r")
    with record.view() as view:
        pairs = laid_side_by_side(view, first.document.doc, "doc_none")
    assert {pair.sameness for pair in pairs} == {"left out"}
