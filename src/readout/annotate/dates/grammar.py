"""Finding time expressions: the words that can begin one, then the first rule that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.named import as_time, finder, plain_lower
from readout.annotate.dates.pieces import AFTER_DETERMINER, BEFORE_OF, DETERMINERS
from readout.annotate.dates.relative import RELATIVE
from readout.annotate.dates.rule import Rule, RuleTable, compiled
from readout.annotate.dates.spans import WRITTEN_SPANS
from readout.annotate.dates.written import WRITTEN
from readout.annotate.sentences import Sentence
from readout.knowledge.types import NamedDay
from readout.model import Document

GRAMMAR = RuleTable(rules=WRITTEN.rules + WRITTEN_SPANS.rules + RELATIVE.rules)
"""All rules, in the order in which they are tried where they begin at the same character."""
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
    found: list[DateExpression] = []
    for index, sentence in enumerate(sentences):
        plain = list(find_in(document.text, sentence.start, sentence.end, sentence=index))
        named = (
            ()
            if occasions is None
            else tuple(occasions.find(document.text, sentence.start, sentence.end, sentence=index))
        )
        if plain or named:
            found += _joined(document.text, _merged(plain, named))
    return tuple(found)


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
            yield f"{word} quarter"
    else:
        yield word


def _merged(plain: list[DateExpression], named: Sequence[DateExpression]) -> list[DateExpression]:
    """Both kinds in order; an occasion's name wins over what stands in it, but not over a holiday."""
    holidays = [p for p in plain if p.kind == "named-day"]
    named = [n for n in named if not any(n.start < h.end and h.start < n.end for h in holidays)]
    plain = [_in_its_year(p, named) for p in plain]
    named = [
        n for n in named if not any(n.start <= p.start and p.end <= n.end and p.kind == "date" for p in plain)
    ]
    kept = [p for p in plain if not any(n.start < p.end and p.start < n.end for n in named)]
    return sorted([*kept, *named], key=lambda expression: expression.start)


def _in_its_year(plain: DateExpression, named: Sequence[DateExpression]) -> DateExpression:
    """ "the Oct. 7 attack": an occasion named by its own day tells the year too."""
    for occasion in named:
        inside = occasion.start <= plain.start and plain.end <= occasion.end
        if inside and plain.kind == "month-day" and len(occasion.days) == 1:
            return replace(plain, kind="date", year=occasion.days[0].year)
    return plain


_GAP = re.compile(r"\s{1,3}(?:the\s|its\s|his\s|her\s)?")
_LIST_GAP = re.compile(r"\s?(?:,|and|or|to|through|until|-|–|—|,\sand)\s(?:on\s|in\s|between\s)?(?:the\s)?")
_DATED = frozenset({"date", "month-day", "named-day", "weekday", "day", "month-year", "month", "year"})


def _joined(text: str, found: list[DateExpression]) -> Iterator[DateExpression]:
    """Offsets take in what they count from; a year at the end of a list belongs to the whole list."""
    found = _with_shared_years(text, found)
    at = 0
    while at < len(found):
        one, after = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        if (
            one.kind == "offset"
            and after is not None
            and after.kind in _DATED
            and _GAP.fullmatch(text, one.end, after.start)
        ):
            way = None if one.count is not None else "before" if one.direction == "previous" else "after"
            shift = None if one.count is None else (one.count, one.unit or "day")
            yield replace(
                after,
                start=one.start,
                offset=shift,
                open="before" if way == "before" else "after" if way else None,
            )
            at += 1
        elif one.kind == "named-day" and one.days:
            timed = as_time(one, text)
            if timed is not None:
                yield timed
        else:
            yield one


def _with_shared_years(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """A yearless date in a list takes the year that stands at its end: "July 28 and August 3, 2024".

    From December to January the year is the one before.
    """
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, after = shared[at], shared[at + 1]
        if (
            one.kind not in ("month-day", "month")
            or one.direction is not None
            or after.year is None
            or after.month is None
        ):
            continue
        if after.kind not in ("date", "month-year") or not _LIST_GAP.fullmatch(text, one.end, after.start):
            continue
        year = after.year - 1 if (one.month or 0) > after.month else after.year
        shared[at] = replace(one, kind="date" if one.kind == "month-day" else "month-year", year=year)
    return shared
