"""What a fetch may reach and what it may cost."""

from __future__ import annotations

from dataclasses import dataclass

from readout.ingest.fetch.addresses import why_refused

MIB = 1 << 20

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"})
"""Media types of a document."""

FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/feed+json",
        "application/json",
        "text/plain",
        "text/html",
    }
)
"""Media types that feeds are served under; the last two by servers that do not know better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Bounds of every fetch.

    Attributes:
        ports: Ports that an address may name.
        also: (number, port) pairs that may be connected to although they are not public. There is no
            setting for it: only code that builds the rules itself can give it, as the tests do for their own
            servers.
        redirects: Redirects that are followed.
        connect_s: Seconds to look up a name, and to connect.
        first_byte_s: Seconds from the request to the end of the answer's headers.
        whole_s: Seconds one exchange may take, from looking up the name to the last byte.
        wire_bytes: Bytes of an answer as they come.
        body_bytes: Bytes of it when unpacked.
        tries: How often a fetch that failed for now is made in one run.
        delay_s: Seconds between two requests to one host.
        longest_wait_s: Longest that a run waits for a host; what would take longer is left for a later run.
    """

    ports: frozenset[int] = frozenset({80, 443})
    also: frozenset[tuple[str, int]] = frozenset()
    redirects: int = 5
    connect_s: float = 10.0
    first_byte_s: float = 20.0
    whole_s: float = 60.0
    wire_bytes: int = 20 * MIB
    body_bytes: int = 20 * MIB
    tries: int = 3
    delay_s: float = 2.0
    longest_wait_s: float = 60.0

    def is_port(self, port: int) -> bool:
        """Whether an address may name a port."""
        return port in self.ports or any(port == one for _, one in self.also)

    def why_not(self, number: str, port: int) -> str | None:
        """Why a connection may not be made, or None where it may.

        Args:
            number: IPv4 or IPv6.
            port: Port.
        """
        return None if (number, port) in self.also else why_refused(number)
