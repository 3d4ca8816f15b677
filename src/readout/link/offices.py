"""Which office somebody was told in, and at which level a telling says that people met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from readout.knowledge import load
from readout.knowledge.series import LEVELS
from readout.model import Role

_OF_SEVERAL = frozenset({"deputy-foreign-minister"})
HELD_BY_ONE = frozenset[str]().union(*LEVELS.values()) - _OF_SEVERAL
"""Offices that one person of a state holds at a time."""

_LEVEL_OF = {office: level for level, offices in LEVELS.items() for office in offices}
_WORDS: Mapping[str, str] = {
    "leaders": r"leaders|heads of (?:state|government)|summit",
    "foreign-ministers": r"foreign ministers|top diplomats|foreign secretaries",
    "defense-ministers": r"defen[cs]e (?:ministers|chiefs|secretaries)",
}
"""Plurals that say who met, beside those in offices.csv."""


@cache
def office_of(title: str, country: str | None) -> str | None:
    """The office that a title means in a country.

    Args:
        title: As the record has it: "Minister for Foreign Affairs".
        country: ISO 3166-1 alpha-3, or None.

    Returns:
        Id of the office, or None for a title in no table.

    Example:
        >>> office_of("Secretary of State", "USA"), office_of("Foreign Minister", "JPN")
        ('foreign-minister', 'foreign-minister')
    """
    titles = load().titles_for(title.casefold())
    fitting = [t.office for t in titles if not t.countries or country in t.countries]
    return fitting[0] if fitting else None


def levels_of(roles: Iterable[Role], text: str) -> frozenset[str]:
    """At which levels people met: those of the offices of who is named, else the one that the words say.

    Args:
        roles: Who took part.
        text: The telling.

    Returns:
        Levels as in `readout.knowledge.series`; none where nothing tells.
    """
    people = [role for role in roles if role.kind == "person"]
    offices = (office_of(role.office, role.country) for role in people if role.office is not None)
    found = frozenset(_LEVEL_OF[office] for office in offices if office in _LEVEL_OF)
    if people:
        return found
    said = {match.lastgroup or "" for match in _said().finditer(text.casefold())}
    return frozenset(level.replace("_", "-") for level in said) if len(said) == 1 else frozenset()


@cache
def _said() -> re.Pattern[str]:
    words = {level: [forms] for level, forms in _WORDS.items()}
    for office in load().offices.values():
        level = _LEVEL_OF.get(office.office)
        if level is not None and level != "leaders":
            words.setdefault(level, []).append(re.escape(office.plural.casefold()))
    groups = (f"(?P<{level.replace('-', '_')}>{'|'.join(words[level])})" for level in sorted(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
