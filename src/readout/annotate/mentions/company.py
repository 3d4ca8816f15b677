"""Who keeps company in a text: the states that it sets together again and again, "the three governments"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.annotate.mentions.derived import as_home, as_state
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page

_JOINS = re.compile(
    r"(?:['’]s(?: [a-z]+){0,2})?(?:,|,? and|,? &|,? as well as)\s(?:(?:the|his|her|its|their)\s)?"
)
"""Between two of a list."""
_SAME = re.compile(r"[^.;:!?]{1,30}")
"""Between two words for one side: "his Kenyan colleague, Musalia Mudavadi"."""
_NEAR = 40
"""Longer stretches join nothing."""
LEAD = 3
"""Sentences at the head of a text, its title among them: what they set together counts twice."""
_SIZES = (2, 3, 4)
_LISTED, _ALONE = 2, 1
"""Weights of a list, and of a sentence with just so many sides."""
OFTEN = 4
"""Weight of states set together twice, or once at the head of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Together:
    """Sides that stand together.

    Attributes:
        end: One past the last of them.
        sides: The words for each, in order.
        weight: How much it says that they belong together.
    """

    end: int
    sides: tuple[Reference, ...]
    weight: int

    @property
    def key(self) -> frozenset[str]:
        """Which sides they are, in any order."""
        return frozenset(side.key for side in self.sides)


class Company:
    """Counts in one document which states and bodies are set together."""

    def __init__(self, page: Page) -> None:
        """Count, before any phrase is resolved: resolving gives strangers the country before their title.

        Args:
            page: The document on the desk.
        """
        self._page = page
        self._of = {id(r): tuple(self._sides(r)) for r in page.references}
        self._lists = self._find_lists()
        self._all = sorted([*self._lists, *self._sentences()], key=lambda one: one.end)

    def sides(
        self, offset: int, number: int | None = None, *, rivals: Sequence[Reference] = (), least: int = 0
    ) -> list[Reference]:
        """The sides that the text has set together most often so far.

        A list of them counts more than a sentence with just so many of them, and the lead more than the rest.

        Args:
            offset: Where to look back from.
            number: How many sides; two to four where it is not known.
            least: How much they must count for.
            rivals: Others who might be meant; nobody is given unless he counts for more than they.

        Returns:
            States and bodies in order of the nearest place, or nobody.
        """
        sizes = _SIZES if number is None else (number,)
        before = [one for one in self._all if one.end <= offset and len(one.sides) in sizes]
        weights: Counter[frozenset[str]] = Counter()
        for one in before:
            weights[one.key] += one.weight
        best = max(before, key=lambda one: (weights[one.key], one.end), default=None)
        if best is None or weights[best.key] < least or weights[best.key] <= weights[self._key_of(rivals)]:
            return []
        return list(best.sides)

    def _key_of(self, people: Sequence[Reference]) -> frozenset[str]:
        return frozenset(side.key for one in people for side in self._sides(one))

    def listed_last(self, offset: int, number: int) -> list[Reference]:
        """The list of so many sides that ends last before an offset.

        Args:
            offset: Where to look back from.
            number: How many sides.
        """
        before = [
            one
            for one in self._lists
            if one.end <= offset and len({side.start for side in one.sides}) == len(one.sides) == number
        ]
        return list(before[-1].sides) if before else []

    def _find_lists(self) -> list[_Together]:
        found: list[_Together] = []
        run: list[Reference] = []
        is_listed = False
        last: Reference | None = None
        for reference in self._page.references:
            sides = self._of[id(reference)]
            is_near = last is not None and bool(run) and bool(sides) and reference.start - last.end <= _NEAR
            if is_near and last is not None and self._is_joined(run[-1], sides, last.end, reference.start):
                is_listed = True
            else:
                found.extend(self._together(run, _LISTED) if is_listed else ())
                run, is_listed = [], len(sides) > 1
            run.extend(s for s in sides if all(s.key != r.key for r in run))
            last = reference
        found.extend(self._together(run, _LISTED) if is_listed else ())
        return found

    def _is_joined(self, before: Reference, sides: Sequence[Reference], low: int, high: int) -> bool:
        """Whether the words between two phrases list them, or both are of one side."""
        if _JOINS.fullmatch(self._page.plain, low, high):
            return True
        is_same = len(sides) == 1 and sides[0].key == before.key
        return is_same and _SAME.fullmatch(self._page.plain, low, high) is not None

    def _sentences(self) -> list[_Together]:
        found: list[_Together] = []
        for sentence in self._page.sentences:
            run: dict[str, Reference] = {}
            for reference in self._page.references_in(sentence.start, sentence.end):
                for side in self._of[id(reference)] if reference.sense != "capital" else ():
                    run.setdefault(side.key, side)
            found.extend(self._together(list(run.values()), _ALONE))
        return found

    def _together(self, sides: list[Reference], weight: int) -> Iterator[_Together]:
        if len(sides) not in _SIZES:
            return
        number = self._page.sentence_at(sides[0].start)
        is_lead = number is not None and number < LEAD
        yield _Together(
            end=max(side.end for side in sides),
            sides=tuple(sides),
            weight=weight * (2 if is_lead else 1),
        )

    def _sides(self, reference: Reference) -> Iterator[Reference]:
        """The states and bodies that a phrase speaks for, by what is known before any phrase is resolved."""
        if reference.sense == "roles":
            yield from (as_state(self._page, reference, country) for country in reference.owners)
        elif reference.sense == "pair":
            yield from (side for member in reference.members for side in self._sides(member))
        elif (
            reference.sense in ("state", "adjective", "demonym", "capital") and reference.country is not None
        ):
            yield as_state(self._page, reference)
        elif reference.is_person and reference.sense == "person":
            home = as_home(self._page, reference) if reference.side != reference.key else None
            if home is not None and home.entity is not None:
                yield home
        elif reference.sense == "group" and reference.entity is not None:
            yield reference  # "the government and the Houthis"
        elif reference.sense == "body" and reference.entity is not None:
            yield as_state(self._page, reference) if reference.country is not None else reference
