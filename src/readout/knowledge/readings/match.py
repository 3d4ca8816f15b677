"""Whether two names are one person's (or organization's): declared features that explain their score.

Inside the roster the readings of native names decide; this is for two names of which nothing else is known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.knowledge.readings.align import Alignment, align, edits
from readout.knowledge.readings.letters import script_of
from readout.knowledge.readings.mandarin import same_in_mandarin
from readout.knowledge.readings.person import orders, reads_as
from readout.knowledge.readings.words import NameWords, take_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that speaks for or against two names being one's.

    Attributes:
        name: As in an explanation.
        weight: Added to the log odds, times the measure.
        note: What is measured.
    """

    name: str
    weight: float
    note: str


FEATURES = (
    Feature(name="prior", weight=-0.41, note="1: before anything is measured"),
    Feature(
        name="least alike word", weight=1.80, note="0–1, of the words paired off: Jim Cook, Tim Cook 0.67"
    ),
    Feature(name="least alike sound", weight=1.59, note="0–1, the same by sound: Qaddafi, Gaddafi 1"),
    Feature(name="letters left over", weight=-0.85, note="share of letters in words without a partner"),
    Feature(name="most words left over", weight=-1.35, note="1: no fewer words left over than paired"),
    Feature(
        name="organization with more words", weight=-1.48, note="1: Banco Santander, Banco Santander Chile"
    ),
    Feature(name="organization", weight=-0.32, note="1: a legal form or a word like bank says so"),
    Feature(name="a number more", weight=-1.64, note="1: Management Company, Management Company 23"),
    Feature(name="another legal form", weight=-1.77, note="1: Deutsche Bank AG, Deutsche Bank GmbH"),
    Feature(name="another order", weight=-0.86, note="1: Putin Vladimir, Vladimir Putin"),
    Feature(name="two edits", weight=-1.08, note="1: two letters or more typed otherwise in all"),
    Feature(name="three edits", weight=-2.51, note="1: three letters or more"),
)
"""Weights from `python -m bench.names --fit`: logistic regression on one half of 826 labelled pairs."""

SAME = 0.5
"""Names that score so much or more are taken for one's."""
WRITTEN_AS_ONE = 0.9
"""Names so alike without spaces are one name divided in two ways."""
ONLY_INITIALS = 9
"""Two names of which one is nothing but initials count as so many letters typed otherwise."""
_PATRONYMIC = re.compile(r"[oe]v(?:[iy]t?ch|na)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Whether two names are one's, and why.

    Attributes:
        score: 0–1.
        measures: What was measured, by name of the feature; those of 0 are left out.
    """

    score: float
    measures: Mapping[str, float]

    @property
    def is_same(self) -> bool:
        """Whether the score is high enough."""
        return self.score >= SAME


def same_person(one: str, other: str) -> Match:
    """Whether two names may be one person's or organization's.

    Args:
        one: A name in any script.
        other: Another.

    Returns:
        The match with its measures.

    Example:
        >>> same_person("Putin, Vladimir", "Wladimir Putin").is_same
        True
        >>> same_person("Hsi Chin-ping", "Xi Jinping").is_same, same_person("윤석열", "Yoon Suk Yeol").is_same
        (True, True)
        >>> same_person("Daniel Tusk", "Donald Tusk").is_same
        False
    """
    measures = measure(one, other)
    total = sum(feature.weight * measures[feature.name] for feature in FEATURES)
    return Match(
        score=1 / (1 + math.exp(-total)),
        measures={name: value for name, value in measures.items() if value},
    )


def measure(one: str, other: str) -> dict[str, float]:
    """What the features measure on two names, by name, in the order of `FEATURES`."""
    a, b = take_apart(one), take_apart(other)
    found = align(a.words, b.words)
    is_organization = a.is_organization or b.is_organization
    left = [w for w in found.left_over if is_organization or not _PATRONYMIC.search(w)]
    worst, worst_sound, typed = _differences(found)
    whole = _whole(a, b, one, other)
    if whole > worst:
        worst, worst_sound, left = whole, whole, []
        typed = round((1 - whole) * max(len(a.run), len(b.run)))
    letters = sum(len(p.one) + len(p.other) for p in found.pairs) + sum(map(len, left))
    values = (
        1.0,
        worst,
        worst_sound,
        sum(map(len, left)) / max(letters, 1),
        not is_organization and len(left) >= len(found.pairs),
        is_organization and bool(left),
        is_organization,
        bool(a.numbers) != bool(b.numbers),
        bool(a.legal and b.legal) and set(a.legal).isdisjoint(b.legal),
        found.moved,
        typed >= 2,
        typed >= 3,
    )
    return {feature.name: float(value) for feature, value in zip(FEATURES, values, strict=True)}


def _differences(found: Alignment) -> tuple[float, float, int]:
    """(the least alike pair of words, the least alike by sound, letters typed otherwise in all)."""
    worst = min((p.alike for p in found.pairs), default=0.0)
    worst_sound = min((p.sound for p in found.pairs), default=0.0)
    is_spelled = any(len(p.one) > 1 and len(p.other) > 1 for p in found.pairs)
    return worst, worst_sound, sum(p.typed for p in found.pairs) if is_spelled else ONLY_INITIALS


def _whole(a: NameWords, b: NameWords, one: str, other: str) -> float:
    """How alike the names are as a whole where their division into words or their script hides it; else 0."""
    if same_in_mandarin(a.run, b.run) or _is_reading(one, b) or _is_reading(other, a):
        return 1.0
    run = edits(a.run, b.run)
    return run if run >= WRITTEN_AS_ONE else 0.0


def _is_reading(native: str, latin: NameWords) -> bool:
    """Whether a name in another script is read like one in Latin letters."""
    script = script_of(native[:1])
    if script in ("latin", "none") or not latin.run.isascii():
        return False
    if script not in ("han", "hiragana", "katakana", "hangul"):
        return _is_spelled(native.split(), latin)
    return any(
        reads_as(native[:place], family, country=country)
        and reads_as(native[place:], given, country=country, is_family=False)
        for place in range(1, min(len(native), 4))
        for family, given in orders(latin.words)
        for country in ("JPN", "CHN")
    )


def _is_spelled(native: Sequence[str], latin: NameWords) -> bool:
    """Whether the words of a name in another alphabet are spelled like as many of the Latin words."""
    free = list(latin.words)
    unmet = 0
    for word in native:
        met = next((other for other in free if reads_as(word, other, country="")), None)
        if met is None:
            unmet += 1
        else:
            free.remove(met)
    matched = len(latin.words) - len(free)
    return matched > 1 and (unmet == 0 or not free)
