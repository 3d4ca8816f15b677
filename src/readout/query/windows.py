"""Receipts of one document gathered into the stretches of text that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.query.show import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of a document with receipts in it.

    Attributes:
        low: First code point, in the whole text.
        text: Its words.
        marks: Receipts in it.
    """

    low: int
    text: str
    marks: tuple[Context, ...]

    @property
    def high(self) -> int:
        """One past its last code point."""
        return self.low + len(self.text)


def windows(contexts: Sequence[Context]) -> tuple[Window, ...]:
    """Sentences that touch are shown once, every receipt in them marked but the whole telling.

    Args:
        contexts: Receipts of one document, each in its sentence.

    Returns:
        Windows in the order of the text.
    """
    is_marked = {context.label for context in contexts} - {"telling"}
    found: list[Window] = []
    for context in sorted(contexts, key=lambda c: (c.start - len(c.before), c.end)):
        low = context.start - len(context.before)
        text = context.before + context.text + context.after
        marks = () if is_marked and context.label == "telling" else (context,)
        if found and low <= found[-1].high:
            last = found.pop()
            more = text[last.high - low :] if low + len(text) > last.high else ""
            found.append(Window(low=last.low, text=last.text + more, marks=(*last.marks, *marks)))
        else:
            found.append(Window(low=low, text=text, marks=marks))
    return tuple(found)
