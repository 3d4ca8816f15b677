"""What became of a clause, and why in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from readout.compare.amounts import more_or_less
from readout.knowledge.words import word_list
from readout.model import Change, Clause, Force, Term

Intensity = tuple[str, str, int]
"""Stem of what it stands at, the word, +1 or -1."""
SETTLED_ABOVE_TALK = frozenset({"assert", "concern", "ask", "commit", "praise"})
"""Ladders whose every rung is stronger than only talking of a matter."""
COMMITTED = 2
"""Rung of the ladder of promises from which on it is a promise; below it is an intention."""
STATED = 4
"""Rung of a plain statement on the ladder of assertions."""
WORRIED, URGED = 2, 3
"""Up to the one rung it is concern, from the other on it is urging."""
_IS = frozenset({"is", "are", "was", "were", "be", "remain", "remains", "has", "have"})
_MODALS = frozenset({"must", "should", "could", "may", "might"})
"""They outweigh the verb; other words do not."""
_PURPOSE = frozenset({"word", "name"})
_NAMED = frozenset({"actor", "name"})
_WORDS = frozenset({"word", "common"})
SAME_WORD = 3
"""With so many letters alike at the beginning, two kin words are forms of one."""
PURPOSES = 4
"""So many words of what they met for may differ."""
MATTER = frozenset({"word", "name", "actor", "figure", "common", "place"})
COMMON = 0.4
"""Weight of a word that official texts use of everything; of any other it is 1."""
MOSTLY = 0.62
"""With such a share of the matter the same it is the same matter in other words."""
SHOWN = 4
"""Words that a note lists."""
SWAPPED = 2
"""So many words in another's place leave a clause the same in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Terms that only one of two clauses has.

    Attributes:
        gone: Only in the first, in order.
        new: Only in the second.
        shared: Weight of what both have.
    """

    gone: tuple[Term, ...]
    new: tuple[Term, ...]
    shared: float

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
    came, went = intensifiers(before, after)
    by_verb = direction(before.force, after.force)
    way = _way(by_verb, _sign(_sum(came) - _sum(went)), (*came, *went))
    by_amount = more_or_less(before.span.text, after.span.text)
    if by_amount or way:
        changes.append("strengthened" if (by_amount or way) > 0 else "weakened")
        if by_verb and (by_amount or way) == by_verb:
            notes.append(f"“{before.force.words}” → “{after.force.words}”")
        elif way and not by_amount:
            notes.append(_swapped(went, came))
        if by_amount:
            notes.append("more than before" if by_amount > 0 else "less than before")
    named = _named(before, after, parties)
    if named is not None:
        changes.append(named[0])
        notes.append(named[1])
    if _is_scope(differing):
        changes.append("scope")
        notes.extend(_told(before, after, differing, told=" ".join(notes)))
    if not changes:
        is_kept = differing.is_nothing and before.lemma == after.lemma and not _has_kin_instead(before, after)
        changes.append("kept" if is_kept else "reworded")
    return tuple(changes), tuple(notes)


def _has_kin_instead(before: Clause, after: Clause) -> bool:
    """Whether a word has given way to one of its kin: a memorandum is not the treaty it stands for."""
    beginnings = {(t.key, t.text[:SAME_WORD].lower()) for t in after.terms}
    there = {t.key for t in after.terms}
    return any(
        t.kind in _WORDS and t.key in there and (t.key, t.text[:SAME_WORD].lower()) not in beginnings
        for t in before.terms
    )


def _of_encounter(
    before: Clause, after: Clause, differing: Differing
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Day, place and rank of those who meet change nothing; what they met for may."""
    gone = [t for t in differing.gone if t.kind in _PURPOSE]
    new = [t for t in differing.new if t.kind in _PURPOSE]
    if len(gone) + len(new) > PURPOSES:
        purpose = Differing(gone=tuple(gone), new=tuple(new), shared=differing.shared)
        return ("scope",), tuple(_told(before, after, purpose))
    return ("kept" if before.lemma == after.lemma else "reworded",), ()


