"""The only module of the reader that opens a connection: one POST to the one address that was configured.

No redirect is followed, no proxy taken from the environment, nothing compressed accepted, no certificate left
unchecked. Plain HTTP goes to this machine alone. An answer has so many bytes and so many seconds, whatever
trickles in meanwhile.
"""

from __future__ import annotations

import ipaddress
import json
import os
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from readout.annotate.model import answer
from readout.annotate.model.answer import Answer, Failure
from readout.config import ModelConfig
from readout.errors import ConfigError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

MAX_ANSWER_BYTES = 1024 * 1024
"""Of the whole HTTP body. Forty statements and twenty encounters take some 40 kB."""
_PIECE_BYTES = 64 * 1024
_LOOK_EVERY_S = 0.1
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_NAME = re.compile(r"[A-Za-z0-9][\w./:@+-]{0,99}", re.ASCII)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_KEY = re.compile(r"[!-~]{1,4096}")
_LOCAL_NAMES = frozenset({"localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the endpoint is.

    Attributes:
        is_secure: Whether by HTTPS.
        host: Name or number.
        port: Port.
        path: Path of the completions.
    """

    is_secure: bool
    host: str
    port: int
    path: str


def address_of(endpoint: str) -> Address:
    """The address that a setting names.

    Args:
        endpoint: `https://…/v1`, or `http://127.0.0.1:PORT/v1`.

    Returns:
        Where to send requests.

    Raises:
        ConfigError: It is no such address, or plain HTTP to another machine.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError as error:
        raise ConfigError("`model.endpoint` is no address.", hint=_HINT) from error
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or not endpoint.isprintable():
        raise ConfigError("`model.endpoint` is no http or https address.", hint=_HINT)
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ConfigError(
            "`model.endpoint` holds more than an address.", hint="Name the key's variable in `api_key_env`."
        )
    if parts.scheme == "http" and not _is_local(host):
        raise ConfigError(
            "`model.endpoint` is plain http to another machine.", hint="Use https, or a server on this one."
        )
    path = parts.path.rstrip("/")
    path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    is_secure = parts.scheme == "https"
    return Address(is_secure=is_secure, host=host, port=port or (443 if is_secure else 80), path=path)


_HINT = 'For example: endpoint = "http://127.0.0.1:8080/v1".'


def key_of(settings: ModelConfig) -> str | None:
    """The key that the environment holds, or None where none is asked for.

    Args:
        settings: They name the variable.

    Raises:
        ConfigError: The setting is no name of a variable, or the variable holds nothing that can be a key.
    """
    if not settings.api_key_env:
        return None
    if _VARIABLE.fullmatch(settings.api_key_env) is None:
        raise ConfigError(
            "`model.api_key_env` is no name of an environment variable.",
            hint="Put the key itself into the environment, and the variable's name here.",
        )
    key = os.environ.get(settings.api_key_env, "").strip()
    if _KEY.fullmatch(key) is None:
        raise ConfigError(
            f"The environment variable {settings.api_key_env} holds no key.",
            hint="Export it, or take `api_key_env` out of readout.toml.",
        )
    return key


def check_settings(settings: ModelConfig) -> None:
    """Whether a model can be asked at all.

    Args:
        settings: The table `[model]`.

    Raises:
        ConfigError: Endpoint or name are missing or unfit, or the key is not there.
    """
    if not settings.endpoint or not settings.name:
        raise ConfigError(
            "No model is configured.", hint="Give `endpoint` and `name` under [model] in readout.toml."
        )
    if _NAME.fullmatch(settings.name) is None:
        raise ConfigError("`model.name` must be letters, digits and ./:@+_- only.")
    address_of(settings.endpoint)
    key_of(settings)


class Endpoint:
    """Makes one call at a time a thread; keeps no connection."""

    def __init__(
        self, settings: ModelConfig, *, key: str | None, should_stop: Callable[[], bool] = lambda: False
    ) -> None:
        """Keep the address; nothing is contacted before the first call.

        Args:
            settings: Checked.
            key: Sent as a bearer token, or None.
            should_stop: Asked ten times a second during a call; once true, the call is broken off.
        """
        self._address = address_of(settings.endpoint)
        self._key = key
        self._timeout_s = settings.timeout_s
        self._should_stop = should_stop

    def post(self, body: bytes) -> Answer | Failure:
        """Send a request.

        Args:
            body: JSON.

        Returns:
            The words of the first choice, or why there are none.
        """
        connection = self._connection()
        with _Watch(connection, self._timeout_s, self._should_stop) as watch:
            try:
                done = self._exchange(connection, body, watch)
            except _errors() as error:
                done = Failure(
                    code=answer.UNREACHABLE,
                    message=f"The connection failed: {type(error).__name__}.",
                    is_passing=True,
                )
            finally:
                connection.close()
        if watch.cut == "stopped":
            return Failure(code=answer.STOPPED, message="The run was stopped before the model had answered.")
        if watch.cut == "timeout" or (isinstance(done, Failure) and watch.is_over):
            message = f"The model did not answer within {self._timeout_s:g} s."
            return Failure(code=answer.TIMEOUT, message=message, is_passing=True)
        return done

    def _connection(self) -> HTTPConnection:
        from urllib3.connection import HTTPConnection, HTTPSConnection

        at = self._address
        if at.is_secure:
            return HTTPSConnection(
                at.host, at.port, timeout=self._timeout_s, ssl_context=ssl.create_default_context()
            )
        return HTTPConnection(at.host, at.port, timeout=self._timeout_s)

    def _exchange(self, connection: HTTPConnection, body: bytes, watch: _Watch) -> Answer | Failure:
        connection.connect()
        watch.sock = connection.sock  # the connection lets go of it while the answer is still being read
        if not self._address.is_secure and not _is_local(connection.sock.getpeername()[0]):
            return Failure(code=answer.UNREACHABLE, message="The name leads to another machine.")
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "readout",
            "Connection": "close",
        }
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key}"
        connection.request(
            "POST", self._address.path, body, headers, preload_content=False, decode_content=False
        )
        response = connection.getresponse()
        if response.status != 200:
            return _refused(response)
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            return Failure(code=answer.GARBAGE, message="The answer is compressed, which was not asked for.")
        found = _read(response)
        if found is None:
            message = f"The answer is longer than {MAX_ANSWER_BYTES:,} bytes."
            return Failure(code=answer.LONG_REPLY, message=message)
        return _content(found)


