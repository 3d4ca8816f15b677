"""Words of a telling that set one meeting apart from another, or show that two tellings are of one."""

from __future__ import annotations

import re

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER = {word: number for number, word in enumerate(_ORDINALS, start=1)}
_ROUND = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))[- ](?:(?!since\b|time\b)[\w'’+–-]+ ){{0,4}}?"
    r"(rounds?|sessions?|editions?|dialogues?|consultations?|summits?|ministerials?)\b"
    r"(?! (?:since|this|in (?:as many|\w+ (?:years|months|weeks)))\b)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b(morning|noon|midday|afternoon|evening|night)\b", re.IGNORECASE)
_LATE = {"night": "evening", "midday": "noon"}
_FURTHER = re.compile(
    r"\b(?:again|another|separate(?:ly)?|further|also (?:met|held|spoke)|later met)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“«「]([^\"“”«»「」\n]{12,400})[\"”»」]")
_WORD = re.compile(r"\w+")
MIN_QUOTED_WORDS = 3


def rounds_in(text: str) -> frozenset[tuple[str, int]]:
    """Which of several: "the second round of talks", "the 14th dialogue".

    A count from a date ("the third summit since 2022") tells nothing: each counts from another.

    Args:
        text: A telling.

    Returns:
        (noun, number) pairs; none where two numbers stand with one noun.

    Example:
        >>> sorted(rounds_in("They held the second round of talks on the 14th Japan–Philippines Dialogue."))
        [('dialogue', 14), ('round', 2)]
        >>> sorted(rounds_in("It was their third summit since 2022."))
        []
    """
    found: dict[str, set[int]] = {}
    for match in _ROUND.finditer(text):
        word = match[1].casefold()
        number = _NUMBER.get(word) or int(re.sub(r"\D", "", word))
        found.setdefault(match[2].casefold().removesuffix("s"), set()).add(number)
    return frozenset((noun, numbers.pop()) for noun, numbers in found.items() if len(numbers) == 1)


def hour_in(text: str) -> str | None:
    """The part of the day that a telling names, or None for none or several.

    Example:
        >>> hour_in("They met on Monday night."), hour_in("From morning until evening they met.")
        ('evening', None)
    """
    found = {_LATE.get(word.casefold(), word.casefold()) for word in _HOUR.findall(text)}
    return found.pop() if len(found) == 1 else None


def is_further(text: str) -> bool:
    """Whether a telling is of something beside what was told before: "met again", "a separate meeting"."""
    return _FURTHER.search(text) is not None


def quotes_in(text: str) -> frozenset[str]:
    """Words between quotation marks, three or more, without case and punctuation.

    Example:
        >>> sorted(quotes_in("They “reaffirmed, again, the importance” of it."))
        ['reaffirmed again the importance']
    """
    quoted = (_WORD.findall(stretch.casefold()) for stretch in _QUOTED.findall(text))
    return frozenset(" ".join(words) for words in quoted if len(words) >= MIN_QUOTED_WORDS)
