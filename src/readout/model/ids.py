"""Ids that come from content, so that the same input gives the same record."""

from __future__ import annotations

import hashlib
import json
import string
from json.encoder import encode_basestring
from typing import Any

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_DIGITS = f"{string.ascii_lowercase}234567"
_PAIRS = [high + low for high in _DIGITS for low in _DIGITS]
"""Ten bits as two digits of base 32."""


def canonical_json(value: Any) -> str:
    """One text for one value: sorted keys, no blanks, no escapes beyond what JSON asks for.

    Args:
        value: Anything JSON can hold.

    Returns:
        The canonical text.
    """
    return _CANONICAL.encode(value)


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal.

    Args:
        data: Any bytes.

    Returns:
        64 hexadecimal digits.
    """
    return hashlib.sha256(data).hexdigest()


def make_id(kind: str, *parts: Any) -> str:
    """An id such as `evt_k3v…` from its kind and the values that make the thing what it is.

    Args:
        kind: Short prefix: doc, men, evt, rep, sta, use, clm, sto, ent.
        *parts: JSON values; the order matters.

    Returns:
        `kind_` and 16 characters of a–z and 2–7: 80 bits, so that a million rows do not meet by chance.

    Example:
        >>> make_id("doc", "x") == make_id("doc", "x")
        True
        >>> make_id("doc", "x") == make_id("doc", "y")
        False
    """
    text = f"[{','.join(map(_json, (kind, *parts)))}]".encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.sha256(text).digest()[:10], "big")
    return f"{kind}_{''.join([_PAIRS[number >> shift & 1023] for shift in range(70, -1, -10)])}"


def _json(value: Any) -> str:
    """`canonical_json`, without its detours for what ids are mostly made of."""
    if type(value) is str:
        return encode_basestring(value)
    return repr(value) if type(value) is int else canonical_json(value)
