"""What inputs are called, and who is told what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable

MAX_POINTS = 2_000
_UNSHOWABLE = re.compile(
    "[\ud800-\udfff\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]"
)

OnSkip = Callable[[str], None]
"""Told the reason, a stable code, for each thing in an archive that is no text to be read."""


def ignore_skips(_: str) -> None:
    """Tell nobody."""


def shown(name: str) -> str:
    r"""A name from an archive in one line, without marks that hide or turn around what it says.

    Args:
        name: As the archive has it.

    Returns:
        The name, `?` for what cannot be shown, at most 2,000 code points.

    Example:
        >>> shown("a\n\u202efdp.txt")
        'a??fdp.txt'
    """
    return _UNSHOWABLE.sub("?", name)[:MAX_POINTS]
