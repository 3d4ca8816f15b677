"""How Korean names are romanised: every syllable by its letters, as families have written themselves."""

from __future__ import annotations

from functools import cache
from itertools import product

from readout.knowledge.readings.chinese import surnames
from readout.knowledge.readings.pattern import Pattern
from readout.knowledge.tables import listed, rows

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_FIRST, _LAST = 0xAC00, 0xD7A3


def pattern(native: str, *, is_family: bool) -> Pattern | None:
    """The spellings of a part of a Korean name.

    Args:
        native: Hangul without spaces.
        is_family: Whether it is the family name, for which there are more spellings (이 Lee, 박 Park).

    Returns:
        The pattern, or None when a character is no syllable of Hangul.
    """
    if not all(_FIRST <= ord(character) <= _LAST for character in native):
        return None
    return Pattern(_spellings(character, is_family=is_family) for character in native)


@cache
def _spellings(syllable: str, *, is_family: bool) -> tuple[str, ...]:
    found = {
        "".join(parts) for parts in product(*map(_letter, ("initial", "vowel", "final"), _letters(syllable)))
    }
    found.update([s.replace("hw", "wh") for s in found if s.startswith("hw")])
    if is_family:
        found.update(surnames().get(syllable, ()))
    return tuple(sorted(found))


def _letters(syllable: str) -> tuple[str, str, str]:
    """The letters of a syllable: initial, vowel, final (or "")."""
    rest, final = divmod(ord(syllable) - _FIRST, len(_FINALS))
    initial, vowel = divmod(rest, len(_VOWELS))
    return _INITIALS[initial], _VOWELS[vowel], _FINALS[final]


def _letter(position: str, letter: str) -> tuple[str, ...]:
    return _jamo().get((position, letter), ("",))


@cache
def _jamo() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row["position"], row["jamo"]): listed(row["spellings"]) or ("",) for row in rows("jamo")}
