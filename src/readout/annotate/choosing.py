"""Which sentences of a document of diplomacy are worth parsing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from readout.annotate.mentions.lexicon import Matcher, fold_lower
from readout.annotate.page import Page
from readout.annotate.signs import Signs
from readout.knowledge import Knowledge

MAX_PARSED_SENTENCES = 1500
"""No document has more of its sentences parsed; what is left out is flagged."""
DENSE = 0.25
"""A text in which so many sentences are landmarks is all about diplomacy, any other only near them;"""
SHORT = 20
"""one of no more sentences has no room for anything else."""
REACH_BACK, REACH_ON = 1, 1
"""How far a landmark reaches: a lead-in before it; after it speakers who go on and pronouns that mean it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the gate decided about a document.

    Attributes:
        is_relevant: Whether it speaks of diplomacy at all.
        sentences: Numbers of the sentences to parse, in order.
        left_out: How many worth parsing were left out for the limit.
    """

    is_relevant: bool
    sentences: tuple[int, ...] = ()
    left_out: int = 0


class Chooser:
    """Chooses sentences that can tell of an event, hold somebody's words, or say who a pronoun means."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Build the automaton.

        Args:
            knowledge: The tables, for the forms of speech verbs.
        """
        forms = sorted({form for verb in knowledge.verbs.values() for form in verb.forms})
        self._speech = Matcher(forms) if forms else None

    def choose(self, page: Page, signs: Signs, landmarks: Sequence[bool]) -> Choice:
        """The sentences to parse: all that can tell something, in a long text only near landmarks.

        Args:
            page: The document on the desk, its names resolved.
            signs: Those of its text.
            landmarks: For each sentence whether it shows sides that deal with each other.

        Returns:
            The choice; at most 1,500 sentences.
        """
        reached = within_reach(landmarks)
        wanted = [number for number in sorted(self._telling(page, signs)) if reached[number]]
        kept = tuple(wanted[:MAX_PARSED_SENTENCES])
        return Choice(is_relevant=True, sentences=kept, left_out=len(wanted) - len(kept))

    def _telling(self, page: Page, signs: Signs) -> set[int]:
        """Sentences that name somebody or have a word of diplomacy or a verb of speech."""
        starts = [r.start for r in page.references]
        if self._speech is not None:
            starts += [start for _, start, _ in self._speech.find(fold_lower(page.text))]
        found = {n for n, count in enumerate(signs.words) if count}
        found.update(n for start in starts if (n := page.sentence_at(start)) is not None)
        return found


def within_reach(landmarks: Sequence[bool]) -> list[bool]:
    """Whether each sentence is near enough to a landmark; in a dense or short text every one is.

    Args:
        landmarks: Whether each sentence is one.

    Returns:
        As many entries.

    Example:
        >>> [n for n, near in enumerate(within_reach([n == 4 for n in range(30)])) if near]
        [3, 4, 5]
        >>> all(within_reach([n % 3 == 0 for n in range(30)]))
        True
    """
    size = len(landmarks)
    running = [0, *accumulate(landmarks)]
    if size <= SHORT or running[-1] >= DENSE * size:
        return [True] * size
    return [running[min(size, n + REACH_BACK + 1)] > running[max(0, n - REACH_ON)] for n in range(size)]
