"""Links that open a page at the quoted words: URL text fragments, `#:~:text=`.

Syntax and matching: WICG, "URL Fragment Text Directives". A browser looks for whole words, without regard
to case and accents, within one block of the page; a quotation that is long or runs over blocks is given by
its first and last words; words before or after are added only where the same words stand elsewhere too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

LONGEST_POINTS = 300
"""A longer quotation is given by its first and last words."""

_END_POINTS = 40
_CONTEXT_POINTS = 120
_BLANKS = re.compile(r"\s+")
_UNSAFE = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]")
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x30FF),  # Han radicals, kana
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts that put no blanks between words."""


def text_fragment(text: str, start: int, end: int) -> str:
    """The text directive for some words of a text.

    Args:
        text: The whole text.
        start: First code point of the words.
        end: One past the last.

    Returns:
        `text=…`, percent-encoded, widened to whole words; empty where there is no word to look for.

    Example:
        >>> text_fragment("They met. They met in Tokyo, again.", 10, 27)
        'text=They%20met%20in%20Tokyo'
        >>> text_fragment("They met. They met in Tokyo, again.", 15, 18)
        'text=met.%20They-,met'
    """
    low, high = _whole_words(text, start, end)
    if not any(letter.isalnum() for letter in text[low:high]):
        return ""
    first, last = _ends(text, low, high)
    terms = [text[slice(*first)]] if last is None else [text[slice(*first)], text[slice(*last)]]
    found = ",".join(_encoded(term) for term in terms)
    folded, own = _folded(text), _folded(text[slice(*first)])
    if folded.count(own) == 1:
        return f"text={found}"
    before = _grown(text, low, first[1], folded, forward=False)
    if before:
        found = f"{_encoded(before)}-,{found}"
    if last is None and (not before or folded.count(_folded(f"{before} {text[low:high]}")) > 1):
        after = _grown(text, low, high, folded, forward=True)
        found += f",-{_encoded(after)}" if after else ""
    return f"text={found}"


def fragment_link(url: str, text: str, passages: Iterable[tuple[int, int]]) -> str:
    """An address that opens a page at some words.

    Args:
        url: An http(s) address; its own fragment is kept.
        text: The text of the page, as stored.
        passages: (first code point, one past the last) of each stretch.

    Returns:
        The address with a text directive a stretch; the address alone where there is no word.
    """
    address = safe_url(url).partition(":~:")[0].removesuffix("#")
    directives = [found for start, end in passages if (found := text_fragment(text, start, end))]
    if not directives:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:{'&'.join(directives)}"


def safe_url(url: str) -> str:
    """An address in which nothing but what RFC 3986 lets stand there bare stands bare.

    Args:
        url: An address as it was given.

    Returns:
        The address, other characters percent-encoded, so that no quotation mark, bracket, blank or control
        ends it early.
    """
    return _UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), url.strip())


def _encoded(term: str) -> str:
    """Percent-encoded; the comma, the ampersand and the hyphen mean something in a directive."""
    plain = "".join(c for c in _BLANKS.sub(" ", term.strip()) if unicodedata.category(c) not in ("Cc", "Cs"))
    return quote(plain.strip(), safe="").replace("-", "%2D")


def _folded(text: str) -> str:
    """As a browser compares: no case, no accents, one blank for many."""
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", "".join(bare).casefold()).strip()


def _ends(text: str, low: int, high: int) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """The words, or the first and the last of them where they are too long or run over blocks."""
    if high - low <= LONGEST_POINTS and "\n" not in text[low:high]:
        return (low, high), None
    line = text.find("\n", low, high)
    head_limit = high if line < 0 else line
    line = text.rfind("\n", low, high)
    tail_limit = low if line < 0 else line + 1
    head = _unique_head(text, low, head_limit)
    tail = next(
        (at for at in _steps_back(text, high, max(tail_limit, head)) if high - at >= _END_POINTS),
        max(tail_limit, head),
    )
    tail = _last_words(text, head, tail, high, max(tail_limit, head, high - _CONTEXT_POINTS))
    return (low, head), (tail, high)


def _unique_head(text: str, low: int, limit: int) -> int:
    """End of the first words: some 40 characters, more while these stand elsewhere too."""
    folded, end = _folded(text), limit
    for at in _steps_on(text, low, limit):
        if at - low > _CONTEXT_POINTS:
            break
        if at - low >= _END_POINTS:
            end = at
            if folded.count(_folded(text[low:at])) == 1:
                break
    return _without_blanks(text, low, end)[1]


def _last_words(text: str, head: int, tail: int, high: int, limit: int) -> int:
    """Start of the last words, moved back while a browser would find them earlier in the quotation."""
    for at in (tail, *_steps_back(text, tail, limit)):
        own, whole = _folded(text[at:high]), _folded(text[head:high])
        if whole.find(own) == len(whole) - len(own):
            return at
    return tail


def _grown(text: str, low: int, high: int, folded: str, *, forward: bool) -> str:
    """Words beside a stretch, as few as make the two together stand once; those of its block alone."""
    found = ""
    if forward:
        line = text.find("\n", high)
        limit = min(len(text) if line < 0 else line, high + _CONTEXT_POINTS)
        for at in _steps_on(text, high, limit):
            found = text[high:at].strip()
            if found and folded.count(_folded(text[low:at])) == 1:
                break
        return found
    limit = max(text.rfind("\n", 0, low) + 1, low - _CONTEXT_POINTS)
    for at in _steps_back(text, low, limit):
        found = text[at:low].strip()
        if found and folded.count(_folded(text[at:high])) == 1:
            break
    return found


def _steps_on(text: str, start: int, limit: int) -> Iterator[int]:
    """Ends of words after a place, up to a limit."""
    for at in range(start + 1, limit + 1):
        if _is_border(text, at) and not text[at - 1].isspace() and (at == limit or text[at].isspace()):
            yield at


def _steps_back(text: str, start: int, limit: int) -> Iterator[int]:
    """Beginnings of words before a place, down to a limit."""
    for at in range(start - 1, limit - 1, -1):
        if _is_border(text, at) and not text[at].isspace() and (at == limit or text[at - 1].isspace()):
            yield at


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = _without_blanks(text, start, end)
    while low > 0 and not _is_border(text, low):
        low -= 1
    while high < len(text) and not _is_border(text, high):
        high += 1
    return low, high


def _without_blanks(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low].isspace():
        low += 1
    while low < high and text[high - 1].isspace():
        high -= 1
    return low, high


def _is_border(text: str, at: int) -> bool:
    """Whether a word may begin or end there, as in Unicode TR29: `Japan's` and `3.5` are one word."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if unicodedata.category(after).startswith("M") or "\u200d" in (before, after):
        return False
    if after in "'’.," and at + 1 < len(text):
        return not _holds(before, after, text[at + 1])
    if before in "'’.," and at > 1:
        return not _holds(text[at - 2], before, after)
    return not (_is_spelt(before) and _is_spelt(after))


def _holds(left: str, mark: str, right: str) -> bool:
    """Whether a mark stands within a word or a number."""
    if mark == ",":
        return left.isdigit() and right.isdigit()
    return _is_spelt(left) and _is_spelt(right)


def _is_spelt(letter: str) -> bool:
    """Whether it is a letter or digit of a script that puts blanks between words."""
    code = ord(letter)
    return (letter.isalnum() or unicodedata.category(letter).startswith("M") or letter == "_") and not any(
        low <= code <= high for low, high in _UNSPACED
    )
