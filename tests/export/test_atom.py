"""Feeds are well-formed Atom whatever a text holds, with ids that stay and times that the record knows."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from readout import query
from readout.export.atom import Entry, tag, web_address, write_atom, write_entries
from readout.query.updated import updated
from readout.record import View
from tests.query.factories import sample_record

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
TAG = re.compile(r"tag:[a-z.]+,\d{4}:[A-Za-z0-9\-._~%/]+")
KEYS = {
    "events": "event",
    "meetings": "event",
    "statements": "statement",
    "wording": "usage",
    "claims": "claim",
    "documents": "doc",
}
LISTED = {"div", "p", "blockquote", "small"}
NOW = "2026-01-02T03:04:05+00:00"

_WRAPS = (
    "{}",
    "a {} b",
    "<b>{}</b>",
    "]]>{}<![CDATA[",
    '"{}"',
    "'{}'",
    "<!-- {} -->",
    "&lt;{}&gt;",
    "<?xml {}?>",
    "</div></content></entry></feed>{}",
)
_CORES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "]]>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "&unknown; &#0; &#xD800; & &amp;",
    "\x00\x01\x08\x0b\x1f\x7f",
    "\ud800 half \udfff",
    "\ufffe\uffff\u202e",
    "</title><script>",
    "<entry><id>forged</id></entry>",
    '" onmouseover="alert(1)',
    "<style>@import 'http://x'</style>",
    "<iframe src=//x>",
    "<base href='http://x'>",
    "<?php system('x') ?>",
    "<![CDATA[<script>]]>",
    "\r\n\t\u2028\u2029",
    "%s %(x)s {x} ${x}",
)
PAYLOADS = [wrap.format(core) for wrap, core in itertools.product(_WRAPS, _CORES[:10])] + [
    wrap.replace("{}", core) for wrap, core in itertools.product(_WRAPS, _CORES[10:])
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with sample_record(tmp_path_factory.mktemp("record") / "sample").view() as opened:
        yield opened


def written(**about: Any) -> str:
    stream = io.StringIO()
    write_entries(stream=stream, **({"name": "x", "title": "x", "updated": NOW} | about))
    return stream.getvalue()


def is_feed(text: str) -> ET.Element:
    """The root of a feed that has what RFC 4287 asks for, and nothing active in it."""
    root = ET.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    ids = [one.text or "" for one in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(TAG.fullmatch(one) for one in ids), ids
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = holder.findall(f"{ATOM}{name}")
            assert one.text
        assert MOMENT.fullmatch(holder.findtext(f"{ATOM}updated") or "")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for entry in root.findall(f"{ATOM}entry"):
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "xhtml"
        (division,) = content
        for element in division.iter():
            assert element.tag.removeprefix(XHTML) in LISTED
            assert not element.attrib
    for link in root.iter(f"{ATOM}link"):
        assert (link.get("href") or "").startswith(("http://", "https://"))
    return root


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) == 200


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_hostile_text_stays_text(payload: str) -> None:
    receipt = {"doc": payload, "start": 0, "end": 1, "text": payload}
    entry = Entry(
        id=f"evt_{payload}",
        title=payload,
        updated=NOW,
        lines=((payload, payload),),
        receipts=(receipt,),
        terms=(payload,),
    )
    text = written(
        entries=[entry],
        title=payload,
        sources={payload: f"https://example.org/{payload}"},
        base_link="https://example.org",
    )
    root = is_feed(text)
    parsed = feedparser.parse(text)
    assert not parsed.bozo
    assert len(parsed.entries) == len(root.findall(f"{ATOM}entry")) == 1
    quoted = "".join(root.find(f".//{XHTML}blockquote/{XHTML}p").itertext())  # type: ignore[union-attr]
    # XML reads \r\n as \n; what it cannot hold is marked, and nothing else differs.
    assert len(quoted.replace("\n", "")) == len(payload.replace("\n", "").replace("\r", ""))
    told = [
        c
        for c, given in zip(quoted, payload.replace("\r\n", "\n"), strict=False)
        if c not in (given, "\ufffd")
    ]
    assert told == []


@pytest.mark.parametrize("listing", KEYS)
def test_every_listing_is_a_feed(view: View, listing: str) -> None:
    rows = list(getattr(query, listing)(view))
    times = updated(view, listing, [row[KEYS[listing]] for row in rows])
    stream = io.StringIO()
    count = write_atom(
        rows,
        stream,
        listing=listing,
        title=listing,
        updated=view.snapshot.written_at,
        times=times,
        self_link="https://example.org/feed.atom",
        base_link="https://example.org/",
    )
    root = is_feed(stream.getvalue())
    parsed = feedparser.parse(stream.getvalue())
    assert not parsed.bozo
    assert count == len(rows) == len(parsed.entries) > 0
    assert parsed.entries[0].id == tag(rows[0][KEYS[listing]])
    assert parsed.entries[0].link == f"https://example.org/id/{rows[0][KEYS[listing]]}"
    assert root.find(f"{ATOM}link[@rel='self']") is not None
    again = io.StringIO()
    write_atom(rows, again, listing=listing, title=listing, updated=view.snapshot.written_at, times=times)
    assert [e.updated for e in feedparser.parse(again.getvalue()).entries] == [
        e.updated for e in parsed.entries
    ]


def test_the_time_of_a_row_is_that_of_the_latest_paper_that_tells_of_it(view: View) -> None:
    rows = {row["documents"]: row["event"] for row in view.rows("events", order="documents")}
    times = updated(view, "events", rows.values())
    assert times[rows[2]].startswith("2021-03-17")


def test_a_changed_row_has_the_same_id_and_a_newer_time() -> None:
    earlier, later = (
        is_feed(written(entries=[Entry(id="evt_a", title="x", updated=when)], updated=NOW))
        for when in ("2026-01-01T00:00:00+00:00", "2026-01-02T00:00:00+09:00")
    )
    ids = [root.findtext(f"{ATOM}entry/{ATOM}id") for root in (earlier, later)]
    times = [root.findtext(f"{ATOM}entry/{ATOM}updated") or "" for root in (earlier, later)]
    assert ids[0] == ids[1]
    assert times == ["2026-01-01T00:00:00.000000Z", "2026-01-01T15:00:00.000000Z"]


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "/news/a.txt",
        "file:///etc/passwd",
        "http://",
        "https://[::1",
        "http://h:99999999/",
        " javascript:x",
        None,
    ],
)
def test_only_an_address_becomes_a_link(source: str | None) -> None:
    assert web_address(source) == ""


def test_an_address_ends_no_attribute() -> None:
    assert (
        web_address('https://example.org/"><script> é\n')
        == "https://example.org/%22%3E%3Cscript%3E%20%C3%A9%0A"
    )
