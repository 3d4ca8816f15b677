"""How Japanese names may be read aloud: every reading of every character, with what joining does to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from readout.knowledge.readings.pattern import Pattern
from readout.knowledge.tables import listed, rows

_VOICED = {
    "ch": ("j",), "sh": ("j",), "ts": ("z",), "k": ("g",), "s": ("z",), "t": ("d",), "h": ("b", "p"),
    "f": ("b", "p"),
}  # fmt: skip
_LONG = {"ou": ("o", "ou", "oo", "oh"), "oo": ("o", "oo", "oh", "ou"), "uu": ("u", "uu"), "ii": ("i", "ii")}
_DOUBLED = ("k", "s", "t", "p")
_LINKS = ("", "no", "ga", "n")
"""What is said but not written between the characters of a family name: 井上 Inoue."""


def pattern(native: str, *, is_family: bool) -> Pattern | None:
    """The spellings of a part of a Japanese name.

    Args:
        native: Kanji and kana without spaces.
        is_family: Whether it is the family name.

    Returns:
        The pattern, or None when a character has no reading in the table.
    """
    units: list[tuple[str, ...]] = []
    for read in _parts(native):
        if read not in _readings():
            return None
        if is_family and units:
            units.append(_LINKS)
        units.append(_spellings(read, is_first=not units))
    return Pattern(units)


def _parts(native: str) -> Iterator[str]:
    """What is read as one: compounds with a reading of their own, else single characters."""
    place, last = 0, ""
    while place < len(native):
        found = next((c for c in _compounds() if native.startswith(c, place)), native[place])
        place += len(found)
        if found != "々":
            last = found
        yield last


@cache
def _compounds() -> tuple[str, ...]:
    return tuple(sorted((row["native"] for row in rows("compounds")), key=lambda c: (-len(c), c)))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    single = {
        row["character"]: (*listed(row["on"]), *listed(row["kun"]), *listed(row["nanori"]))
        for row in rows("kanji_readings")
    }
    return single | {row["native"]: listed(row["spellings"]) for row in rows("compounds")}


@cache
def _spellings(character: str, *, is_first: bool) -> tuple[str, ...]:
    found: set[str] = set()
    for reading in _readings()[character]:
        for sound in (reading,) if is_first else (reading, *_voiced(reading)):
            for form in (sound, *_clipped(sound)):
                found.update(_lengths(form))
    return tuple(sorted(found))


def _voiced(reading: str) -> Iterator[str]:
    """The reading after another character: kawa → gawa, hei → bei, pei."""
    for length in (2, 1):
        voiced = _VOICED.get(reading[:length])
        if voiced is not None:
            yield from (sound + reading[length:] for sound in voiced)
            return


def _clipped(sound: str) -> Iterator[str]:
    """The reading before another character: n → m before b and p, ichi → ip before pei, shi → s.

    That the next character fits is not asked: a word that doubles no consonant matches none of these.
    """
    if sound.endswith("n"):
        yield sound[:-1] + "m"
    for ending in ("tsu", "chi", "ku", "ki"):
        if sound.endswith(ending) and len(sound) > len(ending):
            yield from (sound[: -len(ending)] + letter for letter in _DOUBLED)


def _lengths(sound: str) -> Iterator[str]:
    """Long vowels written out, with h, or not at all."""
    for pair, ways in _LONG.items():
        if pair in sound:
            yield from (sound.replace(pair, way) for way in ways)
            return
    yield sound
