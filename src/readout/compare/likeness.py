"""How alike two clauses are: the matter they share, each piece weighed by how rare it is in the two texts."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from readout.knowledge.kin import kin
from readout.model import Clause, Term

KIND_WEIGHTS: Mapping[str, float] = {
    "word": 0.95,
    "name": 0.95,
    "common": 0.38,
    "actor": 0.55,
    "person": 0.2,
    "place": 0.3,
    "time": 0.3,
    "formula": 1.05,
    "figure": 0.1,
}
"""How much a shared term says about whether two clauses are of the same matter."""
PARTY = 0.3
"""The same for the sides that speak."""
VERB_WEIGHTS: Mapping[str | None, float] = {"concern": 0.35, "ask": 0.17, "praise": 0.73}
"""The same for a verb by its ladder: who condemns or congratulates does not do it to everybody."""
SHORT = 0.4
"""Weight that is added to both: two short clauses shall not be alike for one word."""
OTHER_VERB = 0.2
"""The same for any other verb."""
SAME_LADDER = 0.17
OTHER_DEED = -0.15
"""One asks, the other asserts; one promises, the other condemns."""
CAME_ABOUT = 0.0
"""One promises it, the other tells that it is done."""
BOTH_MEET = 1.0
"""Both tell of the encounter itself."""
LEAST = 0.3
"""Below this two clauses do not go together."""
_SPEAKERS = frozenset({"we", "i", "there", "it", "they", "he", "she", "both", "all"})
_AHEAD = frozenset({"commit", "talk", "ask"})
_ALIKE = (frozenset({"assert", "commit"}), frozenset({"assert", "praise"}))
"""What is promised or welcomed in one year is only affirmed or noted in another."""

Floats = Any
Deed = tuple[str | None, int, bool, bool]
"""Ladder, rung where it tells of an encounter, whether it tells of others, whether of what is done."""


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

    @property
    def deed(self) -> Deed:
        """What it does."""
        force = self.clause.force
        return force.ladder, force.rung if force.ladder == "meet" else 0, self.is_told, force.is_fact


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


def likenesses(first: Sequence[Weighed], second: Sequence[Weighed]) -> Floats:
    """How alike each clause of one text is to each of the other.

    Args:
        first: Clauses of the first text.
        second: Of the second.

    Returns:
        A table, rows for the first; about 0 to 1.
    """
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for b, other in enumerate(second):
        for key, weight in other.weights.items():
            holders[key].append((b, weight))
    shared = np.zeros((len(first), len(second)))
    for a, one in enumerate(first):
        for key, weight in one.weights.items():
            for b, theirs in holders.get(key, ()):
                shared[a, b] += min(weight, theirs)
    mine, others = (np.array([sum(w.weights.values()) for w in side]) for side in (first, second))
    return shared / (np.sqrt(np.outer(mine, others)) + SHORT) + _deeds(first, second)


def _deeds(first: Sequence[Weighed], second: Sequence[Weighed]) -> Floats:
    """What speaks for and against each pair in what the two clauses do."""
    kinds = list(dict.fromkeys(w.deed for w in (*first, *second)))
    among = np.array([[_by_deed(one, other) for other in kinds] for one in kinds])
    place = {deed: n for n, deed in enumerate(kinds)}
    rows, columns = ([place[w.deed] for w in side] for side in (first, second))
    return among[np.ix_(rows, columns)]


def _by_deed(one: Deed, other: Deed) -> float:
    mine, theirs = one[0], other[0]
    if mine == theirs == "meet":
        return BOTH_MEET if one == other else OTHER_DEED
    if (one[3] and theirs in _AHEAD) or (other[3] and mine in _AHEAD):
        return CAME_ABOUT
    if one[2] != other[2]:
        return OTHER_DEED
    if mine is not None and mine == theirs:
        return SAME_LADDER
    if mine is None or theirs is None or "talk" in (mine, theirs) or {mine, theirs} in _ALIKE:
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
