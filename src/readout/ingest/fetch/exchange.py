"""The one place that opens a connection to the web: one GET to a number that was checked, and its answer.

The connection goes to the number itself, so that nobody can answer differently a second time; after it
stands, the number of the other side is checked again. No proxy is taken from the environment, no certificate
left unchecked, no cookie kept, nothing sent that says more than the address.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from readout.errors import InputRejected
from readout.ingest.fetch.deadline import Deadline
from readout.ingest.fetch.links import Link
from readout.ingest.fetch.names import Resolve, numbers_of, resolve
from readout.ingest.fetch.rules import Rules
from readout.ingest.fetch.unpack import ENCODINGS, unpacked

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

Opener = Callable[[str, int, float], socket.socket]
"""(number, port, seconds) → a connected socket."""

_PIECE_BYTES = 64 * 1024
_MOST_NUMBERS = 4
_LATER = "Try again later."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said.

    Attributes:
        status: HTTP status.
        headers: Names in lower case.
        body: Unpacked; empty unless the status is 200.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def media_type(self) -> str | None:
        """Such as `text/html`, without its parameters; None where the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None


def open_socket(number: str, port: int, timeout_s: float) -> socket.socket:
    """Connect.

    Args:
        number: IPv4 or IPv6: no name is looked up.
        port: Port.
        timeout_s: Seconds it may take.

    Returns:
        A connected socket.

    Raises:
        OSError: Nobody answers there.
    """
    sock = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(timeout_s)
        sock.connect((number, port))
    except BaseException:
        sock.close()
        raise
    return sock


@cache
def system_trust() -> ssl.SSLContext:
    """The system's certificates; names are checked, TLS 1.2 at least."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class Exchanger:
    """Makes one request at a time; keeps no connection."""

    def __init__(
        self,
        rules: Rules,
        *,
        ask: Resolve = resolve,
        opener: Opener = open_socket,
        trust: Callable[[], ssl.SSLContext] = system_trust,
    ) -> None:
        """Keep what it works with; nothing is contacted.

        Args:
            rules: Bounds.
            ask: Knows names.
            opener: Opens connections.
            trust: Gives what certificates are checked with.
        """
        self._rules = rules
        self._ask = ask
        self._opener = opener
        self._trust = trust

    def get(self, link: Link, headers: Mapping[str, str], *, body_bytes: int | None = None) -> Answer:
        """Ask for one address; a redirect is an answer like others.

        Args:
            link: What to ask for.
            headers: Sent beside `Host` and `Accept-Encoding`.
            body_bytes: Bytes the body may have, where fewer than the rules allow.

        Returns:
            The answer.

        Raises:
            InputRejected: `fetch-private`, `fetch-name`, `fetch-unreachable`, `fetch-tls`, `fetch-timeout`,
                `fetch-broken`, `fetch-encoding`, `too-large`, `decompression-bomb`.
        """
        numbers = numbers_of(link, self._rules, self._ask)
        with Deadline(first_byte_s=self._rules.first_byte_s, whole_s=self._rules.whole_s) as deadline:
            try:
                with _ended(self._connected(link, numbers, deadline)) as sock:
                    return self._talk(link, sock, headers, deadline, body_bytes)
            except _failures() as error:
                raise _refusal(link, error, deadline) from error

    def _connected(self, link: Link, numbers: list[str], deadline: Deadline) -> socket.socket:
        """A connection to the first number that answers, seen to have gone there."""
        tried = numbers[:_MOST_NUMBERS]
        for number in tried:
            try:
                sock = self._opener(number, link.port, min(self._rules.connect_s, deadline.left_s))
            except OSError:
                if number == tried[-1] or deadline.was_cut:
                    raise
                continue
            try:
                self._check_peer(link, sock, number)
            except BaseException:
                sock.close()
                raise
            deadline.watch(sock)
            return self._secured(link, sock) if link.scheme == "https" else sock
        raise OSError("no number")

    def _check_peer(self, link: Link, sock: socket.socket, number: str) -> None:
        peer = str(sock.getpeername()[0])
        if peer != number or self._rules.why_not(peer, link.port) is not None:
            raise InputRejected(
                "fetch-private", f"The connection went to {peer}, not to {number}.", hint="Report it."
            )

    def _secured(self, link: Link, sock: socket.socket) -> socket.socket:
        try:
            return self._trust().wrap_socket(sock, server_hostname=link.host)
        except BaseException:
            sock.close()
            raise

    def _talk(
        self,
        link: Link,
        sock: socket.socket,
        headers: Mapping[str, str],
        deadline: Deadline,
        body_bytes: int | None,
    ) -> Answer:
        from urllib3.connection import HTTPConnection

        connection = HTTPConnection(link.host, link.port, timeout=self._rules.whole_s)
        connection.sock = sock
        sent = {"Host": link.authority, "Accept-Encoding": ", ".join(ENCODINGS), "Connection": "close"}
        connection.request(
            "GET", link.path, headers={**sent, **headers}, preload_content=False, decode_content=False
        )
        with closing(connection.getresponse()) as response:
            deadline.began()
            return self._taken(response, deadline, body_bytes)

    def _taken(self, response: BaseHTTPResponse, deadline: Deadline, body_bytes: int | None) -> Answer:
        said = {name.lower(): value for name, value in response.headers.items()}
        if response.status != 200:
            return Answer(status=response.status, headers=said)
        body = unpacked(
            _pieces(response),
            said.get("content-encoding", ""),
            wire_bytes=min(self._rules.wire_bytes, body_bytes or self._rules.wire_bytes),
            body_bytes=min(self._rules.body_bytes, body_bytes or self._rules.body_bytes),
        )
        if deadline.was_cut:  # a body without a length ends wherever its connection does
            raise TimeoutError
        return Answer(status=200, headers=said, body=body)


@contextmanager
def _ended(sock: socket.socket) -> Iterator[socket.socket]:
    """A connection that is gone afterwards, whoever still holds a file over it."""
    try:
        yield sock
    finally:
        handle = sock.detach()
        if handle >= 0:
            socket.close(handle)


def _pieces(response: BaseHTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(_PIECE_BYTES, decode_content=False):
        yield piece


def _failures() -> tuple[type[Exception], ...]:
    """What an exchange can end with."""
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError

    return OSError, ValueError, HTTPError, HTTPException


def _refusal(link: Link, error: Exception, deadline: Deadline) -> InputRejected:
    if deadline.was_cut or isinstance(error, TimeoutError):
        return InputRejected("fetch-timeout", f"{link.host} did not answer in time.", hint=_LATER)
    if isinstance(error, ssl.SSLError):
        why = getattr(error, "verify_message", "") or error.reason or type(error).__name__
        return InputRejected(
            "fetch-tls",
            f"The certificate or the encryption of {link.host} is not good: {why}.",
            hint="Look at the page in a browser. It is never fetched without the check.",
        )
    if isinstance(error, ConnectionResetError | BrokenPipeError) or not isinstance(error, OSError):
        why = type(error).__name__
        return InputRejected("fetch-broken", f"The answer of {link.host} is damaged ({why}).", hint=_LATER)
    return InputRejected(
        "fetch-unreachable", f"{link.host} cannot be reached: {error.strerror or error}.", hint=_LATER
    )
