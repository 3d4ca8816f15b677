from __future__ import annotations

import gzip
import io
import json
import os
import socket
from pathlib import Path

import pytest

from readout.errors import InputRejected, UsageError
from readout.ingest import find_inputs
from readout.ingest.gunzip import Gunzip
from readout.model import RawInput

STORY = b"Talks were held.\r\n"


def names(raws: list[RawInput], folder: Path) -> list[str]:
    return [os.path.relpath(raw.source.partition("#")[0], folder) for raw in raws]


def from_stdin(data: bytes) -> list[RawInput]:
    return list(find_inputs(["-"], stdin=io.BytesIO(data)))


def test_a_folder_is_sorted_and_only_known_files_are_taken(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        ".hidden.txt",
        "c.yaml",
        "z/e.HTML",
        "z/d.text",
        ".git/x.txt",
        "p.pdf",
        "g.txt.gz",
        "picture.png",
        "n.htm.gz",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(STORY, mtime=0) if name.endswith(".gz") else STORY)
    raws = list(find_inputs([str(tmp_path)]))
    assert names(raws, tmp_path) == ["a.md", "b.txt", "g.txt.gz", "n.htm.gz", "p.pdf", "z/d.text", "z/e.HTML"]
    assert [raw.media_type for raw in raws] == [
        "text/markdown",
        "text/plain",
        "text/plain",
        "text/html",
        "application/pdf",
        "text/plain",
        "text/html",
    ]
    assert all(raw.data == STORY and raw.reject is None for raw in raws)


@pytest.mark.parametrize("name", ["story.xyz", "story", ".hidden", "story.yaml"])
def test_a_named_file_of_any_suffix_is_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(STORY)
    [raw] = find_inputs([str(tmp_path / name)])
    assert (raw.source, raw.data, raw.media_type) == (str(tmp_path / name), STORY, None)


def test_a_named_file_of_unknown_suffix_may_hold_articles(tmp_path: Path) -> None:
    (tmp_path / "dump.out").write_text('{"id": 7, "text": "They met."}\n')
    [raw] = find_inputs([str(tmp_path / "dump.out")])
    assert (raw.source, raw.data) == (f"{tmp_path}/dump.out#7", b"They met.")


def test_a_missing_path_is_a_usage_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    with pytest.raises(UsageError) as caught:
        next(find_inputs([str(tmp_path / "a.txt"), str(tmp_path / "none.txt")]))
    assert caught.value.hint


def test_what_cannot_be_read_is_an_input_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    [raw] = find_inputs([str(tmp_path)])
    assert raw.reject is not None
    assert raw.reject[0] == "unreadable"
    assert raw.doc != RawInput(source="other", reject=raw.reject).doc


def test_pipes_and_sockets_in_a_folder_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("sock.txt")
        assert list(find_inputs(["."])) == []


@pytest.mark.parametrize(("size", "reject"), [(20 << 20, None), ((20 << 20) + 1, "too-large")])
def test_the_size_of_a_file_is_bounded(tmp_path: Path, size: int, reject: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * size)
    [raw] = find_inputs([str(tmp_path / "a.txt")])
    assert (raw.reject[0] if raw.reject else None) == reject


def test_articles_with_their_fields(tmp_path: Path) -> None:
    article = {
        "id": "scholz", "text": "They  met.\r\n", "title": "T", "date": "2024-04-17", "publisher": "P",
        "url_or_repo_path": "https://example.org/a", "language": "en", "byline": "Ann Lee", "agency": "Kyodo",
    }  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps(article) + "\n\n" + json.dumps({"text": "x", "title": ["no"], "date": 2024}) + "\n",
        encoding="utf-8",
    )
    first, second = find_inputs([str(path)])
    assert (first.source, first.data, first.media_type) == (f"{path}#scholz", b"They  met.\r\n", "text/plain")
    fields = first.fields
    assert (fields.title, fields.date, fields.publisher, fields.url) == (
        "T",
        "2024-04-17",
        "P",
        "https://example.org/a",
    )
    assert (fields.language, fields.byline, fields.agency) == ("en", "Ann Lee", "Kyodo")
    assert (second.source, second.fields.title, second.fields.date) == (f"{path}#line-3", None, "2024")


@pytest.mark.parametrize(
    "line",
    [
        b"They met.",
        b"[]",
        b"null",
        b'"x"',
        b"{}",
        b'{"text": 5}',
        b'{"text": "x"',
        b"\xff",
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5_000 + b"}",
    ],
)
def test_a_bad_line_does_not_stop_the_next(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b'\n{"text": "They met."}')
    bad, good = find_inputs([str(path)])
    assert bad.reject is not None
    assert (bad.source, bad.reject[0]) == (f"{path}#line-1", "bad-json-line")
    assert good.data == b"They met."


