"""How alike two clauses are: the matter they share, each piece weighed by how rare it is in the two texts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.knowledge.kin import kin
from readout.model import Clause, Term

KIND_WEIGHTS: Mapping[str, float] = {
    "word": 0.95,
    "name": 0.95,
    "common": 0.38,
    "actor": 0.7,
    "person": 0.4,
    "place": 0.7,
    "time": 0.1,
    "formula": 0.9,
    "figure": 0.2,
}
"""How much a shared term says about whether two clauses are of the same matter."""
PARTY = 0.3
"""The same for the sides that speak."""
VERB_WEIGHTS: Mapping[str | None, float] = {"concern": 0.35, "ask": 0.15, "praise": 0.75}
"""The same for a verb by its ladder: who condemns or congratulates does not do it to everybody."""
OF_LONGER = 0.45
"""How much the length of the longer clause counts against the two, from 0 to 1."""
SHORT = 0.4
"""Weight that is added to both: two short clauses shall not be alike for one word."""
OTHER_VERB = 0.17
"""The same for any other verb."""
SAME_LADDER = 0.17
OTHER_DEED = -0.13
"""One asks, the other asserts; one promises, the other condemns."""
BOTH_MEET = 1.0
"""Both tell of the encounter itself."""
LEAST = 0.31
"""Below this two clauses do not go together."""
_SPEAKERS = frozenset({"we", "i", "they", "he", "she", "both", "all"})
_ALIKE = frozenset(
    {frozenset({"talk", "assert"}), frozenset({"concern", "talk"}), frozenset({"commit", "assert"})}
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clause with the weights of its terms.

    Attributes:
        clause: The clause.
        weights: Term key → weight, each key once.
        is_told: Whether it tells of others instead of saying what those who speak think, want or do.
    """

    clause: Clause
    weights: Mapping[str, float]
    is_told: bool


def weigh(first: Sequence[Clause], second: Sequence[Clause]) -> tuple[list[Weighed], list[Weighed]]:
    """The clauses of both texts with the weights of their terms.

    Args:
        first: Clauses of one text.
        second: Of the other.

    Returns:
        Both, weighed.
    """
    everything = [*first, *second]
    parties = parties_of(everything)
    holders = Counter(key for clause in everything for key in {*(t.key for t in clause.terms), _verb(clause)})
    count = len(everything)
    return _weighed(first, holders, count, parties), _weighed(second, holders, count, parties)


def parties_of(clauses: Sequence[Clause]) -> frozenset[str]:
    """Sides that speak in the texts: they stand everywhere and tell no matter from another."""
    speaking = [c for c in clauses if c.force.ladder is not None]
    return frozenset(t.key for c in speaking for t in c.subject_terms) | frozenset(
        t.key for c in clauses if c.force.ladder == "meet" for t in c.terms if t.kind in ("actor", "person")
    )


def _weighed(
    clauses: Sequence[Clause], holders: Mapping[str, int], count: int, parties: frozenset[str]
) -> list[Weighed]:

    def rarity(key: str) -> float:
        return math.log(1 + count / holders[key]) / math.log(1 + count / 2)

    def weights(clause: Clause) -> dict[str, float]:
        found = {t.key: _weight(t, parties) * rarity(t.key) for t in clause.terms}
        if clause.force.ladder != "meet":
            found[_verb(clause)] = VERB_WEIGHTS.get(clause.force.ladder, OTHER_VERB) * rarity(_verb(clause))
        return found

    return [Weighed(clause, weights(clause), _is_told(clause, parties)) for clause in clauses]


def _verb(clause: Clause) -> str:
    return f"verb:{kin().get(clause.lemma, clause.lemma)}"


def _weight(term: Term, parties: frozenset[str]) -> float:
    return PARTY if term.key in parties else KIND_WEIGHTS[term.kind]


def likeness(one: Weighed, other: Weighed) -> float:
    """How alike two clauses are.

    Args:
        one: A clause of the first text.
        other: One of the second.

    Returns:
        About 0 to 1.
    """
    mine, theirs = one.weights, other.weights
    shared = sum(min(weight, theirs[key]) for key, weight in mine.items() if key in theirs)
    low, high = sorted((sum(mine.values()), sum(theirs.values())))
    whole = low ** (1 - OF_LONGER) * high**OF_LONGER
    found = shared / (whole + SHORT)
    return float(found + _by_verb(one, other))


def _by_verb(one: Weighed, other: Weighed) -> float:
    mine, theirs = one.clause.force.ladder, other.clause.force.ladder
    if mine == theirs == "meet":
        return BOTH_MEET if one.clause.force.rung == other.clause.force.rung else OTHER_DEED
    if one.is_told != other.is_told:
        return OTHER_DEED
    if mine is not None and mine == theirs:
        return SAME_LADDER
    if mine is None or theirs is None or frozenset({mine, theirs}) in _ALIKE:
        return 0.0
    return OTHER_DEED


def _is_told(clause: Clause, parties: frozenset[str]) -> bool:
    """Whether it tells of others, or of how things are, instead of what those who speak do."""
    if clause.force.ladder is not None or clause.subject is None:
        return False
    opener = clause.subject.text.split()[0].lower()
    return opener not in _SPEAKERS and not any(
        t.key in parties or t.kind == "person" for t in clause.subject_terms
    )
