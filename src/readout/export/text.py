"""Text that every file format can hold: no lone surrogates, no characters that XML forbids."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""Stands where a character could not be kept."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def encodable(text: str) -> str:
    r"""Text that UTF-8 can hold.

    Args:
        text: Any text.

    Returns:
        It, with U+FFFD for each half of a surrogate pair.

    Example:
        >>> encodable("a\ud800b") == "a\ufffdb"
        True
    """
    return _SURROGATE.sub(REPLACEMENT, text)


_SHARED = re.compile(r"(?<=_x[0-9a-fA-F]{4})_(?=x[0-9a-fA-F]{4}_)")


def for_xml(text: str) -> str:
    r"""Text that an XML 1.0 document can hold and gives back unchanged.

    Args:
        text: Any text.

    Returns:
        It, with U+FFFD for each control character, surrogate and non-character, and `\n` for other line ends.
        Where two codes such as `_x0041_` share a stroke, which no workbook can hold, the stroke is U+FF3F.

    Example:
        >>> for_xml("a\x00b\r\nc") == "a\ufffdb\nc"
        True
    """
    return _SHARED.sub("\uff3f", _LINE_END.sub("\n", _NOT_XML.sub(REPLACEMENT, text)))
