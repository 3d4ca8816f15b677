"""Formula patterns: proof that they are linear-time, and their slots."""

from __future__ import annotations

import re
from re import _constants as kind  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

BOUND = 16
"""A repeat of at most this many is a constant factor, not a loop."""


def trouble(pattern: str) -> str | None:
    """Why a pattern may take more than linear time, if it may.

    A loop inside a loop can try every way to share the characters among the two. Bounded repeats of up to
    `BOUND` are a constant factor.

    Args:
        pattern: A regular expression.

    Returns:
        What is wrong, or None.

    Example:
        >>> trouble(r"peace(?:,? and [a-z]+){0,3}")
        >>> trouble(r"(?:[a-z]+,?)+x")
        'a loop inside a loop'
        >>> trouble(r"(a")
        'missing ), unterminated subpattern'
    """
    try:
        re.compile(pattern, re.IGNORECASE)
        parsed = parser.parse(pattern, re.IGNORECASE)
    except re.error as error:
        return error.msg
    return "a loop inside a loop" if _nested(parsed, inside=False) else None


def slot_values(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    r"""The slots of a match in the order of the text.

    A group name ends in a digit where alternatives repeat a slot (`place`, `place2`); the digit is dropped.

    Args:
        match: Of a formula's pattern.

    Returns:
        (name, value) pairs; blanks inside a value are single, empty slots are left out.

    Example:
        >>> slot_values(re.search(r"(?P<verb2>keep) (?P<what>the\s+peace)", "keep the  peace"))
        (('verb', 'keep'), ('what', 'the peace'))
    """
    filled = [
        (match.start(name), name.rstrip("0123456789"), value)
        for name, value in match.groupdict().items()
        if value
    ]
    cleaned = ((name, " ".join(value.split())) for _, name, value in sorted(filled))
    return tuple((name, value) for name, value in cleaned if value)


SHORTEST = 3
"""An anchor of fewer letters would be found everywhere."""


def needed(pattern: str) -> tuple[str, ...]:
    r"""Lower-case literals of which every match holds at least one.

    Args:
        pattern: A regular expression for `re.IGNORECASE`.

    Returns:
        Those that say most, sorted; none where nothing of `SHORTEST` letters must be there.

    Example:
        >>> needed(r"\b(?:the\s+)?(?:spirit|ghost)\s+of\s+hanoi")
        ('hanoi',)
        >>> needed(r"(?:spirit|ghost)s?")
        ('ghost', 'spirit')
        >>> needed(r"[a-z]+|hanoi")
        ()
    """
    found = _needed(parser.parse(pattern, re.IGNORECASE))
    return tuple(sorted(found)) if min(map(len, found), default=0) >= SHORTEST else ()


def _needed(parsed: Any) -> frozenset[str]:
    """The best of what one after another must be there; of alternatives, what is best of each."""
    choices: list[frozenset[str]] = []
    run = ""
    for code, value in [*parsed, (None, None)]:
        char = chr(value).lower() if code is kind.LITERAL else ""
        if char.isalnum():
            run += char
            continue
        choices, run = [*choices, frozenset({run})] if run else choices, ""
        if code is kind.BRANCH:
            branches = [_needed(part) for part in value[1]]
            choices += [frozenset().union(*branches)] if all(branches) else []
        elif code in (kind.SUBPATTERN, kind.ATOMIC_GROUP) or (
            code in (kind.MAX_REPEAT, kind.MIN_REPEAT, kind.POSSESSIVE_REPEAT) and value[0] > 0
        ):
            choices += filter(None, [_needed(value if code is kind.ATOMIC_GROUP else value[-1])])
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def _nested(parsed: Any, *, inside: bool) -> bool:
    for code, value in parsed:
        if code in (kind.MAX_REPEAT, kind.MIN_REPEAT, kind.POSSESSIVE_REPEAT):
            _, high, body = value
            loop = high > BOUND
            if loop and inside:
                return True
            if _nested(body, inside=inside or loop):
                return True
        elif any(_nested(part, inside=inside) for part in _parts(code, value)):
            return True
    return False


def _parts(code: Any, value: Any) -> list[Any]:
    if code is kind.BRANCH:
        return list(value[1])
    if code is kind.SUBPATTERN:
        return [value[-1]]
    if code in (kind.ASSERT, kind.ASSERT_NOT):
        return [value[1]]
    if code is kind.ATOMIC_GROUP:
        return [value]
    return []
