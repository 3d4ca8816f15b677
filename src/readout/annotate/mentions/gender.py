"""Whether somebody can be "he" or "she", as far as the text or the given name tells."""

from __future__ import annotations

import re
from functools import cached_property

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge.given_names import Gender, gender_of

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_BEFORE = 24
_SHE_IS = re.compile(
    r"\b(?:Mrs|Ms|Miss|Madam|Madame|Dame|Lady|Queen|Princess|Smt|Shrimati|Sheikha|\w+woman)\.?\s+\Z"
)
_HE_IS = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Shri|Sheikh|Sayyid|Emir|Sultan|Pope|Patriarch|Imam|Ayatollah|\w+[^o]man)\.?\s+\Z"
)


class Genders:
    """Knows of the people of one document."""

    def __init__(self, page: Page) -> None:
        """Keep the page.

        Args:
            page: The document on the desk.
        """
        self._page = page

    def others(self, pronoun: str) -> frozenset[str]:
        """Ids of those in the document whom a pronoun cannot mean.

        Args:
            pronoun: "he", "her" …, in lower case.

        Returns:
            Empty for a pronoun of no gender.
        """
        return self._women if pronoun in HE else self._men if pronoun in SHE else frozenset()

    @cached_property
    def _women(self) -> frozenset[str]:
        return frozenset(r.key for r in self._page.references if self._of(r) == "f")

    @cached_property
    def _men(self) -> frozenset[str]:
        return frozenset(r.key for r in self._page.references if self._of(r) == "m")

    def _of(self, person: Reference) -> Gender | None:
        if not person.is_person:
            return None
        if (told := self._told.get(person.key)) is not None:
            return told
        known = self._page.knowledge.persons.get(person.key)
        if known is None:
            return gender_of(person.name) if " " in person.name else None
        return None if known.family_first else gender_of(known.given)

    @cached_property
    def _told(self) -> dict[str, Gender]:
        """Person → what "Ms", "Sir", "spokeswoman" before the name tell."""
        found: dict[str, Gender] = {}
        text = self._page.plain
        for person in self._page.references:
            if person.is_person and person.key not in found:
                low = max(0, person.name_start - _BEFORE)
                if _SHE_IS.search(text, low, person.name_start):
                    found[person.key] = "f"
                elif _HE_IS.search(text, low, person.name_start):
                    found[person.key] = "m"
        return found
