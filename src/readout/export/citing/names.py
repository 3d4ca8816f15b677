"""Authors out of a byline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.export.citing.lines import one_line
from readout.knowledge.words import word_list

_BY = re.compile(r"\A(?:by|von|par|por)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,&|/]\s*|\s+(?:and|und|et|y)\s+")
_PLACED = re.compile(r"\s+in\s+[A-Z].*\Z")
_SUFFIX = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_LATIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’\-])*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote it.

    Attributes:
        family: Family name with its particles, or the whole name where it cannot be taken apart.
        given: Given names, or None.
        suffix: Jr., III …, or None.
    """

    family: str
    given: str | None = None
    suffix: str | None = None

    @property
    def straight(self) -> str:
        """Given name first."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """Family name first, with commas."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def authors(byline: str | None) -> tuple[Author, ...]:
    """The persons of a byline; nobody where it names a desk, a staff or an agency.

    Args:
        byline: As the document has it.

    Returns:
        Authors in their order.

    Example:
        >>> [a.inverted for a in authors("By Ana de la Cruz and Bo Tan in Manila, Staff Writer")]
        ['de la Cruz, Ana', 'Tan, Bo']
        >>> authors("our Seoul desk"), authors("Harbour Wire Staff")
        ((), ())
    """
    line = _BY.sub("", one_line(byline))
    named = (_author(_PLACED.sub("", part).strip()) for part in _BETWEEN.split(line))
    return tuple(author for author in named if author is not None)


def _author(name: str) -> Author | None:
    words = name.split()
    if not words or any(word.casefold().strip(".") in word_list("byline-words") for word in words):
        return None
    if not any(c.isupper() or c.islower() for c in name):  # a script without cases: not to be taken apart
        return Author(family=name) if all(c.isalpha() or c in " ·・" for c in name) else None
    if not 2 <= len(words) <= 6 or not all(_LATIN.match(word) for word in words):
        return None
    particles = word_list("name-particles")
    if not all(word[0].isupper() or word in particles or "-" in word for word in words):
        return None
    suffix = words.pop() if words[-1] in _SUFFIX and len(words) > 2 else None
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in particles:
        cut -= 1
    return Author(family=" ".join(words[cut:]), given=" ".join(words[:cut]), suffix=suffix)
