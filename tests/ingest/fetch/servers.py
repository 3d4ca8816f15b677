"""Servers on this machine's loopback, and what a fetcher needs to be let near them."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from readout.ingest.fetch import Exchanger, Fetcher, Rules
from readout.ingest.fetch.exchange import Opener, open_socket
from readout.ingest.fetch.manners import Clock as AnyClock

Reply = Callable[[socket.socket, str, Mapping[str, str]], None]
"""(connection, path, headers) → writes the answer as it likes."""

LOOPBACK = "127.0.0.1"


@dataclass
class Clock:
    """Time that passes only when somebody waits."""

    time: float = 1_700_000_000.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds


@dataclass
class Server:
    """A server that answers with a function, and keeps what it was asked."""

    port: int
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def url(self, path: str = "/", host: str = LOOPBACK) -> str:
        return f"http://{host}:{self.port}{path}"


def page(
    body: bytes = b"They met.", *, status: str = "200 OK", kind: str = "text/plain", **headers: str
) -> bytes:
    """An answer."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(body)}",
        f"Content-Type: {kind}",
        "Connection: close",
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def pages(table: Mapping[str, bytes]) -> Reply:
    """Answers by path; 404 for others, robots.txt among them."""

    def reply(line: socket.socket, path: str, headers: Mapping[str, str]) -> None:
        line.sendall(table.get(path, page(b"", status="404 Not Found")))

    return reply


@contextmanager
def serving(reply: Reply, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port of the loopback."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        server = Server(port=listener.getsockname()[1])

        def serve() -> None:
            while True:
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=handle, args=(line,), daemon=True).start()

        def handle(line: socket.socket) -> None:
            try:
                with line if tls is None else tls.wrap_socket(line, server_side=True) as spoken:
                    spoken.settimeout(10)
                    head = b""
                    while b"\r\n\r\n" not in head and (piece := spoken.recv(4096)):
                        head += piece
                    first, *rest = head.decode("latin-1").split("\r\n")
                    path = first.split(" ")[1]
                    headers = dict(one.lower().split(": ", 1) for one in rest if ": " in one)
                    server.asked.append((path, headers))
                    reply(spoken, path, headers)
            except (OSError, IndexError):
                return

        threading.Thread(target=serve, daemon=True).start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)


def fetcher(
    *servers: Server, clock: AnyClock | None = None, opener: Opener = open_socket, **given: Any
) -> Fetcher:
    """A fetcher that may go to these servers besides the public Internet, whatever names they have."""
    ask = given.pop("ask", lambda name, port: [LOOPBACK])
    trust = {"trust": given.pop("trust")} if "trust" in given else {}
    contact, is_offline = given.pop("contact", ""), given.pop("is_offline", False)
    bounds = {"connect_s": 2.0, "first_byte_s": 2.0, "whole_s": 4.0, "tries": 1} | given
    rules = Rules(also=frozenset((LOOPBACK, server.port) for server in servers), **bounds)
    exchanger = Exchanger(rules, ask=ask, opener=opener, **trust)
    return Fetcher(exchanger, rules, contact=contact, is_offline=is_offline, clock=clock or Clock())
