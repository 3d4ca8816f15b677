"""Addresses that lead inward, each tried as given, behind a redirect, and as what a name turns into.

`python -m bench.ssrf` prints the table; a connection to anything but the one server that redirects is a
failure. The opener is a spy: it connects to nobody but that server, and writes down whom it was asked to
connect to.
"""

# ruff: noqa: E501, S104 - tables of addresses

from __future__ import annotations

import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from readout.errors import InputRejected
from readout.ingest.fetch import PAGES, Exchanger, Fetcher, Rules
from readout.ingest.fetch.exchange import open_socket

INWARD = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "127.0.0.1", "127.0.0.53", "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254",
    "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.170", "192.0.0.192", "192.0.2.1",
    "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1",
    "100::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1",
    "2002:a00:1::", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254",
    "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff05::2", "2600::5efe:a00:1", "2600::200:5efe:7f00:1",
)  # fmt: skip
"""Numbers that are not of the public Internet, or carry one that may not be."""

NUMBERS = (
    "2130706433", "017700000001", "0x7f000001", "0x7F.0.0.1", "0177.0.0.1", "0x7f.0x0.0x0.0x1", "127.1",
    "127.0.1", "127.0.0.01", "127.0.0.0x1", "0", "0x0", "00000", "0.0", "1", "2852039166", "0xa9fea9fe",
    "0251.0376.0251.0376", "169.254.43518", "0xA9.254.0251.254", "3232235521", "10.1", "172.1048577",
    "192.168.257", "4294967295", "4294967296", "256.256.256.256", "127.0.0.1.", "127.0.0.1..", "0x7f000001.",
    "127.0.0.1.1", "1.2.3.4.5", "127..0.1", ".127.0.0.1", "127.0.0.-1", "+127.0.0.1", "127.0.0.1e0",
    "①②⑦.⓪.⓪.①", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "١٢٧.٠.٠.١", "１６９.２５４.１６９.２５４",
    "⑯⑨。②⑤④。⑯⑨｡②⑤④", "0x7𝟶000001", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "%31%32%37.0.0.1", "127%2e0%2e0%2e1", "127.0.0.1%00",
    "[::1%25lo]", "[::1%lo]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::ffff:7f00:1]", "[::FFFF:127.0.0.1]",
    "[0:0:0:0:0:ffff:7f00:0001]", "[0000::1]", "[::]", "[::127.1]", "[127.0.0.1]", "[::1", "::1]", "[]", "[v1.x]",
    "[::1].example.org", "[::1]example.org",
)  # fmt: skip
"""Hosts that some program reads as such a number."""

NAMES = (
    "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "foo.localhost", "ip6-localhost",
    "metadata", "metadata.google.internal", "METADATA.GOOGLE.INTERNAL", "instance-data", "kubernetes.default.svc",
    "router.lan", "printer.local", "intranet", "wiki.corp", "nas.home", "1.0.0.127.in-addr.arpa", "x.onion",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "localhoſt", "ｌｏｃａｌｈｏｓｔ", "local\u00adhost", "loc\u200balhost", "a..example.org", ".example.org",
    "-.example.org", "exa mple.org", "a_" * 40 + ".example.org", "a." * 130 + "org", "",
)  # fmt: skip
"""Names that mean something within a network only, or nothing anywhere."""

WHOLE = (
    "http://example.org@127.0.0.1/", "http://127.0.0.1@example.org/", "http://user:word@example.org/",
    "http://example.org:80@127.0.0.1/", "http://example.org#@127.0.0.1:80@10.0.0.1/", "http://@example.org/",
    "http://example.org\\@127.0.0.1/", "http://127.0.0.1\\.example.org/", "http:\\\\127.0.0.1/",
    "http:/127.0.0.1/", "http:127.0.0.1", "http:///127.0.0.1/", "http://", "https://", "http://?", "http://#",
    "http://127.0.0.1:80:80/", "http://example.org:22/", "http://example.org:6379/", "http://example.org:0/",
    "http://example.org:65536/", "http://example.org:-1/", "http://example.org:８０/", "http://example.org:/",
    "http://example.org: 80/", "http://exam\tple.org/", "http://exam\nple.org/", "http://example.org\r\nHost: a/",
    "http://example.org/\r\nX: y", "http://example.org/\x00", " http://127.0.0.1/", "\thttp://127.0.0.1/",
    "http://example.org/ HTTP/1.1\r\n", "file:///etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd",
    "ftp://example.org/a", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/", "ldap://127.0.0.1/",
    "tftp://127.0.0.1/", "sftp://127.0.0.1/", "jar:http://127.0.0.1!/", "data:text/html,They met.", "netdoc:///a",
    "javascript:alert(1)", "about:blank", "ws://127.0.0.1/", "unix:///var/run/docker.sock", "view-source:http://a",
    "http+unix://%2Fvar%2Frun/", "//127.0.0.1/", "127.0.0.1", "example.org", "/etc/passwd", "",
)  # fmt: skip
"""Addresses that are refused as they stand."""

