"""How names in other alphabets are romanised, letter by letter: Cyrillic, Greek, Arabic, Hebrew and more."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from readout.knowledge.readings.pattern import Pattern
from readout.knowledge.tables import listed, rows

SILENT = "-"
"""Stands in the table for a letter that may be left out."""
BETWEEN = "*"
"""Stands in the table for the short vowels that a script does not write after a consonant."""
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")


def pattern(native: str, script: str) -> Pattern | None:
    """The spellings of a name in an alphabet.

    Args:
        native: Letters and spaces; spaces are dropped.
        script: Name in the table: "cyrillic", "arabic".

    Returns:
        The pattern, or None when a letter is not in the table.
    """
    table = _table().get(script)
    if table is None:
        return None
    units: list[tuple[str, ...]] = []
    for letter in _split(native.replace(" ", "").casefold(), table):
        if unicodedata.category(letter[0]) == "Mn":
            continue
        if letter not in table:
            return None
        units.append(_spellings(script, letter))
        if BETWEEN in table and table[letter][0][:1] in _CONSONANTS:
            units.append(_spellings(script, BETWEEN))
    return Pattern(units)


def latin(native: str) -> str:
    """A name in Latin letters, each letter in its commonest way.

    Args:
        native: A name in any script; Latin letters stay as they are.

    Returns:
        The name; letters of scripts that no table holds are spelled after their Unicode names.

    Example:
        >>> latin("Лавров"), latin("ბარაკ"), latin("バラク")
        ('Lavrov', 'barak', 'baraku')
    """
    if native.isascii():
        return native
    out: list[str] = []
    for letter in native:
        script = script_of(letter)
        table = _table().get(script, {})
        known = table.get(letter.casefold())
        if known is not None:
            spelled = "" if known[0] == SILENT else known[0]
            out.append(spelled.title() if letter.isupper() else spelled)
        elif script in ("latin", "han", "hangul", "none"):
            out.append(letter)
        else:
            out.append(_named(letter))
    return "".join(out)


@cache
def script_of(letter: str) -> str:
    """The script of a letter after its Unicode name: "latin", "han"; "none" for a mark or space."""
    if not letter[:1].isalpha():
        return "none"
    name = unicodedata.name(letter[0], "none").split()[0].lower()
    return {"cjk": "han"}.get(name, name)


@cache
def _named(letter: str) -> str:
    """A letter spelled after its Unicode name: KATAKANA LETTER BA is ba."""
    name = unicodedata.name(letter, "")
    last = name.split()[-1].lower() if " " in name else ""
    return last if ("LETTER" in name or "VOWEL SIGN" in name) and len(last) <= 4 else ""


def _split(native: str, table: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The letters, those that the table spells together as one."""
    place = 0
    while place < len(native):
        letter = native[place : place + 2]
        if len(letter) < 2 or letter not in table:
            letter = native[place]
        place += len(letter)
        if unicodedata.category(letter[0]) not in ("Cf", "Pd", "Po"):
            yield letter


@cache
def _spellings(script: str, letter: str) -> tuple[str, ...]:
    plain = ["" if s == SILENT else s for s in _table()[script][letter]]
    doubled = [s + s for s in plain if len(s) == 1 and s in _CONSONANTS]
    return tuple(sorted({*plain, *doubled}))


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows("letters"):
        found.setdefault(row["script"], {})[row["letter"]] = listed(row["spellings"])
    return found
