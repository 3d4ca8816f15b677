"""An address as it was written → where exactly to go. What two readers could read differently is refused."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from readout.errors import InputRejected
from readout.ingest.fetch.rules import Rules

MAX_LENGTH = 2_000
SCHEMES = {"http": 80, "https": 443}

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)")
_UNWANTED = re.compile(r"[\x00-\x20\x7f\\]|\s")
_INNER = ("localhost", "local", "internal", "localdomain", "intranet", "lan", "corp", "home", "arpa", "onion")
"""Last labels of names that only mean something within a network."""

_HINT = "Give an address such as https://www.example.org/releases/12."


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where to go.

    Attributes:
        scheme: `http` or `https`.
        host: Name in lower-case ASCII, or a number; IPv6 without brackets.
        port: Port.
        path: Path and query, in ASCII.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_number(self) -> bool:
        """Whether the host is a number."""
        return ":" in self.host or self.host.rpartition(".")[2].isdigit()

    @property
    def authority(self) -> str:
        """Host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return f"{self.origin}{self.path}"


def is_address(text: str) -> bool:
    """Whether a word on the command line is meant as an address of the web.

    Example:
        >>> is_address("https://example.org/a"), is_address("articles/https.txt")
        (True, False)
    """
    return text[:8].lower().startswith(("http://", "https://"))


def link_of(text: str, rules: Rules) -> Link:
    """Where an address leads.

    Args:
        text: The address.
        rules: Which ports it may name.

    Returns:
        Where to go; a fragment is left out.

    Raises:
        InputRejected: `fetch-address`: not http or https, with a user's name, a number in an odd form, a name
            that only means something within a network, another port, or characters that do not belong there.

    Example:
        >>> str(link_of("HTTPS://Example.org:443/a?b=c#d", Rules()))
        'https://example.org/a?b=c'
    """
    if len(text) > MAX_LENGTH:
        raise _refused(f"The address is longer than {MAX_LENGTH} characters.")
    if _UNWANTED.search(text):
        raise _refused("The address holds blanks, control characters or backslashes.")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _refused("It is no address.") from None
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES:
        raise _refused(f"Only http and https are fetched, not {scheme[:20] or 'this'}.")
    if "@" in parts.netloc:
        raise _refused("The address holds a user's name or password.")
    if port is None and parts.netloc.endswith(":"):
        raise _refused("The address ends its host with a colon.")
    port = SCHEMES[scheme] if port is None else port
    if not rules.is_port(port):
        raise _refused(f"Port {port} is not allowed.")
    host = _host(parts.netloc, parts.hostname or "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe=_IN_QUERY)}" if parts.query else ""
    return Link(scheme=scheme, host=host, port=port, path=f"{path}{query}")


_IN_QUERY = "/?%:@!$&'()*+,;=~-._[]"


def next_link(link: Link, location: str, rules: Rules) -> Link:
    """Where a redirect leads.

    Args:
        link: Whose answer it is.
        location: What the answer says.
        rules: Which ports it may name.

    Returns:
        Where to go.

    Raises:
        InputRejected: `fetch-redirect` from https to http, or `fetch-address`.
    """
    try:
        found = link_of(urljoin(str(link), location), rules)
    except ValueError:
        raise _refused("The redirect leads to no address.") from None
    if link.scheme == "https" and found.scheme == "http":
        raise InputRejected("fetch-redirect", "It redirects from https to plain http.", hint=_HINT)
    return found


def _host(netloc: str, name: str) -> str:
    """The host, in one form; `name` is without brackets and in lower case."""
    if "[" in netloc:
        try:
            return str(ipaddress.IPv6Address(name if "%" not in name else ""))
        except ValueError:
            raise _refused("The number in brackets is none that can be fetched from.") from None
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii").lower()
        except UnicodeError:
            raise _refused("The host's name cannot be written in ASCII.") from None
    labels = name.split(".")
    if _NUMERIC.fullmatch(name.rstrip(".").rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            raise _refused("The host is a number in a form that can be read in several ways.") from None
    if len(name) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _refused("The host is no name of the public Internet.")
    if labels[-1] in _INNER:
        raise _refused(f"Names that end in .{labels[-1]} only mean something within a network.")
    return name


def _refused(message: str) -> InputRejected:
    return InputRejected("fetch-address", message, hint=_HINT)
