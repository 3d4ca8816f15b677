"""Whole numbers for the rows of formats that want them: the same event has the same in every export."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_BLOCK = 1024
_BLOCKS = 2**43
"""Numbers stay below 2^53, so that R and JavaScript keep them exact."""


def numbered(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The first of the consecutive numbers of each event.

    A number comes from the event's id alone, save where two events want the same: then the later id in the
    alphabet moves on.

    Args:
        counts: (event id, how many rows it has).

    Returns:
        Event id → first number.
    """
    taken: set[int] = set()
    first: dict[str, int] = {}
    for event, rows in sorted(counts):
        wanted = max(1, -(-rows // _BLOCK))
        block = int.from_bytes(hashlib.sha256(event.encode()).digest()[:8], "big") % _BLOCKS
        while any((block + n) % _BLOCKS in taken for n in range(wanted)) or block + wanted > _BLOCKS:
            block = (block + 1) % _BLOCKS
        taken.update(range(block, block + wanted))
        first[event] = block * _BLOCK
    return first
