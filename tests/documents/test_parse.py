from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

import readout.documents
from readout.documents import Limits, parse
from readout.documents.sniff import media_type
from readout.errors import InputRejected
from readout.model import ArticleFields, RawInput
from tests.documents.factories import read

LEAD = "The foreign ministers of Japan and the United States met in Tokyo on Sunday and agreed to meet again."


@pytest.mark.parametrize(
    ("data", "given", "found"),
    [
        (b"%PDF-1.7\n", None, "application/pdf"),
        (b"%PDF-1.7\n", "text/plain", "application/pdf"),
        (b"junk\n%PDF-1.4 ... %%EOF", None, "application/pdf"),
        (b"not a pdf", "application/pdf", "text/plain"),
        (b"\n <!DOCTYPE html><p>", None, "text/html"),
        (b'<?xml version="1.0"?>\n<html>', None, "text/html"),
        (b"<!-- hello --><html>", None, "text/html"),
        ("<html>".encode("utf-16"), None, "text/html"),
        (b"<html>", "text/plain", "text/plain"),
        (b"<p>Hello", "text/html; charset=utf-8", "text/html"),
        (b"# Talks", "text/markdown", "text/markdown"),
        (b"They met.", None, "text/plain"),
        (b"They met.", "image/png", "text/plain"),
    ],
)
def test_media_type(data: bytes, given: str | None, found: str) -> None:
    assert media_type(data, given=given) == found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("\xa0\u3000".encode(), "empty"),
        (bytes(100), "binary"),
        (b"a" * 1_000_001, "text-too-long"),
        (b"a" * ((20 << 20) + 1), "too-large"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputRejected) as caught:
        parse(RawInput(source="x", data=data))
    assert caught.value.reason == reason


def test_a_refusal_before_parsing_is_kept() -> None:
    with pytest.raises(InputRejected) as caught:
        parse(RawInput(source="x", reject=("unreadable", "Permission denied")))
    assert caught.value.reason == "unreadable"


def test_limits_can_be_narrowed() -> None:
    with pytest.raises(InputRejected):
        parse(RawInput(source="x", data=b"They met."), limits=Limits(text_points=5))


def test_input_is_kept_and_named() -> None:
    raw = RawInput(
        source="a#1",
        data=f"\ufeff{LEAD}\r\n".encode(),
        media_type="text/plain",
        fields=ArticleFields(url="https://example.org/a"),
        retrieved_at="2025-01-01T00:00:00Z",
    )
    document = parse(raw)
    assert document.text == f"\ufeff{LEAD}\r\n"
    assert (document.doc, document.raw_sha256, document.source, document.url) == (
        raw.doc,
        raw.sha256,
        "a#1",
        "https://example.org/a",
    )
    assert document.blocks[0].start == 1
    assert parse(raw) == document


def test_fields_are_made_fit_to_store() -> None:
    document = read(LEAD, title="a\0b\ud800 \n c", publisher="P" * 3_000)
    assert document.title == "a\ufffdb\ufffd c"
    assert document.publisher == "P" * 2_000
    assert [flag.code for flag in document.flags] == ["field-cut"]


def test_marks_of_direction_are_flagged() -> None:
    assert [flag.code for flag in read(f"{LEAD} \u202eyot\u202c").flags] == ["bidi-controls"]


ADVERSARIES = [
    piece * (60_000 // len(piece))
    for piece in (
        "a",
        " ",
        "(",
        "A ",
        "AAA, ",
        "- ",
        "> ",
        "\"'",
        "By A",
        "1/1/",
        "May 1, ",
        "a: ",
        "[a](",
        "A > ",
        "<a ",
        "photo (",
        "x@",
        "--",
        "a.b",
        "\n",
        "---\n",
        "a/",
        "| ",
        "’s ",
        ".",
    )
]


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for module in pkgutil.iter_modules(readout.documents.__path__, "readout.documents."):
        names = vars(importlib.import_module(module.name)).items()
        found += [
            (f"{module.name}.{name}", value)
            for name, value in names
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
        ]
    return found


@pytest.mark.parametrize(("name", "pattern"), _patterns())
def test_patterns_take_linear_time(name: str, pattern: re.Pattern[str]) -> None:
    for text in ADVERSARIES:
        start = time.process_time()
        pattern.search(text)
        pattern.sub("", text)
        assert time.process_time() - start < 1.0, (name, text[:20])


def test_a_look_alike_address_is_flagged() -> None:
    def flags(url: str) -> list[tuple[str, str]]:
        fields = ArticleFields(url=url)
        raw = RawInput(source="a.txt", data=b"The ministers met.", media_type="text/plain", fields=fields)
        return [(flag.code, flag.message) for flag in parse(raw).flags]

    ((code, message),) = flags("https://mofa-go-jp.com/press/1")
    assert code == "look-alike-domain"
    assert message.startswith("mofa-go-jp.com resembles mofa.go.jp and is another host")
    assert flags("https://www.mofa.go.jp/press/1") == []


@pytest.mark.parametrize(
    ("own", "fetched", "url"),
    [
        ("https://example.org/a", "https://example.org/a?from=feed", "https://example.org/a"),
        ("https://www.state.gov/a", "https://example.org/a", "https://example.org/a"),
        (None, "https://example.org/a", "https://example.org/a"),
        ("https://example.org/a", None, "https://example.org/a"),
    ],
)
def test_a_page_has_an_address_only_on_the_host_it_came_from(
    own: str | None, fetched: str | None, url: str
) -> None:
    head = f'<link rel="canonical" href="{own}">' if own is not None else ""
    page = f"<html><head>{head}</head><body><p>The ministers met in Vienna on Tuesday.</p></body></html>"
    raw = RawInput(source="a", data=page.encode(), media_type="text/html", url=fetched)
    assert parse(raw).url == url
    assert raw.doc == RawInput(source="b", data=page.encode(), media_type="text/html").doc


def test_the_servers_encoding_reads_a_plain_text() -> None:
    data = "Встреча министров прошла в Вене.".encode("koi8-r")
    assert parse(RawInput(source="a", data=data, media_type="text/plain; charset=koi8-r")).text.startswith(
        "Встреча"
    )
