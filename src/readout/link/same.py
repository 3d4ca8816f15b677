"""When two reports tell of one event: a declared list of features, each for it, or ruling it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from readout.link.facts import PAPERS, WORDED, Facts
from readout.link.places import refines

Evidence = float | None
"""How much a feature speaks for one event; None rules it out."""

JOIN_AT = 2.0
"""Evidence from which two reports are joined."""

TOO_LITTLE = -10.0
"""Nothing against it, but by itself no reason to join: others may still bring the two together."""

VAGUE_DAYS = 62
"""A date wider than this says no more than none."""

TIME_ZONE_SLACK = dt.timedelta(days=1)
NEWS_WINDOW = dt.timedelta(days=45)
"""How far before its publication an undated report of something held is looked for."""

MIN_TELLING_OVERLAP = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that is compared.

    Attributes:
        name: For `readout explain`.
        compare: Gives the evidence for a pair.
    """

    name: str
    compare: Callable[[Facts, Facts], Evidence]


def documents_differ(a: Facts, b: Facts) -> Evidence:
    """What the reader kept apart in one document is not joined across documents either."""
    return None if a.telling.report.span.doc == b.telling.report.span.doc else 0.0


def act_agrees(a: Facts, b: Facts) -> Evidence:
    """The same act; a meeting and a negotiation are both talks. A call is never a meeting."""
    return 1.0 if a.act == b.act else None


def status_agrees(a: Facts, b: Facts) -> Evidence:
    """Held, ahead, off and hypothetical never mix; what one calls held and one denied is disputed."""
    return 0.5 if a.status == b.status else None


def parties_agree(a: Facts, b: Facts) -> Evidence:
    """The same states and bodies; fewer only where the formats agree. Japan and the U.S. are not the Quad."""
    if not a.parties or not b.parties:
        return None
    if a.parties == b.parties:
        return 1.5
    subset = a.parties <= b.parties or b.parties <= a.parties
    return 0.5 if subset and _formats_meet(a, b, subset=True) else None


def persons_agree(a: Facts, b: Facts) -> Evidence:
    """Where both name persons of one state, one's are among the other's; other persons hold other talks.

    A paper has many hands: who signed may differ between reports of one agreement.
    """
    shared = sorted(a.persons.keys() & b.persons.keys())
    if not shared:
        return 0.0
    evidence = 0.0
    for country in shared:
        ours, theirs = a.persons[country], b.persons[country]
        if ours <= theirs or theirs <= ours:
            evidence += 1.0
        elif not (a.act in PAPERS or _in_teams(a) or _in_teams(b) or ours & theirs):
            return None
    return evidence


def formats_agree(a: Facts, b: Facts) -> Evidence:
    """The same format, or one names none. A trilateral is not the bilateral on its margins."""
    return 0.3 if _formats_meet(a, b, subset=False) else None


def dates_agree(a: Facts, b: Facts) -> Evidence:
    """Overlapping dates; one day apart for the same persons in one place; undated where all else agrees."""
    if _overlap(a, b, dt.timedelta(0)):
        if _is_vague(a) or _is_vague(b):
            return _undated(a, b)
        return 1.5 if a.is_day and b.is_day else 0.7
    if a.is_day and b.is_day and _same_hall(a, b) and _overlap(a, b, TIME_ZONE_SLACK):
        return 0.2
    return None


def places_agree(a: Facts, b: Facts) -> Evidence:
    """The same place or one unnamed; two cities only where persons and day agree: a conflict."""
    here, there = a.place, b.place
    if here.name is not None and here.name == there.name:
        return 1.0
    if here.country is not None and there.country is not None and here.country != there.country:
        return -0.5 if _same_day_and_parties(a, b) and a.act not in PAPERS else None
    if refines(here, there, a.wide_places) or refines(there, here, a.wide_places):
        return 0.3
    if here.name is not None and there.name is not None:
        return 0.0 if _same_day_and_parties(a, b) else None
    return 0.1


def tellings_agree(a: Facts, b: Facts) -> Evidence:
    """Pledges and reactions of one day are kept apart by their words."""
    if a.act not in WORDED:
        return 0.0
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    return shared if shared >= MIN_TELLING_OVERLAP else TOO_LITTLE


