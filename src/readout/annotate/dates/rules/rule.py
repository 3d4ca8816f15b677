"""A rule of the grammar: a name, a pattern, and what to make of a match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from readout.annotate.dates.expression import DateExpression

Maker = Callable[[re.Match[str], int], DateExpression | None]
"""From a match and the index of its sentence to an expression, or None where it is no date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of telling a time.

    Attributes:
        name: Lower-case words joined by hyphens.
        pattern: Linear-time regular expression; its match is the expression.
        make: What to make of a match.
        starts: Lower-case words that a match can begin with; "0" for any digit.
    """

    name: str
    pattern: str
    make: Maker
    starts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTable:
    """Rules in the order in which they are tried where they begin at the same character.

    Attributes:
        rules: The rules.
    """

    rules: tuple[Rule, ...]

    def fires(self, name: str, text: str) -> list[str]:
        """The stretches of a text that one rule alone accepts: for its doctests and for `readout explain`.

        Args:
            name: Name of the rule.
            text: One sentence.
        """
        rule = next(rule for rule in self.rules if rule.name == name)
        matches = compiled(rule.pattern).finditer(text)
        return [text[made.start : made.end] for m in matches if (made := rule.make(m, 0)) is not None]


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, beginning at a word."""
    return re.compile(rf"(?<![\w$€£¥#])(?:{pattern})")


_WORD_BEFORE = re.compile(r"([\w'’.]+)[\s\"“‘(]{0,3}\Z")


def word_before(match: re.Match[str], at: int | None = None) -> str:
    """The word right before a match, as written; "" at the start of the text or after other punctuation.

    Args:
        match: A match.
        at: Another code point to look back from.
    """
    here = match.start() if at is None else at
    found = _WORD_BEFORE.search(match.string, max(0, here - 24), here)
    return found[1] if found is not None else ""


_WORD_AFTER = re.compile(r"\s{1,3}([\w’'-]+)")


def word_after(match: re.Match[str]) -> str:
    """The word right after a match, as written; "" where punctuation or the end follows."""
    found = _WORD_AFTER.match(match.string, match.end())
    return found[1] if found is not None else ""
