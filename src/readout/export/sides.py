"""Official texts of one occasion, laid side by side: what the formats share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.model import Clause, Matched, Span

if TYPE_CHECKING:
    from readout.query.sides import Side, Sides, Told, Word

_SHARE = 0.5
"""Of the words given to somebody, how much must lie within a clause for this to be theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Words that one side gives to another.

    Attributes:
        word: The words and who is to have said them.
        by: Number of the side whose text gives them.
        found_in: Numbers of the other sides whose texts say the same somewhere.
    """

    word: Word
    by: int
    found_in: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesLaid:
    """The official texts of an event and what their comparison says.

    Attributes:
        asked: The texts.
        matched: Their clauses; none where there are fewer than two texts.
    """

    asked: Sides
    matched: tuple[Matched, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The texts."""
        return self.asked.sides

    def by_all(self) -> tuple[Matched, ...]:
        """Clauses that every text has."""
        return tuple(m for m in self.matched if len(m.texts) == len(self.sides))

    def by_some(self) -> tuple[Matched, ...]:
        """Clauses that several texts have and one or more leave out."""
        return tuple(m for m in self.matched if 1 < len(m.texts) < len(self.sides))

    def only(self, number: int) -> tuple[Clause, ...]:
        """Clauses that one text has and all others leave out.

        Args:
            number: Of the text, from 0.
        """
        clauses = (m.clauses[number] for m in self.matched if m.texts == (number,))
        return tuple(clause for clause in clauses if clause is not None)

    def named_only(self, number: int, what: Callable[[Side], Sequence[Told]]) -> tuple[Told, ...]:
        """What one text names, of a kind, and no other does.

        Args:
            number: Of the text, from 0.
            what: Gives what a side names: its formulas, its persons, its issues.
        """
        elsewhere = {told.key for n, side in enumerate(self.sides) if n != number for told in what(side)}
        return tuple(told for told in what(self.sides[number]) if told.key not in elsewhere)

    def given(self) -> tuple[Given, ...]:
        """Words that each side gives to another, and whether other texts have them."""
        return tuple(
            Given(word=word, by=number, found_in=self._found_in(word.receipt, number))
            for number, side in enumerate(self.sides)
            for word in side.words
        )

    def _found_in(self, words: Span, number: int) -> tuple[int, ...]:
        texts: set[int] = set()
        for matched in self.matched:
            clause = matched.clauses[number]
            if clause is not None and _share(words, clause.span) >= _SHARE:
                texts.update(matched.texts)
        return tuple(sorted(texts - {number}))


def _share(words: Span, clause: Span) -> float:
    """How much of the shorter of two stretches lies within the other."""
    both = min(words.end, clause.end) - max(words.start, clause.start)
    return both / min(words.end - words.start, clause.end - clause.start)


KINDS: tuple[tuple[str, Callable[[Side], Sequence[Told]]], ...] = (
    ("formulas", lambda side: side.formulas),
    ("names", lambda side: side.named),
    ("agenda", lambda side: side.agenda),
)
"""What a text can have alone beside its clauses."""


def absent_line(laid: SidesLaid) -> str | None:
    """What to say where there are not two texts to compare; None where there are.

    Args:
        laid: The texts.
    """
    event, count = laid.asked.event.event, laid.asked.others
    told = f"{count} other document{'' if count == 1 else 's'} tell{'s' if count == 1 else ''} of it"
    if not laid.sides:
        return f"The record has no official text of {event}; {told}."
    if len(laid.sides) == 1:
        return f"The record has only one official text of {event}, so there is nothing to compare; {told}."
    return None


def titles(laid: SidesLaid) -> tuple[str, str | None]:
    """What to call the clauses that every text has, and those that some have; None of only two texts.

    Args:
        laid: At least two texts.
    """
    count = len(laid.sides)
    if count == 2:
        return "In both texts", None
    return f"In all {count} texts", "In some of the texts"


def the_text(name: str) -> str:
    """How a side's text is called in a sentence.

    Example:
        >>> the_text("Japan"), the_text("United States"), the_text("joint text")
        ('Japan’s text', 'United States’ text', 'the joint text')
    """
    if name == "joint text":
        return f"the {name}"
    return f"{name}’ text" if name.endswith("s") else f"{name}’s text"
