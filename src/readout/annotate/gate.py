"""The cheap first pass: which documents tell of diplomacy.

Works on the signs that stand in the characters (`signs`), before names are resolved. Each sentence earns
points by what stands together in it; a document passes with so many for its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.annotate.choosing import Choice, Chooser
from readout.annotate.mentions.lexicon import Lexicon
from readout.annotate.page import Page
from readout.annotate.sentences import Sentence
from readout.annotate.signs import LEAD_SENTENCES, SignFinder, Signs
from readout.knowledge import Knowledge
from readout.knowledge.words import word_list

DEALING = 2.0
"""Two sides and a word of diplomacy: “Japan and France issued a joint statement.”"""
ABROAD = 1.0
"""One side that is not the home of the text and a word of diplomacy: “The Iranian ambassador left.”"""
DEED_ABROAD = 1.0
"""Two sides that are not its home and a word of an event: “Hamas attacked Israel.”"""
DEED = 0.25
"""Two sides, one of them its home, and a word of an event: often only “America should attack ISIS”."""
BESIDE = 0.5
"""A word of diplomacy beside a sentence with two sides: “They issued a joint statement.”"""
LANDMARK = 0.5
"""A sentence that earns so much shows that the text tells of diplomacy there."""
LEAD = 2.0
"""What a text is about stands at its top: the points of its first sentences count so many times."""

HOME_SHARE, HOME_SENTENCES = 0.55, 12
"""A state that so many of all mentions of sides name is the home of a text of so many sentences: domestic
news names its country in every other one, and a word of diplomacy beside it says nothing yet."""

NEEDED_AT_LEAST, NEEDED_AT_MOST, SENTENCES_A_POINT = 1.5, 5.0, 10
"""Points needed: a little for a short text, one more for so many sentences, as passing remarks add up; a
paragraph about a summit earns five, however long the rest is."""
_WORD = re.compile(r"[a-z\-]+")
MIN_SIDES = 2
"""Diplomacy has two sides, wherever in the text they stand;"""
BRIEF = 3
"""a text of no more sentences may leave the other to an office (“The Secretary-General met Hun Manet”), and
is read where one of them names two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate thinks of a document.

    Attributes:
        points: What its sentences earn together.
        needed: What a text of its length needs.
        home: The state that its own country's news would name everywhere, or None.
        signs: What it was judged by.
        is_of_sport: Whether a brief text has a word of sport: its states may be teams.
    """

    points: float
    needed: float
    home: str | None
    signs: Signs
    is_of_sport: bool = False

    @property
    def beckons(self) -> bool:
        """Whether a page may tell of diplomacy of which all lines were weighed, other stories' among them.

        What stands around a text makes it longer, so that no more is asked of it than of a short one, and a
        brief text is not brief any more.
        """
        is_about_two = any(len(sides) > 1 for sides in self.signs.sides[:BRIEF])
        return self.is_relevant or is_about_two or self.points >= NEEDED_AT_LEAST

    @property
    def is_relevant(self) -> bool:
        """Whether the document tells of diplomacy."""
        is_brief = len(self.signs.sides) <= BRIEF
        if is_brief and not self.is_of_sport and any(len(sides) > 1 for sides in self.signs.sides):
            return True
        needed_sides = 1 if is_brief else MIN_SIDES
        return len(self.signs.mentions) >= needed_sides and self.points >= self.needed


class Gate:
    """Decides what is worth the parser's time."""

    def __init__(
        self, knowledge: Knowledge, *, lexicon: Lexicon | None = None, everything: bool = False
    ) -> None:
        """Build the automata.

        Args:
            knowledge: The tables, for the forms of speech verbs and the anchors of formulas.
            lexicon: The gazetteer where it is built already.
            everything: Read every document as if it were relevant.
        """
        self._everything = everything
        self._finder = SignFinder(lexicon or Lexicon(knowledge))
        self._chooser = Chooser(knowledge)

    def judge(self, text: str, sentences: Sequence[Sentence]) -> Verdict:
        """Weigh a document before anything is resolved.

        Args:
            text: The stored text.
            sentences: Its sentences, in order.

        Returns:
            What it earns and needs.
        """
        signs = self._finder.sides(text, sentences)
        home = home_of(signs)
        needed = min(NEEDED_AT_LEAST + len(sentences) / SENTENCES_A_POINT, NEEDED_AT_MOST)
        if self._everything or may_earn(signs, home) >= NEEDED_AT_LEAST:
            signs = self._finder.with_words(signs, text, sentences)
        is_of_sport = len(sentences) <= BRIEF and not word_list("sport-words").isdisjoint(_words(text))
        return Verdict(
            points=earned(signs, home), needed=needed, home=home, signs=signs, is_of_sport=is_of_sport
        )

    def admits(self, verdict: Verdict) -> bool:
        """Whether the document is read: one that tells of diplomacy, or any where everything is read."""
        return self._everything or verdict.is_relevant

    def choose(self, page: Page, verdict: Verdict | None = None) -> Choice:
        """Which sentences to parse.

        Args:
            page: The document on the desk, its names resolved.
            verdict: What `judge` said of it, where it was asked.

        Returns:
            The choice.
        """
        verdict = verdict or self.judge(page.text, page.sentences)
        if not self.admits(verdict):
            return Choice(is_relevant=False)
        numbers = range(len(page.sentences))
        signs, home = verdict.signs, verdict.home
        officials = _sides_of_officials(page)
        landmarks = [
            self._everything or points(signs, n, home) >= LANDMARK or len(officials[n]) > 1 for n in numbers
        ]
        return self._chooser.choose(page, signs, landmarks)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _sides_of_officials(page: Page) -> list[set[str]]:
    """For each sentence the states whose office-holders it names."""
    found: list[set[str]] = [set() for _ in page.sentences]
    for reference in page.references:
        number = page.sentence_at(reference.start)
        if number is not None and reference.is_person and reference.office_id and reference.country:
            found[number].add(reference.country)
    return found


