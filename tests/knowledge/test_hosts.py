"""Known hosts, and those that resemble them."""

from __future__ import annotations

from collections import Counter

import pytest

from readout.knowledge import parse
from readout.knowledge.hosts import KINDS, host_of, hosts, imitated, known_host
from readout.knowledge.tables import rows


def test_the_table_is_sound() -> None:
    names = Counter(row["host"] for row in rows("hosts"))
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) > 250
    states = parse.states()
    for host in hosts().values():
        assert host.host == host.host.casefold().strip(".")
        assert host.kind in KINDS
        assert host.country is None or host.country in states, host
        assert host.name


def test_the_table_is_in_order() -> None:
    listed = [(KINDS.index(row["kind"]), row["host"]) for row in rows("hosts")]
    assert listed == sorted(listed)


@pytest.mark.parametrize("host", sorted(hosts()))
def test_no_known_host_resembles_another(host: str) -> None:
    assert imitated(f"https://www.{host}/a") is None


@pytest.mark.parametrize(
    ("address", "genuine"),
    [
        ("https://mofa-go-jp.com/press/1", "mofa.go.jp"),
        ("https://www.mofa.go.jp.example.net/press", "mofa.go.jp"),
        ("https://state.gov.example.com/", "state.gov"),
        ("https://stategov.us/", "state.gov"),
        ("https://whitehouse.org/briefing", "whitehouse.gov"),
        ("https://whitehouse-gov.info/briefing", "whitehouse.gov"),
        ("https://reuteгs.com/world", "reuters.com"),
        ("https://xn--reutes-tof.com/world", "reuters.com"),
        ("https://réuters.com/world", "reuters.com"),
        ("https://b1oomberg.com/news", "bloomberg.com"),
        ("https://bloornberg.com/news", "bloomberg.com"),
        ("https://rueters.com/world", "reuters.com"),
        ("https://reuterss.com/world", "reuters.com"),
        ("https://reuters-news.info/world", "reuters.com"),
        ("https://spiegel.ltd/politik", "spiegel.de"),
        ("https://lemonde.ltd/a", "lemonde.fr"),
        ("https://abcnews.com.co/a", "abcnews.com"),
        ("http://theguardian.co.com/a", "theguardian.com"),
    ],
)
def test_a_look_alike_is_known(address: str, genuine: str) -> None:
    assert imitated(address) == genuine


@pytest.mark.parametrize(
    "address",
    [
        "https://www.mofa.go.jp/press",
        "https://english.kyodonews.net/news",
        "https://defence.gov.au/news",  # a name that only its government gives
        "https://rnofa.go.jp/",
        "https://harbour-wire.example/a",
        "https://thetimes.com.mt/a",  # a common word
        "https://japantoday.com/a",
        "https://kyivpost.com/a",
        "https://politics.example/a",
        "https://web.archive.org/web/2021/https://state.gov/a",
        "https://www-reuters-com.translate.goog/world",  # says whose page it shows
        "notes/reuters.co/a.txt",
        "https://[broken",
        None,
    ],
)
def test_nothing_else_is(address: str | None) -> None:
    assert imitated(address) is None


def test_a_host_belongs_to_what_it_lies_under() -> None:
    known = known_host("en.mofa.go.jp")
    assert known is not None
    assert (known.name, known.kind) == ("Ministry of Foreign Affairs of Japan", "ministry")
    assert known_host("example.com") is None
    assert host_of("HTTPS://WWW.State.GOV./a") == "state.gov"
