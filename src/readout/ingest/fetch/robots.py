"""robots.txt as RFC 9309 has it: which of a host's addresses a reader that goes by itself may ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: what comes after may be left out."""

CACHED_S = 24 * 3600.0
"""RFC 9309, 2.4: how long rules may be taken from memory."""

RETRY_S = 3600.0
"""How long a host whose rules could not be read is left alone."""

MOST_DELAY_S = 60.0
_SECONDS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_TOKEN = re.compile(r"[a-z_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What a host allows one reader.

    Attributes:
        rules: (allows, pattern), as written.
        delay_s: `Crawl-delay`, which is no part of the RFC and honoured up to a minute; None where not given.
    """

    rules: tuple[tuple[bool, str], ...] = ()
    delay_s: float | None = None

    def allows(self, path: str) -> bool:
        r"""Whether a path may be asked for: the longest pattern that matches decides, and Allow a tie.

        Args:
            path: Path and query as they are sent.

        Example:
            >>> some = parse_robots("User-agent: *\nDisallow: /a\nAllow: /a/b$", "readout")
            >>> some.allows("/a/b"), some.allows("/a/c"), some.allows("/robots.txt")
            (True, False, True)
        """
        if path == "/robots.txt":
            return True
        there = _normal(path)
        found = [(len(pattern), is_allowed) for is_allowed, pattern in self.rules if _matches(pattern, there)]
        return max(found)[1] if found else True


NOTHING = Robots(rules=((False, "/"),))
"""Of a host whose rules cannot be read: nothing may be asked for."""


def parse_robots(text: str, token: str) -> Robots:
    """The rules for one reader.

    Args:
        text: robots.txt.
        token: What the reader is called there, such as `readout`.

    Returns:
        The rules of all groups that name it; of those for `*` where none does.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    is_open = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        name, value = key.strip().lower(), value.strip()
        if not colon or name not in ("user-agent", "allow", "disallow", "crawl-delay"):
            continue
        if name == "user-agent":
            named = [*(named if is_open else []), _name(value)]
            is_open = True
            groups.setdefault(named[-1], [])
            continue
        is_open = False
        for one in named:
            groups[one].append((name, value))
    lines = groups.get(token.lower(), groups.get("*", []))
    delays = [float(value) for name, value in lines if name == "crawl-delay" and _SECONDS.fullmatch(value)]
    return Robots(
        rules=tuple(
            (name == "allow", _normal(value)) for name, value in lines if name != "crawl-delay" and value
        ),
        delay_s=min(max(delays), MOST_DELAY_S) if delays else None,
    )


def _name(value: str) -> str:
    if value.startswith("*"):
        return "*"
    found = _TOKEN.match(value.lower())
    return found[0] if found else ""


def _normal(path: str) -> str:
    """Percent-encoding in one form: letters that need none have none (RFC 9309, 2.2.2)."""
    pieces = re.split(r"(%2[Ff]|%2[Aa]|%24|%25)", path)
    return "".join(
        piece.upper() if number % 2 else quote(unquote_to_bytes(piece), safe="/?:@!$&'()*+,;=~-._[]")
        for number, piece in enumerate(pieces)
    )


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a last `$` matches the beginning of a path, in linear time."""
    is_whole = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*")
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not is_whole:
        return True
    return at == len(path) or (len(parts) > 1 and path.endswith(parts[-1]))
