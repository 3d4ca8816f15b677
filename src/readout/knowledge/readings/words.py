"""The words of a name told apart: honorifics, particles, legal forms, numbers, nicknames."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from readout.knowledge.readings.letters import latin, script_of
from readout.knowledge.tables import listed, rows

_WORD = re.compile(r"[^\W_]+")
LONGEST_AFFIX = 3
"""An honorific after a name stands at the end and is no longer than this: "Smith, Dr."."""
SYLLABLE = 3
"""So many letters are in a character that stands for a syllable."""
_ABD = re.compile(r"\babd[\s-]*[aeu]l[\s-]+")
_LOOKALIKES = str.maketrans("013459", "oieasg")
_DROPPED = str.maketrans(dict.fromkeys("'’ʼ`‘´.", ""))
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """A name taken apart.

    Attributes:
        words: What tells people apart, folded, in order; never empty for a name with letters.
        run: All words written as one.
        particles: al, bin, de and their like.
        legal: Canonical legal forms of an organization.
        numbers: Numbers in figures.
        is_organization: Whether a legal form or the like says so.
    """

    words: tuple[str, ...]
    run: str
    particles: tuple[str, ...]
    legal: tuple[str, ...]
    numbers: tuple[str, ...]
    is_organization: bool


@lru_cache(maxsize=16_384)
def take_apart(name: str) -> NameWords:
    """A name's words by kind.

    Args:
        name: A person's or an organization's, in any script.

    Returns:
        Its words in Latin letters, except Chinese characters and Hangul, which stay.

    Example:
        >>> take_apart("Mr. Recep Tayyip Erdoğan").words
        ('recep', 'tayyip', 'erdogan')
        >>> take_apart("Siemens Aktiengesellschaft").legal
        ('stock',)
    """
    text = _fold(name)
    legal: list[str] = []
    for surface, canonical in _legal_phrases():
        if surface in text:
            text = text.replace(surface, " ")
            legal.append(canonical)
    words: list[str] = []
    particles: list[str] = []
    numbers: list[str] = []
    spare: list[str] = []
    found = _WORD.findall(text)
    for number, word in enumerate(found):
        kind, canonical = _kinds().get(word, ("", ""))
        if kind == "honorific" and words and (number < len(found) - 1 or len(word) > LONGEST_AFFIX):
            kind = ""
        if word.isdigit():
            numbers.append(word)
        elif kind == "number":
            numbers.append(canonical)
        elif kind == "legal":
            legal.append(canonical)
        elif kind == "honorific":
            spare.append(word)
        elif kind == "particle":
            particles.append(word)
        elif kind == "spelling":
            words.extend(canonical.split())
        else:
            words.append(_letters(word))
    return NameWords(
        words=tuple(words or spare[-1:] or particles),
        run="".join(found),
        particles=tuple(particles),
        legal=tuple(dict.fromkeys(legal)),
        numbers=tuple(numbers),
        is_organization=bool(legal)
        or any(w.isdigit() for w in found)
        or any(w in _organization_words() for w in words),
    )


def _fold(name: str) -> str:
    lower = latin(name).casefold().translate(_DROPPED).translate(_PLAIN)
    if any(script_of(letter) == "hangul" for letter in lower):
        return lower
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return _ABD.sub("abdul ", plain)


def _letters(word: str) -> str:
    """A word with figures typed for letters ("sech1n"); a character that is a syllable weighs three."""
    if script_of(word) in ("han", "hangul"):
        return "".join(letter * SYLLABLE for letter in word)
    return word.translate(_LOOKALIKES) if not word.isalpha() and sum(map(str.isalpha, word)) > 1 else word


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("name_words"):
        if row["kind"] != "nickname":
            for word in listed(row["words"]):
                found.setdefault(word.translate(_DROPPED), (row["kind"], row["canonical"]))
    return found


@cache
def _legal_phrases() -> tuple[tuple[str, str], ...]:
    """Legal forms of several words, the longest first."""
    found = [
        (_fold(word), row["canonical"])
        for row in rows("name_words")
        if row["kind"] == "legal"
        for word in listed(row["words"])
        if " " in word
    ]
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f[0])))


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For a given name the names of whose bearers it may be short or another language's form."""
    found: dict[str, set[str]] = {}
    for row in rows("name_words"):
        if row["kind"] == "nickname":
            for word in listed(row["words"]):
                found.setdefault(word, set()).add(row["canonical"])
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _organization_words() -> frozenset[str]:
    for row in rows("name_words"):
        if row["kind"] == "organization":
            return frozenset(listed(row["words"]))
    return frozenset()
