"""When two reports tell of one event: a declared list of features, each for it, or ruling it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from readout.link.facts import PAPERS, WORDED, Facts
from readout.link.offices import HELD_BY_ONE
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

MIN_COPIED_WORDS = 8
"""Words from which one sentence in two documents is no set phrase."""

COPY_WINDOW = dt.timedelta(days=7)
"""How far apart copies of one undated telling are published."""

MIN_TELLING_OVERLAP = 0.2
MIN_UNDATED_OVERLAP = 0.4
"""Of what is not known to be of one day more of the words must agree."""

COMMON = frozenset({"talks", "call", "visit", "aid", "strike", "sanction", "deployment", "exercise"})
"""Acts that the same states do often; an expulsion in the news of two days is one."""

MANY = 3
"""Of so many parties or more a report may leave one out."""


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
    """What the reader kept apart in one document is not joined, unless it is plainly told once more."""
    return 0.0 if a.docs.isdisjoint(b.docs) or _is_retold(a, b) else None


def act_agrees(a: Facts, b: Facts) -> Evidence:
    """The same act; a meeting and a negotiation are both talks. A call is never a meeting."""
    return 1.0 if a.act == b.act else None


def status_agrees(a: Facts, b: Facts) -> Evidence:
    """Held, ahead, off and hypothetical never mix; what one calls held and one denied is disputed."""
    return 0.5 if a.status == b.status else None


def parties_agree(a: Facts, b: Facts) -> Evidence:
    """The same states and bodies; fewer only where the formats agree. Japan and the U.S. are not the Quad.

    Of many one may be left out; and one side alone may be told of ("Wang held talks in Busan on Sunday").
    """
    if not a.parties or not b.parties:
        return None
    if a.parties == b.parties:
        return 1.5
    if not (a.parties <= b.parties or b.parties <= a.parties):
        return None
    if _formats_meet(a, b, subset=True):
        return 0.5
    few, many = (a, b) if a.parties < b.parties else (b, a)
    is_most = len(few.parties) >= MANY and len(many.parties) - len(few.parties) <= 1
    is_one_side = len(few.parties) == 1 and few.act == "talks" and _has_people_of(few, many)
    return 0.3 if (is_most or is_one_side) and _same_day(a, b) and _in_one_place(a, b) else None


def persons_agree(a: Facts, b: Facts) -> Evidence:
    """Where both name persons of one state, one's are among the other's; other persons hold other talks.

    A paper has many hands: who signed may differ between reports of one agreement. Who holds one office on
    one day is one person, whatever the names ("Foreign Minister Toshimichi Shigeki").
    """
    shared = sorted(a.persons.keys() & b.persons.keys())
    if not shared:
        return 0.0
    evidence = 0.0
    for country in shared:
        ours, theirs = a.persons[country], b.persons[country]
        if ours <= theirs or theirs <= ours:
            evidence += 1.0
        elif _hold_one_office(a, b, country):
            evidence += 0.3
        elif not (a.act in PAPERS or _in_teams(a) or _in_teams(b) or ours & theirs):
            return None
    return evidence


def levels_agree(a: Facts, b: Facts) -> Evidence:
    """ "The two defense ministers" are those who hold the office; leaders do not hold ministers' talks.

    Nor are talks of ministers of one kind the 2+2 beside which they were held.
    """
    if not a.levels or not b.levels or a.act in PAPERS or a.act in WORDED:
        return 0.0
    if _in_teams(a) != _in_teams(b):
        alone = b if _in_teams(a) else a
        return 0.0 if len(alone.levels) > 1 else None
    if a.levels & b.levels:
        return 0.3
    return 0.0 if _share_people(a, b) or _in_teams(a) else None


def formats_agree(a: Facts, b: Facts) -> Evidence:
    """The same format, or one names none. A trilateral is not the bilateral on its margins."""
    return 0.3 if _formats_meet(a, b, subset=False) else None


def occasions_agree(a: Facts, b: Facts) -> Evidence:
    """The second round is not the third, nor the 14th dialogue the 15th."""
    ours, theirs = dict(a.rounds), dict(b.rounds)
    shared = ours.keys() & theirs.keys()
    if not shared or a.act in WORDED:
        return 0.0
    return 0.5 if all(ours[noun] == theirs[noun] for noun in shared) else None


def dates_agree(a: Facts, b: Facts) -> Evidence:
    """Overlapping dates; one day apart for the same persons in one place; undated where all else agrees."""
    if _overlap(a, b, dt.timedelta(0)):
        if _is_vague(a) or _is_vague(b):
            return _undated(a, b)
        return 1.5 if a.is_day and b.is_day else 0.7
    if a.is_day and b.is_day and _overlap(a, b, TIME_ZONE_SLACK) and _are_the_same_talks(a, b):
        return 0.2
    return None


def hours_agree(a: Facts, b: Facts) -> Evidence:
    """What was in the morning was not in the evening of the same day; on the telephone it may be both."""
    if a.hour is None or b.hour is None or a.act != "talks" or not _same_day(a, b):
        return 0.0
    return 0.2 if a.hour == b.hour else None


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


def agendas_agree(a: Facts, b: Facts) -> Evidence:
    """The same issue on the table; what one does not tell is no difference."""
    return 0.2 if a.agenda & b.agenda else 0.0


def quotations_agree(a: Facts, b: Facts) -> Evidence:
    """The same words quoted: what was said once was said on one occasion."""
    return 0.5 if a.quotes & b.quotes else 0.0


def tellings_agree(a: Facts, b: Facts) -> Evidence:
    """Pledges and reactions of one day are kept apart by their words."""
    if a.act not in WORDED:
        return 0.0
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    needed = MIN_TELLING_OVERLAP if _same_day(a, b) else MIN_UNDATED_OVERLAP
    return shared if shared >= needed else TOO_LITTLE


FEATURES = (
    Feature(name="document", compare=documents_differ),
    Feature(name="act", compare=act_agrees),
    Feature(name="status", compare=status_agrees),
    Feature(name="parties", compare=parties_agree),
    Feature(name="persons", compare=persons_agree),
    Feature(name="date", compare=dates_agree),
    Feature(name="format", compare=formats_agree),
    Feature(name="office", compare=levels_agree),
    Feature(name="place", compare=places_agree),
    Feature(name="occasion", compare=occasions_agree),
    Feature(name="hour", compare=hours_agree),
    Feature(name="agenda", compare=agendas_agree),
    Feature(name="quotation", compare=quotations_agree),
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
    told_a, told_b = a.told_format, b.told_format
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
        is_one = (_same_hall(a, b) and _published_near(a, b, NEWS_WINDOW)) or _is_one_news(a, b)
        is_one = is_one or (_are_the_same_words(a, b) and _published_near(a, b, COPY_WINDOW))
        return 0.2 if is_one else TOO_LITTLE
    undated, dated = (a, b) if _is_vague(a) else (b, a)
    return 0.2 if dated.is_day and _is_fresh(undated, dated) else TOO_LITTLE


def _are_the_same_words(a: Facts, b: Facts) -> bool:
    """Whether one sentence tells both, as in a copy."""
    ours, theirs = (facts.telling.report.span.text.casefold().split() for facts in (a, b))
    return len(ours) >= MIN_COPIED_WORDS and ours == theirs


def _is_fresh(undated: Facts, dated: Facts) -> bool:
    low, high = undated.published
    if dated.low is None or dated.high is None or (low is None and high is None):
        return _same_hall(undated, dated)
    if undated.status == "ahead":
        return low is None or dated.low >= low
    earliest = low - NEWS_WINDOW if low is not None else None
    return (earliest is None or dated.high >= earliest) and (
        high is None or dated.low <= high + TIME_ZONE_SLACK
    )


def _published_near(a: Facts, b: Facts, window: dt.timedelta) -> bool:
    first, second = a.published[0], b.published[0]
    return first is not None and second is not None and abs(first - second) <= window


def _is_one_news(a: Facts, b: Facts) -> bool:
    """Whether two reports without a day stand in the news of two days, of the same people or a rare act."""
    if a.act in WORDED or a.act in PAPERS or len(a.parties) < 2 or not _published_near(a, b, TIME_ZONE_SLACK):
        return False
    is_bare = not a.persons and not b.persons
    return _share_people(a, b) or (is_bare and a.act not in COMMON)


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


def _same_day(a: Facts, b: Facts) -> bool:
    return a.is_day and b.is_day and a.low == b.low


def _in_one_place(a: Facts, b: Facts) -> bool:
    """Whether both name a place and it is the same, told more or less exactly."""
    here, there = a.place, b.place
    if here.name is None or there.name is None:
        return False
    return (
        here.name == there.name or refines(here, there, a.wide_places) or refines(there, here, a.wide_places)
    )


def _are_the_same_talks(a: Facts, b: Facts) -> bool:
    """Whether who and where leave a day's difference to time zones or a mistake."""
    if a.parties != b.parties or not _share_people(a, b):
        return False
    return _in_one_place(a, b) or (a.act == "call" and len(a.persons.keys() & b.persons.keys()) > 1)


