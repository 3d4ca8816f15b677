"""What became of a clause, and why in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from readout.model import Change, Clause, Force, Term

SETTLED_ABOVE_TALK = frozenset({"assert", "concern", "ask", "commit", "praise"})
"""Ladders whose every rung is stronger than only talking of a matter."""
COMMITTED = 2
"""Rung of the ladder of promises from which on it is a promise; below it is an intention."""
STATED = 4
"""Rung of a plain statement on the ladder of assertions."""
WORRIED, URGED = 2, 3
"""Up to the one rung it is concern, from the other on it is urging."""
_PURPOSE = frozenset({"word", "formula"})
PURPOSES = 4
"""So many words of what they met for may differ."""
MATTER = frozenset({"word", "actor", "figure", "common", "formula", "place"})
SWAPPED = 2
"""So many words in another's place leave a clause the same in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Terms that only one of two clauses has.

    Attributes:
        gone: Only in the first, in order.
        new: Only in the second.
    """

    gone: tuple[Term, ...]
    new: tuple[Term, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether both speak of the same."""
        return not self.gone and not self.new


def classify(
    before: Clause, after: Clause, parties: Collection[str] = frozenset()
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """What changed between two clauses that go together.

    Args:
        before: Of the earlier text.
        after: Of the later.
        parties: Sides that speak in the texts; that they are there changes nothing.

    Returns:
        The changes, the weightiest first, and why in words.
    """
    differing = differing_terms(before, after, parties)
    if before.force.ladder == after.force.ladder == "meet":
        return _of_encounter(before, after, differing)
    changes: list[Change] = []
    notes: list[str] = []
    by_verb, by_words = direction(before.force, after.force), by_intensity(before, after)
    if by_verb and by_verb * by_words >= 0:
        changes.append("strengthened" if by_verb > 0 else "weakened")
        notes.append(f"“{before.force.words}” → “{after.force.words}”")
    elif not by_verb and by_words:
        changes.append("strengthened" if by_words > 0 else "weakened")
        notes.append("stronger words" if by_words > 0 else "weaker words")
    named = _named(before, after, parties)
    if named is not None:
        changes.append(named[0])
        notes.append(named[1])
    if _is_scope(differing):
        changes.append("scope")
        notes.extend(_told(differing))
    if not changes:
        changes.append("kept" if differing.is_nothing and before.lemma == after.lemma else "reworded")
    return tuple(changes), tuple(notes)


def _of_encounter(before: Clause, after: Clause, differing: Differing) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Day, place and rank of those who meet change nothing; what they met for may."""
    gone = [t for t in differing.gone if t.kind in _PURPOSE]
    new = [t for t in differing.new if t.kind in _PURPOSE]
    if len(gone) + len(new) > PURPOSES:
        return ("scope",), tuple(_told(Differing(gone=tuple(gone), new=tuple(new))))
    return ("kept" if before.lemma == after.lemma else "reworded",), ()


def by_intensity(before: Clause, after: Clause) -> int:
    """Whether words such as "unwavering" came or went at what both clauses have: 1, -1 or 0."""
    shared = {t.key for t in before.terms} & {t.key for t in after.terms} | {"verb"}
    found = sum(s for head, s in after.intensity if head in shared)
    found -= sum(s for head, s in before.intensity if head in shared)
    return (found > 0) - (found < 0)


def direction(before: Force, after: Force) -> int:
    """Whether the second is the stronger: 1, the weaker: -1, or neither: 0.

    On one ladder the rung tells. Talking of a matter is weaker than any stance on it, a promise stronger than an
    assertion of its importance.

    Args:
        before: Of the earlier clause.
        after: Of the later.

    Returns:
        1, 0 or -1.
    """
    if before.ladder == after.ladder:
        if before.rung == after.rung and before.told is not None and after.told is not None:
            return (after.told > before.told) - (after.told < before.told)
        return (after.rung > before.rung) - (after.rung < before.rung)
    before, after = _as_stated(before), _as_stated(after)
    if before.ladder == after.ladder:
        return (after.rung > before.rung) - (after.rung < before.rung)
    return _across(before, after) or -_across(after, before)


def _as_stated(force: Force) -> Force:
    """What is simply said is stated."""
    return force if force.ladder is not None else Force(ladder="assert", rung=STATED, words=force.words)


def _across(low: Force, high: Force) -> int:
    if low.ladder == "concern" and high.ladder == "ask":
        return int(low.rung <= WORRIED and high.rung >= URGED)
    if low.ladder == "praise" and high.ladder == "commit":
        return int(high.rung >= COMMITTED)
    if low.ladder == "talk" and high.ladder in SETTLED_ABOVE_TALK:
        return 1
    return int(low.ladder == "assert" and high.ladder == "commit" and high.rung >= COMMITTED)


def differing_terms(before: Clause, after: Clause, parties: Collection[str]) -> Differing:
    """What only one of two clauses speaks of."""
    return Differing(gone=_only(before, after, parties), new=_only(after, before, parties))


def _only(one: Clause, other: Clause, parties: Collection[str]) -> tuple[Term, ...]:
    there = {t.key for t in other.terms}
    found = {t.key: t for t in one.terms if t.key not in there and t.kind in MATTER and t.key not in parties}
    return tuple(found.values())


def _named(before: Clause, after: Clause, parties: Collection[str]) -> tuple[Change, str] | None:
    old = {t.key: t.text for t in before.asked if t.key not in parties}
    new = {t.key: t.text for t in after.asked if t.key not in parties}
    if before.force.ladder not in ("concern", "ask") or after.force.ladder not in ("concern", "ask"):
        return None
    if new and not old:
        return "named", f"names {', '.join(new.values())}"
    if old and not new:
        return "unnamed", f"no longer names {', '.join(old.values())}"
    return None


def _is_scope(differing: Differing) -> bool:
    gone, new = _weighty(differing.gone), _weighty(differing.new)
    if any(t.kind in ("actor", "formula") for t in (*differing.gone, *differing.new)):
        return True
    if len(gone) == len(new) <= SWAPPED:
        return False
    return bool(gone or new)


def _weighty(terms: Iterable[Term]) -> list[Term]:
    return [t for t in terms if t.kind != "common"]


def _told(differing: Differing) -> list[str]:
    told = []
    if differing.new:
        told.append("adds " + ", ".join(f"“{t.text}”" for t in differing.new[:4]))
    if differing.gone:
        told.append("leaves out " + ", ".join(f"“{t.text}”" for t in differing.gone[:4]))
    return told
