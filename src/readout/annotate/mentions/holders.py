"""Who held an office of a country on the days that a text speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.annotate.mentions.derived import as_person, stand_in
from readout.annotate.mentions.people import PeopleResolver, Window
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.told_holders import told_holder
from readout.annotate.page import Page
from readout.annotate.tree import Token
from readout.knowledge.words import word_list

HEADS = ("head-of-state", "head-of-government")
"""The offices of those who lead a state."""
_LONG_AGO_DAYS = 180
"""So long before the days of the text another may have held the office."""


class Holders:
    """Looks office-holders up for one document."""

    def __init__(self, page: Page, people: PeopleResolver) -> None:
        """Keep the page.

        Args:
            page: The document on the desk.
            people: Knows the tenures.
        """
        self._page = page
        self._people = people

    def of(
        self, words: Reference, offices: Iterable[str], countries: Iterable[str], window: Window
    ) -> Iterator[Reference]:
        """Those who held offices of countries; of a state's two heads the one who leads it.

        Args:
            words: What is taken for them.
            offices: Office ids.
            countries: ISO alpha-3.
            window: The days spoken of.

        Yields:
            People, by country.
        """
        held = sorted(set(offices) - word_list("offices-of-many") - set(HEADS))
        for country in sorted(countries):
            heads = [office for office in _heads(country) if office in offices]
            leader = (self.one(words, office, country, window) for office in heads)
            others = (self.one(words, office, country, window) for office in held)
            yield from (r for r in (next(filter(None, leader), None), *others) if r is not None)

    def one(self, words: Reference, office: str, country: str, window: Window) -> Reference | None:
        """The one who held an office of a country on the days spoken of.

        Args:
            words: What is taken for him.
            office: Its id.
            country: ISO alpha-3.
            window: The days.

        Returns:
            The person, or None where the tables know nobody or several.
        """
        tenure = self._people.office_holder([office], country, window)
        entity = self._page.entity(tenure.person) if tenure is not None else None
        known = entity.name if entity is not None else ""
        told = told_holder(self._page.references, [office], country, at=words.start, holder=known)
        if told is not None:
            return as_person(words, told, note=f"{told.name}, named for the office in this text")
        if tenure is None:
            return None
        found = stand_in(words, self._page.entity(tenure.person), method="office-holder")
        found.sense, found.office, found.office_id = "person", tenure.title, office
        found.country, found.home, found.score = country, country, 0.7
        found.note = "held the office on these days"
        return found

    def window_at(self, token: Token) -> Window:
        """The days a sentence speaks of, where it names a time long past; else those of the text.

        Args:
            token: A word of the sentence.
        """
        number = self._page.sentence_at(token.start)
        low = self._page.window[0]
        if number is None or low is None:
            return self._page.window
        sentence = self._page.sentences[number]
        dates = [d.date.bounds() for _, d in self._page.dates_in(sentence.start, sentence.end) if d.date]
        past = [
            (a, b) for a, b in dates if a is not None and b is not None and (low - b).days > _LONG_AGO_DAYS
        ]
        return past[0] if len(past) == len(dates) == 1 else self._page.window


def _heads(country: str) -> tuple[str, ...]:
    """The offices of a state's two heads, the one who leads it first."""
    return HEADS[::-1] if country in word_list("states-led-by-government") else HEADS
