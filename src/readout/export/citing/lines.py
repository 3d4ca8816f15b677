"""Text of a document as one line that cannot break out of a format or steer what shows it."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
_STEERING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF)))
"""Changes of direction that reach beyond the quotation, byte order marks, and what is no character."""


def one_line(text: str | None) -> str:
    r"""The same characters on one line.

    Args:
        text: Any text, or None.

    Returns:
        Stretches of blanks and line ends as one blank; without control characters, changes of direction and
        halves of surrogate pairs. Marks that join or order letters (ZWJ, LRM, RLM) stay.

    Example:
        >>> one_line("a\r\n\tb\x1b[31m\u202ec ")
        'a b[31mc'
    """
    plain = _BLANKS.sub(" ", text or "")
    return "".join(
        c for c in plain if unicodedata.category(c) not in ("Cc", "Cs") and c not in _STEERING
    ).strip()


def within_quotes(text: str) -> str:
    """A title to be set in double quotation marks: its own double marks become single ones (Chicago 13.30).

    Args:
        text: The title.

    Returns:
        The title.

    Example:
        >>> within_quotes('“Quad” and "2+2" meet')
        '‘Quad’ and ‘2+2’ meet'
    """
    return re.sub(r'"([^"]*)"', r"‘\1’", text).translate({ord("“"): "‘", ord("”"): "’"})
