"""feeds.toml → feeds: each a table `[feed.NAME]`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from readout.errors import ConfigError, InputRejected
from readout.ingest.fetch import Rules, link_of

Follow = Literal["article", "content"]

MOST_ITEMS = 1_000
"""Entries of one feed that are looked at."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_TEXTS = ("url", "publisher", "language", "every", "follow")
_KEYS = (*_TEXTS, "max_items")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed.

    Attributes:
        name: Lower-case letters, digits, hyphens.
        url: Its address.
        publisher: Who publishes what it tells of; None to take it from the pages.
        language: Their language, ISO 639-1; None likewise.
        every_s: Seconds from one poll to the next.
        max_items: Newest entries that a poll looks at.
        follow: `article`: the page that an entry links to is read; `content`: what stands in the feed.
    """

    name: str
    url: str
    publisher: str | None = None
    language: str | None = None
    every_s: int = 3600
    max_items: int = 50
    follow: Follow = "article"


def seconds_of(text: str) -> int | None:
    """A time in words as seconds.

    Args:
        text: `30s`, `15m`, `2h`, `1d`.

    Returns:
        Seconds, at least one; None where it is no such time.

    Example:
        >>> seconds_of("15m"), seconds_of("soon")
        (900, None)
    """
    match = re.fullmatch(r"([1-9][0-9]{0,5})([smhd])", text.strip())
    return int(match[1]) * _UNITS_S[match[2]] if match else None


def read_feeds(path: Path, *, rules: Rules) -> tuple[Feed, ...]:
    """The feeds of a file.

    Args:
        path: The file.
        rules: Which ports addresses may name.

    Returns:
        Feeds in the order of the file; none where it holds only watches.

    Raises:
        ConfigError: The file is not there, is no TOML, or holds a key or value that is none.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"There is no {path}.", hint='Write one: [feed.NAME] and url = "…".') from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}.") from error
    return feeds_of(given, str(path), rules=rules)


def feeds_of(given: Mapping[str, Any], file: str, *, rules: Rules) -> tuple[Feed, ...]:
    """The feeds of what a file says.

    Args:
        given: Its tables; others than `feed` are left alone.
        file: What it is called in messages.
        rules: Which ports addresses may name.

    Returns:
        Feeds in order.

    Raises:
        ConfigError: A table holds a key or value that is none.
    """
    held = given.get("feed", {})
    if not isinstance(held, dict) or not all(isinstance(one, dict) for one in held.values()):
        raise ConfigError(f"`feed` in {file} must hold tables.", hint="Write [feed.NAME].")
    return tuple(_feed(name, told, file, rules) for name, told in held.items())


def _feed(name: str, told: Mapping[str, Any], file: str, rules: Rules) -> Feed:
    here = f"`feed.{name}` in {file}"
    if not _NAME.fullmatch(name):
        raise ConfigError(f"{here}: a feed cannot be called {name!r}.", hint="Use a-z, 0-9 and hyphens.")
    for key, value in told.items():
        if key not in _KEYS:
            raise ConfigError(f"{here} has an unknown key `{key}`.", hint=f"Known: {', '.join(_KEYS)}.")
        if key in _TEXTS and (not isinstance(value, str) or not value.strip()):
            raise ConfigError(f"{here}: `{key}` must be a text in quotes.")
    try:
        link_of(told.get("url", ""), rules)
    except InputRejected as refusal:
        raise ConfigError(f"{here}: `url` cannot be fetched: {refusal.message}", hint=refusal.hint) from None
    every_s = seconds_of(told.get("every", "1h"))
    if every_s is None or every_s < 60:
        raise ConfigError(f"{here}: `every` is no time of a minute or more.", hint="Write 15m, 2h or 1d.")
    most = told.get("max_items", 50)
    if type(most) is not int or not 0 < most <= MOST_ITEMS:
        raise ConfigError(f"{here}: `max_items` must be a number from 1 to {MOST_ITEMS}.")
    follow = next((one for one in get_args(Follow) if one == told.get("follow", "article")), None)
    if follow is None:
        raise ConfigError(f"{here}: `follow` must be one of {', '.join(get_args(Follow))}.")
    return Feed(
        name=name,
        url=told["url"],
        publisher=told.get("publisher"),
        language=told.get("language"),
        every_s=every_s,
        max_items=most,
        follow=follow,
    )
