from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.ingest import find_inputs
from readout.model import RawInput

ROWS = [
    {
        "url": "https://example.org/1",
        "title": "Talks, again",
        "seendate": "20240417T101500Z",
        "domain": "example.org",
    },
    {"url": "javascript:alert(1)", "title": "x"},
    {"title": "no address"},
]


def through(path: Path, text: str) -> list[RawInput]:
    path.write_text(text, encoding="utf-8")
    return list(find_inputs([str(path)]))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps({"articles": ROWS})),
        (
            "a.csv",
            '\ufeffURL,Title,Date\nhttps://example.org/1,"Talks, again",x\njavascript:alert(1),x,\n,no address,\n',
        ),
    ],
)
def test_rows_are_addresses_that_wait_to_be_fetched(tmp_path: Path, name: str, text: str) -> None:
    listed, *bad = through(tmp_path / name, text)
    assert (listed.url, listed.source) == (
        "https://example.org/1",
        f"{tmp_path}/{name}#https://example.org/1",
    )
    assert listed.fields.title == "Talks, again"
    assert [raw.reject and raw.reject[0] for raw in (listed, *bad)] == ["not-fetched", "bad-list", "bad-list"]


@pytest.mark.parametrize(
    "text",
    [
        '{"articles": [',
        '{"articles": [' + "[" * 100_000,
        '{"articles": [{"url": "https://example.org/1"}, nonsense',
    ],
)
def test_a_broken_list_is_an_input_with_a_reason(tmp_path: Path, text: str) -> None:
    [raw] = through(tmp_path / "a.json", text)
    assert raw.reject is not None
    assert raw.reject[0] == "bad-list"


def test_a_list_too_long_is_refused(tmp_path: Path) -> None:
    [raw] = through(tmp_path / "a.csv", "url,title\n" + "https://example.org/1,x\n" * 400_000)
    assert raw.reject is not None
    assert raw.reject[0] == "too-large"


def test_other_tables_are_read_as_before(tmp_path: Path) -> None:
    [raw] = through(tmp_path / "a.csv", "office,holder\n")
    assert (raw.data, raw.reject) == (b"office,holder\n", None)
