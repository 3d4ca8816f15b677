r"""Diplomatic formulas as a person writes them, and the regular expressions that they stand for.

In a pattern a blank stands for `\s+` (texts are hard-wrapped), `'` for a straight or curly apostrophe,
`~` for a hyphen, a dash or a blank, and `{name}` for a fragment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

FRAGMENT = re.compile(r"\{([a-z]\w*)\}")
"""A quantifier such as `{0,3}` begins with a digit, a fragment with a letter."""

CLASSES = (
    ("[~–-]", "[-‐‑–—]"),
    ("['\"“‘]", '[\x01"“‘]'),
    ("['\"”’]", '[\x01"”’]'),
    ("[a-z~.]", "[a-z.-]"),
    ("[a-z' ]", "[a-z\x01’\\s]"),
    ("~", "[-‐‑–\\s]"),
    ("'", "['’]"),
    ("\x01", "'"),
    (" ", "\\s+"),
)
"""What the short signs stand for, replaced in this order; character 1 keeps an apostrophe as it is."""

_SLOT = re.compile(r"\(\?P<([a-z_]+)>")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_BLANKS, _HYPHENS, _QUOTES = r"\s+", "-‐‑–—", "'\"‘’“”"


def pattern(alternatives: Iterable[str], fragments: Mapping[str, str]) -> str:
    r"""One regular expression of the readable alternatives, which are tried in order.

    Args:
        alternatives: Readable patterns; a slot may stand in several.
        fragments: Name to pattern; a fragment may hold another.

    Returns:
        A pattern for `re.IGNORECASE` that begins and ends with a word. Where a slot stands again its name
        ends in a digit.

    Raises:
        KeyError: There is no such fragment.

    Example:
        >>> print(pattern(["the (?P<x>{goods})~b", "(?P<x>c)"], {"goods": "peace"}))
        \b(?:the\s+(?P<x>peace)[-‐‑–\s]b|(?P<x2>c))(?!\w)
    """
    joined = "|".join(_written_out(text, fragments) for text in alternatives)
    seen: dict[str, int] = {}

    def numbered(slot: re.Match[str]) -> str:
        seen[slot[1]] = number = seen.get(slot[1], 0) + 1
        return f"(?P<{slot[1]}{number if number > 1 else ''}>"

    return r"\b(?:" + _SLOT.sub(numbered, joined) + r")(?!\w)"


def plain_pattern(wording: str) -> str:
    r"""A pattern that matches a wording with any blanks, quotation marks and hyphens.

    Args:
        wording: Plain text of at least one word.

    Returns:
        A pattern for `re.IGNORECASE`.

    Example:
        >>> re.search(
        ...     plain_pattern("the Hanoi-line's end"), "The Hanoi–line’s\n end", re.IGNORECASE
        ... ) is not None
        True
    """
    made, end = [], 0
    for token in _TOKEN.finditer(wording):
        if token.start() > end:
            made.append(_BLANKS)
        made.append(_sign(token[0]))
        end = token.end()
    inside = "".join(made)
    return rf"(?<!\w){inside}(?!\w)"


def _sign(token: str) -> str:
    if token in _HYPHENS:
        return rf"[{_HYPHENS}\s]"
    return f"[{_QUOTES}]" if token in _QUOTES else re.escape(token)


def _written_out(text: str, fragments: Mapping[str, str]) -> str:
    while FRAGMENT.search(text) is not None:
        text = FRAGMENT.sub(lambda match: fragments[match[1]], text)
    for short, long in CLASSES:
        text = text.replace(short, long)
    return text
