"""How much there is to read, and how far in it one is."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from readout.ingest import Extent, find_inputs
from tests.ingest.archived import packed, response, zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(b"a" * 100)
    (tmp_path / "b.html").write_bytes(b"b" * 200)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"c" * 5_000))
    (tmp_path / ".hidden.txt").write_bytes(b"d" * 1_000)
    (tmp_path / "picture.jpg").write_bytes(b"e" * 1_000)
    return tmp_path


def sizes(*paths: Path) -> int:
    return sum(path.stat().st_size for path in paths)


def test_a_folder_of_documents_is_counted(folder: Path) -> None:
    extent = Extent([str(folder)])
    known = [folder / name for name in ("a.txt", "b.html", "c.txt.gz")]
    assert (extent.total, extent.total_bytes) == (3, sizes(*known))
    assert extent.total == len(list(find_inputs([str(folder)])))


def test_a_file_that_may_hold_several_leaves_the_number_open(folder: Path) -> None:
    lines = folder / "wire.jsonl"
    lines.write_text('{"text": "x"}\n' * 50)
    extent = Extent([str(folder / "a.txt"), str(lines)])
    assert (extent.total, extent.total_bytes) == (None, 100 + sizes(lines))


def test_a_stream_leaves_everything_open(folder: Path) -> None:
    extent = Extent([str(folder), "-"])
    assert (extent.total, extent.total_bytes) == (None, None)
    pipe = folder / "pipe.txt"
    os.mkfifo(pipe)
    assert Extent([str(pipe)]).total_bytes is None
    assert Extent([str(folder)]).total == 3  # not taken up in a folder


def test_what_is_not_there_counts_nothing(folder: Path) -> None:
    extent = Extent([str(folder / "gone.txt"), str(folder / "a.txt")])
    assert (extent.total, extent.total_bytes) == (2, 100)


def test_the_position_ends_at_the_whole_and_never_falls(folder: Path) -> None:
    (folder / "many.warc.gz").write_bytes(packed(*(response(number) for number in range(40))))
    (folder / "box.zip").write_bytes(
        zipped({f"{n}.txt": os.urandom(3_000).hex().encode() for n in range(20)})
    )
    (folder / "wire.jsonl").write_text("".join(f'{{"text": "{n} {"x" * 2_000}"}}\n' for n in range(30)))
    extent = Extent([str(folder)])
    places = [(raw.source, extent.position()) for raw in find_inputs([str(folder)], on_open=extent.opened)]
    assert len(places) == 93
    only = [place for _, place in places]
    assert only == sorted(only)
    assert len(set(only)) > 10
    assert only[-1] <= (extent.total_bytes or 0) == extent.position()
    in_box = [place for source, place in places if "box.zip#" in source]
    assert in_box[0] < in_box[-1]


def test_nothing_opened_yet_and_a_stream_of_its_own(folder: Path) -> None:
    extent = Extent(["-"])
    assert extent.position() == 0
    list(find_inputs(["-"], stdin=io.BytesIO(b"some text"), on_open=extent.opened))
    assert extent.position() == 0
