"""A clause of an official text as it is laid beside those of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.model.span import Span

TermKind = Literal["word", "name", "common", "actor", "person", "place", "time", "formula", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something a clause speaks of.

    Attributes:
        key: What makes two terms the same: a word's stem, an entity's id or country, a formula's id.
        kind: word; name (a word of one); common (one that official texts use of everything: "importance");
            actor (a state, a body); person; place; time; formula; figure (a number).
        text: As it stands in the text.
    """

    key: str
    kind: TermKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """What a clause does with its matter, and how strongly.

    Attributes:
        ladder: On which ladder it stands: talk, assert, concern, ask, commit, praise, meet; None for none.
        rung: Its place there, 0 for the lowest; of a fact 0 for begun, 1 for done, 2 for completed.
        words: The words that put it there: "strongly oppose", "expressed concern".
        told: Where a noun put it there ("reaffirmed our commitment"), the rung of the verb.
        degree: On one rung, how much "deep" (1) or "grave" (2) adds to concern or to what is asked.
        is_fact: Whether it stands on no ladder and tells what is or has been done: "was signed".
    """

    ladder: str | None
    rung: int
    words: str
    told: int | None = None
    degree: int = 0
    is_fact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a text with a governing verb of its own.

    Attributes:
        span: Its receipt.
        paragraph: Number of its paragraph, from 0.
        opens: Whether a sentence begins with it.
        subject: Who speaks or acts, as written; of a coordinated clause without one, that of the one before.
        verb: The governing verb as written, with what intensifies it.
        lemma: Its lemma: "call on", "take note of"; the verb in lower case where the tables do not know it.
        force: How strongly it is said.
        intensity: Words such as "unwavering" and "should": stem of what each stands at, the word, +1 or -1.
        terms: What it speaks of, in order of the text.
        subject_terms: Who its subject is.
        asked: States and bodies of which something is asked, or which are blamed.
        parts: The clause with each of its long objects apart, where it has several; the verb is the same.
    """

    span: Span
    paragraph: int
    opens: bool
    subject: Span | None
    verb: Span
    lemma: str
    force: Force
    intensity: tuple[tuple[str, str, int], ...]
    terms: tuple[Term, ...]
    subject_terms: tuple[Term, ...]
    asked: tuple[Term, ...]
    parts: tuple[Clause, ...] = ()
