"""What the words of a match say: which month, how many, which part, which way."""

from __future__ import annotations

from readout.annotate.dates.expression import Direction
from readout.annotate.dates.words import MONTHS, NUMBERS, ORDINALS, PARTS, WEEKDAYS


def month_number(word: str) -> int:
    """Number of the month.

    Args:
        word: Name or abbreviation, any case, with or without full stop.

    Example:
        >>> month_number("Sept."), month_number("MARCH")
        (9, 3)
    """
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Number of the weekday, Monday 0.

    Args:
        word: Name or abbreviation, any case, with or without full stop.

    Example:
        >>> weekday_number("Friday"), weekday_number("Sun.")
        (4, 6)
    """
    return WEEKDAYS[word.lower().rstrip(".")]


def count_of(words: str) -> int | None:
    """How many; None for "a few" and the like.

    Args:
        words: A number in digits or words.

    Example:
        >>> count_of("twenty-five"), count_of("a few"), count_of("14")
        (25, None, 14)
    """
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else NUMBERS.get(plain)


def ordinal_of(word: str | None) -> int | None:
    """Which of several: by word, number or ordinal; -1 for the last.

    Args:
        word: "third", "five", "12", "21st", "closing", or None.

    Example:
        >>> ordinal_of("Opening"), ordinal_of("five"), ordinal_of("12th"), ordinal_of("final")
        (1, 5, 12, -1)
    """
    if word is None:
        return None
    plain = word.lower()
    digits = plain.rstrip("stndrh")
    return ORDINALS.get(plain) or (int(digits) if digits.isdigit() else NUMBERS.get(plain))


def part_of(words: str | None) -> str | None:
    """Which part of a month, year or week the words mean: early, mid, late, end, first-half, second-half.

    Args:
        words: "early", "mid-", "the end of", or None.

    Example:
        >>> part_of("the beginning of "), part_of("mid-"), part_of(None)
        ('early', 'mid', None)
    """
    if words is None:
        return None
    lower = " ".join(words.lower().replace("-", " ").split())
    return next((part for word, part in PARTS.items() if word in lower), None)


def direction_of(word: str | None) -> Direction | None:
    """The direction that "this", "last year's", "the following" … give.

    Args:
        word: The word or words, any case, or None.

    Example:
        >>> direction_of("the previous"), direction_of("This coming")
        ('previous', 'next')
    """
    if word is None:
        return None
    last = word.lower().split()[-1]
    return _DIRECTIONS.get(last)


_DIRECTIONS: dict[str, Direction] = {
    "last": "last", "past": "last", "this": "this", "current": "this", "next": "next", "coming": "next",
    "upcoming": "next", "same": "that", "that": "that", "following": "following", "previous": "previous",
    "preceding": "previous", "later": "later", "earlier": "earlier", "the": "this",
}  # fmt: skip
