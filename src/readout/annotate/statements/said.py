"""A piece of reported speech while it is being worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.annotate.tree import Token, Tree
from readout.knowledge.types import Verb
from readout.model import Mode

Stretch = tuple[int, int]
"""Half-open code points of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that say that something is said.

    Attributes:
        token: The verb, or the noun, preposition or colon that stands for one.
        start: First code point.
        end: One past the last, a particle included ("called for").
        lemma: Of the verb: "call for"; None for a colon.
        verb: The verb's row in the tables, or None.
        particle: The particle or preposition that belongs to it, or None.
    """

    token: Token
    start: int
    end: int
    lemma: str | None
    verb: Verb | None = None
    particle: Token | None = None

    @property
    def force(self) -> str:
        """Illocution of the verb, "assert" for one that is in no table."""
        return self.verb.force if self.verb is not None else "assert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: somebody who speaks or is spoken to.

    Attributes:
        tree: Tree of its sentence.
        head: Its head.
        start: First code point, without the clauses that hang on it.
        end: One past the last.
        stand_in: The relative pronoun that stands for it where it speaks, or None.
    """

    tree: Tree
    head: Token
    start: int
    end: int
    stand_in: Token | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Said:
    """What one cue says.

    Attributes:
        rule: Name of the rule that found it.
        sentence: Number of the sentence of the cue.
        tree: Tree of that sentence, or None where it was not parsed.
        cue: The cue, or None for a quotation that stands alone.
        source: Who speaks, or None when nobody is named.
        content: What is said, in order, not overlapping.
        addressees: To whom.
        cited: Whom the source cites in turn ("Japanese media, citing officials, reported"), and the verb.
        together: With whom the source says it ("agreed with Blinken that").
        via: Who quotes the source ("Kyodo quoted officials as saying"), and the verb.
        heir: Whose words these continue, when they have no source of their own.
        document: "joint statement", "report", when a document speaks or is spoken from.
        mode: Set once the quotations are known.
        is_inner: Whether cue and speaker stand in somebody else's quotation.
        is_set_off: Whether it is a quotation set off from the sentence by comma, colon or its own sentence.
    """

    rule: str
    sentence: int
    tree: Tree | None = None
    cue: Cue | None = None
    source: Phrase | None = None
    content: list[Stretch] = field(default_factory=list)
    addressees: list[Phrase] = field(default_factory=list)
    cited: tuple[Phrase, Stretch] | None = None
    together: Phrase | None = None
    via: tuple[Phrase, Stretch] | None = None
    heir: Said | None = None
    document: str | None = None
    mode: Mode = "indirect"
    is_inner: bool = False
    is_set_off: bool = False

    @property
    def start(self) -> int:
        """First code point of what is said."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of what is said."""
        return self.content[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether the code point belongs to what is said."""
        return any(low <= offset < high for low, high in self.content)
