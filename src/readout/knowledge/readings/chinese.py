"""How Chinese names are romanised: pinyin, Wade–Giles and what else the press prints."""

from __future__ import annotations

from functools import cache

from readout.knowledge.readings.pattern import Pattern
from readout.knowledge.tables import listed, rows


def pattern(native: str, *, is_family: bool) -> Pattern | None:
    """The spellings of a part of a Chinese name, or of Chinese characters read in Chinese.

    Args:
        native: Chinese characters.
        is_family: Whether it is the family name, for which there are more spellings (李 Lee, 王 Wong).

    Returns:
        The pattern, or None when a character is not in the table.
    """
    if any(character not in _pinyin() for character in native):
        return None
    return Pattern(_spellings(character, is_family=is_family) for character in native)


@cache
def _spellings(character: str, *, is_family: bool) -> tuple[str, ...]:
    found = {s for pinyin in _pinyin()[character] for s in _syllables().get(pinyin, (pinyin,))}
    if is_family:
        found.update(surnames().get(character, ()))
    return tuple(sorted(found))


@cache
def _pinyin() -> dict[str, tuple[str, ...]]:
    return {row["character"]: listed(row["pinyin"]) for row in rows("hanzi_readings")}


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    return {
        row["pinyin"]: (*_plain(row["pinyin"]), *listed(row["wade_giles"]), *listed(row["others"]))
        for row in rows("syllables")
    }


def _plain(pinyin: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            pinyin.replace("ü", letter) for letter in ("u", "v", "yu", "ue")[: 3 if "ü" in pinyin else 1]
        )
    )


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Spellings of single family names that follow no system, by the name in native script."""
    return {row["native"]: listed(row["spellings"]) for row in rows("surnames")}
