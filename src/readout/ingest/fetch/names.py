"""A host's name → the numbers to connect to, all of them public, or none."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

from readout.errors import InputRejected
from readout.ingest.fetch.links import Link
from readout.ingest.fetch.rules import Rules

Resolve = Callable[[str, int], list[str]]
"""(name, port) → numbers; raises OSError where there are none."""

_MOST = 64


def resolve(name: str, port: int) -> list[str]:
    """Ask the system.

    Args:
        name: In ASCII.
        port: Port.

    Returns:
        Numbers in the order in which the system would try them.

    Raises:
        OSError: Nobody knows the name.
    """
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def numbers_of(link: Link, rules: Rules, ask: Resolve) -> list[str]:
    """Where a link may be connected to: decided once; the connection goes to one of these numbers.

    Args:
        link: The link.
        rules: What may be connected to.
        ask: Knows names.

    Returns:
        At least one number.

    Raises:
        InputRejected: `fetch-private` where any number is not public; `fetch-name` where there is none.
    """
    found = [link.host] if link.is_number else _asked(link, rules, ask)
    for number in found:
        why = rules.why_not(number, link.port)
        if why is not None:
            raise InputRejected(
                "fetch-private",
                f"{link.host} leads to {number}: {why}. Only the public Internet is fetched from.",
                hint="Save the page and read the file.",
            )
    return found


def _asked(link: Link, rules: Rules, ask: Resolve) -> list[str]:
    """The numbers of a name; a resolver that does not answer is left behind."""
    found: list[str] = []
    failed: list[str] = []

    def look() -> None:
        try:
            found.extend(ask(link.host, link.port)[:_MOST])
        except (OSError, UnicodeError) as error:
            failed.append(str(error))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(rules.connect_s)
    if thread.is_alive() or not found:
        why = f": {failed[0]}" if failed else ""
        raise InputRejected(
            "fetch-name", f"The name {link.host} was not found{why}.", hint="Check it, or try again later."
        )
    return list(found)
