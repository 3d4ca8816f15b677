"""The index of words is a help, and never the answer."""

from __future__ import annotations

from pathlib import Path

from bench.forged import readings
from readout.record import Record, TextIndex


def test_it_is_kept_up_by_document_and_made_anew_when_broken(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "r")
    index = TextIndex.beside(record.path)
    made = list(readings(40))
    for first in (0, 10):
        with record.writer() as writer:
            writer.add(made[first : first + 10], reader="forged")
        with record.view() as view:
            assert index.documents(view, ["security"]) is None  # it does not hold this state yet
            assert (index.lacks(view), index.update(view), index.lacks(view)) == (10, 10, 0)
            found = index.documents(view, ["on"])
            assert found == {document.doc for document in view.documents()}
    index.path.write_bytes(b"no database " * 1000)
    with record.view() as view:
        assert index.documents(view, ["on"]) is None
        assert index.update(view) == 20
        assert len(index.documents(view, ["on"]) or ()) == 20


def test_a_word_may_go_on_and_a_phrase_stands_in_order(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "r")
    (reading, *_) = readings(1)
    with record.writer() as writer:
        writer.add([reading], reader="forged")
    with record.view() as view:
        index = TextIndex.beside(record.path)
        index.update(view)
        first, second = reading.document.text.split("\n\n")[1].split()[:2]
        assert index.documents(view, [first[:-1]]) == {reading.document.doc}
        assert index.documents(view, [f"{first} {second}"]) == {reading.document.doc}
        assert index.documents(view, [f"{second} {first} {second}"]) == set()
        assert index.documents(view, ["“"]) is None
        assert index.documents(view, ["é"]) is None
