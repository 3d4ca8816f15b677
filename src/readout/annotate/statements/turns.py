"""Turns of a transcript: a speaker's name in capitals, a colon, and all he says until the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.annotate.sentences import Sentence

_TURN = re.compile(
    r"(?:[A-Z][A-Z.’'\-]*[A-Z.][ \t\u00a0]+){0,5}[A-Z][A-Z’'\-]+"
    r"(?:[ \t\u00a0]*\([^()\n]{1,40}\))?(?=:[ \t\n\u00a0])"
)
_MIN_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn.

    Attributes:
        name_start: First code point of the speaker's name.
        name_end: One past the last; the colon follows.
        start: First code point of the words.
        end: One past the last.
    """

    name_start: int
    name_end: int
    start: int
    end: int


def find_turns(text: str, sentences: Sequence[Sentence]) -> tuple[Turn, ...]:
    r"""Turns of a transcript, in order.

    Args:
        text: The stored text.
        sentences: All of its sentences, in order.

    Returns:
        Turns; none when fewer than two paragraphs begin like one.

    Example:
        >>> text = "MS ROE: Thank you. We agree.\n\nMR DOE: So do we."
        >>> sentences = [
        ...     Sentence(start=0, end=28, kind="body", paragraph=0),
        ...     Sentence(start=30, end=47, kind="body", paragraph=1),
        ... ]
        >>> [(text[t.name_start : t.name_end], text[t.start : t.end]) for t in find_turns(text, sentences)]
        [('MS ROE', 'Thank you. We agree.'), ('MR DOE', 'So do we.')]
    """
    body = [s for s in sentences if s.kind in ("body", "quote")]
    begins: list[tuple[int, int, int]] = []
    paragraph = -1
    for place, sentence in enumerate(body):
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        match = _TURN.match(text, sentence.start, sentence.end) if opens else None
        if match is not None:
            begins.append((place, match.start(), match.end()))
    if len(begins) < _MIN_TURNS:
        return ()
    found = []
    for (place, low, high), following in zip(begins, [*begins[1:], None], strict=True):
        last = body[following[0] - 1] if following is not None else body[-1]
        if following is None:
            last = [s for s in body[place:] if s.paragraph == body[place].paragraph][-1]
        start = high + 1
        while start < last.end and text[start].isspace():
            start += 1
        if start < last.end:
            found.append(Turn(low, high, start, last.end))
    return tuple(found)
