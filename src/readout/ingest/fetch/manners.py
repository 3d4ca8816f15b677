"""How a host is treated: one request at a time, a pause between two, and no hurry after a refusal."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Protocol

from readout.errors import InputRejected

MOST_RETRY_AFTER_S = 24 * 3600.0
_FIRST_BACKOFF_S = 2.0
_LOOK_EVERY_S = 0.5
_NEAR_S = 1.0
"""Two clocks differ by less."""


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """Seconds since 1970."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The machine's; a wait ends early when the run is to stop."""

    def __init__(self, should_stop: Callable[[], bool] = lambda: False) -> None:
        """Keep whom to ask.

        Args:
            should_stop: Asked twice a second while waiting.
        """
        self._should_stop = should_stop

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait.

        Args:
            seconds: How long.
        """
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._should_stop():
            time.sleep(min(_LOOK_EVERY_S, left))


@dataclass(slots=True, kw_only=True)
class Manners:
    """When each host may be asked again.

    Attributes:
        clock: Tells the time.
        delay_s: Seconds between two requests to one host.
        longest_wait_s: Longest that is waited; beyond it a host is left for a later run.
    """

    clock: Clock
    delay_s: float
    longest_wait_s: float
    _free_at: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked, and take the turn.

        Args:
            host: Its name.

        Raises:
            InputRejected: `fetch-later`: it asked to be left alone for longer than a run waits, or the wait
                was broken off.
        """
        left = self.free_at(host) - self.clock.now()
        if 0 < left <= self.longest_wait_s:
            self.clock.sleep(left)
            left = self.free_at(host) - self.clock.now()
        if left > _NEAR_S:
            raise InputRejected(
                "fetch-later",
                f"{host} is to be left alone for {left:.0f} more seconds.",
                hint="Run again after that.",
            )
        self.done(host, self.delay_s)

    def free_at(self, host: str) -> float:
        """When a host may be asked again, in seconds since 1970; 0 where nothing is known of it."""
        return self._free_at.get(host, 0.0)

    def done(self, host: str, delay_s: float) -> None:
        """Leave a host alone for a while, from now on.

        Args:
            host: Its name.
            delay_s: How long at least.
        """
        self._free_at[host] = max(self._free_at.get(host, 0.0), self.clock.now() + delay_s)


def backoff_s(address: str, attempt: int) -> float:
    """How long to wait before the next attempt: doubled each time, and half of it spread by the address.

    Args:
        address: What is fetched; the same always waits as long.
        attempt: How many have failed, from 1.

    Returns:
        Seconds.

    Example:
        >>> 1.0 <= backoff_s("https://example.org/", 1) <= 2.0 <= backoff_s("https://example.org/", 2) <= 4.0
        True
    """
    whole = _FIRST_BACKOFF_S * float(2 ** (attempt - 1))
    share = hashlib.sha256(f"{attempt} {address}".encode("utf-8", "replace")).digest()[0] / 255
    return whole * (0.5 + 0.5 * share)


def retry_after_s(value: str, now: float) -> float | None:
    """What `Retry-After` asks for (RFC 9110, 10.2.3).

    Args:
        value: Seconds or a date.
        now: Seconds since 1970.

    Returns:
        Seconds from now, at most a day; None where it says nothing that can be read.

    Example:
        >>> (
        ...     retry_after_s("120", 0.0),
        ...     retry_after_s("Thu, 01 Jan 1970 00:02:00 GMT", 60.0),
        ...     retry_after_s("x", 0),
        ... )
        (120.0, 60.0, None)
    """
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return min(float(text), MOST_RETRY_AFTER_S)
    try:
        at = parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(0.0, at - now), MOST_RETRY_AFTER_S)
