"""Which word of an English name is the family name, where a source does not say."""

from __future__ import annotations

import re

from tools.knowledge.curated import Someone, fold

EAST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HKG", "MAC"})
"""Family name first in English."""

GIVEN_FIRST_USED = frozenset({"ETH", "ERI"})
"""Where people are called by their first name, which stands first: Abiy, Isaias."""

WHOLE = frozenset({"MMR"})
"""Where a name has no family name."""

SPANISH = frozenset(
    [
        "ARG",
        "BOL",
        "CHL",
        "COL",
        "CRI",
        "CUB",
        "DOM",
        "ECU",
        "ESP",
        "GNQ",
        "GTM",
        "HND",
        "MEX",
        "NIC",
        "PAN",
        "PER",
        "PRY",
        "SLV",
        "URY",
        "VEN",
    ]
)
"""Where two family names follow the given names, and the first of them is the one used."""

PARTICLES = frozenset(
    [
        "af",
        "d'",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "las",
        "le",
        "los",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)
"""Words that belong to the family name that follows."""

SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})

CHINESE_ABROAD = frozenset(
    ["Chan", "Goh", "Heng", "Ho", "Koh", "Lee", "Lim", "Low", "Ng", "Ong", "Tan", "Teo", "Wong", "Yeo"]
)
"""Family names of Singapore and Malaysia that stand first when two more words follow."""

_HONORIFIC = re.compile(r"^(?:(?:Sir|Dame|Dr|Datuk|Dato'?|Tan Sri|Hon|Hajji)\.?\s+)+")


def named(name: str, of: str, wikidata: str = "", *, given: frozenset[str] = frozenset()) -> Someone:
    """A person from a name as English texts write it.

    Args:
        name: Without a bracketed explanation.
        of: ISO alpha-3 of the state.
        wikidata: QID, or nothing.
        given: Words that begin some name in a Spanish-speaking state: given names, lower-case.

    Returns:
        The person, with the family name told apart.

    Example:
        >>> named("Dominique de Villepin", "FRA").family, named("Tung Chee-hwa", "HKG").family
        ('de Villepin', 'Tung')
        >>> named("Felipe Pérez Roque", "CUB", given=frozenset({"felipe"})).short
        ['Pérez', 'Roque']
    """
    name = " ".join(_HONORIFIC.sub("", name.split(",", maxsplit=1)[0]).split())
    words = name.split()
    family, first = words[-1], False
    short: list[str] = []
    if len(words) == 1 or of in WHOLE:
        family = name
    elif _family_first(words, of):
        family, first = words[0], True
    elif len(words) > 2 and words[-1].rstrip(".") in SUFFIXES:
        family = words[-2]
    elif of in SPANISH and len(words) > 2:
        at = next((i for i, w in enumerate(words) if i and fold(w).lower() not in given), len(words) - 1)
        family = " ".join(words[at:])
        short = [w for w in words[at:] if w.lower() not in PARTICLES and " " in family]
    else:
        at = len(words) - 1
        while at > 1 and words[at - 1].lower() in PARTICLES:
            at -= 1
        family = " ".join(words[at:])
        short = [words[-1]] if " " in family else []
    return Someone(name=name, family=family, family_first=first, country=of, wikidata=wikidata, short=short)


def _family_first(words: list[str], of: str) -> bool:
    if of in GIVEN_FIRST_USED:
        return True
    if of in ("TWN", "HKG", "MAC"):
        return (len(words) == 2 and "-" in words[1]) or (of == "MAC" and len(words) == 3)
    if of in ("SGP", "MYS"):
        return len(words) == 3 and words[0] in CHINESE_ABROAD
    return of in EAST and "-" not in words[0]
