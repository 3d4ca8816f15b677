"""Diplomatic formulas in use: where, in which variant, how strongly, by whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from readout.annotate.folded import Folded, flat, flat_lower, fold, trimmed
from readout.annotate.mentions.lexicon import whole_words
from readout.annotate.page import Page
from readout.annotate.wording.strength import governing_strength, strength_of
from readout.knowledge.types import Formula
from readout.model import BlockKind, Dating, Report, Span, Statement, Usage

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

WORDED: frozenset[BlockKind] = frozenset({"title", "body", "quote"})
"""Blocks whose wording is somebody's; captions and boilerplate are not."""


class Match(NamedTuple):
    """Where a formula stands in plain text.

    Attributes:
        formula: Id of the family.
        start: First character.
        end: One past the last.
        slots: (name, value) pairs in the order of the text, values in lower case.
    """

    formula: str
    start: int
    end: int
    slots: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """Where a formula stands in a stored text.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The quote itself.
        formula: Id of the family.
        variant: Normalised text.
        slots: (name, value) pairs in the order of the text.
    """

    start: int
    end: int
    text: str
    formula: str
    variant: str
    slots: tuple[tuple[str, str], ...]


_FEW_ANCHORS = 4
"""So many are looked for one by one: that is faster than to ask the automaton about one sentence."""


