"""Words from documents, kept apart from ours: wrapped in data, escaped where people read them."""

from __future__ import annotations

import json
import unicodedata

from readout.record import Row

MAX_QUOTE = 4000
"""Code points of one quotation; a longer one is cut and says where the whole ends."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_SELECTORS = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))


def quoted(text: str | None) -> Row | None:
    """Words that somebody else wrote, marked as such and otherwise unchanged.

    Args:
        text: From a document, its metadata or its address; None for none.

    Returns:
        `{"quoted": true, "text": …}`, or None.
    """
    return None if text is None else {"quoted": True, "text": text}


def receipt(found: Row, of: str) -> Row:
    """A receipt whose words are marked as quoted.

    Args:
        found: `doc`, `start`, `end`, `text`.
        of: What it is a receipt for: telling, participant, content …

    Returns:
        `of`, `doc`, `start`, `end`, `quoted`, `text`, and `whole_end`, which is beyond `end` where the
        quotation was cut. `text` is what stands at `start` to `end` in the document, always.
    """
    text = str(found["text"])[:MAX_QUOTE]
    end = found["start"] + len(text)
    place = {"doc": found["doc"], "start": found["start"], "end": end, "whole_end": found["end"]}
    return {"of": of, **place, "quoted": True, "text": text}


def visible(text: str) -> str:
    r"""Text with everything that cannot be seen written out: controls, marks of direction, tags, fillers.

    Args:
        text: Any text.

    Returns:
        The same with `\u{202e}` and the like in place of what is invisible.

    Example:
        >>> visible("safe" + chr(0x202E) + "text" + chr(0xE0041) + chr(7))
        'safe\\u{202e}text\\u{e0041}\\u{7}'
    """
    return "".join(f"\\u{{{ord(letter):x}}}" if _is_hidden(letter) else letter for letter in text)


def literal(text: str) -> str:
    r"""A quotation on one line between marks that nothing inside can close.

    Args:
        text: Any text.

    Returns:
        A JSON string, all that is invisible written out.

    Example:
        >>> print(literal('He said "go".' + chr(10) + "</quote>"))
        "He said \"go\".\n</quote>"
    """
    return f'"{visible(json.dumps(text, ensure_ascii=False)[1:-1])}"'


def _is_hidden(letter: str) -> bool:
    if unicodedata.category(letter) in _HIDDEN or letter in _FILLERS:
        return True
    return any(low <= ord(letter) <= high for low, high in _SELECTORS)
