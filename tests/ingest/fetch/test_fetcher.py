"""Redirects, robots.txt, patience, and what is asked for a second time."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from readout.errors import InputRejected, OfflineError, RecordLocked
from readout.ingest.fetch import PAGES, Notes, SystemClock, fetch_pages
from readout.ingest.fetch.manners import backoff_s
from readout.ingest.fetch.robots import parse_robots
from readout.record import RawShelf
from tests.ingest.fetch.servers import Clock, Server, fetcher, page, pages, serving


def moved(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status=status, Location=to)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(InputRejected) as caught:
        call()
    return caught.value.reason


def test_redirects_are_followed_and_the_last_address_is_kept() -> None:
    table = {"/a": moved("/b", "301 Moved"), "/b": moved("c?d#e", "308 Permanent"), "/c?d": page()}
    with serving(pages(table)) as server:
        got = fetcher(server).get(server.url("/a"), accepted=PAGES)
    assert (got.url, got.data) == (server.url("/c?d"), b"They met.")


@pytest.mark.parametrize(
    ("location", "wanted"),
    [
        ("/a", "fetch-redirect"),  # for ever
        ("", "fetch-redirect"),
        ("file:///etc/passwd", "fetch-address"),
        ("ftp://example.org/", "fetch-address"),
        ("//user:word@example.org/", "fetch-address"),
        ("http://[::1/", "fetch-address"),
        ("http://169.254.169.254/latest", "fetch-private"),
        ("http://10.0.0.1/", "fetch-private"),
    ],
)
def test_a_redirect_leads_nowhere_it_must_not(location: str, wanted: str) -> None:
    with serving(pages({"/a": moved(location)})) as server:
        assert code(lambda: fetcher(server).get(server.url("/a"), accepted=PAGES)) == wanted
        assert len(server.paths) <= 6


def test_the_agent_says_who_it_is_and_nothing_more() -> None:
    with serving(pages({"/a": page()})) as server:
        fetcher(server, contact="mailto:desk@example.org").get(server.url("/a"), accepted=PAGES)
    _, headers = server.asked[-1]
    assert headers["user-agent"].startswith("readout/")
    assert headers["user-agent"].endswith("(+mailto:desk@example.org)")
    assert set(headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(pages({})) as proxy, serving(pages({"/a": page()})) as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        fetcher(server).get(server.url("/a"), accepted=PAGES)
    assert proxy.asked == []


def test_offline_makes_every_fetch_an_error() -> None:
    with serving(pages({"/a": page()})) as server:
        with pytest.raises(OfflineError, match="offline"):
            fetcher(server, is_offline=True).get(server.url("/a"), accepted=PAGES)
        assert server.asked == []


# ------------------------------------------------------------------ robots.txt


ROBOTS = """
User-agent: other
User-agent: readout
Disallow: /private
Allow: /private/press$
Disallow: /*.pdf$
Disallow: /caf%C3%A9
Crawl-delay: 7

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ("/", True),
        ("/private", False),
        ("/privateer", False),
        ("/private/press", True),
        ("/private/press/1", False),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/caf%c3%a9", False),
        ("/robots.txt", True),
    ],
)
def test_rules_of_a_host(path: str, is_allowed: bool) -> None:
    assert parse_robots(ROBOTS, "readout").allows(path) is is_allowed
    assert parse_robots(ROBOTS, "nobody").allows(path) is (path == "/robots.txt")


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("user-AGENT : Readout/2.0 # ours\nDISALLOW : /a", False),
        ("Disallow: /a", True),
        ("\ufeffUser-agent: *\nDisallow: /a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", True),
        ("User-agent: *\nDisallow: /" + "*" * 5_000 + "z", True),
        ("<html>not found</html>", True),
    ],
)
def test_odd_rules(text: str, is_allowed: bool) -> None:
    assert parse_robots(text, "readout").allows("/a") is is_allowed


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (page(ROBOTS.encode()), "fetch-robots"),
        (page(b"", status="500 Oops"), "fetch-robots"),
        (page(b"", status="429 Slow down"), "fetch-robots"),
        (page(gzip.compress(b"\0" * (64 << 20)), Content_Encoding="gzip"), "fetch-robots"),
        (moved("/robots.txt"), None),
        (page(b"", status="403 Forbidden"), None),
        (page(b"", status="404 Not Found"), None),
    ],
)
def test_rules_come_first_and_what_cannot_be_read_forbids(answer: bytes, wanted: str | None) -> None:
    with serving(pages({"/robots.txt": answer, "/private": page()})) as server:
        one = fetcher(server)
        if wanted is None:
            assert one.get(server.url("/private"), accepted=PAGES).data
            return
        assert code(lambda: one.get(server.url("/private"), accepted=PAGES)) == wanted
        assert server.paths == []
        assert code(lambda: one.get(server.url("/private"), accepted=PAGES)) == wanted
        assert len(server.asked) == 1, "the rules are remembered"


# ------------------------------------------------------------------ patience


def test_two_requests_to_one_host_have_a_pause_between_them() -> None:
    clock = Clock()
    with serving(pages({"/robots.txt": page(ROBOTS.encode()), "/a": page(), "/b": page()})) as server:
        one = fetcher(server, clock=clock)
        one.get(server.url("/a"), accepted=PAGES)
        one.get(server.url("/b"), accepted=PAGES)
    assert clock.waited == [7.0, 7.0]


def flaky(*answers: bytes) -> Callable[[socket.socket, str, Mapping[str, str]], None]:
    """Gives one answer after another."""
    left = list(answers)

    def reply(line: socket.socket, path: str, headers: Mapping[str, str]) -> None:
        line.sendall(page(b"", status="404 Not Found") if path == "/robots.txt" else left.pop(0))

    return reply


def test_what_failed_for_now_is_tried_again_and_waits_are_the_same_each_time() -> None:
    waits = []
    for _ in range(2):
        clock = Clock()
        answers = (page(b"", status="502 Bad"), b"nonsense", page())
        with serving(flaky(*answers)) as server:
            url = server.url("/a").replace(str(server.port), "PORT")
            fetcher(server, clock=clock, tries=3, delay_s=0.001).get(server.url("/a"), accepted=PAGES)
        waits.append(len([wait for wait in clock.waited if wait > 0.5]))
        assert 1.0 <= backoff_s(url, 1) <= 2.0
    assert waits == [2, 2]
    assert backoff_s("https://example.org/", 1) == backoff_s("https://example.org/", 1)
    assert backoff_s("https://example.org/", 1) != backoff_s("https://example.net/", 1)


def test_a_host_that_asks_for_patience_gets_it() -> None:
    clock = Clock()
    busy = page(b"", status="429 Slow down", Retry_After="30")
    with serving(flaky(busy, page())) as server:
        fetcher(server, clock=clock, tries=3).get(server.url("/a"), accepted=PAGES)
    assert sum(clock.waited) >= 30

    long = page(b"", status="503 Later", Retry_After="3600")
    with serving(flaky(long, page())) as server:
        one = fetcher(server, tries=3)
        assert code(lambda: one.get(server.url("/a"), accepted=PAGES)) == "fetch-busy"
        assert code(lambda: one.get(server.url("/b"), accepted=PAGES)) == "fetch-later"
        assert server.paths == ["/a"]


def test_a_wait_that_is_broken_off_asks_nobody() -> None:
    began = time.monotonic()
    with serving(pages({"/a": page()})) as server:
        one = fetcher(server, clock=SystemClock(lambda: True), delay_s=30.0)
        assert code(lambda: one.get(server.url("/a"), accepted=PAGES)) == "fetch-later"
        assert [path for path, _ in server.asked] == ["/robots.txt"]
    assert time.monotonic() - began < 5


# ------------------------------------------------------------------ a second time


def asked_twice(
    first: bytes, second: bytes, tmp_path: Path, *, damage: bool = False
) -> tuple[Server, list[bytes]]:
    found = []
    shelf = RawShelf(tmp_path)
    with serving(flaky(first, second)) as server:
        for _ in range(2):
            with Notes.opened(tmp_path) as notes:
                (raw,) = fetch_pages([server.url("/a")], fetcher(server), notes=notes, shelf=shelf)
            assert raw.reject is None
            assert (raw.kind, raw.fields.url) == ("web", server.url("/a"))
            found.append(raw.data)
            if damage:
                for path in (tmp_path / "raw").rglob("*.gz"):
                    path.write_bytes(b"damage")
    return server, found


def test_an_unchanged_page_costs_one_conditional_request(tmp_path: Path) -> None:
    first = page(b"They met.", ETag='"1"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT")
    server, found = asked_twice(first, page(b"", status="304 Not Modified"), tmp_path)
    assert found == [b"They met."] * 2
    _, headers = server.asked[-1]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "mon, 01 jan 2024 00:00:00 gmt"


def test_an_edited_page_is_another_input_and_both_stay_archived(tmp_path: Path) -> None:
    _, found = asked_twice(page(b"They met.", ETag='"1"'), page(b"They did not meet."), tmp_path)
    assert found == [b"They met.", b"They did not meet."]
    shelf = RawShelf(tmp_path)
    assert sorted(filter(None, map(shelf.get, shelf.digests()))) == sorted(found)


def test_a_damaged_archive_is_not_believed(tmp_path: Path) -> None:
    server, found = asked_twice(page(b"They met.", ETag='"1"'), page(b"They met."), tmp_path, damage=True)
    assert found == [b"They met."] * 2
    assert "if-none-match" not in json.dumps([*map(str, server.asked)])


def test_notes_are_for_one_run_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.ingest.fetch.notes._WAIT_S", 0.1)
    with Notes.opened(tmp_path), pytest.raises(RecordLocked), Notes.opened(tmp_path):
        pass


def test_what_cannot_be_fetched_is_an_input_with_a_reason(tmp_path: Path) -> None:
    shelf = RawShelf(tmp_path)
    addresses = ["http://127.1/", "http://\udce9.example.org/"]
    with serving(pages({})) as server, Notes.opened(tmp_path) as notes:
        inputs = [*fetch_pages(addresses, fetcher(server), notes=notes, shelf=shelf)]
    assert [raw.reject[0] for raw in inputs if raw.reject] == ["fetch-address", "fetch-address"]