class FormulaIndex:
    """The families with their patterns, and the literals that announce them."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        """Keep the families; a pattern is compiled when one of its anchors is first seen.

        Args:
            formulas: The families; one id may have several patterns.
        """
        self._formulas = tuple(formulas)
        self._compiled: dict[int, _Compiled] = {}
        by_anchor: dict[str, list[int]] = {}
        for number, formula in enumerate(self._formulas):
            for anchor in formula.anchors:
                by_anchor.setdefault(fold(anchor).text.lower(), []).append(number)
        self._by_anchor = by_anchor
        self._contexts = {
            number: tuple(map(frozenset, formula.context))
            for number, formula in enumerate(self._formulas)
            if formula.context
        }
        groups = (group for groups in self._contexts.values() for group in groups)
        self._context_words = sorted(frozenset[str]().union(*groups))
        self._automaton = _automaton(tuple(by_anchor))

    def anchors_in(self, lower: str, among: Iterable[str] | None = None) -> list[str]:
        """Anchors that stand in a lower-cased plain text.

        Args:
            lower: The text, as `flat_lower` gives it.
            among: Anchors to look for; None for all.

        Returns:
            Those found.
        """
        if among is None and len(self._by_anchor) <= _FEW_ANCHORS:
            among = self._by_anchor
        if among is not None:
            return [anchor for anchor in among if anchor in lower]
        return sorted(set(self._automaton.find_matches_as_strings(lower, overlapping=True)))

    @property
    def has_contexts(self) -> bool:
        """Whether any of the families depends on the text it stands in."""
        return bool(self._contexts)

    def out_of_place(self, lower: str) -> frozenset[int]:
        """Which families a document is no place for: a group of their context has no word in it.

        Args:
            lower: The whole text of the document, as `flat_lower` gives it.

        Returns:
            Numbers of the families.
        """
        if not self._contexts:
            return frozenset()
        present = {lower[start:end] for start, end in whole_words(self._context_words, lower)}
        return frozenset(
            number
            for number, groups in self._contexts.items()
            if any(group.isdisjoint(present) for group in groups)
        )

    def find(
        self, plain: str, anchors: Iterable[str] | None = None, *, without: Collection[int] = ()
    ) -> list[Match]:
        """The formulas of a plain sentence; of one family the longest where several overlap.

        Args:
            plain: A sentence as `fold` gives it.
            anchors: Anchors that stand in it; None to look for them.
            without: Numbers of the families not to look for.

        Returns:
            Matches in order; different families may overlap.
        """
        present = self.anchors_in(plain.lower()) if anchors is None else anchors
        numbers = {n for anchor in present for n in self._by_anchor[anchor]}
        found = [
            match
            for number in sorted(numbers)
            if number not in without
            for match in self._matches(plain, number)
        ]
        if len(found) < 2:
            return found
        found.sort(key=lambda m: (m.start - m.end, m.start, m.formula))
        kept: list[Match] = []
        for match in found:
            if all(m.formula != match.formula or m.end <= match.start or match.end <= m.start for m in kept):
                kept.append(match)
        return sorted(kept, key=lambda m: (m.start, m.end, m.formula))

    def _matches(self, plain: str, number: int) -> Iterator[Match]:
        formula = self._formulas[number]
        if number not in self._compiled:
            self._compiled[number] = _Compiled.of(formula.pattern)
        pattern, groups = self._compiled[number]
        for match in pattern.finditer(plain):
            start, end = trimmed(plain, *match.span())
            if start < end:
                yield Match(formula.formula, start, end, _slots(match, groups) if groups else ())


class _Compiled(NamedTuple):
    """A pattern and the slots that its groups fill: `verb2` is the verb of another alternative."""

    pattern: re.Pattern[str]
    groups: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, pattern: str) -> _Compiled:
        compiled = re.compile(pattern, re.IGNORECASE)
        named = compiled.groupindex.items()
        return cls(compiled, tuple((number, name.rstrip("0123456789")) for name, number in named))


def _automaton(anchors: tuple[str, ...]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(anchors, implementation=Implementation.DFA)


@lru_cache(maxsize=4)
def formula_index(formulas: tuple[Formula, ...]) -> FormulaIndex:
    """The index of some families, made once."""
    return FormulaIndex(formulas)


def find_usages(page: Page, statements: Sequence[Statement], reports: Sequence[Report]) -> tuple[Usage, ...]:
    """Every use of a known formula in the document's own and its quoted words.

    Args:
        page: The document on the desk, parsed.
        statements: What was read out of it as said.
        reports: What was read out of it as done.

    Returns:
        Usages in order of the text.
    """
    index = formula_index(page.knowledge.formulas)
    lower = flat_lower(page.text)
    likely = index.anchors_in(lower)
    if not likely:
        return ()
    without = index.out_of_place(lower)
    reaching = [(*_reach(statement), statement) for statement in statements]
    found: list[Usage] = []
    for number, sentence in enumerate(page.sentences):
        if sentence.kind not in WORDED:
            continue
        present = index.anchors_in(flat_lower(page.text[sentence.start : sentence.end]), likely)
        if not present:
            continue
        plain = fold(page.text, sentence.start, sentence.end)
        matches = index.find(plain.text, present, without=without)
        found.extend(_usage(page, number, plain, match, reaching, reports) for match in matches)
    return tuple(found)


def found_in(
    text: str, sentences: Iterable[tuple[int, int]], index: FormulaIndex, without: Collection[int] = ()
) -> Iterator[Found]:
    """Uses of formulas in a text that has been read before, found without reading it anew.

    Where they stand, in which variant and with which slots is what reading gives.

    Args:
        text: The stored text.
        sentences: Bounds of those to look into.
        index: Of the families to look for.
        without: Numbers of the families not to look for.

    Yields:
        Uses in order of the sentences.
    """
    for start, end in sentences:
        piece = text[start:end]
        words = flat(piece)
        present = index.anchors_in(words.lower())
        matches = index.find(words, present, without=without) if present else ()
        if not matches:
            continue
        is_as_written = len(words) == len(piece)  # nothing is dropped or drawn together
        plain = None if is_as_written else fold(text, start, end)  # its text is `words`
        for formula, low, high, slots in matches:
            first, last = (start + low, start + high) if plain is None else plain.span(low, high)
            yield Found(first, last, text[first:last], formula, words[low:high].lower(), slots)


def _usage(
    page: Page,
    number: int,
    plain: Folded,
    match: Match,
    statements: Sequence[tuple[int, int, Statement]],
    reports: Sequence[Report],
) -> Usage:
    span = page.span(*plain.span(match.start, match.end))
    statement = _innermost_statement(span, statements)
    report = _innermost_report(span, reports)
    tree = page.trees.get(number)
    if tree is not None:
        strength = governing_strength(tree, span.start, span.end, page.knowledge)
    else:
        strength = strength_of(statement.verb, page.knowledge) if statement is not None else None
    speakers = [s.entity for s in statement.speakers if s.entity is not None] if statement is not None else []
    return Usage(
        span=span,
        formula=match.formula,
        variant=plain.text[match.start : match.end].lower(),
        slots=match.slots,
        strength=strength,
        statement=statement.statement if statement is not None else None,
        report=report.report if report is not None else None,
        speakers=tuple(dict.fromkeys(speakers)),
        dating=_dating(statement, report),
    )


def _slots(match: re.Match[str], groups: Iterable[tuple[int, str]]) -> tuple[tuple[str, str], ...]:
    """The named groups that took part, in the order of the text; of one slot the first that says anything."""
    given = [(match.start(number), name, value) for number, name in groups if (value := match[number])]
    given.sort()
    slots: dict[str, str] = {}
    for _, name, value in given:
        low, high = trimmed(value, 0, len(value))
        if low < high:
            slots.setdefault(name, value[low:high].lower())
    return tuple(slots.items())


def _reach(statement: Statement) -> tuple[int, int]:
    """Where a statement begins and ends, its cue and content together."""
    parts = [*statement.content, *([statement.cue] if statement.cue is not None else [])]
    return min(p.start for p in parts), max(p.end for p in parts)


def _innermost_statement(span: Span, statements: Iterable[tuple[int, int, Statement]]) -> Statement | None:
    """The one with the shortest stretch about the span: a piece of content, else cue and content together."""
    about = [
        (min((p.end - p.start for p in statement.content if p.covers(span)), default=high - low), statement)
        for low, high, statement in statements
        if low <= span.start and span.end <= high
    ]
    return min(about, key=lambda one: (one[0], one[1].statement))[1] if about else None


def _innermost_report(span: Span, reports: Iterable[Report]) -> Report | None:
    about = [r for r in reports if r.span.covers(span)]
    return min(about, key=lambda r: (r.span.end - r.span.start, r.report), default=None)


def _dating(statement: Statement | None, report: Report | None) -> Dating:
    """When it was said; else when what it was part of happened."""
    if statement is not None and statement.dating.date is not None:
        return statement.dating
    return report.told.dating if report is not None and report.told.dating.date is not None else Dating()
