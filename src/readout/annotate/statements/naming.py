"""Parties as named in one place: from a noun phrase to who it means and the words that say so."""

from __future__ import annotations

import dataclasses

from readout.annotate.mentions.antecedents import MAX_SENTENCES_NEAR
from readout.annotate.mentions.derived import as_home, distinct, members_of
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.statements.said import Phrase
from readout.annotate.statements.sources import joined
from readout.annotate.statements.spans import noun_phrase, whole_phrase
from readout.annotate.statements.words import EVENT_NOUNS, OWN_PRONOUNS
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list
from readout.model import Party

_MAX_NAME = 120
_MAX_TITLE = 40
_HIGHER_OR_LOWER = (
    "vice",
    "deputy",
    "prime",
    "acting",
    "former",
    "assistant",
    "under",
    "then",
    "foreign",
    "defense",
)


class Naming:
    """Resolves the noun phrases of those who speak, are spoken to, or are cited."""

    def __init__(self, page: Page, parties: Parties) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
            parties: Resolves noun phrases.
        """
        self._page = page
        self._parties = parties
        self._before_names: list[tuple[Reference, str, bool]] | None = None

    def parties(self, phrase: Phrase) -> tuple[Party, ...]:
        """Everybody a phrase names, each with his own words; who cannot be made out is named by the words.

        Args:
            phrase: A noun phrase, perhaps of several joined by "and".

        Returns:
            At least one party.
        """
        tree, head = phrase.tree, phrase.head
        found: list[Party] = []
        for conjunct in joined(tree, head):
            if self._is_told_by_name(tree, conjunct):
                continue
            start, end = noun_phrase(tree, conjunct, self._page.text, alone=True)
            is_title = conjunct.tag in ("NN", "NNP") and self._page.reference_of(conjunct) is None
            titled = self._titled(self._page.text[start:end], start) if is_title else None
            references = self._alone(tree, conjunct)
            references = [titled] if titled is not None else self._members(references)
            if conjunct.lower in word_list("side-nouns") and not self._are_near(references, conjunct):
                references = distinct(as_home(self._page, r) for r in references)
            own = Phrase(tree=tree, head=conjunct, start=start, end=end)
            parties = [self.party(r, own) for r in references] or [self.unknown(own)]
            if phrase.stand_in is not None or len(parties) == 1:
                low, high = self._words(phrase, conjunct)
                receipt = self._page.span(low, high)
                parties = [dataclasses.replace(p, receipt=receipt) for p in parties]
            found.extend(
                p for p in parties if all((p.entity or p.name) != (f.entity or f.name) for f in found)
            )
        return tuple(found)

    def _members(self, references: list[Reference]) -> list[Reference]:
        """The states of a group that is nothing but its members: "the E3"."""
        return [member for reference in references for member in members_of(self._page, reference)]

    def _are_near(self, people: list[Reference], sides: Token) -> bool:
        """Whether "the two sides" are people just told of; else they are those for whom they spoke."""
        at = self._page.sentence_at(sides.start) or 0
        named = [self._page.sentence_at(r.start) for r in people]
        return any(number is not None and at - number <= MAX_SENTENCES_NEAR for number in named)

    def _titled(self, title: str, before: int) -> Reference | None:
        """The one person whom the text has called by a title and a name so far, for the title alone."""
        wanted = " ".join(title.split()).casefold().removeprefix("the ")
        if not wanted or wanted.endswith("s") or len(wanted) > _MAX_TITLE or wanted in OWN_PRONOUNS:
            return None
        found: dict[str, Reference] = {}
        for reference, own, is_cut in self._called():
            if reference.start >= before:
                break
            if wanted in own and _is_title(wanted, own, is_cut=is_cut):
                found.setdefault(reference.key, reference)
        return next(iter(found.values())) if len(found) == 1 else None

    def _called(self) -> list[tuple[Reference, str, bool]]:
        """Everybody named, with the words before the name, and whether these are just his title."""
        if self._before_names is None:
            people = [r for r in self._page.references if r.is_person and r.sense == "person"]
            self._before_names = []
            for person in people:
                is_cut = person.start < person.name_start
                low = person.start if is_cut else max(0, person.start - _MAX_TITLE)
                words = " ".join(self._page.text[low : person.name_start].split()).casefold()
                self._before_names.append((person, words, is_cut))
        return self._before_names

    def _words(self, phrase: Phrase, conjunct: Token) -> tuple[int, int]:
        """The words that name one of those who speak: all of them, or the pronoun that stands for them."""
        if phrase.stand_in is not None:
            return phrase.stand_in.start, phrase.stand_in.end
        return whole_phrase(phrase.tree, conjunct, self._page.text)

    def _is_told_by_name(self, tree: Tree, head: Token) -> bool:
        """ "Foreign ministers of A and B, X and Y, said": a title whose holders follow by name."""
        later = {r.key for t in tree.children(head, "conj") for r in self._parties.of(tree, t)}
        title = self._page.reference_of(head)
        are_roles = title is not None and title.sense == "roles"
        return are_roles and bool(later) and {r.key for r in self._parties.of(tree, head)} == later

    def _alone(self, tree: Tree, head: Token) -> list[Reference]:
        """Whom a phrase means, those left out whom it is joined to."""
        later = {r.key for t in tree.children(head, "conj") for r in self._parties.of(tree, t)}
        found = [r for r in self._parties.of(tree, head) if r.key not in later]
        if found:
            return found
        named = self._page.reference_of(head)
        if named is not None and named.entity is not None and named.sense not in ("place", "region"):
            return [named]
        if head.text.isupper() and len(head.text) > 2 and (same := self._in_capitals(head)) is not None:
            return [same]
        if head.lower in EVENT_NOUNS:
            return [
                r
                for c in tree.children(head, "compound", "nmod", "amod", "poss")
                for r in self._parties.of(tree, c)
            ]
        return []

    def _in_capitals(self, head: Token) -> Reference | None:
        """The person named elsewhere whose name a transcript writes in capitals."""
        wanted = head.text.casefold()
        for reference in self._page.references:
            words = self._page.text[reference.name_start : reference.name_end].casefold().split()
            if reference.is_person and words and words[-1] == wanted:
                return reference
        return None

    def party(self, reference: Reference, phrase: Phrase, *, whole: bool = False) -> Party:
        """A party named by a reference; its receipt is its own words, or those of the whole phrase."""
        inside = not whole and phrase.start <= reference.start and reference.end <= phrase.end
        start, end = (reference.start, reference.end) if inside else (phrase.start, phrase.end)
        return Party(
            entity=reference.entity.entity if reference.entity is not None else None,
            name=reference.entity.name if reference.is_person and reference.entity else reference.name,
            country=reference.country,
            receipt=self._page.span(start, end),
        )

    def unknown(self, phrase: Phrase) -> Party:
        """A party of whom nothing is known but the words."""
        receipt = self._page.span(phrase.start, phrase.end)
        name = " ".join(receipt.text.split()).removeprefix("Both ").removeprefix("both ")
        return Party(entity=None, name=name[:_MAX_NAME], receipt=receipt)


def _is_title(wanted: str, own: str, *, is_cut: bool) -> bool:
    """Whether a title alone is the short form of the one before a name.

    Args:
        wanted: The title alone.
        own: The words before the name.
        is_cut: Whether they are the title and nothing before it.

    Example:
        >>> _is_title("secretary", "secretary of state", is_cut=True)
        True
        >>> _is_title("president", "vice president", is_cut=True)
        False
    """
    if is_cut and (own == wanted or own.startswith(wanted + " of ")):
        return True
    rest = own.removesuffix(wanted)
    return rest != own and rest.endswith(" ") and not rest.rstrip().endswith(_HIGHER_OR_LOWER)
