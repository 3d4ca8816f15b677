"""Signs of diplomacy on the characters of a text: the sides a sentence names, the words of dealing it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from readout.annotate.blanks import plain_blanks
from readout.annotate.mentions.lexicon import Lexicon, Matcher, fold_lower
from readout.annotate.mentions.repeats import stands_alone
from readout.annotate.sentences import Sentence
from readout.knowledge.frames import frames
from readout.knowledge.inflection import noun_forms, verb_forms
from readout.knowledge.types import Name
from readout.knowledge.words import word_list

SIDE_SENSES = frozenset({"state", "adjective", "demonym", "capital", "metonym", "body", "group"})
"""Senses of the gazetteer that name a state, or somebody who acts for one or like one."""
MIN_SIDE_SCORE = 0.6
"""A surface that means a side less often than this counts for none: “Jersey”, “Victoria”."""
LEAD_SENTENCES = 2
"""In its headline and lead a text may name people by their family names alone."""
_ELSEWHERE = "New "
"""Before a name it makes it another place: “New Mexico”."""

Starts = Callable[[int], int | None]
"""Number of the sentence that holds an offset, or None."""

_Bare = tuple[int, int, int, frozenset[str]]
"""A family name alone: number of its sentence, first code point, end, its bearers' countries."""


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
        from ahocorasick_rs import AhoCorasick, Implementation

        self._automaton = AhoCorasick(sorted(stems), implementation=Implementation.DFA)

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
        self._meant = [_side(names) for names in lexicon.meanings]
        self._bearers = [_countries(names) for names in lexicon.meanings]
        self._stems = StemMatcher(word_list("diplomatic-stems"))
        self._words = Matcher(sorted(word_list("diplomatic-words")))
        self._deeds = Matcher(deed_forms())
        titles = "|".join(map(re.escape, sorted(word_list("officer-words"))))
        self._officer = re.compile(rf" (?:{titles})\b", re.IGNORECASE)

    def sides(self, text: str, sentences: Sequence[Sentence]) -> Signs:
        """The sides that a text names; its words are not looked at yet.

        Args:
            text: The stored text.
            sentences: Its sentences, in order.

        Returns:
            Whom each names.
        """
        sides: dict[int, set[str]] = defaultdict(set)
        officers: dict[int, set[str]] = defaultdict(set)
        mentions = self._put_sides(plain_blanks(text), _numbering(sentences), sides, officers)
        nobody: frozenset[str] = frozenset()
        numbers = range(len(sentences))
        return Signs(
            sides=tuple(frozenset(sides[n]) if n in sides else nobody for n in numbers),
            officers=tuple(frozenset(officers[n]) if n in officers else nobody for n in numbers),
            words=(0,) * len(sentences),
            deeds=(False,) * len(sentences),
            mentions=mentions,
        )

    def with_words(self, signs: Signs, text: str, sentences: Sequence[Sentence]) -> Signs:
        """The same with the words of diplomacy and of events.

        Args:
            signs: As `sides` gives them.
            text: The stored text.
            sentences: Its sentences, in order.

        Returns:
            What each sentence shows.
        """
        if not signs.mentions:
            return signs
        lower = fold_lower(plain_blanks(text))
        number_at = _numbering(sentences)
        words: list[set[int]] = [set() for _ in sentences]
        deeds = [False] * len(sentences)
        for stem, start in self._stems.find(lower):
            if (number := number_at(start)) is not None:
                words[number].add(stem)
        for word, start, _ in self._words.find(lower):
            if (number := number_at(start)) is not None:
                words[number].add(-1 - word)
        for _, start, _ in self._deeds.find(lower):
            if (number := number_at(start)) is not None:
                deeds[number] = True
        return replace(signs, words=tuple(map(len, words)), deeds=tuple(deeds))

    def _put_sides(
        self, plain: str, number_at: Starts, sides: dict[int, set[str]], officers: dict[int, set[str]]
    ) -> Counter[str]:
        """Put the sides on their sentences.

        A family name alone counts for a side that the text names besides, unless the text has it in a longer
        name: the “Cruz” of “Ted Cruz” is no Cuban minister.
        """
        mentions: Counter[str] = Counter()
        bare: list[_Bare] = []
        for surface, start, end in self._lexicon.surfaces(plain):
            side, bearers = self._meant[surface], self._bearers[surface]
            if side is None and bearers is None:
                continue
            number = number_at(start)
            if number is None or plain.endswith(_ELSEWHERE, 0, start):
                continue
            if side is not None:
                sides[number].add(side)
                mentions[side] += 1
                if self._officer.match(plain, end):
                    officers[number].add(side)
            elif bearers is not None:
                bare.append((number, start, end, bearers))
        self._put_leaders(plain, bare, sides, mentions)
        named = frozenset(mentions)
        bare = [one for one in bare if len(one[3] & named) == 1]
        others = {plain[start:end] for _, start, end, _ in bare if not stands_alone(plain, start, end)}
        for number, start, end, countries in bare:
            if plain[start:end] not in others:
                meant = countries & named
                sides[number] |= meant
                mentions.update(meant)
        return mentions

    def _put_leaders(
        self, plain: str, bare: Sequence[_Bare], sides: dict[int, set[str]], mentions: Counter[str]
    ) -> None:
        """ "Suga, Biden speak by phone": at the head of a text family names of two states name their sides.

        So does one of them beside the name of another state ("Obama visits Hanoi").
        """
        for number in range(LEAD_SENTENCES):
            alone = [
                countries
                for n, start, end, countries in bare
                if n == number and len(countries) == 1 and stands_alone(plain, start, end)
            ]
            together = frozenset().union(*alone)
            if alone and len(together | sides.get(number, set())) > 1:
                sides[number] |= together
                mentions.update(together)


def deed_forms() -> list[str]:
    """Forms of the words whose event frame needs no object, in order: “visited”, “sanctions”."""
    found: set[str] = set()
    for frame in frames():
        if frame.pattern != "skip" and not frame.objects:
            found.update(noun_forms(frame.lemma) if frame.is_noun else verb_forms(frame.lemma))
    return sorted(found)


def _numbering(sentences: Sequence[Sentence]) -> Starts:
    """What finds the number of the sentence that holds an offset."""
    starts = [s.start for s in sentences]

    def number_at(offset: int) -> int | None:
        number = bisect_right(starts, offset) - 1
        return number if number >= 0 and offset < sentences[number].end else None

    return number_at


def _side(names: Sequence[Name]) -> str | None:
    """The side that a name means by itself: for a person the country, and only by the full name."""
    thing = next((n for n in names if n.sense != "person"), None)
    if thing is not None:
        if thing.sense not in SIDE_SENSES or thing.score < MIN_SIDE_SCORE:
            return None
        return thing.country or thing.entity
    if " " not in names[0].surface or len({n.country for n in names}) > 1:
        return None
    return names[0].country


def _countries(names: Sequence[Name]) -> frozenset[str] | None:
    """The countries of those who bear a name, or None for a name of something else."""
    if any(name.sense != "person" for name in names):
        return None
    return frozenset(name.country for name in names if name.country is not None)
