"""The first pass over the characters: which known names and titles stand where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readout.knowledge import Knowledge
from readout.knowledge.types import Name, Title

MIN_NAME_SCORE = 0.5
"""Surfaces that mean what the table says less often than this are left to context."""
MAX_DENSE = 5000
"""An automaton of so many literals is laid out in full: three times as quick, for a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A surface form from the gazetteer, and all it may mean.

    Attributes:
        start: First code point.
        end: One past the last.
        names: What it may mean, likeliest first.
    """

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTitle:
    """A form of words for an office.

    Attributes:
        start: First code point.
        end: One past the last.
        titles: The offices it may mean.
        is_plural: "foreign ministers".
    """

    start: int
    end: int
    titles: tuple[Title, ...]
    is_plural: bool = False


def fold_lower(text: str) -> str:
    """Lower case without changing the number of code points, so that offsets stay.

    Args:
        text: Any text.

    Returns:
        As many code points as the text has.

    Example:
        >>> len(fold_lower("İstanbul")) == len("İstanbul")
        True
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Matcher:
    """Finds many literals at once, whole words only, leftmost and longest first."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Build the automaton.

        Args:
            patterns: Literals; their order numbers the results.
        """
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        literals = list(patterns)
        self._automaton = AhoCorasick(
            literals,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA if len(literals) <= MAX_DENSE else None,
        )

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(pattern number, start, end) of every whole-word match, in order."""
        return [
            (number, start, end)
            for number, start, end in self._automaton.find_matches_as_indexes(text)
            if not (start > 0 and text[start - 1].isalnum() and text[start].isalnum())
            and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())
        ]


def whole_words(words: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where words stand as wholes, overlapping ones too.

    For words that change from text to text: an automaton of some hundred is built in a fraction of the time
    that a regular expression takes.

    Args:
        words: Literals.
        text: Any text.

    Yields:
        (start, end), in no order.

    Example:
        >>> sorted(whole_words(["Hill", "Hill Tinoco"], "Hill Tinoco went uphill; Hill-Smith did not."))
        [(0, 4), (0, 11), (25, 29)]
    """
    from ahocorasick_rs import AhoCorasick

    for _, start, end in AhoCorasick(words).find_matches_as_indexes(text, overlapping=True):
        if not (_is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1])):
            yield start, end


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class Lexicon:
    """The gazetteer and the titles as automata.

    Attributes:
        meanings: For each surface of the gazetteer all it may mean, likeliest first.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        """Build both automata (some tens of milliseconds).

        Args:
            knowledge: The tables.
        """
        by_surface: dict[str, list[Name]] = defaultdict(list)
        for name in knowledge.names:
            if name.score < MIN_NAME_SCORE:
                continue
            for surface in _spellings(name.surface):
                by_surface[surface].append(name)
        self.meanings = tuple(
            tuple(sorted(found, key=lambda n: (-n.score, n.entity))) for found in by_surface.values()
        )
        self._name_matcher = Matcher(by_surface)
        titles: dict[str, list[Title]] = defaultdict(list)
        plurals: set[str] = set()
        lands = {n.lower() for s in knowledge.states.values() for n in (s.name, s.official, *s.aliases)}
        for title in knowledge.titles:
            if title.surface.lower().rpartition(" of ")[2].removeprefix("the ") in lands:
                continue  # "President of the United States": the grammar puts title and country together
            for surface in _spellings(title.surface.lower()):
                titles[surface].append(title)
            for surface in _spellings(title.plural.lower()) if title.plural else ():
                if surface not in titles or surface in plurals:
                    titles[surface].append(title)
                    plurals.add(surface)
        self._title_surfaces = list(titles)
        self._titles = [tuple(t) for t in titles.values()]
        self._is_plural = [s in plurals for s in self._title_surfaces]
        self._title_matcher = Matcher(self._title_surfaces)

    def surfaces(self, text: str) -> list[tuple[int, int, int]]:
        """(place in `meanings`, start, end) of the known names in the text, in order, not overlapping."""
        return self._name_matcher.find(text)

    def names(self, text: str) -> list[FoundName]:
        """Known names in the text, in order, not overlapping."""
        return [
            FoundName(start=start, end=end, names=self.meanings[number])
            for number, start, end in self.surfaces(text)
        ]

    def titles(self, lower: str) -> list[FoundTitle]:
        """Known titles in a lower-cased text (`fold_lower`), in order, not overlapping."""
        return [
            FoundTitle(start=start, end=end, titles=self._titles[number], is_plural=self._is_plural[number])
            for number, start, end in self._title_matcher.find(lower)
        ]


def _spellings(surface: str) -> Sequence[str]:
    """The surface with straight and with curly apostrophes."""
    found = [surface]
    if "'" in surface:
        found.append(surface.replace("'", "’"))
    if "’" in surface:
        found.append(surface.replace("’", "'"))
    return found
