"""The value that an account gives of several, and in words why it and not another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from readout.link.facts import Telling
from readout.link.stories import LOOK_ALIKE
from readout.model import EventStatus

CAUTION: tuple[EventStatus, ...] = (
    "denied",
    "cancelled",
    "hypothetical",
    "proposed",
    "planned",
    "ongoing",
    "occurred",
)
"""Of statuses with equal support the first here is taken: nothing simply happened that somebody denies."""

NEVER = 10**9
"""The day on which a document without a date was published, so that it is never the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of the values that reports give for a field.

    Attributes:
        value: As text.
        tellings: The reports that give it.
        backing: Stories that give it, or something vaguer that agrees with it.
        rank: How exact it is, 0 for the most exact.
        covers: Values that are vaguer and agree with it.
    """

    value: str
    tellings: tuple[Telling, ...]
    backing: frozenset[str]
    rank: int = 0
    covers: frozenset[str] = frozenset()

    @property
    def sources(self) -> frozenset[str]:
        """Independent sources that give the value itself."""
        return frozenset(telling.source for telling in self.tellings)


class Test(NamedTuple):
    """One reason to take a value before another.

    Attributes:
        rank: The values for which it gives the least go on.
        words: What to say of the value that won by it, given how many independent sources there are.
    """

    rank: Callable[[Candidate], int | str]
    words: Callable[[Candidate, int], str]


def _support_in_words(one: Candidate, total: int) -> str:
    verb = "given by" if one.backing == one.sources else "in line with"
    return f"{verb} {len(one.backing)} of {total} independent sources"


def _first_day(one: Candidate) -> int:
    days = (t.published.date.bounds()[0] for t in one.tellings if t.published.date is not None)
    return min((day.toordinal() for day in days if day is not None), default=NEVER)


def _last_day(one: Candidate) -> int:
    days = (t.published.date.bounds()[0] for t in one.tellings if t.published.date is not None)
    return max((day.toordinal() for day in days if day is not None), default=NEVER)


GENUINE = Test(
    lambda one: int(one.sources == frozenset({LOOK_ALIKE})),
    lambda _one, _total: "the others stand under a look-alike address alone",
)
"""What only a page says that passes for another's never wins."""

SUPPORT = Test(lambda one: -len(one.backing), _support_in_words)
"""Most independent sources: what a copy says counts once."""

EXACT = Test(lambda one: one.rank, lambda _one, _total: "the more exact")
"""A day before a month, a venue before its city, a 2+2 before a bilateral."""

CAUTIOUS = Test(
    lambda one: [*CAUTION].index(one.value) if one.value in CAUTION else len(CAUTION),
    lambda _one, _total: "most cautious of equals",
)
"""Denied before held."""

FIRST = Test(_first_day, lambda _one, _total: "first published of equals")
"""Whoever was first did not copy it."""

LATEST = Test(
    lambda one: -_last_day(one) if _last_day(one) != NEVER else 0, lambda _one, _total: "the latest word"
)
"""Of a plan the last that was said."""

ALPHABET = Test(lambda one: one.value, lambda _one, _total: "first in the alphabet of equals")
"""Nothing else decides, and the choice must not depend on the order of reading."""


def own_release(whose: frozenset[str], words: str) -> Test:
    """Whoever knows best says so: the host where it was, a minister's own ministry what his office is.

    Args:
        whose: Countries and bodies.
        words: What to call their release.

    Returns:
        A test that takes what stands in a document which one of them gave out.
    """
    return Test(
        lambda one: 0 if any(t.issuer in whose for t in one.tellings if t.issuer is not None) else 1,
        lambda _one, _total: words,
    )


def choose(candidates: Sequence[Candidate], tests: Sequence[Test]) -> tuple[Candidate, str]:
    """The value that stands when each test in turn has let go what is behind.

    Args:
        candidates: At least one, their values distinct.
        tests: In the order in which they count.

    Returns:
        The value, and what decided, in words; none where there is but one value.
    """
    left, reasons = list(candidates), []
    total = len(frozenset[str]().union(*(one.backing for one in candidates)))
    for test in (GENUINE, *tests, ALPHABET):
        best = min(test.rank(one) for one in left)
        kept = [one for one in left if test.rank(one) == best]
        if len(kept) < len(left):
            left = kept
            reasons.append(test.words(left[0], total))
        if len(left) == 1:
            break
    return left[0], "; then ".join(reasons)


def are_history(candidates: Sequence[Candidate]) -> bool:
    """Whether each value was given up for the next: no two of them were published side by side.

    Args:
        candidates: At least one.

    Returns:
        False also where a day of publication is not known.
    """
    spans = sorted((_first_day(one), _last_day(one)) for one in candidates)
    if any(last == NEVER for _, last in spans):
        return False
    return all(before[1] < after[0] for before, after in pairwise(spans))
