"""A rule that reads a countable claim off a plain sentence, and what it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.annotate.wording.extent import Extent
from readout.annotate.wording.words import ACT_NOUNS, ACT_VERBS
from readout.model import ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A claim as read off one plain sentence.

    Attributes:
        rule: Name of the rule that read it.
        kind: What is claimed.
        number: How many; None where it claims none.
        start: First character.
        reach: Where it ends, and from when it counts.
        noun: The act it counts in its own words, or "" (an elliptic "the first since …").
        owner: Whose: "his", "Wong's"; or "".
        is_loose: Whether it counts only what stands elsewhere in the sentence ("met for the first time").
    """

    rule: str
    kind: ClaimKind
    number: int | None
    start: int
    reach: Extent
    noun: str = ""
    owner: str = ""
    is_loose: bool = False


Maker = Callable[[str, re.Match[str]], Count | None]
"""From a plain sentence and a match in it to a claim, or None where the context says it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One way of claiming a count.

    Attributes:
        name: Lower-case words joined by hyphens.
        pattern: Linear-time regular expression over a plain sentence, case apart.
        make: What to make of a match.
    """

    name: str
    pattern: re.Pattern[str]
    make: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTable:
    """Rules in the order in which they may claim a stretch.

    Attributes:
        rules: The rules.
    """

    rules: tuple[ClaimRule, ...]

    def read(self, plain: str) -> Iterator[Count]:
        """Everything the rules read off a plain sentence, rule by rule."""
        for rule in self.rules:
            for match in rule.pattern.finditer(plain):
                made = rule.make(plain, match)
                if made is not None:
                    yield made

    def fires(self, name: str, text: str) -> list[str]:
        """The stretches that one rule alone takes: for its doctests and for `readout explain`.

        Args:
            name: Name of the rule.
            text: A plain sentence.

        Returns:
            The stretches.
        """
        return [text[made.start : made.reach.end] for made in self.read(text) if made.rule == name]


ACT = "|".join(re.escape(noun) for noun in sorted(ACT_NOUNS, key=len, reverse=True))
VERBS = "|".join(sorted(ACT_VERBS, key=len, reverse=True))
MODIFIERS = r"(?P<mods>(?: (?:[\w'&+./–-]+|\"\d ?\+ ?\d\")){0,7}?)"
_ANY_ACT = re.compile(rf"\b(?:(?P<noun>{ACT})|(?P<verb>{VERBS}))\b", re.IGNORECASE)


def acts_in(text: str) -> Iterator[tuple[str, str]]:
    """(words, act) of every act named in a stretch of plain text, in order.

    Args:
        text: Plain text.

    Yields:
        The words in lower case, and the act of the record.

    Example:
        >>> list(acts_in("held talks and issued a joint statement"))
        [('talks', 'meeting'), ('joint statement', 'joint-statement')]
    """
    for match in _ANY_ACT.finditer(text):
        words = match[0].lower()
        yield words, ACT_NOUNS[words] if match["noun"] else ACT_VERBS[words]


def first_act(text: str) -> str | None:
    """The act named first, or None."""
    return next((act for _, act in acts_in(text)), None)
