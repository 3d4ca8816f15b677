"""Turns of a transcript: a name, a colon, and all that is said until the next one; who gives a release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.annotate.sentences import Sentence
from readout.annotate.statements.words import LABELS

_BIG = "A-ZÀ-ÖØ-ÞĆČĎĐĒĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽȘȚ"
_TURN = re.compile(
    rf"[\"“]?(?P<name>(?:[{_BIG}][{_BIG}.’'\-]*[{_BIG}.][ \t\u00a0]+){{0,5}}[{_BIG}][{_BIG}’'\-]+"
    r"(?:[ \t\u00a0]*\([^()\n]{1,40}\))?)(?=:[ \t\n\u00a0])"
)
_LOW_TURN = re.compile(
    r"[\"“]?(?P<name>(?:[A-Z][\w.’'\-]*[ \u00a0](?:(?:de|of|al|del|la) )?){0,3}[A-Z][\w.’'\-]*\w)"
    r"(?=:[ \t\n\u00a0])"
)
_RELEASE = re.compile(r"(?P<cue>attributable to|attributed to) (?:the )?(?P<name>[A-Z][^:\n]{3,100}?)\s?:")
_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 2
_RELEASE_HEAD = 6
"""Sentences at the head of a release in which the line that says whose words it holds may stand."""
_MIN_TURNS = 2
_MIN_LOW_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn.

    Attributes:
        name_start: First code point of the speaker's name.
        name_end: One past the last; the colon follows.
        start: First code point of the words.
        end: One past the last.
        cue: The words that give it to the speaker; None for the colon behind the name.
    """

    name_start: int
    name_end: int
    start: int
    end: int
    cue: tuple[int, int] | None = None


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
    exchange = _exchange(text, body)
    begins = _begins(_TURN, text, body)
    if exchange or len(begins) < _MIN_TURNS:
        return exchange
    found = []
    for (place, low, high), following in zip(begins, [*begins[1:], None], strict=True):
        last = body[following[0] - 1] if following is not None else _last_of_paragraph(body, place)
        found.append(_turn(text, low, high, last.end))
    return tuple(turn for turn in found if turn.start < turn.end)


def find_giver(text: str, sentences: Sequence[Sentence]) -> Turn | None:
    """Who gives out a release: "The below is attributable to Spokesperson Doe:", then all of it.

    Args:
        text: The stored text.
        sentences: All of its sentences, in order.

    Returns:
        His name, those words, and all that follows them; or None.
    """
    for sentence in sentences[:_RELEASE_HEAD]:
        match = _RELEASE.search(text, sentence.start, sentence.end)
        if match is not None:
            turn = _turn(text, match.start("name"), match.end("name"), sentences[-1].end)
            return replace(turn, cue=match.span("cue"))
    return None


def _turn(text: str, low: int, high: int, end: int) -> Turn:
    """The turn of a name, from the first word after its colon."""
    start = high + 1
    while start < end and text[start].isspace():
        start += 1
    return Turn(low, high, start, end)


def _last_of_paragraph(body: Sequence[Sentence], place: int) -> Sentence:
    return [s for s in body[place:] if s.paragraph == body[place].paragraph][-1]


def _begins(pattern: re.Pattern[str], text: str, body: Sequence[Sentence]) -> list[tuple[int, int, int]]:
    """Sentences that open a paragraph with a name and a colon: their place and that of the name."""
    begins = []
    paragraph = -1
    for place, sentence in enumerate(body):
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        match = pattern.match(text, sentence.start, sentence.end) if opens else None
        if match is not None:
            begins.append((place, match.start("name"), match.end("name")))
    return begins


def _exchange(text: str, body: Sequence[Sentence]) -> tuple[Turn, ...]:
    """Turns under names in ordinary letters, a paragraph each: some name comes back, and others answer it.

    None where all names are in capitals: a transcript, whose turns run over paragraphs.
    """
    begins = [
        (place, low, high)
        for place, low, high in _begins(_LOW_TURN, text, body)
        if text[low:high].split(maxsplit=1)[0].lower() not in LABELS
        and len(_WORD.findall(text, high, body[place].end)) >= _MIN_WORDS
    ]
    names = [text[low:high] for _, low, high in begins]
    is_shouted = all(name.isupper() for name in names)
    if len(begins) < _MIN_LOW_TURNS or is_shouted or not 1 < len(set(names)) < len(names):
        return ()
    found = [_turn(text, low, high, _last_of_paragraph(body, place).end) for place, low, high in begins]
    return tuple(turn for turn in found if turn.start < turn.end)
