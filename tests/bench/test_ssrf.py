"""No address leads inward, whichever way it comes (`python -m bench.ssrf` prints the table)."""

from __future__ import annotations

import socket

import pytest

from bench.ssrf import BEHIND, INWARD, addresses, cases, tried
from readout.errors import InputRejected
from readout.ingest.fetch import PAGES
from readout.ingest.fetch.addresses import why_refused
from tests.ingest.fetch.servers import LOOPBACK, fetcher, page, pages, serving


@pytest.mark.hostile
def test_nothing_inward_is_connected_to() -> None:
    assert len(set(addresses())) >= 150
    seen = [*cases()]
    assert len(seen) >= 1_000
    assert [case for case in seen if case[2] == "fetched" or case[3]] == []


def test_the_cases_can_fail() -> None:
    """Without the guard's verdict the spy sees the connection."""
    code, wrong = tried("http://news.example.org/a", [["93.184.215.14"]])
    assert (code, wrong) == ("fetch-robots", ["93.184.215.14 port 80"])
    code, wrong = tried(f"{BEHIND}/", [["8.8.8.8"]], location="https://news.example.org/a")
    assert (code, wrong) == ("fetch-robots", ["8.8.8.8 port 443"])


@pytest.mark.parametrize(
    "number",
    ["8.8.8.8", "1.1.1.1", "93.184.215.14", "192.0.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111"],
)
def test_public_numbers_may_be_connected_to(number: str) -> None:
    assert why_refused(number) is None


@pytest.mark.parametrize("number", INWARD)
def test_no_number_of_the_table_is_public(number: str) -> None:
    assert why_refused(number) is not None


def test_a_connection_that_went_elsewhere_is_given_up() -> None:
    with serving(pages({"/a": page()})) as server:

        def opener(number: str, port: int, timeout_s: float) -> socket.socket:
            return socket.create_connection((LOOPBACK, server.port), timeout_s)

        one = fetcher(server, opener=opener, ask=lambda name, port: ["93.184.215.14"])
        with pytest.raises(InputRejected, match="connection went to"):
            one.get("http://news.example.org/a", accepted=PAGES)
    assert server.asked == []
