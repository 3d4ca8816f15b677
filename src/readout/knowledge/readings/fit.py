"""How a written name fits a person's readings, and who is read so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.knowledge.readings.fold import joined
from readout.knowledge.readings.person import NativeReading, native_readings, orders
from readout.knowledge.types import Person

Part = Literal["exact", "read", "other", "none"]
_KEY_LETTERS = 4
"""People are looked up by so many letters of their family name."""
_WORTH: dict[Part, int] = {"exact": 3, "read": 2, "other": 0, "none": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How the parts of a written name fit.

    Attributes:
        family: exact or read; a name whose family name is neither does not fit.
        given: exact, read, other (a given name that is not the person's), none (no given name was written).
        written: The written given name as one folded word, or "".
        note: In words: "other reading of 茂木敏充 (Toshimitsu Motegi)".
    """

    family: Part
    given: Part
    written: str
    note: str


def fit(person: Person, words: Sequence[str]) -> Fit | None:
    """How a written name fits the readings of a person's.

    Args:
        person: Whoever.
        words: The folded words of the name, without initials.

    Returns:
        The best fit, or None when the family name is neither theirs nor a reading of it.
    """
    best: Fit | None = None
    for reading in native_readings(person):
        divisions = list(orders(words)) if len(words) > 1 else [("".join(words), "")]
        for family, given in divisions:
            found = _fit(person, reading, family, given)
            if found is not None and (best is None or _worth(found) > _worth(best)):
                best = found
    return best


def _fit(person: Person, reading: NativeReading, family: str, given: str) -> Fit | None:
    if family == joined(person.family):
        first: Part = "exact"
    elif len(family) > 1 and reading.family.matches(family):
        first = "read"
    else:
        return None
    note = f"other {reading.kind} of {person.native} ({person.name})"
    return Fit(family=first, given=_given(person, reading, given), written=given, note=note)


def _given(person: Person, reading: NativeReading, given: str) -> Part:
    if not given:
        return "none"
    if given == joined(person.given):
        return "exact"
    return "read" if reading.given.matches(given) else "other"


def _worth(found: Fit) -> tuple[int, int]:
    return _WORTH[found.given] + _WORTH[found.family], _WORTH[found.family]


class ReadingIndex:
    """Who may be read so, whatever their office: people by what their family name may begin with."""

    def __init__(self, persons: Iterable[Person]) -> None:
        """Index the people who have a native name.

        Args:
            persons: In any order.
        """
        self._persons: dict[str, Person] = {}
        self._by_beginning: dict[str, list[tuple[str, NativeReading]]] = {}
        for person in sorted(persons, key=lambda p: p.entity):
            self._persons[person.entity] = person
            for reading in native_readings(person):
                keys = {
                    joined(person.family)[:_KEY_LETTERS],
                    *reading.family.beginnings(letters=_KEY_LETTERS),
                }
                for key in sorted(keys):
                    self._by_beginning.setdefault(key, []).append((person.entity, reading))

    def candidates(self, words: Sequence[str]) -> list[tuple[Person, Fit]]:
        """The people both parts of whose name may be read so.

        Args:
            words: The folded words of a name, without initials; at least two.

        Returns:
            People with their fit, sorted by entity id.
        """
        found: dict[str, Fit] = {}
        for family, given in orders(words):
            for entity, reading in self._by_beginning.get(family[:_KEY_LETTERS], ()):
                fitting = _fit(self._persons[entity], reading, family, given)
                if fitting is None or fitting.given not in ("exact", "read"):
                    continue
                if entity not in found or _worth(fitting) > _worth(found[entity]):
                    found[entity] = fitting
        return [(self._persons[entity], found[entity]) for entity in sorted(found)]
