"""Where a stored text can hold a formula: phrases searched for in bytes, before anything is decoded or split.

Every use of a family holds one of its phrases (`phrases_of` its pattern), its sentence one of its anchors.
The longer ones are searched for, in UTF-8 made lower-case letter by letter, which is ten times as fast as to
lower-case text. That finds every place but in texts with one of the `ODD` characters: those are looked at as
a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from readout.annotate.folded import DROPPED, fold
from readout.knowledge.patterns import SHORTEST
from readout.knowledge.phrases import phrases_of
from readout.knowledge.types import Formula

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

ODD = (*sorted(DROPPED), "\u0130", "\u0131", "\u017f", "\u212a")
"""Characters without width, among which a phrase may hide, and those that are i, s or k in another case."""

_SIGNS = r"[\x21\x23-\x26\x28-\x2c\x2e-\x5f\x61-\x7e]+"
_PLAIN = re.compile(rf"{_SIGNS}(?: {_SIGNS})*")
"""A stretch of signs that have one spelling in stored texts, with single blanks."""
_WORD = re.compile(r"[a-z0-9]+")
_HEAD_LETTERS = 4
"""A phrase is searched for by its first word of so many letters: "of" and "the" stand everywhere."""
_LONGEST_QUERY = 8000
_BLANKS = (
    rb"(?:[\s\x1c-\x1f]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f"
    rb"|\xe3\x80\x80)+"
)
"""What `str.isspace` calls a blank, as UTF-8."""
_RE2_BLANKS = r"[\s\x0b\x1c-\x1f\x{85}\p{Z}]+"
"""The same for RE2."""


class Screen:
    """The phrases of some families, ready to be searched for."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        """Find out what to search for.

        Args:
            formulas: The families.
        """
        chosen = [_chosen(formula) for formula in formulas]
        self.phrases: tuple[str, ...] | None = (
            tuple(sorted({_from_head(phrase) for phrases in chosen for phrase in phrases}))
            if all(chosen)
            else None
        )
        """Lower-case plain text; None where a family has nothing to search for."""

    @property
    def query(self) -> str | None:
        """A regular expression for RE2, to be matched in any case: texts without it hold no place.

        None where every text has to be looked at.
        """
        if self.phrases is None:
            return None
        whole = "|".join(_RE2_BLANKS.join(map(re.escape, phrase.split(" "))) for phrase in self.phrases)
        return whole if len(whole) <= _LONGEST_QUERY else "|".join(map(re.escape, self._heads))

    def places(self, low: bytes) -> list[int]:
        """Where phrases begin.

        Args:
            low: Text or texts in UTF-8, in lower case as `bytes.lower` makes it.

        Returns:
            Offsets in bytes, ascending, all at characters of one byte.

        Raises:
            ValueError: There is nothing to search for.
        """
        if self.phrases is None:
            raise ValueError("a family has no phrase that must be there")
        tails = self._tails
        found = self._automaton.find_matches_as_indexes(low, overlapping=True)
        return sorted({start for head, start, _ in found if tails[head].match(low, start) is not None})

    @cached_property
    def _heads(self) -> tuple[str, ...]:
        return tuple(sorted({phrase.partition(" ")[0] for phrase in self.phrases or ()}))

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick

        return BytesAhoCorasick([head.encode() for head in self._heads])

    @cached_property
    def _tails(self) -> Sequence[re.Pattern[bytes]]:
        return [
            re.compile(
                b"|".join(_spelled(one) for one in self.phrases or () if one.partition(" ")[0] == head)
            )
            for head in self._heads
        ]


def _chosen(formula: Formula) -> tuple[str, ...]:
    """What the pattern needs or what the sentence needs, whichever is longer."""
    anchors = tuple(max(_PLAIN.findall(fold(a).text.lower()), key=len, default="") for a in formula.anchors)
    best = max(phrases_of(formula.pattern), anchors, key=_shortest)
    return best if _shortest(best) >= SHORTEST else ()


def _shortest(phrases: Sequence[str]) -> int:
    return min(map(len, phrases), default=0)


def _from_head(phrase: str) -> str:
    words = list(_WORD.finditer(phrase))
    if not words:
        return phrase
    longest = max(words, key=lambda word: len(word[0]))
    head = next((word for word in words if len(word[0]) >= _HEAD_LETTERS), longest)
    return phrase[head.start() :]


def _spelled(phrase: str) -> bytes:
    return _BLANKS.join(re.escape(word.encode()) for word in phrase.split(" "))
