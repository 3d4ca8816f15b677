from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.documents import parse
from readout.documents.charset import declared_charset
from readout.documents.limits import DEFAULT, Limits
from readout.documents.scan import _is_harmless, _Scan, check_page
from readout.errors import InputRejected
from readout.model import RawInput
from tests.documents.factories import kinds, of_kind, read, uncovered

PARAGRAPHS = [
    "SEOUL – South Korean President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida held a summit in Seoul on Monday.",
    "It was the ninth summit of the neighbours and the first since December 2019, when their leaders met in Chengdu.",
    "The leaders agreed to hold their summits regularly and to speed up negotiations on a free trade agreement.",
]

_PIECES = [
    *(
        b"<div>",
        b"</div>",
        b"<b>",
        b"</b>",
        b"<br>",
        b"<p>",
        b"<div/>",
        b"<p a='1' b=\"2\" c d>",
        b"< ",
        b"<!--",
        b"-->",
    ),
    *(
        b"<script>",
        b"</script>",
        b"<style x>",
        b"</style",
        b">",
        b"<a t='>'>",
        b"word",
        b'"',
        b"'",
        b"<!doctype html>",
    ),
    *(b"<p " + b"abc=def " * 3 + b">", b"<i\n>"),
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


@pytest.mark.parametrize(
    "data",
    [
        b"<p>" * 5_000,
        b"<div>x</div>" * 200 + b"<section><div>" * 100,
        b"<div>" * 256,
        b"<script>" + b"<div>" * 9_000 + b"</script><style>a>b{}</style><p>x</p>",
        b"<!-- <div> --><!doctype html><p class='a b' title=\"it's\">x</p><br/><img src=a>",
        b"<script async src=a></script><scripting>" * 100,
    ],
)
def test_what_is_quickly_harmless_is_harmless(data: bytes) -> None:
    assert _is_harmless(data, DEFAULT)
    _Scan(data, DEFAULT).run()


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 257,
        b"<div>" * 256 + b"<script>",
        b"<style x></style<!--<div>-->>" + b"<div>" * 300,
        b"</style<!--<p a b c d e>-->>",
        b"<script>" + b"</div>" * 900 + b"</script>" + b"<div>" * 300,
        b"</div>" * 100 + b"<div>" * 257,
        b"<p>a < b</p>",
        b'<p title="a > b">x</p>',
        b"<p " + b"a=1 " * 300 + b">",
        b"<script>never closed <div",
        b"<div" * 300,
    ],
)
def test_what_cannot_quickly_be_told_is_counted(data: bytes) -> None:
    assert not _is_harmless(data, DEFAULT) or data.startswith(b"<script>never")


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map(b"".join))
def test_what_is_quickly_harmless_is_never_refused(data: bytes) -> None:
    narrow = Limits(html_tags=12, html_depth=3, html_attributes=4)
    if _is_harmless(data, narrow):
        _Scan(data, narrow).run()


TEASER = '<div class="card"><a href="/b"><h3>France and Germany sign a treaty in Aachen</h3></a></div>'
MENU = "<div><ul><li><a href='/w'>World</a></li><li><a href='/s'>Sport</a></li></ul></div>"


def test_a_skimmed_page_gives_its_lines_but_no_menus_and_cards() -> None:
    data = page(f"{TEASER}<script>x</script><nav>no</nav>").replace(b"<body>", f"<body>{MENU}".encode())
    document = parse(RawInput(source="page.html", data=data), thoroughly=False)
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert uncovered(document) == ""


def test_a_skimmed_page_keeps_words_in_links_and_lines_that_markup_breaks() -> None:
    words = "They <a href='/x'>met their\ncounterparts</a> again in Busan and spoke for two hours.<br>A deal is near."
    document = parse(RawInput(source="page.html", data=page(f"<div>{words}</div>")), thoroughly=False)
    assert document.text.split("\n\n")[-2:] == [
        "They met their counterparts again in Busan and spoke for two hours.",
        "A deal is near.",
    ]


def test_a_page_with_few_lines_is_never_only_skimmed() -> None:
    data = page().replace(b"<p>", b"<aside>").replace(b"</p>", b"</aside>")
    thorough, skimmed = (
        parse(RawInput(source="a.html", data=data), thoroughly=full) for full in (True, False)
    )
    assert skimmed.text == thorough.text


def test_references_to_what_xml_may_not_hold_do_no_harm() -> None:
    data = page(
        f"<p>{'They met again in Busan and spoke for two hours. ' * 9}&#1;&#xfffe;<br>&#2; A deal is near.</p>"
    )
    document = parse(RawInput(source="page.html", data=data), thoroughly=False)
    assert "A deal is near." in document.text
