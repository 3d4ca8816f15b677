from __future__ import annotations

import pytest

from readout.documents.charset import declared_charset
from readout.documents.scan import check_page
from readout.errors import InputRejected
from tests.documents.factories import kinds, of_kind, read, uncovered

PARAGRAPHS = [
    "SEOUL – South Korean President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida held a summit in Seoul on Monday.",
    "It was the ninth summit of the neighbours and the first since December 2019, when their leaders met in Chengdu.",
    "The leaders agreed to hold their summits regularly and to speed up negotiations on a free trade agreement.",
]


def page(body: str = "", head: str = "") -> bytes:
    text = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><article>{text}{body}</article></body></html>".encode()


def test_stored_text_is_paragraphs_with_blank_lines() -> None:
    document = read(page(), None)
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert [kind for kind, _ in kinds(document)] == ["dateline", "body", "body", "body"]
    assert uncovered(document) == ""


@pytest.mark.parametrize(
    ("head", "title", "date", "publisher", "byline"),
    [
        (
            '<meta property="og:title" content="Summit in Seoul"><meta property="og:site_name" content="The Strait Courier"><meta property="article:published_time" content="2024-05-27T18:40:00+09:00"><meta name="author" content="Ann Lee">',
            "Summit in Seoul",
            "2024-05-27",
            "The Strait Courier",
            "Ann Lee",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Summit","datePublished":"2022-06-18","publisher":{"name":"Harbour Wire"},"author":[{"name":"Ann"},{"name":"Bo"}]}</script>',
            "Summit",
            "2022-06-18",
            "Harbour Wire",
            "Ann, Bo",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"Article","headline":"Summit","datePublished":"2022-06-18"}]}</script>',
            "Summit",
            "2022-06-18",
            None,
            None,
        ),
        ("<title>Summit in Seoul | The Strait Courier</title>", "Summit in Seoul", None, None, None),
        (
            '<script type="application/ld+json">{"@type": </script><meta name="date" content="May 27, 2024">',
            None,
            "2024-05-27",
            None,
            None,
        ),
        ('<meta name="author" content="https://example.org/ann">', None, None, None, None),
    ],
)
def test_fields(
    head: str, title: str | None, date: str | None, publisher: str | None, byline: str | None
) -> None:
    document = read(page(head=head), None)
    assert (document.title, document.published.text, document.publisher, document.byline) == (
        title,
        date,
        publisher,
        byline,
    )
    assert document.published.basis == ("stated" if date else "unknown")
    assert document.published_receipts == ()


def test_given_fields_outrank_markup() -> None:
    document = read(
        page(head='<meta name="date" content="2024-05-27"><meta property="og:title" content="A">'),
        None,
        date="2024-05-28",
        title="B",
    )
    assert (document.title, document.published.text) == ("B", "2024-05-28")


def test_heading_caption_byline_and_quotation() -> None:
    body = '<h2>Reaction</h2><blockquote><p>We shall meet again in the coming year, they wrote in their letter to the press.</p></blockquote><p class="caption">Wang Yi arriving at the hotel with his staff of forty people</p>'
    raw = page(body).replace(
        b"<article>", b"<article><h1>Leaders meet in Seoul</h1><p class='byline'>By our Seoul desk</p>"
    )
    document = read(raw, None)
    assert of_kind(document, "title") == ["Leaders meet in Seoul"]
    assert document.byline == "our Seoul desk"
    assert of_kind(document, "quote") in (
        [],
        ["We shall meet again in the coming year, they wrote in their letter to the press."],
    )
    assert "Reaction" not in of_kind(document, "body")
    assert not [words for words in of_kind(document, "body") if "arriving at the hotel" in words]


def test_navigation_is_left_out() -> None:
    raw = page("<aside>Subscribe from 1 a week</aside>").replace(
        b"<article>", b"<nav><ul><li>Home</li><li>Log in</li></ul></nav><article>"
    )
    assert "Log in" not in read(raw, None).text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1252", "shift_jis"])
def test_charsets(charset: str) -> None:
    raw = page().decode().replace("–", "-").replace("charset='utf-8'", f"charset='{charset}'").encode(charset)
    assert "South Korean President" in read(raw, "text/html").text


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<meta charset=ISO-8859-1>", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b'<?xml version="1.0" encoding="euc-jp"?>', "euc-jp"),
        (b'<meta charset="utf-16">', None),
        (b'<meta charset="utf-7">', None),
        (b'<meta charset="hex">', None),
        (b"", None),
    ],
)
def test_declared_charset(head: bytes, codec: str | None) -> None:
    assert declared_charset(head) == codec


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p " + b"a=1 " * 300 + b">", "html-attributes"),
        (b"<p " + b"abc " * 300, "html-attributes"),
        (b"<div>" * 300, "html-depth"),
        (b"<br>" * 60_000, "html-tags"),
        (b"&amp;" * 100_001, "html-entities"),
        (b"x" * (3 << 20), "html-text"),
        (b"x" * (6 << 20), "too-large"),
    ],
)
def test_scan_refuses(data: bytes, reason: str) -> None:
    with pytest.raises(InputRejected) as caught:
        check_page(data)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "data",
    [
        b"<p>" * 5_000,
        b"<div>x</div>" * 5_000,
        b"<script>" + b"<div>" * 9_000 + b"</script>",
        b"<!-- " + b"<div>" * 9_000 + b"-->",
        b'<a href="' + b"x" * 100_000 + b'">',
        b'<a title="1 > 2" ' + b"a=1 " * 200 + b">",
        b"<svg><path/></svg>" * 1_000,
        b"a < b" * 10_000,
    ],
)
def test_scan_lets_pass(data: bytes) -> None:
    check_page(data)
