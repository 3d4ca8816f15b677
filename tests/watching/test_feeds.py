"""Feeds polled into a record: once each, politely, and nothing lost when a run dies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from readout import flow
from readout.config import Config, FetchConfig
from readout.errors import OfflineError
from readout.ingest.feeds import Feed
from readout.record import Record, verify
from readout.run import RunSummary
from readout.watching.feeds import poll_feeds
from tests.desks import open_fake_desk
from tests.ingest.fetch.servers import Clock, Server, fetcher, page, serving

A, B = b"Abe met Obama on 2016-12-27.", b"Abe met Putin on 2016-12-15."


class Site:
    """A site with a feed; what it says can be changed."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {"/a": A, "/b": B}
        self.links = ["/b", "/a"]
        self.refused: dict[str, bytes] = {}
        self.feed: bytes | None = None

    def __call__(self, line: Any, path: str, headers: Mapping[str, str]) -> None:
        body, kind = self.body_of(path)
        tag = f'"{hash(body)}"'
        if path in self.refused:
            line.sendall(self.refused[path])
        elif body is None:
            line.sendall(page(b"", status="404 Not Found"))
        elif headers.get("if-none-match") == tag:
            line.sendall(page(b"", status="304 Not Modified"))
        else:
            line.sendall(page(body, kind=kind, ETag=tag))

    def body_of(self, path: str) -> tuple[bytes | None, str]:
        if path != "/feed":
            return self.pages.get(path), "text/plain"
        if self.feed is not None:
            return self.feed, "text/xml"
        items = "".join(f"<item><link>{link}</link><guid>{link}</guid></item>" for link in self.links)
        return f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def server(site: Site) -> Iterator[Server]:
    with serving(site) as found:
        yield found


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.open_desk", open_fake_desk)


def poll(server: Server, folder: Path, clock: Clock, **given: Any) -> RunSummary | None:
    feed = Feed(name="site", url=server.url("/feed"), **given)
    return poll_feeds([feed], folder, config=Config(), fetcher=fetcher(server, clock=clock))


def texts(folder: Path) -> list[tuple[str, str]]:
    with Record.open(folder).view() as view:
        query = "SELECT source_kind, text FROM documents WHERE status = 'read' ORDER BY text"
        return [(row["source_kind"], row["text"]) for row in view.sql(query)]


def test_a_feed_is_read_once_and_again_when_it_is_due(tmp_path: Path, site: Site, server: Server) -> None:
    clock, folder = Clock(), tmp_path / "record"
    done = poll(server, folder, clock)
    assert done is not None
    assert done.read == 2
    assert texts(folder) == [("web", A.decode()), ("web", B.decode())]
    assert server.paths == ["/feed", "/a", "/b"]

    assert poll(server, folder, clock) is None  # not due
    assert len(server.paths) == 3
    clock.time += 3600
    assert poll(server, folder, clock) is None  # due, and unchanged: one conditional request
    assert server.paths[3:] == ["/feed"]

    clock.time += 3600
    site.links.insert(0, "/c")
    site.pages["/c"] = b"Abe met Merkel on 2016-05-05."
    done = poll(server, folder, clock)
    assert done is not None
    assert (done.read, done.known) == (1, 0)
    assert server.paths[4:] == ["/feed", "/c"]
    assert verify(folder).findings == ()


def test_a_run_that_dies_loses_nothing(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, folder = Clock(), tmp_path / "record"

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(flow._Run, "_commit", die)
        with pytest.raises(KeyboardInterrupt):
            poll(server, folder, clock)
    assert texts(folder) == []
    done = poll(server, folder, clock)
    assert done is not None
    assert done.read == 2
    assert texts(folder) == [("web", A.decode()), ("web", B.decode())]


def test_an_article_that_cannot_be_had_now_is_tried_at_the_next_polls(
    tmp_path: Path, site: Site, server: Server
) -> None:
    clock, folder = Clock(), tmp_path / "record"
    site.refused["/a"] = page(b"", status="503 Later")
    done = poll(server, folder, clock)
    assert done is not None
    assert (done.read, [one.code for one in done.rejected]) == (1, ["fetch-busy"])
    site.refused.clear()
    clock.time += 3600
    done = poll(server, folder, clock)
    assert done is not None
    assert done.read == 1
    assert server.paths == ["/feed", "/a", "/b", "/feed", "/a"]


def test_an_article_that_is_gone_is_told_once(tmp_path: Path, site: Site, server: Server) -> None:
    clock, folder = Clock(), tmp_path / "record"
    del site.pages["/a"]
    for _ in range(2):
        poll(server, folder, clock)
        clock.time += 3600
    assert server.paths.count("/a") == 1


def test_a_feed_that_cannot_be_had_is_a_rejected_input(tmp_path: Path, site: Site, server: Server) -> None:
    site.refused["/feed"] = page(b"They met.", kind="application/xml")
    done = poll(server, tmp_path / "record", Clock())
    assert done is not None
    assert [one.code for one in done.rejected] == ["bad-feed"]


def test_a_host_that_asks_to_be_left_alone_is(tmp_path: Path, site: Site, server: Server) -> None:
    clock, folder = Clock(), tmp_path / "record"
    site.refused["/feed"] = page(b"", status="503 Later", Retry_After="7000")
    poll(server, folder, clock)
    site.refused.clear()
    clock.time += 3700
    assert poll(server, folder, clock) is None
    assert server.paths == ["/feed"]
    clock.time += 3700
    done = poll(server, folder, clock)
    assert done is not None
    assert done.read == 2


def test_only_the_newest_entries_are_looked_at(tmp_path: Path, server: Server) -> None:
    poll(server, tmp_path / "record", Clock(), max_items=1)
    assert server.paths == ["/feed", "/b"]


def test_nothing_is_asked_offline(tmp_path: Path, server: Server) -> None:
    config = Config(fetch=FetchConfig(offline=True))
    with pytest.raises(OfflineError):
        poll_feeds([Feed(name="a", url=server.url("/feed"))], tmp_path / "record", config=config)
    assert server.asked == []
    assert not (tmp_path / "record").exists()


def test_what_stands_in_the_feed_can_be_read_instead(tmp_path: Path, site: Site, server: Server) -> None:
    site.feed = (
        b"<rss><channel><item><link>/a</link><title>They met</title><guid>1</guid>"
        b"<pubDate>Tue, 27 Dec 2016 10:00:00 GMT</pubDate>"
        b"<description>Abe met Obama on 2016-12-27.</description></item></channel></rss>"
    )
    folder = tmp_path / "record"
    done = poll(server, folder, Clock(), follow="content")
    assert done is not None
    assert done.read == 1
    assert server.paths == ["/feed"]
    with Record.open(folder).view() as view:
        (row,) = view.sql("SELECT source_kind, url, retrieved_at, text FROM documents")
    assert (row["source_kind"], row["url"]) == ("feed", server.url("/a"))
    assert row["retrieved_at"]
    assert (
        "<article>Abe met Obama on 2016-12-27.</article>" in row["text"]
    )  # the desk of the tests parses nothing
    assert verify(folder).findings == ()
