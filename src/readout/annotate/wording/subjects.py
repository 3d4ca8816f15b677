"""What a countable claim says was mentioned: a formula, or a subject that some formulas are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from readout.annotate.wording.usages import formula_index
from readout.annotate.wording.words import MENTIONS, NO_SUBJECTS, WORDINGS
from readout.knowledge.types import Formula

_OBJECT = re.compile(
    rf"\b(?:{'|'.join(MENTIONS)}|refer(?:s|red|ring)? to|(?:{'|'.join(sorted(WORDINGS))}) (?:on|about|of))"
    r" (?:the |an? |its |their )?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?P<what>(?:[A-Z][\w'-]*)(?: [A-Z][\w'-]*){0,3})"
    r" (?:is|was|were|has been|had been|being) (?:mentioned|named|cited|raised|included|referred)\b"
)
_WORD = re.compile(r"[\w'-]+")
_MOST_WORDS = 6


def formula_in(formulas: tuple[Formula, ...], text: str) -> str | None:
    """The formula a stretch of a claim names, or the subject of some formulas that it says is mentioned.

    Args:
        formulas: The families.
        text: Plain text of the claim.

    Returns:
        Id of the family whose wording stands there; else the words of a subject, as they stand in the ids of
        the families about it; None where neither is there.

    Example:
        >>> from readout.knowledge import load
        >>> formulas = load().formulas
        >>> formula_in(formulas, "the first time they stressed peace and stability across the Taiwan Strait")
        'peace-and-stability-taiwan-strait'
        >>> formula_in(formulas, "the first joint statement to mention the Taiwan Strait")
        'taiwan-strait'
        >>> formula_in(formulas, "the first visit to Taiwan") is None
        True
    """
    matches = formula_index(formulas).find(text)
    if matches:
        return matches[0].formula
    return next((found for words in _objects(text) if (found := _subject(formulas, words))), None)


def _objects(text: str) -> Iterator[list[str]]:
    """The words that follow a verb of mentioning, or stand before its passive."""
    for match in _OBJECT.finditer(text):
        yield _WORD.findall(text[match.end() :])[:_MOST_WORDS]
    for match in _PASSIVE.finditer(text):
        yield _WORD.findall(match["what"])


def _subject(formulas: tuple[Formula, ...], words: list[str]) -> str | None:
    """The longest beginning of the words that stands in the id of a family; one word alone must be a name."""
    ids = _ids(formulas)
    for length in range(len(words), 0, -1):
        slug = "-".join(words[:length]).lower()
        if length == 1 and (not words[0][0].isupper() or slug in NO_SUBJECTS):
            return None
        if any(f"-{slug}-" in one for one in ids):
            return slug
    return None


@lru_cache(maxsize=4)
def _ids(formulas: tuple[Formula, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"-{formula.formula}-" for formula in formulas))
