"""Feeds of every kind and their entries, beside feedparser; and feeds that mean harm."""

from __future__ import annotations

import json

import feedparser
import pytest

from readout.errors import InputRejected
from readout.ingest.feeds.entries import MOST_ENTRIES, Entry, read_entries
from readout.ingest.feeds.worker import parse_feed

URL = "https://www.example.org/feed.xml"
RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>They  met &amp; spoke</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">tag:1</guid>
<pubDate>Mon, 08 Jul 2024 10:00:00 +0900</pubDate><dc:creator>A. Writer</dc:creator>
<description>short</description><content:encoded><![CDATA[<p>They <b>met</b>.</p>]]></content:encoded></item>
<item><guid>https://www.example.org/b</guid><description>only this</description></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><id>urn:1</id><title>They met</title><link rel="self" href="/self"/><link href="a.html"/>
<published>2024-07-08T10:00:00Z</published><updated>2024-07-09T10:00:00Z</updated>
<author><name>A. Writer</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>They met.</p></div></content></entry>
<entry><id>urn:2</id><link rel="alternate" href="https://example.org/b"/><summary>A &lt; B</summary></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>News</title></channel>
<item rdf:about="https://example.org/a"><title>They met</title><link>https://example.org/a</link>
<dc:date>2024-07-08T10:00:00+09:00</dc:date></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": 7,
                "url": "/a",
                "title": "They met",
                "content_text": "One.\n\nTwo <b>.",
                "authors": [{"name": "A"}],
            },
            "nonsense",
            {"id": "8", "external_url": "https://example.net/b", "date_published": "2024-07-08T10:00:00Z"},
        ],
    }
).encode()
LONG = "https://www.example.org/a?x=1&y=2"
TABLE = {
    "rss": (
        RSS,
        [
            Entry(
                key="tag:1",
                link=LONG,
                title="They met & spoke",
                date="2024-07-08T10:00:00+09:00",
                byline="A. Writer",
                content="<p>They <b>met</b>.</p>",
            ),
            Entry(key="https://www.example.org/b", link="https://www.example.org/b", content="only this"),
        ],
    ),
    "rdf": (
        RDF,
        [
            Entry(
                key="https://example.org/a",
                link="https://example.org/a",
                title="They met",
                date="2024-07-08T10:00:00+09:00",
            )
        ],
    ),
    "json": (
        JSON,
        [
            Entry(
                key="7",
                link="https://www.example.org/a",
                title="They met",
                byline="A",
                content="<p>One.</p><p>Two &lt;b&gt;.</p>",
            ),
            Entry(key="8", link="https://example.net/b", date="2024-07-08T10:00:00+00:00"),
        ],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_entries(name: str) -> None:
    data, wanted = TABLE[name]
    assert read_entries(data, URL) == wanted
    assert parse_feed(data, URL) == wanted


def test_atom() -> None:
    first, second = read_entries(ATOM, URL)
    assert (first.key, first.link, first.byline) == ("urn:1", "https://www.example.org/a.html", "A. Writer")
    assert first.date == "2024-07-08T10:00:00+00:00"
    assert "<p" in first.content
    assert "They met." in first.content
    assert (second.link, second.content) == ("https://example.org/b", "<p>A &lt; B</p>")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("data", [RSS, ATOM, RDF])
def test_feedparser_finds_the_same(data: bytes) -> None:
    theirs = feedparser.parse(data, response_headers={"content-location": URL}).entries
    ours = read_entries(data, URL)
    assert [(" ".join(one.get("title", "").split()), one.get("link", "")) for one in theirs] == [
        (e.title, e.link) for e in ours
    ]


LAUGHS = b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
OUTSIDE = (
    b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>'
)


@pytest.mark.hostile
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"They met.",
        b"<html><body>no feed</body></html>",
        b"{}",
        b'{"items": 1}',
        b"{" * 100_000,
        LAUGHS,
        OUTSIDE,
        LAUGHS.decode().encode("utf-16"),
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(InputRejected) as caught:
        parse_feed(data, URL)
    assert caught.value.reason == "bad-feed"


def test_a_public_doctype_loads_nothing_and_deep_feeds_end() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    data = doctype + b"<rss><channel><item><title>a&nbsp;b</title><link>/a</link></item></channel></rss>"
    assert [entry.link for entry in parse_feed(data, URL)] == ["https://www.example.org/a"]
    deep = b"<rss><channel>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</channel></rss>"
    assert parse_feed(deep, URL) == []
    many = b"<rss><channel>" + b"<item><guid>a</guid></item>" * 20_000 + b"</channel></rss>"
    assert len(parse_feed(many, URL)) == MOST_ENTRIES


def test_a_parser_that_takes_too_long_is_killed() -> None:
    with pytest.raises(InputRejected, match="longer than"):
        parse_feed(RSS, URL, timeout_s=0.001)
