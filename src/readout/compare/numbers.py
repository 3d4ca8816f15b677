"""Numbers as official texts write them: "1,500", "two hundred", "a third", "40 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.knowledge.counting import SMALL_NUMBERS

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: float(n) for n, word in enumerate(SMALL_NUMBERS)} | {
    word: 10.0 * n for n, word in enumerate(_TENS, 2)
}
"""Number words below a hundred."""
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_PARTS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6, "eighth": 1 / 8, "eighths": 1 / 8,
    "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
_WORD = "|".join((*WORDS, *SCALES))
_NUMBER = re.compile(
    rf"(?P<part>\b(?P<count>an?|one|two|three|four|five|seven|nine)\s(?P<of>{'|'.join(_PARTS)})\b(?=\sof\b|[.,;]|$)|\bhalf\b)"
    rf"|(?P<digits>\b\d[\d,]*(?:\.\d+)?)(?P<scale>(?:\s(?:{'|'.join(SCALES)})s?)*)"
    rf"|\b(?P<words>(?:(?:{_WORD})s?(?:[\s-](?:and\s)?)?)+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        value: What it stands for.
        is_share: Whether it is a part of something: "a third".
        start: First character.
        end: One past the last.
    """

    value: float
    is_share: bool
    start: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text in order, ordinals left out.

    Args:
        text: Any.

    Yields:
        Each with where it stands.

    Example:
        >>> [n.value for n in numbers("two hundred and fifty engineers, 1,500 guards, 1.5 million cattle")]
        [250.0, 1500.0, 1500000.0]
        >>> [n.value for n in numbers("half of the first twenty-five")]
        [0.5, 25.0]
    """
    for match in _NUMBER.finditer(text):
        end = match.start() + len(match[0].rstrip(" -"))
        if match["part"] is not None:
            count = match["count"]
            many = 1.0 if count is None else WORDS.get(count.lower(), 1.0)
            value = many * _PARTS[(match["of"] or "half").lower()]
            yield Number(value, is_share=True, start=match.start(), end=end)
        elif match["digits"] is not None:
            value = float(match["digits"].replace(",", "").rstrip("."))
            for word in match["scale"].lower().split():
                value *= SCALES[word.rstrip("s")]
            yield Number(value, is_share=False, start=match.start(), end=end)
        else:
            yield Number(_of_words(match["words"]), is_share=False, start=match.start(), end=end)


def _of_words(text: str) -> float:
    whole = part = 0.0
    for word in re.split(r"[\s-]+", text.lower().strip(" -")):
        plain = word if word in WORDS else word.rstrip("s")
        if plain in WORDS:
            part += WORDS[plain]
        elif plain in ("hundred", "dozen"):
            part = max(part, 1.0) * SCALES[plain]
        elif plain in SCALES:
            whole += max(part, 1.0) * SCALES[plain]
            part = 0.0
    return whole + part
