"""feeds.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import ConfigError
from readout.ingest.feeds import Feed, read_feeds
from readout.ingest.fetch import Rules

GOOD = """
[watch.pair]
listing = "events"
[feed.mofa]
url = "https://www.example.org/rss.xml"
publisher = "Ministry"
language = "en"
every = "30m"
max_items = 7
follow = "content"
[feed.wire]
url = "https://wire.example.org/feed"
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text(GOOD, encoding="utf-8")
    assert read_feeds(tmp_path / "feeds.toml", rules=Rules()) == (
        Feed(
            name="mofa",
            url="https://www.example.org/rss.xml",
            publisher="Ministry",
            language="en",
            every_s=1800,
            max_items=7,
            follow="content",
        ),
        Feed(name="wire", url="https://wire.example.org/feed"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feed = 1", "must hold tables"),
        ("[feed]\na = 1", "must hold tables"),
        ("[feed.A]\nurl = 'https://example.org/'", "cannot be called"),
        ("[feed.a]", "cannot be fetched"),
        ("[feed.a]\nurl = 'file:///etc/passwd'", "cannot be fetched"),
        ("[feed.a]\nurl = 'http://localhost/'", "cannot be fetched"),
        ("[feed.a]\nurl = 7", "must be a text"),
        ("[feed.a]\nurl = 'https://example.org/'\nusr = 1", "unknown key `usr`"),
        ("[feed.a]\nurl = 'https://example.org/'\nevery = '5s'", "a minute or more"),
        ("[feed.a]\nurl = 'https://example.org/'\nmax_items = true", "must be a number"),
        ("[feed.a]\nurl = 'https://example.org/'\nfollow = 'all'", "must be one of"),
        ("[feed", "not TOML"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "feeds.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_feeds(tmp_path / "feeds.toml", rules=Rules())