def intensifiers(before: Clause, after: Clause) -> tuple[list[Intensity], list[Intensity]]:
    """Words such as "unwavering" that came to, and that went from, what both clauses have.

    Args:
        before: Of the earlier text.
        after: Of the later.

    Returns:
        Those that came, those that went.
    """
    shared = {t.key for t in before.terms} & {t.key for t in after.terms} | {"verb"}
    old = Counter(i for i in before.intensity if i[0] in shared)
    new = Counter(i for i in after.intensity if i[0] in shared)
    return list((new - old).elements()), list((old - new).elements())


def _way(by_verb: int, by_words: int, words: Iterable[Intensity]) -> int:
    """Whether a clause got stronger: the verb tells, unless a modal goes the other way."""
    if by_verb and by_verb * by_words < 0 and any(word in _MODALS for _, word, _ in words):
        return 0
    return by_verb or by_words


def _sum(words: Iterable[Intensity]) -> int:
    return sum(sign for _, _, sign in words)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _swapped(went: Sequence[Intensity], came: Sequence[Intensity]) -> str:
    old, new = (", ".join(f"“{word}”" for _, word, _ in words) for words in (went, came))
    return f"{old} → {new}" if old and new else f"adds {new}" if new else f"leaves out {old}"


def direction(before: Force, after: Force) -> int:
    """Whether the second is the stronger: 1, the weaker: -1, or neither: 0.

    On one ladder the rung tells. Talking of a matter is weaker than any stance on it, a promise stronger than
    an assertion of its importance.

    Args:
        before: Of the earlier clause.
        after: Of the later.

    Returns:
        1, 0 or -1.
    """
    if before.ladder == after.ladder:
        if before.rung == after.rung and before.told is not None and after.told is not None:
            return _sign(after.told - before.told)
        return _sign(after.rung - before.rung)
    before, after = _as_stated(before), _as_stated(after)
    if before.ladder == after.ladder:
        return _sign(after.rung - before.rung)
    return _across(before, after) or -_across(after, before)


def _as_stated(force: Force) -> Force:
    """What is simply said is stated."""
    if force.ladder is not None or force.words.split()[0].lower() not in _IS:
        return force
    return Force(ladder="assert", rung=STATED, words=force.words)


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
    there = {t.key for t in after.terms}
    both = {t.key: t for t in before.terms if t.key in there and t.kind in MATTER and t.key not in parties}
    return Differing(
        gone=_only(before, after, parties), new=_only(after, before, parties), shared=_weight(both.values())
    )


def _only(one: Clause, other: Clause, parties: Collection[str]) -> tuple[Term, ...]:
    there = {t.key for t in other.terms}
    weighs = word_list("strengthening-words") | word_list("weakening-words")
    found = {
        t.key: t
        for t in one.terms
        if t.key not in there and t.kind in MATTER and t.key not in parties and t.text.lower() not in weighs
    }
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
    """Whether enough is added or taken away that it is not only said in other words."""
    gone, new = _weight(differing.gone), _weight(differing.new)
    if any(t.kind in _NAMED for t in (*differing.gone, *differing.new)):
        return True
    if max(gone, new) < 1 or gone == new <= SWAPPED:
        return False
    return differing.shared / (differing.shared + max(gone, new)) < MOSTLY


def _weight(terms: Iterable[Term]) -> float:
    return sum(COMMON if t.kind == "common" else 1.0 for t in terms)


def _told(before: Clause, after: Clause, differing: Differing, told: str = "") -> list[str]:
    """What was added and taken away, less what other notes tell already."""
    found = []
    for verb, terms, clause in (("adds", differing.new, after), ("leaves out", differing.gone, before)):
        left = [t for t in terms if t.text not in told]
        if left:
            found.append(f"{verb} {_some(left, clause.span.text)}")
    return found


def _some(terms: Sequence[Term], text: str) -> str:
    """The weightiest of them; what stands together is told together."""
    words = list(dict.fromkeys(t.text for t in terms if t.kind != "common")) or [t.text for t in terms]
    phrases: list[str] = []
    for word in words:
        if phrases and f"{phrases[-1]} {word}" in text:
            phrases[-1] = f"{phrases[-1]} {word}"
        else:
            phrases.append(word)
    phrases = [" ".join(phrase.split()) for phrase in dict.fromkeys(phrases)]
    more = f" and {len(phrases) - SHOWN} more" if len(phrases) > SHOWN else ""
    return ", ".join(f"“{phrase}”" for phrase in phrases[:SHOWN]) + more
