r"""What a pattern cannot do without: phrases that can be searched for before it is tried.

A formula's pattern begins in many ways, so that searching for it is slow; a phrase of fixed letters is
searched for many times faster. `needed` gives single words; here what stands beside them is taken in as far
as it is fixed: of `peace (?:and|or) security` the phrases are "peace and security" and "peace or security".
"""

from __future__ import annotations

import re
from re import _constants as kind  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from readout.knowledge.patterns import SHORTEST

MOST = 64
"""Phrases that a pattern is written out in; with more of them a part of it is taken."""

_FOLDED = frozenset("'\"`-")
"""Signs with several spellings in stored texts: a phrase ends before them."""

_Exact = frozenset[str]
_NOTHING: _Exact = frozenset({""})
_BLANK: _Exact = frozenset({" "})


class _Part(NamedTuple):
    """What is known of a part of a pattern.

    Attributes:
        exact: All that it can match in plain lower-case text; None where that is too much or not known.
        needed: Where `exact` is None, phrases of which each of its matches holds one; none where not known.
    """

    exact: _Exact | None
    needed: _Exact = frozenset()


_UNKNOWN = _Part(None)


def phrases_of(pattern: str) -> tuple[str, ...]:
    r"""Phrases of which every match of a pattern in plain text holds one.

    Args:
        pattern: A regular expression for `re.IGNORECASE`, which meets plain text: blanks are single.

    Returns:
        At most `MOST` lower-case phrases of ASCII letters, digits, signs that have one spelling, and single
        blanks, sorted; none where nothing of `SHORTEST` characters must be there.

    Example:
        >>> phrases_of(r"\b(?:the\s+)?peace,?\s+(?:and|or)\s+[a-z]+(?!\w)")
        ('peace and', 'peace or', 'peace, and', 'peace, or')
        >>> phrases_of(r"the[- ]spirit\s+of\s+nowhereland")
        ('spirit of nowhereland',)
        >>> phrases_of(r"[a-z]+|hanoi")
        ()
    """
    part = _of_sequence(parser.parse(pattern, re.IGNORECASE))
    found = _stripped(part.needed if part.exact is None else part.exact)
    if min(map(len, found), default=0) < SHORTEST:
        return ()
    return tuple(sorted(one for one in found if not any(two in one for two in found - {one})))


def _of_sequence(nodes: Any) -> _Part:
    """Parts one after another: what is fixed is written out, and the best stretch of it is kept."""
    best: _Exact = frozenset()
    run, is_whole = _NOTHING, True
    for code, value in nodes:
        part = _of_node(code, value)
        begins = _begins(code, value) if part.exact is None else part.exact
        if begins is not None and len(run) * len(begins) <= MOST:
            run = frozenset(one + two for one in run for two in begins)
            if part.exact is not None:
                continue
        elif part.exact is not None:
            best, run, is_whole = _better(best, run), part.exact, False
            continue
        best, run, is_whole = _better(_better(best, run), part.needed), _NOTHING, False
    return _Part(run) if is_whole else _Part(None, _better(best, run))


def _of_node(code: Any, value: Any) -> _Part:
    if code is kind.LITERAL:
        return _of_char(chr(value))
    if code in (kind.AT, kind.ASSERT, kind.ASSERT_NOT):
        return _Part(_NOTHING)  # what stands beside a match is not asked
    if code is kind.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is kind.ATOMIC_GROUP:
        return _of_sequence(value)
    if code is kind.IN:
        return _of_set(value)
    if code is kind.BRANCH:
        return _of_branches([_of_sequence(one) for one in value[1]])
    if code in (kind.MAX_REPEAT, kind.MIN_REPEAT, kind.POSSESSIVE_REPEAT):
        return _of_repeat(*value)
    return _UNKNOWN


def _of_char(char: str) -> _Part:
    if char.isspace():
        return _Part(_BLANK)
    is_plain = char.isascii() and char.isprintable() and char not in _FOLDED
    return _Part(frozenset({char.lower()})) if is_plain else _UNKNOWN


def _of_set(members: Any) -> _Part:
    found: set[str] = set()
    for code, value in members:
        if code is kind.CATEGORY and value is kind.CATEGORY_SPACE:
            found.add(" ")
            continue
        exact = _of_char(chr(value)).exact if code is kind.LITERAL else None
        if exact is None:
            return _UNKNOWN
        found |= exact
    return _Part(frozenset(found))


def _of_branches(parts: list[_Part]) -> _Part:
    exact: set[str] = set()
    for part in parts:
        if part.exact is None:
            break
        exact |= part.exact
    else:
        return _Part(frozenset(exact)) if len(exact) <= MOST else _UNKNOWN
    needed = [_stripped(part.needed if part.exact is None else part.exact) for part in parts]
    joined: _Exact = frozenset().union(*needed)
    return _Part(None, joined) if all(needed) and len(joined) <= MOST else _UNKNOWN


def _of_repeat(low: int, high: Any, body: Any) -> _Part:
    part = _of_sequence(body)
    if part.exact == _BLANK and low <= 1:  # blanks are single in plain text
        return _Part(part.exact if low else _NOTHING | part.exact)
    if part.exact is not None and high == 1:
        return _Part(part.exact if low else _NOTHING | part.exact)
    if not low:
        return _UNKNOWN
    return _Part(None, _stripped(part.needed if part.exact is None else part.exact))


def _begins(code: Any, value: Any) -> _Exact | None:
    """What a repeated part begins with, where that is fixed."""
    if code is kind.SUBPATTERN and len(value[-1]) == 1:
        return _begins(*value[-1][0])
    if code in (kind.MAX_REPEAT, kind.MIN_REPEAT, kind.POSSESSIVE_REPEAT) and value[0] > 0:
        return _of_sequence(value[2]).exact
    return None


def _stripped(phrases: _Exact) -> _Exact:
    return frozenset(phrase.strip() for phrase in phrases)


def _better(one: _Exact, other: _Exact) -> _Exact:
    """The set whose shortest phrase is longer, else the smaller one."""
    return max(_stripped(one), _stripped(other), key=_rank)


def _rank(phrases: _Exact) -> tuple[int, int]:
    return min(map(len, phrases), default=0), -len(phrases)