def test_a_line_too_long_is_skipped_in_bounded_memory() -> None:
    data = b'{"id": 1, "text": "x"}\n{"id": 2, "text": "' + b"y" * (9 << 20) + b'"}\n{"id": 3, "text": "z"}\n'
    assert [(raw.source, raw.reject and raw.reject[0]) for raw in from_stdin(data)] == [
        ("-#1", None),
        ("-#line-2", "too-large"),
        ("-#3", None),
    ]


@pytest.mark.parametrize(
    ("escaped", "data"),
    [
        (r"a \ud83d\ude00", "a 😀".encode()),
        (r"a \ud800", b"a \xed\xa0\x80"),
        (r"a \u0000", b"a \0"),
    ],
)
def test_characters_that_are_none(escaped: str, data: bytes) -> None:
    [raw] = from_stdin(f'{{"id": "\\ud800", "text": "{escaped}", "title": "\\udfff"}}'.encode())
    assert (raw.data, raw.source, raw.fields.title) == (data, "-#?", "?")


@pytest.mark.parametrize(
    ("data", "sources"),
    [
        (b'{"text": "a"}\n{"id": "b", "text": "b"}\n', ["-#line-1", "-#b"]),
        (b'\xef\xbb\xbf{"id": "b", "text": "b"}\n', ["-#b"]),
        (b'{"no": "text"}\n', ["-"]),
        (b"They met.\n{}", ["-"]),
        (b"", ["-"]),
        (gzip.compress(b'{"id": "b", "text": "b"}\n', mtime=0), ["-#b"]),
    ],
)
def test_standard_input_is_sniffed(data: bytes, sources: list[str]) -> None:
    raws = from_stdin(data)
    assert [raw.source for raw in raws] == sources
    if sources == ["-"]:
        assert raws[0].data == data


@pytest.mark.parametrize(
    ("data", "reject"),
    [
        (gzip.compress(STORY, mtime=0) * 3, None),
        (gzip.compress(STORY, mtime=0) + b"\0" * 512, None),
        (gzip.compress(STORY * 9, mtime=0)[:-1], "truncated-gzip"),
        (gzip.compress(STORY * 9, mtime=0)[:12], "truncated-gzip"),
        (b"\x1f\x8b", "truncated-gzip"),
        (gzip.compress(STORY, mtime=0) + b"rubbish", "bad-gzip"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\0" + b"\xff" * 20, "bad-gzip"),
        (gzip.compress(bytes(30_000_000), mtime=0), "decompression-bomb"),
        (gzip.compress(bytes(1_500_000), mtime=0) * 60, "decompression-bomb"),
    ],
)
def test_compressed_documents(tmp_path: Path, data: bytes, reject: str | None) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    [raw] = find_inputs([str(path)])
    assert (raw.reject[0] if raw.reject else None) == reject


def test_a_file_only_called_gz_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(STORY)
    [raw] = find_inputs([str(tmp_path / "a.txt.gz")])
    assert raw.data == STORY


def test_articles_before_the_break_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = b"".join(b'{"id": %d, "text": "Talks %d"}\n' % (n, n * n) for n in range(30_000))
    path.write_bytes(gzip.compress(lines, mtime=0)[:-2_000])
    raws = list(find_inputs([str(path)]))
    assert len(raws) > 10_000
    assert [raw.reject[0] for raw in raws if raw.reject] == ["truncated-gzip"]
    assert raws[-1].source == str(path)


def test_a_stream_of_articles_may_be_larger_than_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    line = json.dumps({"text": os.urandom(40_000).hex()}).encode() + b"\n"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(900):
            file.write(line)
    assert sum(1 for raw in find_inputs([str(path)]) if raw.reject is None) == 900


def test_the_decoded_size_is_bounded() -> None:
    noise = gzip.compress(os.urandom(300_000), mtime=0)
    with pytest.raises(InputRejected) as caught:
        Gunzip(io.BytesIO(noise), limit_bytes=100_000).readall()
    assert caught.value.reason == "decompression-bomb"


def test_what_is_compressed_twice_is_refused_and_not_read_as_letters(tmp_path: Path) -> None:
    twice = gzip.compress(gzip.compress(b"abcdefghijklmnopqrstuvwxyz " * 3_000_000))
    (tmp_path / "a.txt.gz").write_bytes(twice)
    (found,) = find_inputs([str(tmp_path / "a.txt.gz")])
    assert found.reject is not None
    assert found.reject[0] == "nested-archive"
