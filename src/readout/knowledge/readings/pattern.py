"""All spellings of a name as a chain of units, matched without writing the spellings out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


class Pattern:
    """The spellings a name may have: one choice from each unit, joined.

    Matching keeps the set of places reached after each unit, so it takes time in the length of the word and
    the number of choices, never in the number of their combinations.
    """

    __slots__ = ("_endings", "_units")

    def __init__(self, units: Iterable[Iterable[str]]) -> None:
        """Sort the choices of each unit by their first letter.

        Args:
            units: For each character or letter its spellings in lower-case ASCII; "" where it may be silent.
        """
        self._units = tuple(_by_letter(unit) for unit in units)
        self._endings = _endings(self._units)

    def __bool__(self) -> bool:
        """Whether there is anything to spell."""
        return bool(self._units)

    def matches(self, word: str) -> bool:
        """Whether the word is one of the spellings.

        Args:
            word: Lower-case ASCII letters.

        Returns:
            True when a choice from each unit gives just this word.

        Example:
            >>> kan = Pattern([("suga", "kan")])
            >>> kan.matches("kan"), kan.matches("kano")
            (True, False)
            >>> Pattern([("mo", "shige"), ("gi", "ki")]).matches("shigeki")
            True
        """
        if word[-1:] not in self._endings:
            return False
        reached = {0}
        for unit in self._units:
            silent = "" in unit
            onward = set(reached) if silent else set()
            for place in reached:
                for spelling in unit.get(word[place : place + 1], ()):
                    if word.startswith(spelling, place):
                        onward.add(place + len(spelling))
            if not onward:
                return False
            reached = onward
        return len(word) in reached

    def beginnings(self, *, letters: int) -> frozenset[str]:
        """What a spelling may begin with.

        Args:
            letters: How many letters are wanted.

        Returns:
            Beginnings of just so many letters, and whole spellings that are shorter.

        Example:
            >>> sorted(Pattern([("mo", "shige"), ("gi", "ki")]).beginnings(letters=3))
            ['mog', 'mok', 'shi']
        """
        found = {""}
        for unit in self._units:
            choices = [spelling for spellings in unit.values() for spelling in spellings]
            short = [start for start in found if len(start) < letters]
            if not short:
                break
            done = found.difference(short)
            found = done | {(start + choice)[:letters] for start in short for choice in choices}
        return frozenset(found - {""})


def _endings(units: Sequence[Mapping[str, Sequence[str]]]) -> frozenset[str]:
    """The letters a spelling may end in."""
    found: set[str] = set()
    for unit in reversed(units):
        found.update(spelling[-1] for spellings in unit.values() for spelling in spellings if spelling)
        if "" not in unit:
            break
    return frozenset(found)


def _by_letter(unit: Iterable[str]) -> dict[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for spelling in sorted(set(unit)):
        found.setdefault(spelling[:1], []).append(spelling)
    return {letter: tuple(spellings) for letter, spellings in found.items()}
