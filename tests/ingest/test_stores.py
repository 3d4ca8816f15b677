"""Objects of a store: found by address or pattern, read like files."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import UsageError
from readout.ingest import find_inputs, list_objects, object_inputs
from readout.ingest.stores import pattern
from tests.ingest.archived import packed, response, zipped


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for name in ("2026/01/a.txt", "2026/01/b.txt", "2026/02/a.txt", "2026/.hidden/a.txt", "2026/01/x.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The ministers met ({name}).")
    (tmp_path / "2026" / "02" / "b.warc.gz").write_bytes(packed(response(1), response(2)))
    return tmp_path


def listed(address: str, root: Path) -> list[str]:
    return [one.removeprefix(f"file://{root}/") for one in list_objects(f"file://{root}/{address}")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("2026/01/x.png", ["2026/01/x.png"]),
        ("2026/01", ["2026/01/a.txt", "2026/01/b.txt"]),
        ("2026/", ["2026/01/a.txt", "2026/01/b.txt", "2026/02/a.txt", "2026/02/b.warc.gz"]),
        ("2026/*/a.txt", ["2026/01/a.txt", "2026/02/a.txt"]),
        ("2026/**/b*", ["2026/01/b.txt", "2026/02/b.warc.gz"]),
        ("**/a.txt", ["2026/01/a.txt", "2026/02/a.txt"]),
        ("2026/0[!2]/?.txt", ["2026/01/a.txt", "2026/01/b.txt"]),
        ("2026/01/[x-z].*", ["2026/01/x.png"]),
    ],
)
def test_what_an_address_stands_for(store: Path, address: str, expected: list[str]) -> None:
    assert listed(address, store) == expected


@pytest.mark.parametrize("address", ["2027", "2026/*/none.*", "2026/01/c.txt"])
def test_nothing_there_is_told(store: Path, address: str) -> None:
    with pytest.raises(UsageError, match="There is nothing at"):
        listed(address, store)


@pytest.mark.parametrize("address", ["s3://key:secret@news/a.txt", "s3://me@news/*", "gs://news:9000/a.txt"])
def test_credentials_have_no_place_in_an_address(address: str) -> None:
    with pytest.raises(UsageError, match="environment") as told:
        list(list_objects(address))
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a/*.gz", "a/b.gz", True),
        ("a/*.gz", "a/b/c.gz", False),
        ("a/**/c.gz", "a/c.gz", True),
        ("a+b/(c)", "a+b/(c)", True),
        ("a/[^b]", "a/^", True),
        ("a/[b", "a/[b", True),
    ],
)
def test_patterns(text: str, path: str, expected: bool) -> None:
    assert bool(pattern(text).fullmatch(path)) is expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"The ministers met."),
        ("a.jsonl", b'{"text": "One."}\n{"text": "Two."}\n'),
        ("a.warc.gz", packed(response(1), response(2))),
        ("a.zip", zipped({"x.txt": b"One.", "y.txt": b"Two."})),
    ],
)
def test_an_object_is_read_like_a_file(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    stored = list(object_inputs(f"file://{path}"))
    assert [raw.doc for raw in stored] == [raw.doc for raw in find_inputs([str(path)])]
    assert all(raw.source.startswith(f"file://{path}") and raw.reject is None for raw in stored)


def test_an_object_that_is_gone_is_rejected(tmp_path: Path) -> None:
    [raw] = object_inputs(f"file://{tmp_path}/none.txt")
    assert raw.reject is not None
    assert raw.reject[0] == "unreadable"
