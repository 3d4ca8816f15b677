"""How many speak independently: each with an occasion of their own."""

from __future__ import annotations

from collections.abc import Iterable

ENOUGH = 60
"""Voices beyond which counting on changes no rank."""


def independent_voices(spoken: Iterable[tuple[str, tuple[str, ...]]]) -> int:
    """The most speakers that can each be given an occasion of their own on which they used the words.

    Three ministers in one joint statement are one voice; one minister on three days is one voice, too.

    Args:
        spoken: (occasion, speakers) of each use.

    Returns:
        The number, `ENOUGH` at most.

    Example:
        >>> independent_voices([("mon", ("a", "b", "c")), ("tue", ("a",)), ("wed", ("a",))])
        2
    """
    occasions: dict[str, dict[str, None]] = {}
    for occasion, speakers in spoken:
        for speaker in speakers:
            occasions.setdefault(speaker, {})[occasion] = None
    given: dict[str, str] = {}

    def can_have_one(speaker: str, seen: set[str]) -> bool:
        for occasion in occasions[speaker]:
            if occasion in seen:
                continue
            seen.add(occasion)
            if occasion not in given or can_have_one(given[occasion], seen):
                given[occasion] = speaker
                return True
        return False

    for speaker in sorted(occasions, key=lambda name: (len(occasions[name]), name)):
        if len(given) >= ENOUGH:
            break
        can_have_one(speaker, set())
    return len(given)
