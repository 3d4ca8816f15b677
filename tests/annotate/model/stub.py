"""An OpenAI-compatible endpoint on this machine that answers as a test wants it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from readout.config import ModelConfig

PATH = "/v1/chat/completions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The document between the two fences."""
        sent: str = self.body["messages"][-1]["content"]
        fence, _, rest = sent.partition("\n")
        return rest[: rest.rindex(f"\n{fence}\n")]

    @property
    def instructions(self) -> str:
        found: str = self.body["messages"][0]["content"]
        return found

    @property
    def key(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is sent back."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pieces: Callable[[], Iterator[bytes]] | None = None


def said(content: str | None, *, finish: str = "stop") -> Response:
    """A chat completion with these words."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}
    return Response(body=json.dumps({"choices": [choice]}).encode())


def proposing(statements: list[Any] | None = None, encounters: list[Any] | None = None) -> Response:
    """A completion in the form that is asked for."""
    return said(json.dumps({"statements": statements or [], "encounters": encounters or []}))


Behaviour = Callable[[Request], Response]


@dataclass(slots=True)
class Stub:
    """The endpoint while it runs."""

    url: str
    requests: list[Request] = field(default_factory=list)

    def settings(self, **given: Any) -> ModelConfig:
        return ModelConfig(**{"endpoint": self.url, "name": "stub", "timeout_s": 5.0, "retries": 0, **given})


@contextmanager
def serving(behave: Behaviour) -> Iterator[Stub]:
    """Run the endpoint on a free port of this machine."""
    stub = Stub(url="")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(path=self.path, headers=headers, body=body)
            stub.requests.append(request)
            self._send(behave(request))

        def _send(self, response: Response) -> None:
            self.close_connection = True
            try:
                self.send_response(response.status)
                for name, value in response.headers:
                    self.send_header(name, value)
                if response.pieces is None:
                    self.send_header("Content-Length", str(len(response.body)))
                self.end_headers()
                for piece in response.pieces() if response.pieces is not None else [response.body]:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                return  # whoever asked has hung up

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
