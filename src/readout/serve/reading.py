"""A document's whole text as HTML in which every character stands at its own offset.

`Array.from(container.textContent)` in a browser is the stored text, code point by code point: what HTML would
drop or join (NUL, CR LF) is written so that it stays one code point, and what no font shows has a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from readout.serve.marking import Mark, Stretch, stretches

Row = Mapping[str, Any]

AT = "at"
"""Kind of the mark that an address asks for."""

_KEPT = "\t\n\r"
_PICTURES = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""Controls and lone surrogates → one code point that can be seen and written in UTF-8."""
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FOLDED = "boilerplate"
_LABELS = 3
_BRIEF = 4
"""Letters and digits below which a stretch is no target to be hit, unless it is all that is marked."""

_FOCUS = ' tabindex="-1" autofocus'


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the text between two borders of blocks.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: Kind of its block; empty between blocks.
    """

    start: int
    end: int
    kind: str


def seen(text: str) -> str:
    r"""A text with a picture for each character that cannot be shown, code point for code point.

    Example:
        >>> seen("a\x00b\x7fc\ttab")
        'a␀b␡c\ttab'
    """
    return text.translate(_PICTURES) if _HIDDEN.search(text) else text


def shown(text: str) -> Markup:
    r"""A text as HTML that a browser reads back code point by code point.

    Args:
        text: Any text.

    Returns:
        Escaped; a carriage return is a reference, since HTML would join or change a bare one.

    Example:
        >>> shown("a < b\r\n")
        Markup('a &lt; b&#13;\n')
    """
    return Markup(_html(text))  # noqa: S704 - escaped there


def _html(text: str) -> str:
    return escape(seen(text)).replace("\r", "&#13;")


def reading(text: str, blocks: Sequence[Row], marks: Iterable[Mark]) -> Markup:
    """The inside of the element that shows a text.

    Args:
        text: The stored text.
        blocks: Rows `start`, `end`, `kind`, in order, not overlapping; none for one block of plain text.
        marks: What was found in it; each leads to `#in-ID`.

    Returns:
        Paragraphs by kind, boilerplate folded, each marked stretch with `data-start`, `data-end` and the
        anchor `pSTART`.
    """
    return Markup("".join(_folded(_parts(text, blocks), text, marks)))  # noqa: S704 - each part is escaped


def _folded(parts: Iterable[Part], text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Parts one after another; a run of boilerplate is put behind one line."""
    held: list[tuple[Part, tuple[Stretch, ...]]] = []
    for part, inside in _with_marks(parts, text, marks):
        is_open = bool(held) and not part.kind
        if part.kind == _FOLDED or is_open:
            held.append((part, inside))
            continue
        yield from _fold(held)
        held = []
        yield _part(part, inside)
    yield from _fold(held)


def _fold(held: list[tuple[Part, tuple[Stretch, ...]]]) -> Iterator[str]:
    if not held:
        return
    after = [] if held[-1][0].kind else [held.pop()]  # the gap behind it is not part of it
    is_asked_for = any(mark.kind == AT for _, inside in held for piece in inside for mark in piece.marks)
    told = f"Boilerplate, {held[-1][0].end - held[0][0].start:,} characters"
    yield f'<details class="folded"{" open" if is_asked_for else ""}>'
    yield f'<summary data-words="{told}" aria-label="{told}"></summary>'
    yield from (_part(part, inside) for part, inside in held)
    yield "</details>"
    yield from (_part(part, inside) for part, inside in after)


def _parts(text: str, blocks: Sequence[Row]) -> Iterator[Part]:
    at = 0
    for block in blocks:
        if block["start"] > at:
            yield _between(text, at, block["start"])
        if block["end"] > max(at, block["start"]):
            yield Part(start=max(at, block["start"]), end=block["end"], kind=block["kind"])
        at = max(at, block["end"])
    if at < len(text):
        yield _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Part:
    return Part(start=start, end=end, kind="" if text[start:end].isspace() else "plain")


def _with_marks(
    parts: Iterable[Part], text: str, marks: Iterable[Mark]
) -> Iterator[tuple[Part, tuple[Stretch, ...]]]:
    waiting = sorted(marks, key=lambda mark: mark.start)
    active: list[Mark] = []
    following = 0
    for part in parts:
        active = [mark for mark in active if mark.end > part.start]
        while following < len(waiting) and waiting[following].start < part.end:
            active.append(waiting[following])
            following += 1
        words = text[part.start : part.end]
        if active:
            yield part, tuple(stretches(words, active, low=part.start))
        else:
            yield part, (Stretch(start=part.start, end=part.end, text=words),)


def _part(part: Part, inside: Iterable[Stretch]) -> str:
    if not part.kind:
        return f'<span class="gap">{"".join(_html(piece.text) for piece in inside)}</span>'
    return f'<p class="block block-{escape(part.kind)}" dir="auto">{"".join(map(_stretch, inside))}</p>'


def _stretch(piece: Stretch) -> str:
    inner = _html(piece.text)
    if not piece.marks:
        return inner
    rows = [mark for mark in piece.marks if mark.id]
    narrow = min(rows, key=_width, default=None)
    is_brief = sum(letter.isalnum() for letter in piece.text) < _BRIEF
    is_whole = narrow is not None and (narrow.start, narrow.end) == (piece.start, piece.end)
    if narrow is not None and (is_whole or not is_brief):
        labels = dict.fromkeys(mark.label for mark in reversed(rows) if mark.label)
        title = _html(" · ".join(list(labels)[:_LABELS]))
        kind = ' class="brief"' if is_brief else ""
        inner = f'<a{kind} href="#in-{escape(narrow.id)}" title="{title}">{inner}</a>'
    is_first = any(mark.kind == AT and mark.start == piece.start for mark in piece.marks)
    return (
        f'<mark class="{piece.kinds}" id="p{piece.start}" data-start="{piece.start}" '
        f'data-end="{piece.end}"{_FOCUS if is_first else ""}>{inner}</mark>'
    )


def _width(mark: Mark) -> tuple[int, str]:
    return mark.end - mark.start, mark.id