def _errors() -> tuple[type[Exception], ...]:
    """What a call can end with."""
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError

    return OSError, ValueError, HTTPError, HTTPException


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() in _LOCAL_NAMES


def _refused(response: BaseHTTPResponse) -> Failure:
    status = response.status
    message = f"The endpoint answered with status {status}"
    message += "; redirects are not followed." if 300 <= status < 400 else "."
    after = response.headers.get("Retry-After", "")
    return Failure(
        code=answer.HTTP,
        message=message,
        is_passing=status in _PASSING,
        after_s=float(after) if after.isascii() and after.isdigit() and len(after) < 6 else None,
        status=status,
    )


def _read(response: BaseHTTPResponse) -> bytes | None:
    """The body, or None where it is too long."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE_BYTES, decode_content=False):
        size += len(piece)
        if size > MAX_ANSWER_BYTES:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _content(body: bytes) -> Answer | Failure:
    """The words of the first choice."""
    try:
        told: Any = json.loads(body)
        choice = told["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return Failure(code=answer.GARBAGE, message="The answer is no chat completion.")
    if not isinstance(content, str):
        return Failure(code=answer.GARBAGE, message="The answer holds no words.")
    if choice.get("finish_reason") == "length":
        return Failure(
            code=answer.LONG_REPLY, message="The model had more to say than `max_tokens` allows it."
        )
    return Answer(content=content)


class _Watch:
    """Breaks a connection off when its time is over, or when the run is to stop. A context manager.

    A socket's own timeout begins anew with every byte; this one does not.
    """

    def __init__(self, connection: HTTPConnection, timeout_s: float, should_stop: Callable[[], bool]) -> None:
        self.cut = ""
        self.sock: socket.socket | None = None
        self._connection = connection
        self._deadline = time.monotonic() + timeout_s
        self._should_stop = should_stop
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._deadline

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_LOOK_EVERY_S):
            self.cut = "stopped" if self._should_stop() else "timeout" if self.is_over else ""
            sock = self.sock or self._connection.sock
            if self.cut and sock is not None:
                _shut(sock)
                return


def _shut(sock: socket.socket) -> None:
    try:
        # Past TLS, which another thread is reading from: both directions end, and its read with them.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return
