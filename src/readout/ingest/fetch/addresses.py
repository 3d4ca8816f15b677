"""Which numbers of the network may be connected to: those of the public Internet, and no others.

The ranges are those of the IANA special-purpose address registries (RFC 6890 and what updates it). Numbers
that carry another number inside (mapped, 6to4, NAT64, Teredo, ISATAP) are refused whatever they carry.
"""

from __future__ import annotations

import ipaddress

Number = ipaddress.IPv4Address | ipaddress.IPv6Address

_V4 = tuple(
    (ipaddress.IPv4Network(text), why)
    for text, why in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "metadata of a data centre"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "a relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "for measurements"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_V6_PUBLIC = ipaddress.IPv6Network("2000::/3")
_V6 = tuple(
    (ipaddress.IPv6Network(text), why)
    for text, why in (
        ("2001::/23", "a tunnel or reserved"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a tunnel that carries another number"),
        ("3fff::/20", "for documentation"),
    )
)
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})


def why_refused(text: str) -> str | None:
    """Why a number may not be connected to.

    Args:
        text: An IPv4 or IPv6 number as a resolver or a socket gives it.

    Returns:
        In a few words; None where it is public.

    Example:
        >>> why_refused("127.0.0.1"), why_refused("::ffff:8.8.8.8"), why_refused("8.8.8.8")
        ('this machine', 'not of the public Internet', None)
    """
    try:
        number = ipaddress.ip_address(text)
    except ValueError:
        return "no number of the Internet"
    if isinstance(number, ipaddress.IPv4Address):
        return next((why for network, why in _V4 if number in network), None)
    if number.scope_id is not None or number not in _V6_PUBLIC:
        return "not of the public Internet"
    if (int(number) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return "a tunnel that carries another number"
    return next((why for network, why in _V6 if number in network), None)
