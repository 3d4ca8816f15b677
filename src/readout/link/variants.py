"""Which statements are one statement as two reports give it: translations drift, and so do quotations.

Whether two are variants is asked of the two alone: neither their order nor what else is in the record has a
part in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from readout.knowledge import plain
from readout.knowledge.words import word_list
from readout.model import Dating, Party

LAG_DAYS = 2
"""What has no date was said on the day of publication, or so many days before."""

VAGUE_DAYS = 31
"""A longer time says nothing of the day."""

ENOUGH_SHARED = 3
"""Words of weight that two wordings must share, where they share half of the shorter one."""

FEW_SHARED = 2
"""The same where they share nearly all of it."""

HALF, NEARLY_ALL = 0.5, 0.8
_SHORTEST_NAME = 4
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=..)(?:ations?|ings?|e?s|ed|e|y|ies|ments?)$")

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What of a statement decides whose variant it is.

    Attributes:
        statement: Its id.
        doc: Id of its document.
        speakers: Who says it.
        event: Where it was said, or None.
        days: First and last day on which it can have been said, or None.
        text: What is said.
    """

    statement: str
    doc: str
    speakers: tuple[Party, ...]
    event: str | None
    days: Days | None
    text: str

    @property
    def words(self) -> frozenset[str]:
        """The words of weight, without their endings; made again where they were not asked for lately."""
        return weighty_words(self.text)


def lay_out_saying(
    statement: str,
    *,
    doc: str,
    speakers: tuple[Party, ...],
    text: str,
    event: str | None,
    said: Dating,
    published: Dating,
) -> Saying:
    """What of a statement decides whose variant it is.

    Args:
        statement: Its id.
        doc: Id of its document.
        speakers: Who says it.
        text: What is said.
        event: Where it was said, or None.
        said: When.
        published: When its document was published.

    Returns:
        That.
    """
    return Saying(
        statement=statement,
        doc=doc,
        speakers=speakers,
        event=event,
        days=_days(said, published),
        text=text,
    )


def are_variants(a: Saying, b: Saying) -> bool:
    """Whether two statements are one as two reports give it.

    Args:
        a: One.
        b: Another.

    Returns:
        Whether all of `TESTS` hold.
    """
    return all(holds(a, b) for holds in TESTS)


def in_two_reports(a: Saying, b: Saying) -> bool:
    """What stands twice in one document was said twice, or is a headline."""
    return a.doc != b.doc


def at_one_time(a: Saying, b: Saying) -> bool:
    """They were said at one event, or may have been said on one day.

    "We remain committed" is said at every briefing: on another day it is another statement.
    """
    if a.event is not None and a.event == b.event:
        return True
    return a.days is not None and b.days is not None and a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def by_the_same(a: Saying, b: Saying) -> bool:
    """Somebody speaks in both, or may: "Haruko Kamikawa", whom nobody knows, may be Yoko Kamikawa."""
    return any(_may_be_one(one, other) for one in a.speakers for other in b.speakers)


def alike(a: Saying, b: Saying) -> bool:
    """They share half of the shorter wording's words of weight, or nearly all where it has few."""
    shared, shorter = len(a.words & b.words), min(len(a.words), len(b.words))
    return (shared >= ENOUGH_SHARED and shared >= HALF * shorter) or (
        shared >= FEW_SHARED and shared >= NEARLY_ALL * shorter
    )


TESTS: tuple[Callable[[Saying, Saying], bool], ...] = (in_two_reports, at_one_time, by_the_same, alike)
"""All of which must hold."""


@lru_cache(maxsize=1 << 14)
def weighty_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, without the endings in which two wordings differ.

    Args:
        text: Any text.

    Returns:
        Stems, lower case, without diacritics.

    Example:
        >>> sorted(weighty_words("Our cooperation will go on growing") & weighty_words("Cooperation grows"))
        ['cooper', 'grow']
    """
    light = word_list("light-words")
    words = (word for word in _WORD.findall(plain(text).casefold()) if word not in light)
    return frozenset(intern(_stem(word)) for word in words)


def _may_be_one(one: Party, other: Party) -> bool:
    if one.entity is not None and other.entity is not None:
        return one.entity == other.entity
    return bool(_name_words(one) & _name_words(other))


def _name_words(party: Party) -> frozenset[str]:
    words = _WORD.findall(plain(party.name))
    return frozenset(w.casefold() for w in words if w[:1].isupper() and len(w) >= _SHORTEST_NAME)


def _stem(word: str) -> str:
    return _ENDING.sub("", word.replace("ise", "ize").replace("our", "or")) if len(word) > 3 else word


def _days(said: Dating, published: Dating) -> Days | None:
    for dating, lag in ((said, 0), (published, LAG_DAYS)):
        low, high = (None, None) if dating.date is None else dating.date.bounds()
        if low is None:
            continue
        last = high if high is not None else low + dt.timedelta(days=LAG_DAYS)
        if (last - low).days <= VAGUE_DAYS:
            return low - dt.timedelta(days=lag), last
    return None