def _is_retold(a: Facts, b: Facts) -> bool:
    """Whether two reports of one document say the same of day, parties, persons and format."""
    if a.act in WORDED or not _same_day(a, b) or a.parties != b.parties or a.told_format != b.told_format:
        return False
    if (
        a.is_further
        or b.is_further
        or any(a.persons[c] != b.persons[c] for c in a.persons.keys() & b.persons)
    ):
        return False
    if a.act not in PAPERS and not _share_people(a, b):
        return False
    named = {place.name for place in (a.place, b.place) if place.name is not None}
    return len(named) < 2 or _in_one_place(a, b)


def _share_people(a: Facts, b: Facts) -> bool:
    return any(a.persons[country] & b.persons[country] for country in a.persons.keys() & b.persons.keys())


def _has_people_of(few: Facts, many: Facts) -> bool:
    """Whether somebody is named, and everybody of the one is among those of the other."""
    return bool(few.persons) and all(
        who <= many.persons.get(c, frozenset()) for c, who in few.persons.items()
    )


def _hold_one_office(a: Facts, b: Facts, country: str) -> bool:
    """Whether both name a person of the state in the same office, which one person holds at a time."""
    if not _same_day(a, b) or not country:
        return False
    ours = {a.offices.get(person) for person in a.persons[country]} & HELD_BY_ONE
    return bool(ours & {b.offices.get(person) for person in b.persons[country]})
