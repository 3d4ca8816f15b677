"""When a text writes a name in another way than it is usually written."""

from __future__ import annotations

import re

from readout.knowledge import plain
from readout.knowledge.words import word_list
from readout.link.variants import weighty_words

_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"\A[A-Z][A-Z.&]+\Z")


def is_full(form: str, name: str) -> bool:
    """Whether a form has every word of the usual name, in any order: "Motegi Toshimitsu".

    Args:
        form: As a text has it.
        name: The usual English name.
    """
    return _words(name) <= _words(form)


def departs(form: str, name: str, *, is_person: bool) -> bool:
    """Whether a form says something else than the usual name; a part of it says only less.

    Args:
        form: As a text has it.
        name: The usual English name.
        is_person: Whether a person bears it; of a body the endings of the words and an acronym do not count.

    Example:
        >>> departs("Toshimichi Shigeki", "Toshimitsu Motegi", is_person=True)
        True
        >>> departs("Motegi", "Toshimitsu Motegi", is_person=True)
        False
        >>> departs("Foreign Ministry", "Ministry of Foreign Affairs", is_person=False)
        False
    """
    if is_person:
        return not (_words(form) <= _words(name) or _words(name) <= _words(form))
    if _ACRONYM.match(form) or _ACRONYM.match(name):
        return False
    ours, usual = weighty_words(form), weighty_words(name)
    return not (ours <= usual or usual <= ours)


def _words(name: str) -> frozenset[str]:
    """The words of a name without titles, accents and case."""
    titles = word_list("honorifics")
    return frozenset(
        word.casefold() for word in _WORD.findall(plain(name)) if word not in titles and len(word) > 1
    )