def home_of(signs: Signs) -> str | None:
    """The state that a text's own country's news would name everywhere, or None.

    Args:
        signs: Those of a text.

    Returns:
        ISO alpha-3.
    """
    states = {side: count for side, count in signs.mentions.items() if "/" not in side}
    if not states:
        return None
    home = max(states, key=lambda side: (states[side], side))
    share = states[home] / signs.mentions.total()
    return home if share >= HOME_SHARE and len(signs.sides) >= HOME_SENTENCES else None


def may_earn(signs: Signs, home: str | None) -> float:
    """What a text would earn if each of its sentences had a word of diplomacy: more than it can earn.

    Args:
        signs: The sides that it names.
        home: Its home.

    Returns:
        Points; none for a text of fewer than two sides.
    """
    if len(signs.mentions) < MIN_SIDES and (len(signs.sides) > BRIEF or not signs.mentions):
        return 0.0
    return earned(replace(signs, words=(1,) * len(signs.words)), home)


def earned(signs: Signs, home: str | None) -> float:
    """What the sentences of a text earn together.

    Args:
        signs: Those of the text.
        home: Its home.

    Returns:
        Points.
    """
    return sum(points(signs, number, home) for number in range(len(signs.sides)))


def points(signs: Signs, number: int, home: str | None) -> float:
    """What one sentence earns.

    Args:
        signs: Those of the text.
        number: Of the sentence.
        home: The home of the text.

    Returns:
        Points; most sentences earn none.
    """
    factor = LEAD if number < LEAD_SENTENCES else 1.0
    sides = signs.sides[number]
    abroad = len(sides - {home})
    if signs.words[number] or signs.officers[number] - {home}:
        if len(sides) > 1:
            return DEALING * factor
        if abroad:
            return ABROAD * factor
        near = signs.sides[max(0, number - 1) : number + 2]
        return BESIDE * factor if not sides and len(frozenset().union(*near)) > 1 else 0.0
    if signs.deeds[number] and len(sides) > 1:
        return (DEED_ABROAD if abroad > 1 else DEED) * factor
    return 0.0