FEATURES = (
    Feature(name="document", compare=documents_differ),
    Feature(name="act", compare=act_agrees),
    Feature(name="status", compare=status_agrees),
    Feature(name="parties", compare=parties_agree),
    Feature(name="persons", compare=persons_agree),
    Feature(name="format", compare=formats_agree),
    Feature(name="date", compare=dates_agree),
    Feature(name="place", compare=places_agree),
    Feature(name="telling", compare=tellings_agree),
)
"""In the order in which they rule out most for least."""


def evidence(a: Facts, b: Facts) -> Evidence:
    """How much speaks for both telling of one event.

    Args:
        a: One report.
        b: The other.

    Returns:
        The sum over all features, or None when one of them rules it out.
    """
    total = 0.0
    for feature in FEATURES:
        found = feature.compare(a, b)
        if found is None:
            return None
        total += found
    return total


def explain(a: Facts, b: Facts) -> tuple[tuple[str, Evidence], ...]:
    """What each feature says about the pair, for `readout explain`.

    Args:
        a: One report.
        b: The other.

    Returns:
        (feature, evidence) pairs in declared order.
    """
    return tuple((feature.name, feature.compare(a, b)) for feature in FEATURES)


def _formats_meet(a: Facts, b: Facts, *, subset: bool) -> bool:
    told_a, told_b = a.telling.report.told.format, b.telling.report.told.format
    if subset:
        return told_a is not None and told_a == told_b
    # "summit" tells the rank, not the number of parties; it goes with any of them.
    loose = {None, "summit"}
    if told_a in loose or told_b in loose:
        return a.format in loose or b.format in loose or a.format == b.format or a.parties == b.parties
    # A 2+2 between two states is a bilateral too.
    plain = {fmt for fmt in (told_a, told_b) if fmt is not None and "+" not in fmt}
    return told_a == told_b or (plain == {"bilateral"} and a.parties == b.parties and len(a.parties) == 2)


def _in_teams(facts: Facts) -> bool:
    return facts.format is not None and "+" in facts.format


def _overlap(a: Facts, b: Facts, slack: dt.timedelta) -> bool:
    return not (_before(a.high, b.low, slack) or _before(b.high, a.low, slack))


def _before(high: dt.date | None, low: dt.date | None, slack: dt.timedelta) -> bool:
    return high is not None and low is not None and low - high > slack


def _is_vague(facts: Facts) -> bool:
    return facts.low is None or facts.high is None or (facts.high - facts.low).days > VAGUE_DAYS


def _undated(a: Facts, b: Facts) -> Evidence:
    """Undated reports join where parties and place agree, or the news is fresh enough to mean this one."""
    if a.parties != b.parties:
        return TOO_LITTLE
    if _is_vague(a) and _is_vague(b):
        return 0.2 if _same_hall(a, b) and _published_near(a, b) else TOO_LITTLE
    undated, dated = (a, b) if _is_vague(a) else (b, a)
    return 0.2 if dated.is_day and _is_fresh(undated, dated) else TOO_LITTLE


def _is_fresh(undated: Facts, dated: Facts) -> bool:
    published = undated.telling.published.date
    if published is None or dated.low is None or dated.high is None:
        return _same_hall(undated, dated)
    low, high = published.bounds()
    if undated.status == "ahead":
        return low is None or dated.low >= low
    earliest = low - NEWS_WINDOW if low is not None else None
    return (earliest is None or dated.high >= earliest) and (
        high is None or dated.low <= high + TIME_ZONE_SLACK
    )


def _published_near(a: Facts, b: Facts) -> bool:
    first, second = a.telling.published.date, b.telling.published.date
    if first is None or second is None or first.low is None or second.low is None:
        return False
    return abs(first.low - second.low) <= NEWS_WINDOW


def _same_hall(a: Facts, b: Facts) -> bool:
    """Whether the same persons are at the same named place."""
    return (
        bool(a.persons)
        and a.persons == b.persons
        and a.place.name is not None
        and a.place.name == b.place.name
    )


def _same_day_and_parties(a: Facts, b: Facts) -> bool:
    if not (a.is_day and b.is_day and a.low == b.low and a.parties == b.parties):
        return False
    shared = a.persons.keys() & b.persons.keys()
    return a.act in PAPERS or all(a.persons[c] & b.persons[c] for c in shared)
