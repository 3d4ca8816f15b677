"""Finding time expressions: the words that can begin one, then the first rule that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from readout.annotate.blanks import plain_blanks
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.joining import joined, merged, with_country
from readout.annotate.dates.named import NamedDays, finder, plain_lower
from readout.annotate.dates.rules import GRAMMAR, Rule, compiled
from readout.annotate.dates.rules.pieces import AFTER_DETERMINER, BEFORE_OF, DETERMINERS
from readout.annotate.folded import fold
from readout.annotate.sentences import Sentence
from readout.knowledge.types import NamedDay
from readout.model import Document

_UNEVEN = re.compile(r"\s\s")
"""Runs of blanks, as in indented lines: no rule knows them."""
_Tried = tuple[tuple[re.Pattern[str], Rule], ...]


def find_dates(
    document: Document, sentences: Sequence[Sentence], *, named_days: Sequence[NamedDay] = ()
) -> tuple[DateExpression, ...]:
    """The time expressions in a document's prose.

    Args:
        document: A read document.
        sentences: Its sentences.
        named_days: Occasions with known dates.

    Returns:
        Expressions in order that do not overlap.
    """
    occasions = finder(tuple(named_days)) if named_days else None
    if occasions is not None and not occasions.may_be_in(document.text):
        occasions = None
    text = plain_blanks(document.text) if "](" in document.text else document.text  # "in [April](/news/4)"
    found: list[DateExpression] = []
    for index, sentence in enumerate(sentences):
        low, high = sentence.start, sentence.end
        if _UNEVEN.search(text, low, high) is None:
            found += _told(text, low, high, index, occasions)
            continue
        even = fold(text, low, high)
        for one in _told(even.text, 0, len(even.text), index, occasions):
            start, end = even.span(one.start, one.end)
            found.append(replace(one, start=start, end=end))
    return tuple(found)


def _told(
    text: str, low: int, high: int, sentence: int, occasions: NamedDays | None
) -> Iterator[DateExpression]:
    plain = list(find_in(text, low, high, sentence=sentence))
    named = () if occasions is None else tuple(occasions.find(text, low, high, sentence=sentence))
    if plain or named:
        for one in joined(text, merged(plain, named)):
            yield with_country(one, text, low, high)


def find_in(text: str, low: int, high: int, *, sentence: int = 0) -> Iterator[DateExpression]:
    """The expressions in one stretch of text that the grammar alone finds, not yet joined.

    Args:
        text: The whole text.
        low: First code point to look at.
        high: One past the last.
        sentence: Index to give them.

    Yields:
        Expressions in order that do not overlap.
    """
    rules_at, automaton = _starts()
    piece = plain_lower(text[low:high])
    at = 0
    hits = automaton.find_matches_as_indexes(piece, overlapping=True)
    for start, index in sorted((start, index) for index, start, _ in hits):
        if start < at or (start and (piece[start - 1].isalnum() or piece[start - 1] in "_$€£¥#")):
            continue
        made = _first(rules_at[index], text, low + start, high, sentence)
        if made is not None:
            yield made
            at = made.end - low


def _first(rules: _Tried, text: str, at: int, high: int, sentence: int) -> DateExpression | None:
    """What the first rule that fits makes of the text from `at`."""
    for pattern, rule in rules:
        match = pattern.match(text, at, high)
        made = rule.make(match, sentence) if match is not None else None
        if made is not None:
            return made
    return None


@lru_cache(maxsize=1)
def _starts() -> tuple[list[_Tried], AhoCorasick]:
    """The words an expression can begin with, as an automaton, and the rules to try at each, in order."""
    tried: dict[str, list[Rule]] = {}
    for rule in GRAMMAR.rules:
        for word in rule.starts:
            for literal in _literals(word):
                tried.setdefault(literal, []).append(rule)
    literals = sorted(literal for literal in tried if not _is_covered(literal, tried))
    automaton = AhoCorasick(literals, matchkind=MatchKind.Standard)
    return [
        tuple((compiled(rule.pattern), rule) for rule in tried[literal]) for literal in literals
    ], automaton


def _is_covered(literal: str, tried: dict[str, list[Rule]]) -> bool:
    """Whether a shorter literal already leads to the same rules: "mon" for "monday"."""
    shorter = (tried.get(literal[:end], []) for end in range(1, len(literal)))
    return any(rules and all(rule in rules for rule in tried[literal]) for rules in shorter)


def _literals(word: str) -> Iterator[str]:
    """The literals to look for: digits for "0", and after a determiner the word that must follow."""
    if word == "0":
        yield from "0123456789"
    elif word in DETERMINERS:
        for after in AFTER_DETERMINER:
            yield from (f"{word} {literal}" for literal in _literals(after))
    elif any(part.split()[0] == word for part in BEFORE_OF):
        yield from (f"{part} of " for part in BEFORE_OF if part.split()[0] == word)
        if word in ("first", "second"):
            yield from (f"{word} {after}" for after in ("quarter", "day", "full day", "night", "or ", "and "))
    else:
        yield word
