"""Who was spoken of before: the people, states and sides that "the ministers" or "both sides" can mean."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Collection, Iterator, Sequence

from readout.annotate.mentions.derived import as_state, distinct
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page

MAX_SENTENCES_BACK = 8
MAX_SENTENCES_NEAR = 1
"""So many sentences back somebody was just told of."""
_TALKS_BACK = 14
_TALK = re.compile(
    r"\b(?:met|meets?|meetings?|talks|summit|call|spoke|visit|held|hosted|received|signed)\b", re.IGNORECASE
)
"""Words of a sentence that brings sides together."""
_NAMED = frozenset({"person", "role"})
_TELLERS = (
    "spokes",
    "press secretary",
    "analyst",
    "expert",
    "journalist",
    "reporter",
    "professor",
    "economist",
)


class Antecedents:
    """Searches one document backward, and forward for what a lead only hints at."""

    def __init__(self, page: Page) -> None:
        """Keep the page.

        Args:
            page: The document on the desk.
        """
        self._page = page
        self._settled = 0
        self._everything = list(page.references)
        self._roles = [reference for reference in page.references if reference.sense == "roles"]

    def before(self, offset: int) -> Iterator[Reference]:
        """References that end before an offset, the nearest first."""
        for reference in reversed(self._told()):
            if reference.end <= offset:
                yield from reversed(reference.each()) if reference.sense == "pair" else [reference]

    def roles_before(self, offset: int) -> Iterator[Reference]:
        """Offices that several hold, named before an offset: "the foreign ministers of A and B"."""
        return (reference for reference in reversed(self._roles) if reference.end <= offset)

    def _told(self) -> list[Reference]:
        """Names, and what was resolved so far to a person: "the minister", "his Kenyan counterpart"."""
        for reference in self._page.resolved[self._settled :]:
            if reference.is_person and reference.method != "pronoun":
                insort(self._everything, reference, key=lambda r: r.start)
        self._settled = len(self._page.resolved)
        return self._everything

    def people(
        self, offset: int, *, offices: set[str], countries: set[str], number: int | None
    ) -> list[Reference]:
        """People named before who held such an office for such a country.

        Args:
            offset: Where to look back from.
            offices: Office ids; any when empty.
            countries: ISO alpha-3; any when empty.
            number: How many, or None for all of the nearest sentence with two.

        Returns:
            At least two people in order of the text, or nobody.
        """
        found: list[Reference] = []
        last_sentence: int | None = None
        for reference in self.before(offset):
            if not found and len(reference.members) > 1 and offices.intersection(reference.offices):
                return reference.members if number in (None, len(reference.members)) and not countries else []
            if not _fits(reference, offices, countries) or any(reference.key == f.key for f in found):
                continue
            sentence = self._page.sentence_at(reference.start)
            if number is None and len(found) >= 2 and sentence != last_sentence:
                break
            same_side = any(reference.country == f.country for f in found) and (offices or reference.country)
            if number is not None and same_side and not countries:
                continue
            if offices and any(
                (reference.country, reference.office_id) == (f.country, f.office_id) for f in found
            ):
                continue  # one at a time holds it: the nearest
            found.append(reference)
            last_sentence = sentence
            if len(found) == number:
                break
        if len(found) < (number or 2):
            return []
        return list(reversed(found))

    def people_later(
        self, offset: int, *, offices: set[str], countries: set[str], number: int | None = None
    ) -> list[Reference]:
        """The same, introduced only further down: the lead says "the ministers" and names them later."""
        later = (r for r in self._page.references if r.start >= offset and _fits(r, offices, countries))
        found = distinct(later)
        if number is not None and len(found) != number:
            return []
        return found if len(found) >= 2 and countries <= {r.country for r in found} else []

    def states(self, offset: int, number: int) -> list[Reference]:
        """The states named last before, a person counting for his own.

        Args:
            offset: Where to look back from.
            number: How many.

        Returns:
            So many states in order of the text, or none.
        """
        found: list[Reference] = []
        for reference in self.before(offset):
            if reference.sense in ("place", "region", "outlet") or (
                reference.sense == "capital" and not found
            ):
                continue
            for country in reversed(reference.owners or (reference.country,)):
                if country is not None and all(country != f.country for f in found):
                    found.append(as_state(self._page, reference, country))
            if len(found) >= number:
                return list(reversed(found[:number]))
        return []

    def sides(self, offset: int, number: int) -> list[Reference]:
        """Whoever was last brought together: just so many people, states or bodies of different sides.

        Sentences that tell of talks are looked at first.

        Args:
            offset: Where to look back from.
            number: How many sides.

        Returns:
            One or more of each side in order of the text, or nobody.
        """
        sentence = self._page.sentence_at(offset)
        if sentence is None:
            return []
        for tells_of_talks, reach in ((True, _TALKS_BACK), (False, MAX_SENTENCES_BACK)):
            for at in range(sentence, max(-1, sentence - reach), -1):
                spot = self._page.sentences[at]
                limit = offset if at == sentence else spot.end
                if tells_of_talks and _TALK.search(self._page.text, spot.start, limit) is None:
                    continue
                group = self._group(spot.start, limit, number)
                if group:
                    return group
        return []

    def who_met(self, speaker: Reference, offset: int) -> list[Reference]:
        """Those who met, somebody among them: whom he means by "we agreed".

        Args:
            speaker: A person.
            offset: Where to look back from.

        Returns:
            People of two sides or more in order of the text, or nobody.
        """
        sentence = self._page.sentence_at(offset)
        for at in range(sentence or 0, max(-1, (sentence or 0) - _TALKS_BACK), -1):
            spot = self._page.sentences[at]
            limit = min(offset, spot.end)
            inside = [r for found in self._page.references_in(spot.start, limit) for r in found.each()]
            people = distinct(r for r in inside if r.is_person and not r.is_former and r.sense in _NAMED)
            is_his = any(r.key == speaker.key for r in people) and len({r.side for r in people}) > 1
            is_near = sentence is not None and sentence - at <= MAX_SENTENCES_NEAR and len(people) == 2
            if is_his and (is_near or _TALK.search(self._page.text, spot.start, limit) is not None):
                return people
        return []

    def _group(self, low: int, high: int, number: int) -> list[Reference]:
        inside = [r for found in self._page.references_in(low, high) for r in found.each()]
        people = distinct(r for r in inside if r.is_person and not r.is_former and not _only_tells(r))
        bodies = distinct(self._as_party(r) for r in inside if r.can_act and not r.is_person)
        for group in (people, bodies):
            sides = {r.key if r.sense == "group" else r.side for r in group}
            if len(sides) == number and len(group) <= 2 * number:
                return group
        return []

    def _as_party(self, reference: Reference) -> Reference:
        return as_state(self._page, reference) if reference.sense in ("adjective", "demonym") else reference

    def person(self, offset: int, *, other_than: Collection[str] = ()) -> Reference | None:
        """Whom "he" or "she" means: the nearest sentence's topmost personal subject, else its first person.

        Args:
            offset: Where the pronoun stands.
            other_than: Ids of those who cannot be meant.

        Returns:
            The person, or None within three sentences.
        """
        sentence = self._page.sentence_at(offset)
        if sentence is None:
            return None
        for at in range(sentence, max(-1, sentence - 3), -1):
            spot = self._page.sentences[at]
            inside = self._page.references_in(spot.start, spot.end)
            people = [r for r in inside if r.is_person and r.end <= offset and r.key not in other_than]
            if people:
                return self._subject(people, at) or people[0]
        return None

    def foremost(self, people: Sequence[Reference]) -> Reference | None:
        """Of people named before, the nearest first, the one whom the nearest sentence is about.

        Args:
            people: Who can be meant.

        Returns:
            Its topmost subject, else the nearest.
        """
        if not people:
            return None
        nearest = self._page.sentence_at(people[0].start)
        here = [r for r in people if self._page.sentence_at(r.start) == nearest]
        return (self._subject(here, nearest) if nearest is not None else None) or people[0]

    def _subject(self, people: list[Reference], sentence: int) -> Reference | None:
        tree = self._page.trees.get(sentence)
        if tree is None:
            return None
        subjects = []
        for person in people:
            token = tree.at(person.start)
            if token is not None and token.dep in ("nsubj", "nsubjpass"):
                subjects.append((sum(1 for _ in tree.ancestors(token)), person.start, person))
        return min(subjects, key=lambda one: one[:2])[2] if subjects else None


def _only_tells(person: Reference) -> bool:
    """Whether somebody speaks of what others do: a spokesman, an analyst."""
    office = (person.office or "").lower()
    return any(word in office for word in _TELLERS)


def _fits(reference: Reference, offices: set[str], countries: set[str]) -> bool:
    if not reference.is_person or reference.is_former:
        return False
    return (not offices or reference.office_id in offices) and (
        not countries or reference.country in countries
    )