BEHIND = "http://front.example.org"


@dataclass
class Spy:
    """Connects to one port of this machine, and writes down everything else."""

    port: int
    wrong: list[str] = field(default_factory=list)

    def __call__(self, number: str, port: int, timeout_s: float) -> socket.socket:
        """Connect, or refuse and tell."""
        if (number, port) == ("127.0.0.1", self.port):
            return open_socket(number, port, timeout_s)
        self.wrong.append(f"{number} port {port}")
        raise ConnectionRefusedError(111, "the spy connects to nobody")


class _OwnTime:
    """Time passes only by waiting, and waiting takes none."""

    def __init__(self) -> None:
        self._now = 0.0

    def now(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


def hosts() -> list[str]:
    """Every host of the tables, as an address has it."""
    return [f"[{number}]" if ":" in number else number for number in INWARD] + [*NUMBERS, *NAMES]


def addresses() -> list[str]:
    """Every address of the tables."""
    return [f"http://{host}/" for host in hosts()] + [f"https://{host}/" for host in hosts()] + [*WHOLE]


def tried(address: str, numbers: list[list[str]], *, location: str | None = None) -> tuple[str, list[str]]:
    """Fetch one address from a fetcher that may go nowhere but to a server that redirects.

    Args:
        address: What is fetched.
        numbers: What the resolver says of any name but the redirecting server's: one answer after another, the
            last for ever.
        location: Where the server redirects to.

    Returns:
        The code of the refusal (`fetched` where there was none), and whom the fetcher connected to.
    """
    with _redirecting(location or "/") as port:
        spy, left = Spy(port), [*numbers]
        rules = Rules(also=frozenset({("127.0.0.1", port)}), tries=1, first_byte_s=5.0, whole_s=5.0)

        def ask(name: str, at: int) -> list[str]:
            if name == "front.example.org" and at == port:
                return ["127.0.0.1"]
            return left.pop(0) if len(left) > 1 else left[0]

        fetcher = Fetcher(Exchanger(rules, ask=ask, opener=spy), rules, clock=_OwnTime())
        try:
            fetcher.get(address.replace(BEHIND, f"{BEHIND}:{port}"), accepted=PAGES)
        except InputRejected as refusal:
            return refusal.reason, spy.wrong
        return "fetched", spy.wrong


@contextmanager
def _redirecting(location: str) -> Iterator[int]:
    """A server on the loopback that has no robots.txt and redirects everything else; its port."""
    where = location.encode("utf-8").replace(b"\r", b"").replace(b"\n", b"")
    found = (
        b"HTTP/1.1 302 Found\r\nLocation: " + where + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                with line:
                    asked = line.recv(65536)
                    line.sendall(missing if asked.startswith(b"GET /robots.txt ") else found)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def cases() -> Iterator[tuple[str, str, str, list[str]]]:
    """Every case: way, address, code, whom it connected to."""
    public = [["93.184.215.14"]]
    for address in addresses():
        yield "as given", address, *tried(address, [["127.0.0.1"]])
    for address in addresses():
        if not any(mark in address for mark in "\r\n"):
            yield "redirect", address, *tried(f"{BEHIND}/", [["127.0.0.1"]], location=address)
    for number in INWARD:
        yield "name", number, *tried("http://news.example.org/a", [[number]])
        yield "name of two", number, *tried("http://news.example.org/a", [["93.184.215.14", number]])
        yield (
            "redirect to name",
            number,
            *tried(f"{BEHIND}/", [[number]], location="http://news.example.org/a"),
        )
    for (
        number
    ) in INWARD:  # public when first asked, inward from then on: the connection goes to what was checked
        code, wrong = tried("http://news.example.org/a", [*public, [number]])
        yield "rebinding", number, code, [one for one in wrong if not one.startswith("93.184.215.14 ")]


def main() -> int:
    """Print the table; 1 if anything was fetched or connected to."""
    codes: Counter[tuple[str, str]] = Counter()
    bad = 0
    for way, address, code, wrong in cases():
        codes[way, code] += 1
        if wrong or code == "fetched":
            bad += 1
            print(f"{way:18} {address!r}: {code}, connected to {', '.join(wrong)}")
    for (way, code), count in sorted(codes.items()):
        print(f"{way:18} {code:16} {count:5}")
    print(f"{len(set(addresses()))} addresses, {codes.total()} cases, {bad} connections inward or fetched")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
