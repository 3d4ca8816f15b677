"""How a written name fits a person's: exactly, as another reading of the native name, or only by likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readout.knowledge import readings
from readout.knowledge.readings import fold_words
from readout.knowledge.types import Person
from readout.model import MentionFlag

Feature = Literal[
    "full name",
    "family name",
    "another reading of the name",
    "another reading of the given name",
    "another reading of the family name",
    "another reading of the family name, like given name",
    "family name, other given name",
    "likeness",
]

LIKENESS_FLOOR = 0.7
LIKENESS_FLOOR_FAMILY = 0.8
"""Names less alike than this, or without a word so like the family name, are not garbled forms of another."""
LIKENESS_FLOOR_WORD = 0.55
"""Nor are names of which one word is less like its partner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFit:
    """How a name fits.

    Attributes:
        feature: What holds; its weight is in `people.FEATURES`.
        flag: What is odd about it, or None.
        likeness: 0–1; 1 where nothing was measured.
        why: In words.
    """

    feature: Feature
    flag: MentionFlag | None
    likeness: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWords:
    """The folded words of a person's names.

    Attributes:
        all: Of the name and the aliases.
        family: Of the family name.
        short: What people call them for short, each as one word.
    """

    all: frozenset[str]
    family: frozenset[str]
    short: frozenset[str]

    @classmethod
    def of(cls, person: Person) -> KnownWords:
        """The words of a person's names."""
        words = set(fold_words(person.name)).union(*(fold_words(a) for a in person.aliases))
        return cls(
            all=frozenset(words),
            family=frozenset(fold_words(person.family)),
            short=frozenset(readings.joined(s) for s in person.short),
        )


def name_fit(person: Person, known: KnownWords, name: str) -> NameFit | None:
    """How a written name fits a person's.

    Args:
        person: Whoever.
        known: The words of their names.
        name: As written, without title.

    Returns:
        The strongest feature that holds, or None when the names are unlike.
    """
    words = fold_words(name)
    if not words:
        return None
    if "".join(words) in known.short:
        return NameFit(feature="family name", flag=None, likeness=1.0, why="short name")
    joined = {"".join(p) for p in pairwise(words)}
    has_family = bool(known.family) and (
        known.family <= set(words) or "".join(sorted(known.family)) in joined
    )
    others = [w for w in words if w not in known.family]
    if has_family and "".join(others) in known.all:  # "Jia-long" for Jialong
        others = ["".join(others)]
    strange = [
        w for w in others if w not in known.all and not _is_initial(w, known.all) and not _joins(w, known.all)
    ]
    if has_family and not strange:
        feature: Feature = "full name" if others else "family name"
        return NameFit(feature=feature, flag=None, likeness=1.0, why=feature)
    if not strange and len(words) > 1:
        return NameFit(feature="full name", flag=None, likeness=0.95, why="full name 0.95")
    read = _reading_fit(person, name)
    if read is not None:
        return read
    if has_family:
        other: Feature = "family name, other given name"
        return NameFit(feature=other, flag="given-name", likeness=1.0, why=other)
    alike = _alike(words, person)
    if alike is None:
        return None
    return NameFit(feature="likeness", flag="reading", likeness=alike, why=f"likeness {alike:.2f}")


def _reading_fit(person: Person, name: str) -> NameFit | None:
    """How the name fits another reading of the person's native name."""
    found = readings.fit(person, readings.words_of(name))
    if found is None:
        return None
    if found.given == "other":
        if found.family == "exact":
            return None
        alike = _jaro_winkler(found.written, readings.joined(person.given))
        if alike < LIKENESS_FLOOR:
            return None
        feature: Feature = "another reading of the family name, like given name"
        why = f"family name: {found.note}; given name {alike:.2f} like"
        return NameFit(feature=feature, flag="reading", likeness=alike, why=why)
    if found.given == "none":
        feature = "another reading of the family name"
    elif found.family == "exact":
        feature = "another reading of the given name"
    else:
        feature = "another reading of the name"
    return NameFit(feature=feature, flag="reading", likeness=1.0, why=found.note)


def _alike(words: Sequence[str], person: Person) -> float | None:
    """How alike a written name is to the likest form of the person's; None where it is too unlike.

    The family name must be like a word of it: the given names of two ministers are often alike.
    """
    family = readings.joined(person.family)
    runs = (*words, *("".join(pair) for pair in pairwise(words)))
    nearest = max(_jaro_winkler(run, family) for run in runs)
    if nearest < LIKENESS_FLOOR_FAMILY:
        return None
    if len(words) == 1:
        return nearest
    mean, least = max(_aligned(words, fold_words(form)) for form in (person.name, *person.aliases))
    return mean if mean >= LIKENESS_FLOOR and least >= LIKENESS_FLOOR_WORD else None


def _aligned(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float]:
    """(mean, least) likeness of the words paired off greedily; one without a partner lowers the mean."""
    pairs = sorted(
        ((_jaro_winkler(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    found: list[float] = []
    for likeness, i, j in pairs:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            found.append(likeness)
    return sum(found) / max(len(ours), len(theirs), 1), min(found, default=0.0)


def _jaro_winkler(one: str, other: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(one, other))


def _is_initial(word: str, known: Iterable[str]) -> bool:
    return len(word) == 1 and any(k.startswith(word) for k in known)


def _joins(word: str, known: Iterable[str]) -> bool:
    """Whether the word is two of the known words written as one ("sukyeol")."""
    return any(word.startswith(k) and word[len(k) :] in known for k in known if len(k) > 1)
