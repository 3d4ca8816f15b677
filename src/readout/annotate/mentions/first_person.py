"""Who "I" and "we" are in a text that one of the parties gives out: a speaker, or all who sign."""

from __future__ import annotations

import re
from functools import cached_property

from readout.annotate.dates.cues import is_quoted
from readout.annotate.mentions.derived import as_home, as_person, distinct, of_token
from readout.annotate.mentions.people import fold_name
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.signatories import is_joint_text, signatories
from readout.annotate.page import Page
from readout.annotate.release import is_release
from readout.annotate.tree import Token

FIRST_PERSON = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
_ONE = frozenset({"i", "me", "my", "myself"})
_LABEL = re.compile(r"(?m)^[ \t]*(?P<name>[^\W\d_][^\n\d:;,]{2,60}):(?=\s)")
_WORD = re.compile(r"[^\W\d_][\w’'\-]+")


class FirstPerson:
    """Resolves the first person of one document; nobody in what is no release."""

    def __init__(self, page: Page) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
        """
        self._page = page
        self._quoted: dict[int, bool] = {}

    def of(self, token: Token) -> list[Reference]:
        """Whom a pronoun of the first person means.

        Args:
            token: "I", "we", "our" …

        Returns:
            The speaker, or the states for which "we" speak; empty when it is not known or within a quotation.
        """
        if not self._is_release or self.is_quoted(token):
            return []
        speaker = self._speaker(token.start)
        if speaker is not None:
            said = as_person(of_token(token), speaker, method="pronoun", note=f"{speaker.name} speaks")
            return [said] if token.lower in _ONE else [as_home(self._page, said)]
        if token.lower in _ONE or not is_joint_text(self._page):
            return []
        found = []
        for side in self._signatories:
            again = of_token(token)
            again.entity, again.name, again.sense = side.entity, side.name, side.sense
            again.country, again.home = side.country, side.home
            again.method, again.score, again.note = "pronoun", 0.8, "one of those who issue the text"
            found.append(again)
        return found

    @cached_property
    def _is_release(self) -> bool:
        return is_release(self._page)

    @cached_property
    def _signatories(self) -> list[Reference]:
        return signatories(self._page)

    @cached_property
    def _labels(self) -> list[tuple[int, Reference | None]]:
        """Where somebody begins to speak in a transcript, and who."""
        return [
            (match.start(), self._named(match["name"]))
            for match in _LABEL.finditer(self._page.text)
            if match["name"].isupper()
        ]

    @cached_property
    def _author(self) -> Reference | None:
        """The one person whom the publisher's or the author's line names, where only one speaks."""
        document = self._page.document
        line = " ".join(filter(None, (document.byline, document.publisher)))
        return self._named(line) if line and "remarks" in (document.title or "").lower() else None

    def _speaker(self, offset: int) -> Reference | None:
        before = [who for start, who in self._labels if start <= offset]
        return before[-1] if before else self._author

    def _named(self, words: str) -> Reference | None:
        """The person of the text, or known to hold an office, whose family name is among the words."""
        said = {fold_name(word) for word in _WORD.findall(words)}
        people = distinct(r for r in self._page.references if r.is_person)
        return next((r for r in people if said & _family_names(r.name)), None)

    def is_quoted(self, token: Token) -> bool:
        """Whether a word stands in a quotation.

        Args:
            token: A word of the document.
        """
        known = self._quoted.get(token.start)
        if known is None:
            known = self._quoted[token.start] = self._stands_in_quotation(token)
        return known

    def _stands_in_quotation(self, token: Token) -> bool:
        sentence = self._page.sentence_at(token.start)
        if sentence is None:
            return False
        spot = self._page.sentences[sentence]
        before, after = self._page.text[spot.start : token.start], self._page.text[token.end : spot.end]
        if is_quoted(self._page.text, token.start) or before.count("“") > before.count("”"):
            return True
        return 0 <= after.find("”") < (after.find("“") % (len(after) + 1))  # its first mark is missing


def _family_names(name: str) -> set[tuple[str, ...]]:
    words = [fold_name(word) for word in name.split()]
    return {words[-1], words[0]} if len(words) > 1 else set(words)
