"""The cheap first pass: which documents speak of diplomacy, and which of their sentences to parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout.annotate.mentions.lexicon import Matcher, fold_lower
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge import Knowledge
from readout.knowledge.words import word_list

MIN_POLITIES = 2
"""A text of diplomacy names at least so many states or international bodies."""
MAX_PARSED_SENTENCES = 1500
"""No document has more of its sentences parsed; what is left out is flagged."""


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


class Gate:
    """Decides what is worth the parser's time."""

    def __init__(self, knowledge: Knowledge, *, everything: bool = False) -> None:
        """Build the automata.

        Args:
            knowledge: The tables, for the forms of speech verbs and the anchors of formulas.
            everything: Read every document as if it were relevant.
        """
        self._everything = everything
        self._stems = StemMatcher(word_list("diplomatic-stems"))
        forms = sorted({form for verb in knowledge.verbs.values() for form in verb.forms})
        self._speech = Matcher(forms) if forms else None

    def choose(self, page: Page) -> Choice:
        """Which sentences to parse.

        Args:
            page: The document on the desk, its names resolved.

        Returns:
            The choice.
        """
        lower = fold_lower(page.text)
        acting: dict[int, int] = {}
        polities: set[str] = set()
        for reference in page.references:
            number = page.sentence_at(reference.start)
            if number is None:
                continue
            acting[number] = acting.get(number, 0) + 1
            polities.update(_polities(reference))
        stems = {n for at in self._stems.find(lower) if (n := page.sentence_at(at)) is not None}
        relevant = self._everything or (len(polities) >= MIN_POLITIES and any(n in acting for n in stems))
        if not relevant:
            return Choice(is_relevant=False)
        speech = set()
        if self._speech is not None:
            speech = {n for _, at, _ in self._speech.find(lower) if (n := page.sentence_at(at)) is not None}
        wanted = [n for n, _ in enumerate(page.sentences) if n in acting or n in stems or n in speech]
        kept = tuple(wanted[:MAX_PARSED_SENTENCES])
        return Choice(is_relevant=True, sentences=kept, left_out=len(wanted) - len(kept))


class StemMatcher:
    """Finds word beginnings."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Build the automaton.

        Args:
            stems: Lower-case literals.
        """
        from ahocorasick_rs import AhoCorasick

        self._automaton = AhoCorasick(sorted(stems))

    def find(self, lower: str) -> list[int]:
        """Offsets where a word begins with one of the stems."""
        return [
            start
            for _, start, _ in self._automaton.find_matches_as_indexes(lower)
            if start == 0 or not lower[start - 1].isalnum()
        ]


def _polities(reference: Reference) -> set[str]:
    found: set[str] = set()
    found.update(reference.owners)
    for one in reference.each():
        if one.country is not None and one.sense != "place":
            found.add(one.country)
        elif one.entity is not None and one.sense == "body":
            found.add(one.entity.entity)
    return found
