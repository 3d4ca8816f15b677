"""Ids that come from content, so that the same input gives the same record."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


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
    text = canonical_json([kind, *parts]).encode("utf-8", "surrogatepass")
    raw = hashlib.sha256(text).digest()[:10]
    return f"{kind}_{base64.b32encode(raw).decode().lower()}"
