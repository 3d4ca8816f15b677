"""What became of a clause, and why in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.compare.amounts import more_or_less
from readout.compare.deadlines import sooner_or_later
from readout.compare.occasions import is_occasion, is_setting
from readout.compare.words import word_changes
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
NOTED = 2
"""Up to this rung of the ladder of assertions nothing is said for or against a matter."""
RECOGNIZED = 3
"""Up to this rung a need is seen, but nothing made of it."""
COMPLETED = 2
"""Stage of a deed from which on it is more than any stance on it."""
HOPED, CALLED = 0, 2
"""On the one rung of promises it is only hoped, from the other rung of asking on it is called for."""
_AHEAD = frozenset({"talk", "commit", "ask"})
"""What is done is more than what is talked of, hoped, promised or asked for."""
ASKS: Mapping[str, int] = {"must": 4, "shall": 4, "should": 2, "ought": 2}
"""Rung on the ladder of asking of what others must or should do."""
_COUNTING = frozenset({"ask", "commit", "assert", None})
"""Ladders on which more of a thing is more: not what is praised or deplored."""
_WANTING = frozenset({"ask", "commit"})
"""Ladders on which a deadline put in is more."""
_IS = frozenset({"is", "are", "was", "were", "be", "remain", "remains", "has", "have"})
_MODALS = frozenset({"must", "shall", "should", "ought", "could", "may", "might", "can", "will", "would"})
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
ADDED = 0.8
"""Weight of what is added or taken away at the least."""
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
    is_setting_free = is_occasion(before) and is_occasion(after)
    if before.force.ladder == after.force.ladder == "meet" and not more_or_less(
        before.span.text, after.span.text, counts=False
    ):
        return _of_encounter(before, after, differing)
    if is_setting_free:
        differing = _without_setting(differing)
    changes: list[Change] = []
    notes: list[str] = []
    came, went = intensifiers(before, after)
    by_verb = direction(*_as_asked(before, after))
    if before.force.is_fact and before.lemma != after.lemma and by_verb < 0:
        by_verb = 0  # what was done is not taken back by what is promised next
    way = _way(by_verb, _sign(_sum(came) - _sum(went)), (*came, *went))
    by_amount = 0 if is_setting_free else _in_numbers(before, after)
    is_both_ways = way * by_amount < 0
    if is_both_ways:
        changes.append("scope")
        notes.append(_both_ways(by_amount))
    elif by_amount or way:
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
    if not is_both_ways and _is_scope(before, after, differing):
        changes.append("scope")
        notes.extend(_told(before, after, differing, told=" ".join(notes)))
    if not changes:
        is_kept = differing.is_nothing and before.lemma == after.lemma and not _has_kin_instead(before, after)
        changes.append("kept" if is_kept else "reworded")
    return tuple(changes), tuple(notes)


def _in_numbers(before: Clause, after: Clause) -> int:
    """More, more often or sooner: 1, less: -1."""
    ladders = {before.force.ladder, after.force.ladder}
    old, new = (" ".join(clause.span.text.split()) for clause in (before, after))
    found = more_or_less(old, new, counts=ladders <= _COUNTING)
    return found or sooner_or_later(old, new, is_wanted=ladders <= _WANTING)


def _both_ways(by_amount: int) -> str:
    return "more than before, in a weaker word" if by_amount > 0 else "less than before, in a stronger word"


def _without_setting(differing: Differing) -> Differing:
    gone, new = (
        tuple(t for t in terms if not is_setting(t.kind, t.text)) for terms in (differing.gone, differing.new)
    )
    return Differing(gone=gone, new=new, shared=differing.shared)


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
    modals = [[i for i in clause.intensity if i[1] in _MODALS] for clause in (before, after)]
    if len(modals[0]) == len(modals[1]) == 1:  # of whatever verb, it is what should or must be
        shared |= {modals[0][0][0], modals[1][0][0]}
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
    old, new = (", ".join(f"“{word}”" for _, word, sign in words if sign) for words in (went, came))
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
        by_told = after.told - before.told if after.told is not None and before.told is not None else 0
        return _sign(after.rung - before.rung) or _sign(by_told) or _sign(after.degree - before.degree)
    before, after = _as_stated(before), _as_stated(after)
    if before.ladder == after.ladder:
        return _sign(after.rung - before.rung)
    return _across(before, after) or -_across(after, before)


def _as_asked(before: Clause, after: Clause) -> tuple[Force, Force]:
    """ "China must stop": where the other clause asks, it asks, too."""
    found = []
    for one, other in ((before, after), (after, before)):
        rungs = [ASKS[word] for place, word, _ in one.intensity if place == "verb" and word in ASKS]
        if one.force.ladder is None and (other.force.ladder == "ask" or other.force.is_fact) and rungs:
            found.append(Force(ladder="ask", rung=rungs[0], words=one.force.words))
        else:
            found.append(one.force)
    return found[0], found[1]


def _as_stated(force: Force) -> Force:
    """What is simply said is stated."""
    if force.ladder is not None or force.is_fact or force.words.split()[0].lower() not in _IS:
        return force
    return Force(ladder="assert", rung=STATED, words=force.words)


ABOVE: tuple[tuple[str, int, str, int], ...] = (
    ("assert", NOTED, "praise", 1),
    ("assert", RECOGNIZED, "praise", 2),
    ("assert", NOTED, "concern", 1),
    ("assert", RECOGNIZED, "ask", CALLED),
    ("assert", 6, "commit", COMMITTED),
    ("commit", COMMITTED - 1, "praise", 1),
    ("commit", HOPED, "ask", CALLED),
    ("ask", CALLED, "commit", COMMITTED),
    ("concern", WORRIED, "ask", URGED),
    ("praise", 2, "commit", COMMITTED),
    *(("talk", 0, ladder, 0) for ladder in sorted(SETTLED_ABOVE_TALK)),
)
"""Up to the one rung of the first ladder it is less than from the other rung of the second on."""


def _across(low: Force, high: Force) -> int:
    """1 where the second, of another ladder, is the stronger."""
    if high.is_fact:
        is_completed = high.rung == COMPLETED and low.ladder in ("praise", "assert")
        return int(low.ladder in _AHEAD or is_completed)
    return int(
        any(
            (low.ladder, high.ladder) == (one, other) and low.rung <= most and high.rung >= least
            for one, most, other, least in ABOVE
        )
    )


def differing_terms(before: Clause, after: Clause, parties: Collection[str]) -> Differing:
    """What only one of two clauses speaks of."""
    there = {t.key for t in after.terms}
    both = {t.key: t for t in before.terms if t.key in there and t.kind in MATTER and t.key not in parties}
    return Differing(
        gone=_only(before, after, parties), new=_only(after, before, parties), shared=_weight(both.values())
    )


def _only(one: Clause, other: Clause, parties: Collection[str]) -> tuple[Term, ...]:
    there = {t.key for t in other.terms}
    mine, theirs = _beginnings(one), _beginnings(other)
    weighs = word_list("strengthening-words") | word_list("weakening-words") | word_list("light-matter")
    weighs |= {word.lower() for word in one.force.words.split()}
    found = {
        (t.key, t.text[:SAME_WORD].lower() if t.key in there else ""): t
        for t in one.terms
        if (t.key not in there or _is_further_kin(t, mine, theirs))
        and t.kind in MATTER
        and t.key not in parties
        and t.text.lower() not in weighs
    }
    return tuple(found.values())


def _beginnings(clause: Clause) -> dict[str, set[str]]:
    """Key → how the words of it begin."""
    found: dict[str, set[str]] = {}
    for term in clause.terms:
        found.setdefault(term.key, set()).add(term.text[:SAME_WORD].lower())
    return found


def _is_further_kin(term: Term, mine: Mapping[str, set[str]], theirs: Mapping[str, set[str]]) -> bool:
    """ "ports and railways" where the other has ports alone."""
    begins = term.text[:SAME_WORD].lower()
    return term.kind == "word" and theirs[term.key] < mine[term.key] and begins not in theirs[term.key]


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


def _is_scope(before: Clause, after: Clause, differing: Differing) -> bool:
    """Whether enough is added or taken away that it is not only said in other words."""
    gone, new = _weight(differing.gone), _weight(differing.new)
    if any(t.kind in _NAMED for t in (*differing.gone, *differing.new)):
        return True
    if max(gone, new) < ADDED:
        return False
    is_same_deed = before.lemma == after.lemma or before.force.ladder == after.force.ladder is not None
    if is_same_deed and differing.shared >= 1 and not min(gone, new):
        return True
    if before.lemma == after.lemma and _is_swap(before, after):
        return True
    if gone == new <= SWAPPED:
        return False
    return differing.shared / (differing.shared + max(gone, new)) < MOSTLY


def _is_swap(before: Clause, after: Clause) -> bool:
    """Whether some words stand in another's place and all the rest is the same."""
    kinds = [s.kind for s in word_changes(before.span.text, after.span.text)]
    return kinds.count("gone") == kinds.count("new") == 1


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
