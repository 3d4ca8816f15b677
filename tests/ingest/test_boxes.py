from __future__ import annotations

import io
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from readout.ingest import find_inputs
from readout.model import RawInput
from tests.ingest.archived import address, packed, page, response, word_file, zipped

MEMBERS = {
    "a/1.html": page(1),
    "2.txt": b"They met.",
    "3.jsonl": b'{"id": "x", "text": "They met again."}\n',
    "4.warc.gz": packed(response(4)),
    "5.docx": word_file(["They met a third time."]),
    "picture.png": b"\x89PNG",
    "__MACOSX/2.txt": b"no text",
    ".hidden/6.txt": b"no text",
}
NAMES = ["a/1.html", "2.txt", "3.jsonl#x", f"4.warc.gz#{address(4)}", "5.docx"]


def tarred(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return held.getvalue()


def through(path: Path, data: bytes) -> tuple[list[RawInput], Counter[str]]:
    path.write_bytes(data)
    skipped: Counter[str] = Counter()
    raws = list(find_inputs([str(path)], on_skip=lambda why: skipped.update((why,))))
    return raws, skipped


def codes(raws: list[RawInput]) -> list[str | None]:
    return [raw.reject[0] if raw.reject else None for raw in raws]


def test_the_members_of_a_zip_file_are_those_of_a_folder(tmp_path: Path) -> None:
    raws, skipped = through(tmp_path / "a.zip", zipped(MEMBERS))
    assert [raw.source for raw in raws] == [f"{tmp_path}/a.zip#{name}" for name in NAMES]
    assert codes(raws) == [None] * 5
    assert skipped == {"not-a-document": 3}
    (tmp_path / "1.html").write_bytes(page(1))
    [alone] = find_inputs([str(tmp_path / "1.html")])
    assert raws[0].doc == alone.doc


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tgz"])
def test_the_members_of_a_tar_file(tmp_path: Path, name: str) -> None:
    data = tarred(MEMBERS)
    raws, skipped = through(tmp_path / name, packed(data) if name.endswith("gz") else data)
    assert [raw.source for raw in raws] == [f"{tmp_path}/{name}#{one}" for one in NAMES]
    assert codes(raws) == [None] * 5
    assert skipped == {"not-a-document": 4}


def test_of_a_wacz_only_the_records_are_read(tmp_path: Path) -> None:
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n',
        "archive/data.warc.gz": packed(response(1), response(2)),
    }
    raws, skipped = through(tmp_path / "a.wacz", zipped(members, method=zipfile.ZIP_STORED))
    assert [raw.url for raw in raws] == [address(1), address(2)]
    assert skipped == {"not-a-document": 2}


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    raws, _ = through(tmp_path / "a.zip", zipped({"b.zip": zipped(MEMBERS), "c.tar": tarred(MEMBERS)}))
    assert codes(raws) == ["nested-archive"] * 2


def test_names_that_lead_elsewhere_are_only_shown(tmp_path: Path) -> None:
    raws, _ = through(
        tmp_path / "a.zip", zipped({"../../etc/x.txt": b"They met.", "b\u202etxt.a\n.txt": b"So."})
    )
    assert [raw.source for raw in raws] == [
        f"{tmp_path}/a.zip#../../etc/x.txt",
        f"{tmp_path}/a.zip#b?txt.a?.txt",
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def _with_password(data: bytes) -> bytes:
    held = bytearray(data)
    held[6] |= 1
    held[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(held)


STORED = zipped({"a.txt": b"They met in Vienna."}, method=zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (STORED.replace(b"Vienna", b"Geneva"), "bad-archive"),
        (STORED[:-30], "bad-archive"),
        (b"", "bad-archive"),
        (b"PK\x03\x04", "bad-archive"),
        (_with_password(STORED), "encrypted"),
        (zipped({"a.txt": bytes(50_000_000)}), "decompression-bomb"),
        (zipped({"a.txt": b"They met."}, method=zipfile.ZIP_LZMA), "bad-archive"),
        (STORED[:-10] + b"\xff\xff\xff\x7f" + STORED[-6:], "too-many-members"),
    ],
)
def test_bad_zip_files(tmp_path: Path, data: bytes, code: str) -> None:
    raws, _ = through(tmp_path / "a.zip", data)
    assert codes(raws) == [code]


def test_a_zip_file_all_of_whose_members_lie_on_each_other(tmp_path: Path) -> None:
    data = b" " * 900_000 + b"x"
    whole = zipped({"a.txt": data})
    at = whole.index(b"PK\x01\x02")
    entry = whole[at : whole.index(b"PK\x05\x06")]
    end = bytearray(whole[whole.index(b"PK\x05\x06") :])
    end[8:12] = (1_000).to_bytes(2, "little") * 2
    end[12:16] = (len(entry) * 1_000).to_bytes(4, "little")
    raws, _ = through(tmp_path / "a.zip", whole[:at] + entry * 1_000 + bytes(end))
    assert codes(raws)[-1] == "decompression-bomb"
    assert sum(len(raw.data) for raw in raws) < 40 << 20


def test_a_broken_tar_file_gives_what_stands_before(tmp_path: Path) -> None:
    data = tarred({"1.txt": b"They met.", "2.txt": b"x" * 4_000})
    raws, _ = through(tmp_path / "a.tar", data[:2_000])
    assert codes(raws)[0] is None
    assert codes(raws)[-1] == "bad-archive"
    raws, _ = through(tmp_path / "b.tar.gz", packed(data)[:-20])
    assert codes(raws)[-1] == "truncated-gzip"
    raws, _ = through(tmp_path / "c.tgz", packed(tarred({"1.txt": bytes(60_000_000)})))
    assert codes(raws)[-1] == "decompression-bomb"


def test_a_zip_file_through_a_pipe_says_what_to_do() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    [raw] = find_inputs(["-"], stdin=io.BufferedReader(Pipe(STORED)))
    assert codes([raw]) == ["unseekable"]
