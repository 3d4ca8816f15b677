"""What a copy did to its first: cut, continued, led anew, edited, and which facts it has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from readout.link.stories.align import SPELLING, Alignment, Pair
from readout.link.stories.story import Kind
from readout.link.stories.words import DATE, NAME, NOT, NUMBER, Sentence

SMALL = 0.1
"""Of the words: what is left out or added is no cut and no continuation."""

REWRITTEN = 0.8
"""Like sentences that have less in common on the whole are rewritten."""

MAX_CHANGES = 12
"""Facts that are listed, and the number of the others."""

_KINDS = {NUMBER: "figure", DATE: "date", NAME: "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a copy did to its first.

    Attributes:
        kind: In a word.
        left_out: Sentences.
        added: Sentences.
        altered: Sentences.
        changes: Facts that it has otherwise, in words.
        note: All of it, in words.
    """

    kind: Kind
    left_out: int
    added: int
    altered: int
    changes: tuple[str, ...]
    note: str


SAME = Difference(kind="same", left_out=0, added=0, altered=0, changes=(), note="")
"""No difference."""


def difference(found: Alignment, *, is_twin: bool = False) -> Difference:
    """What the second text did to the first.

    Args:
        found: First and copy side by side.
        is_twin: Whether it tells the same in other words, sentence by sentence.

    Returns:
        The difference.
    """
    left_out = [one for at, one in enumerate(found.a.sentences) if at not in found.held_a]
    added = [one for at, one in enumerate(found.b.sentences) if at not in found.held_b]
    paired = {pair.a for pair in found.pairs}
    altered = sum(pair.likeness < 1 for pair in found.pairs) + len(found.held_a - paired)
    if is_twin:
        counts = (0, 0, len(found.b.sentences))
        return Difference(
            kind="translated",
            left_out=0,
            added=0,
            altered=counts[2],
            changes=(),
            note="the same sentence by sentence in other words: translated, or passed through a machine",
        )
    every = [change for pair in found.pairs for change in _changes(found, pair)]
    changes = tuple(dict.fromkeys(every))
    kind = _kind(found, left_out, added, altered)
    parts = [_counted(len(left_out), "left out"), _counted(len(added), "added"), _counted(altered, "altered")]
    facts = f"facts changed: {'; '.join(changes[:3])}{' …' if len(changes) > 3 else ''}" if changes else ""
    return Difference(
        kind=kind,
        left_out=len(left_out),
        added=len(added),
        altered=altered,
        changes=changes[:MAX_CHANGES],
        note=", ".join(part for part in (*parts, facts) if part),
    )


def _kind(found: Alignment, left_out: Sequence[Sentence], added: Sequence[Sentence], altered: int) -> Kind:
    cut, more = (sum(len(one.words) for one in part) for part in (left_out, added))
    if not cut and not more and not altered:
        return "same"
    if _has_new_lead(found):
        return "re-led"
    likeness = [pair.likeness for pair in found.pairs]
    if likeness and sum(likeness) < REWRITTEN * len(likeness):
        return "rewritten"
    if cut >= SMALL * found.a.length and cut >= more:
        return "abridged"
    if more >= SMALL * found.b.length:
        return "extended"
    if altered or (cut and more):
        return "edited"
    return "abridged" if cut else "extended"


def _has_new_lead(found: Alignment) -> bool:
    """Whether another opening stands in the place of the first's, headlines apart."""
    if not found.pairs:
        return False
    head_a, head_b = (min(_heads(one.sentences), default=0) for one in (found.a, found.b))
    first = found.pairs[0] if found.pairs[0].a > head_a else None
    paired_b = {pair.b for pair in found.pairs}
    return first is not None and head_a not in found.held_a and head_b not in (paired_b | found.held_b)


def _heads(sentences: Sequence[Sentence]) -> Iterator[int]:
    """Places of sentences that are long enough for an opening; a headline is shorter."""
    return (at for at, one in enumerate(sentences) if len(one.words) > 12)


def _changes(found: Alignment, pair: Pair) -> Iterator[str]:
    if pair.likeness == 1:
        return
    one, other = found.a.sentences[pair.a], found.b.sentences[pair.b]
    if _negated(one) != _negated(other):
        what, where = ("added", other) if _negated(other) > _negated(one) else ("removed", one)
        word = next((w for w, kind in zip(where.words, where.facts, strict=True) if kind == NOT), "not")
        yield f"negation: “{_around(where, word)}” {what}"
    for op, a, a_end, b, b_end in Levenshtein.opcodes(one.words, other.words).as_list():
        if op == "replace":
            yield from _replaced(one, slice(a, a_end), other, slice(b, b_end))


def _replaced(one: Sentence, there: slice, other: Sentence, here: slice) -> Iterator[str]:
    for kind, label in _KINDS.items():
        lost = _of_kind(one, there, kind)
        gained = _of_kind(other, here, kind)
        lost = [w for w in lost if w not in other.words]
        gained = [w for w in gained if w not in one.words]
        is_spelling = kind == NAME and any(fuzz.ratio(x, y) >= SPELLING for x in lost for y in gained)
        if lost and gained and not is_spelling:
            yield f"{label}: “{_said(lost, kind)}” became “{_said(gained, kind)}”"


def _of_kind(one: Sentence, where: slice, kind: str) -> list[str]:
    pairs = zip(one.words[where], one.facts[where], strict=True)
    return [word for word, fact in pairs if fact == kind]


def _said(words: Sequence[str], kind: str) -> str:
    return " ".join(words) if kind == NUMBER else " ".join(word.capitalize() for word in words)


def _negated(one: Sentence) -> int:
    return one.facts.count(NOT)


def _around(one: Sentence, word: str) -> str:
    at = one.words.index(word) if word in one.words else 0
    return " ".join(one.words[max(0, at - 1) : at + 3])


def _counted(sentences: int, what: str) -> str:
    if not sentences:
        return ""
    return f"{sentences} sentence{'s' if sentences > 1 else ''} {what}"
