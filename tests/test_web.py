"""`readout read https://…` and `readout watch feeds.toml` through the command line, on servers of this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from readout import fetching
from readout.cli import main
from readout.record import RawShelf, Record, verify
from tests.desks import open_fake_desk
from tests.ingest.fetch.servers import Server, fetcher, page, serving

A, B = b"Abe met Obama on 2016-12-27.", b"Abe met Obama on 2016-12-28."
Open = Callable[[Server], None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose record is read by a desk without a model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("READOUT_RECORD", raising=False)
    monkeypatch.setattr("readout.desk.open_desk", open_fake_desk)
    return tmp_path / "readout-record"


@pytest.fixture
def allow(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Lets the commands near one server."""
    return lambda server: monkeypatch.setattr(fetching, "open_fetcher", lambda *_: fetcher(server))


def rows(folder: Path) -> list[tuple[Any, ...]]:
    with Record.open(folder).view() as view:
        query = "SELECT text, source_kind, url, retrieved_at, raw_sha256 FROM documents ORDER BY text"
        return [tuple(row.values()) for row in view.sql(query)]


def test_an_edited_page_adds_a_version_and_an_unchanged_one_costs_one_request(
    folder: Path, allow: Open
) -> None:
    said = [A]

    def site(line: Any, path: str, headers: Mapping[str, str]) -> None:
        tag = f'"{len(said)}"'
        is_same = headers.get("if-none-match") == tag
        line.sendall(page(b"", status="304 Not Modified") if is_same else page(said[-1], ETag=tag))

    with serving(site) as server:
        allow(server)
        for text in (A, A, B):
            if text != said[-1]:
                said.append(text)
            assert main(["read", server.url("/a"), "--quiet"]) == 0
    found = rows(folder)
    assert [row[:3] for row in found] == [
        (A.decode(), "web", server.url("/a")),
        (B.decode(), "web", server.url("/a")),
    ]
    assert all(row[3] for row in found)
    assert [RawShelf(folder).get(row[4]) for row in found] == [A, B]
    assert server.paths == ["/a"] * 3
    assert verify(folder).findings == ()


def test_damaged_archives_are_found(folder: Path, allow: Open) -> None:
    with serving(lambda line, path, headers: line.sendall(page(A))) as server:
        allow(server)
        main(["read", server.url("/a"), "--quiet"])
    (path,) = (folder / "raw").rglob("*.gz")
    path.write_bytes(path.read_bytes()[:-1])
    assert [(found.code, found.is_damage) for found in verify(folder).findings] == [("raw-changed", True)]
    path.unlink()
    assert [(found.code, found.is_damage) for found in verify(folder).findings] == [("raw-missing", False)]


def test_inward_addresses_are_rejected_without_any_allowance(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(lambda line, path, headers: line.sendall(page(A))) as server:
        code = main(["read", server.url("/a"), f"http://127.0.0.1:{server.port}/", "http://127.0.0.1/"])
    assert code == 3
    assert server.asked == []
    printed = capsys.readouterr().out
    assert "fetch-address" in printed
    assert "fetch-private" in printed


@pytest.mark.parametrize("how", ["option", "variable", "file"])
def test_offline(
    folder: Path, allow: Open, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    given = ["--offline"] if how == "option" else []
    if how == "variable":
        monkeypatch.setenv("READOUT_OFFLINE", "1")
    if how == "file":
        (folder.parent / "readout.toml").write_text("[fetch]\noffline = true\n", encoding="utf-8")
    (folder.parent / "feeds.toml").write_text("[feed.a]\nurl = 'https://example.org/'\n", encoding="utf-8")
    with serving(lambda line, path, headers: line.sendall(page(A))) as server:
        allow(server)
        assert main(["read", server.url("/a"), *given]) == 2
        assert main(["watch", "feeds.toml", *given]) == 2
    assert server.asked == []
    assert capsys.readouterr().err.count("E120") == 2
    assert not folder.exists()


def test_feeds_are_read_and_their_watches_told(
    folder: Path, allow: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = b"<rss><channel><item><link>/a</link></item></channel></rss>"

    def site(line: Any, path: str, headers: Mapping[str, str]) -> None:
        line.sendall(page(feed, kind="text/xml") if path == "/feed" else page(A))

    with serving(site) as server:
        allow(server)
        (folder.parent / "readout.toml").write_text(f"[fetch]\nports = [{server.port}]\n", encoding="utf-8")
        watches = "[watch.met]\nlisting = 'events'\n"
        text = f"{watches}[feed.site]\nurl = '{server.url('/feed')}'\n"
        (folder.parent / "feeds.toml").write_text(text, encoding="utf-8")
        assert main(["watch", "feeds.toml"]) == 0
        first = capsys.readouterr()
        assert main(["watch", "feeds.toml"]) == 0
    assert "1 feed" in first.err
    assert "1 read" in first.err
    assert "met  1 item" in first.out
    assert "nothing new" in capsys.readouterr().out
