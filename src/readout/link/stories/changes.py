"""What a copy did to its first: cut, continued, led anew, edited, and which facts it has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from readout.link.stories.align import SPELLING, Alignment, Pair
from readout.link.stories.renderings import Rendering
from readout.link.stories.story import Kind
from readout.link.stories.words import DATE, NAME, NOT, NUMBER, Sentence

SMALL = 0.1
"""Of the words: what is left out or added is no cut and no continuation."""

MAX_FRAME = 0.15
"""Of the words: what an outlet puts before and after a text that it leaves as it is."""

REWRITTEN = 0.75
"""Like sentences that have less in common on the whole are rewritten."""

MAX_CHANGES = 12
"""Facts that are listed, and the number of the others."""

_HOW: Mapping[Rendering, str] = {
    "rewritten": "the same sentence by sentence in other words",
    "translated": "the same sentence by sentence in other words: translated, or passed through a machine",
}

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


def difference(found: Alignment, *, how: Rendering | None = None) -> Difference:
    """What the second text did to the first.

    Args:
        found: First and copy side by side.
        how: How it was put in other words, sentence by sentence; None where it was not.

    Returns:
        The difference.
    """
    left_out = [at for at in range(len(found.a.sentences)) if at not in found.held_a]
    added = [at for at in range(len(found.b.sentences)) if at not in found.held_b]
    paired = {pair.a for pair in found.pairs}
    altered = sum(pair.likeness < 1 for pair in found.pairs) + len(found.held_a - paired)
    if how is not None:
        return Difference(
            kind=how,
            left_out=0,
            added=0,
            altered=len(found.b.sentences),
            changes=(),
            note=_HOW[how],
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


def _kind(found: Alignment, left_out: Sequence[int], added: Sequence[int], altered: int) -> Kind:
    """What became of the text: the first of these rules that holds.

    `same`: nothing is altered, lost or put in but what stands around the text; `re-led`: another opening
    stands in the place of the first's, or another paragraph comes first; `rewritten`: the like sentences have
    little in common; `abridged`, `extended`: more than a little is lost, or put in; `edited`: the rest.
    """
    frame = _frame(found, added)
    cut = sum(len(found.a.sentences[at].words) for at in left_out if not found.a.sentences[at].is_frame)
    more = sum(len(found.b.sentences[at].words) for at in added if at not in frame)
    altered -= sum(pair.likeness < 1 and found.b.sentences[pair.b].is_frame for pair in found.pairs)
    if not cut and not more and not altered:
        return "same"
    if _has_new_lead(found, frame):
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


def _frame(found: Alignment, added: Sequence[int]) -> frozenset[int]:
    """Places in the copy of what stands around the text: lines of their own, and a little at either end."""
    first, last = min(found.held_b, default=0), max(found.held_b, default=0)
    ends = [at for at in added if not first < at < last]
    words = sum(len(found.b.sentences[at].words) for at in ends if not found.b.sentences[at].is_frame)
    is_little = words < MAX_FRAME * found.b.length
    return frozenset(at for at in added if found.b.sentences[at].is_frame or (is_little and at in ends))


def _has_new_lead(found: Alignment, frame: frozenset[int]) -> bool:
    """Whether the copy begins with what the first has not, or has further down."""
    head_a = next((at for at, one in enumerate(found.a.sentences) if not one.is_frame), 0)
    head_b = next((at for at, one in enumerate(found.b.sentences) if not one.is_frame and at not in frame), 0)
    if head_b not in found.held_b:
        return head_a not in found.held_a or _place_of(found, head_a) > head_b + 1
    partner = next((pair.a for pair in found.pairs if pair.b == head_b), head_a)
    return partner > head_a and head_a in found.held_a and _place_of(found, head_a) > head_b


def _place_of(found: Alignment, head: int) -> int:
    """Where in the copy a sentence of the first stands."""
    return next((pair.b for pair in found.pairs if pair.a == head), 0)


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
