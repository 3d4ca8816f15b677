"""Patterns for words and phrases as people type them: whatever the case, the blanks, the marks, the spelling.

The patterns are linear and mean the same to Python and to DuckDB.
"""

from __future__ import annotations

import re
import unicodedata

BETWEEN = "[\\s\u00a0\u2009\u202f\"'“”‘’„«»‹›「」『』…,;:.()‐‑–—-]+"
"""What may stand between two words of a phrase: blanks, line breaks, marks, hyphens, dashes."""

BRITISH_AMERICAN: tuple[tuple[str, str], ...] = (
    ("(?:i|y)(?:s|z)(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "[iy][sz]"),  # recognise, analyze
    (
        "(?<=[lvbnmh])ou?r(?=(?:s|ed|ing|able|al|ly|hood|hoods|less)?$)",
        "ou?r",
    ),  # neighbour, labor, honourable
    ("(?:re|er)(?=s?$)", "(?:re|er)"),  # centre, theater
    ("(?<=en)(?:c|s)e(?=s?$)", "[cs]e"),  # defence, license
    ("(?<=[aeiou])l{1,2}(?=(?:ed|ing|er|ers)$)", "ll?"),  # travelled, canceling
    ("(?<=og)(?:ue)?(?=s?$)", "(?:ue)?"),  # dialogue, catalog
    ("(?<=ogram)(?:me)?(?=s?$)", "(?:me)?"),  # programme
)
"""Endings that are spelled in two ways: where they stand in a word, and a pattern for both."""

_WORDS = re.compile(r"[^\W_]+(?:\.[^\W_]+)*", re.UNICODE)


def words_of(text: str) -> list[str]:
    """The words of a text: lower case, without diacritics and marks.

    Args:
        text: Any text.

    Returns:
        In order; an abbreviation such as `U.S` stays one word.

    Example:
        >>> words_of("Recep Tayyip Erdoğan's “one-China” policy")
        ['recep', 'tayyip', 'erdogan', 's', 'one', 'china', 'policy']
    """
    return _WORDS.findall(bare(text).lower())


def bare(text: str) -> str:
    """The text without diacritics, as long as before.

    Example:
        >>> bare("Déby, Erdoğan")
        'Deby, Erdogan'
    """
    return text if text.isascii() else "".join(unicodedata.normalize("NFD", char)[0] for char in text)


def phrase_pattern(phrase: str, *, is_whole: bool = True) -> str:
    r"""A pattern that finds a phrase in a text that is `bare`.

    Args:
        phrase: As typed.
        is_whole: Whether its last word must end where the phrase does.

    Returns:
        The pattern, without regard to case; empty when the phrase has no word.

    Example:
        >>> found = re.compile(phrase_pattern("recognize the “one China” policy"))
        >>> bool(found.search("We recognise the one-China\npolicy."))
        True
        >>> (
        ...     bool(re.search(phrase_pattern("Taiwan"), "Taiwanese")),
        ...     bool(re.search(phrase_pattern("Taiwan", is_whole=False), "Taiwanese")),
        ... )
        (False, True)
    """
    words = words_of(phrase)
    if not words:
        return ""
    body = BETWEEN.join(_either_spelling(word) for word in words)
    return rf"(?i)\b{body}\b" if is_whole else rf"(?i)\b{body}"


def _either_spelling(word: str) -> str:
    for ending, both in BRITISH_AMERICAN:
        if (found := re.search(ending, word)) is not None and len(word) > 4:
            return re.escape(word[: found.start()]) + both + re.escape(word[found.end() :])
    return re.escape(word)
