"""One address fetched as it should be: the rules of its host asked, redirects followed, patience shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from readout._version import __version__
from readout.errors import InputRejected, OfflineError
from readout.ingest.fetch.exchange import Answer, Exchanger
from readout.ingest.fetch.links import Link, link_of, next_link
from readout.ingest.fetch.manners import Clock, Manners, SystemClock, backoff_s, retry_after_s
from readout.ingest.fetch.robots import CACHED_S, MAX_BYTES, NOTHING, RETRY_S, Robots, parse_robots
from readout.ingest.fetch.rules import Rules

TOKEN = "readout"  # noqa: S105  a name, not a secret
"""How robots.txt calls this reader."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
_PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
TO_TRY_AGAIN = frozenset({"fetch-unreachable", "fetch-timeout", "fetch-broken"})
"""Reject codes after which the same address is tried again in the same run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an earlier answer said, to be asked whether it still holds.

    Attributes:
        url: Which address answered, after redirects.
        etag: `ETag`, or empty.
        modified: `Last-Modified`, or empty.
    """

    url: str
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was fetched.

    Attributes:
        url: Which address answered, after redirects.
        data: The bytes, unpacked; empty where nothing is new.
        media_type: Such as `text/html`, or None where the server does not say.
        etag: `ETag`, or empty.
        modified: `Last-Modified`, or empty.
        retrieved_at: ISO 8601 time, in UTC.
        is_new: False where the server says that what is known still holds.
    """

    url: str
    data: bytes
    media_type: str | None
    etag: str
    modified: str
    retrieved_at: str
    is_new: bool


class _Busy(Exception):
    """A server asks for patience, or has a passing fault."""

    def __init__(self, answer: Answer, link: Link) -> None:
        super().__init__()
        self.answer = answer
        self.link = link


class Fetcher:
    """Fetches addresses one after another; not to be shared between threads."""

    def __init__(
        self,
        exchanger: Exchanger,
        rules: Rules,
        *,
        contact: str = "",
        is_offline: bool = False,
        clock: Clock | None = None,
    ) -> None:
        """Keep what it works with; nothing is contacted.

        Args:
            exchanger: Makes requests.
            rules: Bounds.
            contact: Where a host's owner can complain; part of the `User-Agent`.
            is_offline: Whether every fetch is an error.
            clock: Tells the time; the machine's when None.
        """
        self._exchanger = exchanger
        self._rules = rules
        self._is_offline = is_offline
        self._clock = clock or SystemClock()
        self._manners = Manners(clock=self._clock, delay_s=rules.delay_s, longest_wait_s=rules.longest_wait_s)
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._agent = f"{TOKEN}/{__version__}" + (f" (+{contact})" if contact else "")

    @property
    def clock(self) -> Clock:
        """What tells the time."""
        return self._clock

    def free_at(self, address: str) -> float:
        """When the host of an address may be asked again, in seconds since 1970; 0 where nothing is known.

        Args:
            address: http or https.

        Raises:
            InputRejected: It is no address.
        """
        return self._manners.free_at(link_of(address, self._rules).host)

    def get(self, address: str, *, accepted: frozenset[str], known: Known | None = None) -> Fetched:
        """Fetch an address.

        Args:
            address: http or https.
            accepted: Media types that are wanted; an answer without one is taken.
            known: What an earlier answer said.

        Returns:
            What came.

        Raises:
            OfflineError: Nothing may be fetched.
            InputRejected: With a code that begins with `fetch-`, `too-large` or `decompression-bomb`.
        """
        if self._is_offline:
            raise OfflineError(
                f"{address[:200]} would have to be fetched, and Readout is offline.",
                hint="Leave --offline out, unset READOUT_OFFLINE, or take `offline` out of readout.toml.",
            )
        link = link_of(address, self._rules)
        return self._patiently(link, lambda: self._followed(link, accepted, known))

    def _patiently(self, link: Link, step: Callable[[], Fetched]) -> Fetched:
        """A step tried again while its failure may pass."""
        attempt = 1
        while True:
            try:
                return step()
            except _Busy as busy:
                wait = self._left_alone(busy)
                if attempt >= self._rules.tries or wait > self._rules.longest_wait_s:
                    raise _busy_refusal(busy) from None
            except InputRejected as refusal:
                if attempt >= self._rules.tries or refusal.reason not in TO_TRY_AGAIN:
                    raise
            self._clock.sleep(backoff_s(str(link), attempt))
            attempt += 1

    def _left_alone(self, busy: _Busy) -> float:
        """Leave the host alone as long as it asks for; how long that is."""
        asked = retry_after_s(busy.answer.headers.get("retry-after", ""), self._clock.now())
        if asked is not None and busy.answer.status in BUSY:
            self._manners.done(busy.link.host, asked)
            return asked
        return 0.0

    def _followed(self, link: Link, accepted: frozenset[str], known: Known | None) -> Fetched:
        for _ in range(self._rules.redirects + 1):
            self._ask_robots(link)
            answer = self._asked(link, self._headers(link, accepted, known))
            if answer.status not in REDIRECTS:
                return self._taken(link, answer, accepted, known)
            link = self._next(link, answer)
        raise InputRejected(
            "fetch-redirect",
            f"More than {self._rules.redirects} redirects.",
            hint="Give the address they lead to.",
        )

    def _next(self, link: Link, answer: Answer) -> Link:
        location = answer.headers.get("location", "")
        if not location:
            raise InputRejected("fetch-redirect", "A redirect that leads nowhere.", hint="Try again later.")
        return next_link(link, location, self._rules)

    def _asked(self, link: Link, headers: dict[str, str], *, body_bytes: int | None = None) -> Answer:
        self._manners.wait(link.host)
        try:
            return self._exchanger.get(link, headers, body_bytes=body_bytes)
        finally:
            self._manners.done(link.host, self._rules.delay_s)

    def _headers(self, link: Link, accepted: frozenset[str], known: Known | None) -> dict[str, str]:
        headers = {"User-Agent": self._agent, "Accept": ", ".join([*sorted(accepted), "*/*;q=0.1"])}
        if known is not None and known.url == str(link):
            headers |= {"If-None-Match": known.etag} if known.etag else {}
            headers |= {"If-Modified-Since": known.modified} if known.modified else {}
        return headers

    def _taken(self, link: Link, answer: Answer, accepted: frozenset[str], known: Known | None) -> Fetched:
        is_same = answer.status == 304 and known is not None and known.url == str(link)
        if answer.status in _PASSING_STATUS:
            raise _Busy(answer, link)
        if answer.status != 200 and not is_same:
            raise InputRejected(
                "fetch-status",
                f"{link.host} answered with status {answer.status}.",
                hint="Look at the address in a browser.",
            )
        kind = answer.media_type
        if not is_same and kind is not None and kind not in accepted:
            raise InputRejected(
                "fetch-type", f"It is {kind[:80]}, which is not read.", hint="Save it as text, HTML or PDF."
            )
        return Fetched(
            url=str(link),
            data=answer.body,
            media_type=kind,
            etag=_sendable(answer.headers.get("etag", "")),
            modified=_sendable(answer.headers.get("last-modified", "")),
            retrieved_at=_iso(self._clock.now()),
            is_new=not is_same,
        )

    def _ask_robots(self, link: Link) -> None:
        until, robots = self._robots.get(link.origin, (0.0, NOTHING))
        if until <= self._clock.now():
            robots, good_for = self._read_robots(link)
            self._robots[link.origin] = (self._clock.now() + good_for, robots)
        if robots.delay_s is not None:
            self._manners.done(link.host, max(robots.delay_s, self._rules.delay_s))
        if robots.allows(link.path):
            return
        why = "cannot be read" if robots is NOTHING else "asks readers that go by themselves not to"
        raise InputRejected(
            "fetch-robots",
            f"The robots.txt of {link.host} {why}: {link.path[:200]} is left alone.",
            hint="Save the page and read the file, or ask its owner.",
        )

    def _read_robots(self, link: Link) -> tuple[Robots, float]:
        """What a host allows, and for how long that holds (RFC 9309, 2.3.1)."""
        at = Link(scheme=link.scheme, host=link.host, port=link.port, path="/robots.txt")
        headers = {"User-Agent": self._agent, "Accept": "text/plain"}
        try:
            for _ in range(self._rules.redirects + 1):
                answer = self._asked(at, headers, body_bytes=MAX_BYTES)
                if answer.status not in REDIRECTS:
                    break
                at = self._next(at, answer)
            else:
                return Robots(), CACHED_S
        except InputRejected as refusal:
            if refusal.reason in ("fetch-private", "fetch-address", "fetch-name", "fetch-later"):
                raise
            return NOTHING, RETRY_S
        if answer.status == 200:
            return parse_robots(answer.body.decode("utf-8", "replace"), TOKEN), CACHED_S
        if 400 <= answer.status < 500 and answer.status != 429:
            return Robots(), CACHED_S
        return NOTHING, RETRY_S


def _busy_refusal(busy: _Busy) -> InputRejected:
    return InputRejected(
        "fetch-busy",
        f"{busy.link.host} answered with status {busy.answer.status}.",
        hint="Try again later; it may have said when.",
    )


def _sendable(value: str) -> str:
    """A validator that can be sent back as it is; empty where it cannot."""
    return value if len(value) <= 500 and value.isascii() and value.isprintable() else ""


def _iso(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")
