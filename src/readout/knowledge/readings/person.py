"""The readings of a person's name: the native form divided into family and given name, each as a pattern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.knowledge.readings import chinese, japanese, korean, letters
from readout.knowledge.readings.fold import fold_words, joined
from readout.knowledge.readings.pattern import Pattern
from readout.knowledge.types import Person

_CHARACTERS = {"han", "hiragana", "katakana", "hangul"}
_WRITTEN_TOGETHER = {2: (1,), 3: (2, 1), 4: (2, 1, 3), 5: (3, 2), 6: (3,)}
"""Where names without a space divide, the likeliest place first, by length."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NativeReading:
    """One way to read a native name.

    Attributes:
        kind: In words: "reading", "Chinese reading", "romanisation".
        family: Spellings of the family name.
        given: Spellings of the given name; matches nothing where there is none.
        family_native: The family name in native script.
        given_native: The given name in native script.
    """

    kind: str
    family: Pattern
    given: Pattern
    family_native: str
    given_native: str


def native_readings(person: Person) -> tuple[NativeReading, ...]:
    """The ways to read a person's native name.

    Args:
        person: Whoever; without a native name, or in Latin script, there are none.

    Returns:
        For a Japanese name its own readings, then how the same characters read in Chinese; for others one.
    """
    return _native_readings(person.native, person.country or "", person.family, person.given)


@cache
def _native_readings(native: str, country: str, family: str, given: str) -> tuple[NativeReading, ...]:
    script = letters.script_of(native[:1])
    if script not in _CHARACTERS:
        return tuple(_spaced(native, script, family))
    if script == "hangul":
        own = _together(native, "romanisation", "korean", (family, given))
        return (own,) if own is not None else ()
    if country != "JPN":
        own = _together(native, "romanisation", "chinese", (family, given))
        return (own,) if own is not None else ()
    own = _together(native, "reading", "japanese", (family, given))
    if own is None:
        return ()
    borrowed = _read("Chinese reading", "chinese", own.family_native, own.given_native)
    return (own, borrowed) if borrowed is not None else (own,)


def _together(native: str, kind: str, language: str, official: tuple[str, str]) -> NativeReading | None:
    """A name without spaces, divided where the official romanisation can be read."""
    best: tuple[int, NativeReading] | None = None
    places = _WRITTEN_TOGETHER.get(len(native)) if official[1] else None
    for place in places or (len(native),):
        found = _read(kind, language, native[:place], native[place:])
        if found is None:
            continue
        known = 2 * found.family.matches(joined(official[0])) + found.given.matches(joined(official[1]))
        if best is None or known > best[0]:
            best = known, found
    return best[1] if best is not None else None


def _read(kind: str, language: str, family: str, given: str) -> NativeReading | None:
    first = _pattern(language, family, is_family=True)
    rest = _pattern(language, given, is_family=False)
    if first is None or rest is None:
        return None
    return NativeReading(kind=kind, family=first, given=rest, family_native=family, given_native=given)


def _pattern(language: str, native: str, *, is_family: bool) -> Pattern | None:
    makers = {"japanese": japanese.pattern, "chinese": chinese.pattern, "korean": korean.pattern}
    return makers[language](native, is_family=is_family)


def _spaced(native: str, script: str, family: str) -> Iterator[NativeReading]:
    """A name with spaces, divided where the official family name can be read; else before its last word."""
    words = native.split()
    divisions = [(words[:i], words[i:]) for i in range(len(words))]
    divisions += [(words[i:], words[:i]) for i in range(1, len(words))]
    fallback: NativeReading | None = None
    for given, rest in divisions:
        patterns = letters.pattern(" ".join(rest), script), letters.pattern(" ".join(given), script)
        if patterns[0] is None or patterns[1] is None:
            return
        found = NativeReading(
            kind="romanisation",
            family=patterns[0],
            given=patterns[1],
            family_native=" ".join(rest),
            given_native=" ".join(given),
        )
        if found.family.matches(joined(family)):
            yield found
            return
        if len(rest) == 1 and fallback is None:
            fallback = found
    if fallback is not None:
        yield fallback


def reads_as(native: str, word: str, *, country: str, is_family: bool = True) -> bool:
    """Whether a part of a native name may be written so in Latin letters.

    Args:
        native: Family name or given name in native script, without the other.
        word: As written in a text: "Shigeki", "Suk-yeol".
        country: ISO alpha-3 of whose name it is: characters are read in Japanese only for JPN.
        is_family: Whether it is the family name.

    Returns:
        True when some reading gives just this word.

    Example:
        >>> [reads_as("茂木", w, country="JPN") for w in ("Motegi", "Mogi", "Shigeki", "Moteki", "Suzuki")]
        [True, True, True, True, False]
        >>> reads_as("菅", "Kan", country="JPN"), reads_as("윤", "Yoon", country="KOR")
        (True, True)
    """
    script = letters.script_of(native[:1])
    if script in _CHARACTERS:
        language = "korean" if script == "hangul" else "japanese" if country == "JPN" else "chinese"
        found = _cached_pattern(language, native, is_family)
    else:
        found = _cached_letters(native, script)
    return found is not None and found.matches(joined(word))


@cache
def _cached_pattern(language: str, native: str, is_family: bool) -> Pattern | None:  # noqa: FBT001
    return _pattern(language, native, is_family=is_family)


@cache
def _cached_letters(native: str, script: str) -> Pattern | None:
    return letters.pattern(native, script)


def orders(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The ways to divide a name's words into family and given name, in both orders, each written as one word.

    Example:
        >>> list(orders(("yoon", "suk", "yeol")))[:2]
        [('yoon', 'sukyeol'), ('sukyeol', 'yoon')]
    """
    for place in range(1, len(words)):
        one, other = "".join(words[:place]), "".join(words[place:])
        yield one, other
        yield other, one


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without initials, where more than one word is left."""
    words = fold_words(name)
    long = tuple(word for word in words if len(word) > 1)
    return long or words
