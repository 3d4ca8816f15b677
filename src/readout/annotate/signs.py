"""Signs of diplomacy on the characters of a text: the sides a sentence names, the words of dealing it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from readout.annotate.blanks import plain_blanks
from readout.annotate.mentions.lexicon import FoundName, Lexicon, Matcher, fold_lower
from readout.annotate.mentions.repeats import stands_alone
from readout.annotate.sentences import Sentence
from readout.knowledge.frames import frames
from readout.knowledge.inflection import noun_forms, verb_forms
from readout.knowledge.words import word_list

SIDE_SENSES = frozenset({"state", "adjective", "demonym", "capital", "metonym", "body", "group"})
"""Senses of the gazetteer that name a state, or somebody who acts for one or like one."""
MIN_SIDE_SCORE = 0.6
"""A surface that means a side less often than this counts for none: “Jersey”, “Victoria”."""
_ELSEWHERE = "New "
"""Before a name it makes it another place: “New Mexico”."""

Starts = Callable[[int], int | None]
"""Number of the sentence that holds an offset, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the sentences of a text show, each tuple one entry a sentence.

    Attributes:
        sides: States (ISO alpha-3) and bodies (entity id) that it names.
        officers: Those of whom it names somebody in office: “the Mexican president”.
        words: How many different words of diplomacy it has: “summit”, “ambassador”.
        deeds: Whether it has a verb or noun that tells of an event without needing an object.
        mentions: How often the text names each side.
    """

    sides: tuple[frozenset[str], ...]
    officers: tuple[frozenset[str], ...]
    words: tuple[int, ...]
    deeds: tuple[bool, ...]
    mentions: Counter[str]


class StemMatcher:
    """Finds word beginnings."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Build the automaton.

        Args:
            stems: Lower-case literals.
        """
        from ahocorasick_rs import AhoCorasick

        self._automaton = AhoCorasick(sorted(stems))

    def find(self, lower: str) -> list[tuple[int, int]]:
        """(stem number, offset) wherever a word begins with one of the stems."""
        return [
            (number, start)
            for number, start, _ in self._automaton.find_matches_as_indexes(lower)
            if start == 0 or not lower[start - 1].isalnum()
        ]


class SignFinder:
    """Reads signs off a text in linear time, nobody resolved and nothing parsed."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Build the automata.

        Args:
            lexicon: The gazetteer.
        """
        self._lexicon = lexicon
        self._stems = StemMatcher(word_list("diplomatic-stems"))
        self._words = Matcher(sorted(word_list("diplomatic-words")))
        self._deeds = Matcher(deed_forms())
        titles = "|".join(map(re.escape, sorted(word_list("officer-words"))))
        self._officer = re.compile(rf" (?:{titles})\b", re.IGNORECASE)

    def find(self, text: str, sentences: Sequence[Sentence]) -> Signs:
        """The signs of a text.

        Args:
            text: The stored text.
            sentences: Its sentences, in order.

        Returns:
            What each shows.
        """
        plain = plain_blanks(text)
        lower = fold_lower(plain)
        starts = [s.start for s in sentences]

        def number_at(offset: int) -> int | None:
            number = bisect_right(starts, offset) - 1
            return number if number >= 0 and offset < sentences[number].end else None

        sides: list[set[str]] = [set() for _ in sentences]
        officers: list[set[str]] = [set() for _ in sentences]
        mentions = self._sides(plain, number_at, sides, officers)
        words: list[set[int]] = [set() for _ in sentences]
        deeds = [False] * len(sentences)
        if mentions:
            for stem, start in self._stems.find(lower):
                if (number := number_at(start)) is not None:
                    words[number].add(stem)
            for word, start, _ in self._words.find(lower):
                if (number := number_at(start)) is not None:
                    words[number].add(-1 - word)
            for _, start, _ in self._deeds.find(lower):
                if (number := number_at(start)) is not None:
                    deeds[number] = True
        return Signs(
            sides=tuple(map(frozenset, sides)),
            officers=tuple(map(frozenset, officers)),
            words=tuple(map(len, words)),
            deeds=tuple(deeds),
            mentions=mentions,
        )

    def _sides(
        self, plain: str, number_at: Starts, sides: list[set[str]], officers: list[set[str]]
    ) -> Counter[str]:
        """Put the sides on their sentences.

        A family name alone counts for a side that the text names besides, unless the text has it in a longer
        name: the “Cruz” of “Ted Cruz” is no Cuban minister.
        """
        mentions: Counter[str] = Counter()
        bare: list[tuple[int, str, set[str]]] = []
        others: set[str] = set()
        for found in self._lexicon.names(plain):
            number = number_at(found.start)
            if number is None or plain.endswith(_ELSEWHERE, 0, found.start):
                continue
            side = _side(found)
            if side is not None:
                sides[number].add(side)
                mentions[side] += 1
                if self._officer.match(plain, found.end):
                    officers[number].add(side)
            elif all(name.sense == "person" for name in found.names):
                surface = plain[found.start : found.end]
                bare.append((number, surface, {n.country for n in found.names if n.country is not None}))
                if not stands_alone(plain, found.start, found.end):
                    others.add(surface)
        named = frozenset(mentions)
        for number, surface, countries in bare:
            meant = countries & named
            if len(meant) == 1 and surface not in others:
                sides[number] |= meant
                mentions.update(meant)
        return mentions


def deed_forms() -> list[str]:
    """Forms of the words whose event frame needs no object, in order: “visited”, “sanctions”."""
    found: set[str] = set()
    for frame in frames():
        if frame.pattern != "skip" and not frame.objects:
            found.update(noun_forms(frame.lemma) if frame.is_noun else verb_forms(frame.lemma))
    return sorted(found)


def _side(found: FoundName) -> str | None:
    """The side that a name means by itself: for a person the country, and only by the full name."""
    thing = next((n for n in found.names if n.sense != "person"), None)
    if thing is not None:
        if thing.sense not in SIDE_SENSES or thing.score < MIN_SIDE_SCORE:
            return None
        return thing.country or thing.entity
    if " " not in found.names[0].surface or len({n.country for n in found.names}) > 1:
        return None
    return found.names[0].country
