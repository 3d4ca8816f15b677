"""Clauses built by hand."""

from __future__ import annotations

from readout.model import Clause, Force, Span, Term, TermKind

DOC = "doc_compare"


def term(word: str) -> Term:
    """A term; "JPN" is an actor, "*peace" a common word, "#one-china" a formula."""
    kinds: dict[str, TermKind] = {"*": "common", "#": "formula"}
    if word[0] in kinds:
        return Term(key=word[1:], kind=kinds[word[0]], text=word[1:])
    return Term(key=word, kind="actor" if word.isupper() else "word", text=word)


def clause(
    verb: str,
    words: str,
    *,
    ladder: str | None = "assert",
    rung: int = 3,
    told: int | None = None,
    by: str = "",
    asked: str = "",
    intensity: tuple[tuple[str, str, int], ...] = (),
    start: int = 0,
) -> Clause:
    text = f"{verb} {words}"
    return Clause(
        span=Span(doc=DOC, start=start, end=start + len(text), text=text),
        paragraph=0,
        opens=True,
        subject=None,
        verb=Span(doc=DOC, start=start, end=start + len(verb), text=verb),
        lemma=verb,
        force=Force(ladder=ladder, rung=rung, words=verb, told=told),
        intensity=intensity,
        terms=tuple(term(word) for word in words.split()),
        subject_terms=tuple(term(word) for word in by.split()),
        asked=tuple(term(word) for word in asked.split()),
    )
