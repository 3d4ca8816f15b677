"""What stands between the network and the pages: hosts, headers, origins, sizes.

A page of the record is made of words that strangers wrote. Whatever slips through escaping must find that no
script runs but ours, that nothing is fetched from elsewhere, and that no other site can write in our name.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of every answer."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
"""Of every answer. Under `no-referrer` a browser would send forms with `Origin: null`, as a stranger's."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_BYTES = 64 * 1024
_READS = frozenset({"GET", "HEAD"})
_OWN = frozenset({"same-origin", "none"})


class Guard:
    """ASGI middleware: answers only its own hosts, lets only its own pages write, and says so in headers.

    Args:
        app: What it guards.
        hosts: Names that the server answers to, without port. A page elsewhere that has its name resolve to
            this machine names another host and is turned away.
    """

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(host.casefold() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refuse(scope["method"], Headers(scope=scope))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if refusal is not None:
            await refusal(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)

    def _refuse(self, method: str, headers: Headers) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or name_of_host(hosts[0]) not in self._hosts:
            return PlainTextResponse("This server does not answer to that name.\n", status_code=421)
        if method in _READS:
            return None
        if method != "POST":
            return PlainTextResponse("Only GET, HEAD and POST.\n", status_code=405)
        if not _is_own(headers, hosts[0]):
            return PlainTextResponse("Only this server's own pages may write.\n", status_code=403)
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return PlainTextResponse("The form is too long.\n", status_code=413)
        return None


def name_of_host(header: str) -> str:
    """The name in a Host header, without port, lower case.

    Example:
        >>> name_of_host("LocalHost:8000"), name_of_host("[::1]:8000"), name_of_host("[::1")
        ('localhost', '::1', '')
    """
    if header.startswith("["):
        name, bracket, port = header[1:].partition("]")
        return name.casefold() if bracket and (not port or port.startswith(":")) else ""
    return header.partition(":")[0].casefold()


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a browser says that one of our pages sent it; what says nothing of its origin is no page."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site not in _OWN:
        return False
    return origin in (f"http://{host}", f"https://{host}")
