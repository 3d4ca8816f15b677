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
