"""W3C selectors for some words of a text (Web Annotation Data Model, 4.2.4 and 4.2.5)."""

from __future__ import annotations

from typing import Any

_LEAST, _MOST = 32, 256


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Two ways to find the same words again: by themselves with what stands around them, and by place.

    The context is 32 code points on either side, more where that is not enough to tell them from the same
    words elsewhere.

    Args:
        text: The stored text.
        start: First code point.
        end: One past the last.

    Returns:
        A TextQuoteSelector and a TextPositionSelector; positions count Unicode code points (4.2.5).
    """
    points = _LEAST
    while points < _MOST and text.count(text[max(0, start - points) : end + points]) > 1:
        points *= 2
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - points) : start],
        "suffix": text[end : end + points],
    }
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
