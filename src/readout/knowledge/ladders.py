"""How strongly official verbs put things: ladders of verbs and nouns, from "discuss" to "demand"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge.tables import listed, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A place on a ladder.

    Attributes:
        ladder: talk, assert, concern, ask, commit, praise, meet.
        height: 0 for the lowest.
    """

    ladder: str
    height: int


@cache
def verb_rungs() -> dict[str, Rung]:
    """Lemma → rung, of `tables/ladders.csv`; of a lemma that stands twice, the first.

    Example:
        >>> verb_rungs()["urge"].height > verb_rungs()["encourage"].height
        True
    """
    return _rungs("verbs")


@cache
def noun_rungs() -> dict[str, Rung]:
    """Noun → rung: what is expressed, voiced or conveyed says how strongly.

    Example:
        >>> noun_rungs()["opposition"].ladder
        'concern'
    """
    return _rungs("nouns")


def _rungs(column: str) -> dict[str, Rung]:
    found: dict[str, Rung] = {}
    for row in rows("ladders"):
        for word in listed(row[column]):
            found.setdefault(word, Rung(ladder=row["ladder"], height=int(row["rung"])))
    return found
