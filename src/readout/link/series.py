"""Which events are occasions of one series: the same parties in the same format, over the years.

The rule, in order. A meeting or a joint paper belongs to a declared series when its parties are those of the
series on that day (or the group's own name stands for them) and its level of office is that of the series, or
the series' name stands in the telling. Else it belongs to a recognised one when the same parties, all of
them and nobody else, met at the same level on at least two occasions more than a week apart. A joint paper
that does not tell its level belongs to the meeting of the same parties on the same days.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from readout.knowledge import Knowledge, Series
from readout.knowledge.series import LEVELS, TEAMS
from readout.link.gatherings import PAPER, Gathering, Lens
from readout.model import Event, Report

SLACK = dt.timedelta(days=3)
"""How far the paper, or another account, of one occasion may lie from its day."""

APART = dt.timedelta(days=7)
"""What lies no further apart is one round of talks, not two occasions."""

VAGUE = dt.timedelta(days=62)
"""An event told of no more exactly than this proves no occasion of its own."""

OWN_PAPER = "frame:title:paper"
"""The rule by which a document is found to be the joint text itself."""

MANY = 5
"""Of a group with so many members a report may name some only."""

_ORDER = (*TEAMS, *LEVELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Events of one series that belong to one occasion: the meeting, its plan, its paper.

    Attributes:
        gatherings: The events, what is told most exactly first.
        low: First day.
        high: Last day.
        is_held: Whether it took place; False for what was only planned, or cancelled.
    """

    gatherings: tuple[Gathering, ...]
    low: dt.date
    high: dt.date
    is_held: bool


def find_series(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    titles: Mapping[str, str],
    knowledge: Knowledge,
) -> dict[str, str]:
    """The series of every event that belongs to one.

    The result depends on the set of events alone, not on their order.

    Args:
        events: Linked events.
        reports: Their reports by id.
        titles: Title by document, where it has one.
        knowledge: Knows declared series, offices and who held them.

    Returns:
        Event id → series id.
    """
    laid = lay_out_all(events, reports, titles, Lens(knowledge))
    by_format: dict[str | None, list[Series]] = defaultdict(list)
    for one in knowledge.series.values():
        by_format[one.format].append(one)
    found = {}
    for gathering in laid:
        named = [knowledge.series[series] for series in sorted(gathering.named)]
        candidates = by_format[gathering.level] if gathering.level is not None else named
        series = declared_for(gathering, candidates)
        if series is not None:
            found[gathering.event] = series.series
    found |= _recognised(gathering for gathering in laid if gathering.event not in found)
    return found | _papers(laid, found, knowledge.series)


def lay_out_all(
    events: Iterable[Event], reports: Mapping[str, Report], titles: Mapping[str, str], lens: Lens
) -> list[Gathering]:
    """Events as gatherings, by id.

    Args:
        events: Linked events.
        reports: Their reports by id.
        titles: Title by document.
        lens: Lays them out.

    Returns:
        Those that can be of a series.
    """
    laid = []
    for event in sorted(events, key=lambda event: event.event):
        telling = [reports[report] for report in event.reports if report in reports]
        papers = {r.span.doc for r in telling if r.rule == OWN_PAPER and event.told.act == PAPER}
        texts = [*(r.span.text for r in telling), *(titles.get(doc, "") for doc in sorted(papers))]
        gathering = lens.lay_out(event, texts, (r.span.doc for r in telling))
        if gathering is not None:
            laid.append(gathering)
    return laid


def declared_for(gathering: Gathering, declared: Iterable[Series]) -> Series | None:
    """The declared series that a gathering belongs to: one it names before one it only fits.

    Args:
        gathering: A gathering.
        declared: The declared series.

    Returns:
        The series, or None.
    """
    fitting = [
        series
        for series in declared
        if _level_fits(gathering, series)
        and parties_fit(gathering.parties, gathering.low, series, gathering.named)
    ]
    return min(fitting, key=lambda s: (s.series not in gathering.named, s.series), default=None)


def parties_fit(
    parties: frozenset[str], day: dt.date | None, series: Series, named: frozenset[str] = frozenset()
) -> bool:
    """Whether parties are those of a declared series on a day.

    Args:
        parties: ISO alpha-3 codes and ids of bodies.
        day: When.
        series: The series.
        named: Series whose names were told.

    Returns:
        True for the members and nobody else, for the group alone, for a group with the bodies it invites, and
        for several of a large group where the series is named.
    """
    members = series.members_on(day)
    if parties == members or (series.body is not None and parties == {series.body}):
        return True
    if series.body is None or not members:
        return False
    states = frozenset(party for party in parties if "/" not in party)
    if states == frozenset(party for party in members if "/" not in party):
        return True
    is_some = len(states) > 2 and states < members and len(members) >= MANY
    return is_some and series.series in named


def occasions(gatherings: Iterable[Gathering]) -> tuple[list[Occasion], list[Gathering]]:
    """Gatherings of one series by occasion.

    What was held and is told most exactly makes an occasion; the rest joins the one whose days it can mean.

    Args:
        gatherings: Of one series, in any order.

    Returns:
        Occasions in order of time, and the gatherings without a day or that can mean several occasions.
    """
    made: list[list[Gathering]] = []
    loose: list[Gathering] = []
    for gathering in sorted(gatherings, key=_exactness):
        if gathering.low is None or gathering.high is None:
            loose.append(gathering)
            continue
        near = [group for group in made if _is_near(group[0], gathering)]
        near = [group for group in near if _is_near(group[0], gathering, dt.timedelta(0))] or near
        if len(near) == 1:
            near[0].append(gathering)
        elif near:
            loose.append(gathering)
        else:
            made.append([gathering])
    found = [occasion for group in made if (occasion := _occasion(group)) is not None]
    return sorted(found, key=lambda o: (o.low, o.high, o.gatherings[0].event)), loose


def id_of_parties(parties: Iterable[str], level: str) -> str:
    """The id of a recognised series.

    Example:
        >>> id_of_parties({"USA", "JPN"}, "2+2"), id_of_parties({"JPN", "org/nato"}, "leaders")
        ('series/jpn-usa/2+2', 'series/jpn-nato/leaders')
    """
    return f"series/{'-'.join(sorted(party.rpartition('/')[2].lower() for party in parties))}/{level}"


def _recognised(gatherings: Iterable[Gathering]) -> dict[str, str]:
    """Series of the same parties at the same level, on two occasions or more."""
    alike: dict[tuple[frozenset[str], str], list[Gathering]] = defaultdict(list)
    for gathering in gatherings:
        if gathering.level is not None and _is_several(gathering.parties):
            alike[gathering.parties, gathering.level].append(gathering)
    found: dict[str, str] = {}
    for (parties, level), group in alike.items():
        held = [o for o in occasions(group)[0] if o.is_held and o.high - o.low <= VAGUE]
        if held and held[-1].low - min(o.high for o in held) > APART:
            found |= dict.fromkeys((g.event for g in group), id_of_parties(parties, level))
    return found


def _is_several(parties: frozenset[str]) -> bool:
    """Two parties or more, or a body that meets in its members."""
    return len(parties) > 1 or all(party.startswith("org/") for party in parties)


def _papers(
    laid: Sequence[Gathering], found: Mapping[str, str], declared: Mapping[str, Series]
) -> dict[str, str]:
    """Joint papers that do not tell their level: each with the meeting it came of."""
    by_day: dict[dt.date, list[Gathering]] = defaultdict(list)
    for meeting in laid:
        if meeting.event in found and not meeting.is_paper and meeting.low is not None and _is_exact(meeting):
            by_day[meeting.low].append(meeting)
    series_of = {}
    for paper in laid:
        if paper.event in found or not paper.is_paper or paper.is_mixed or paper.level is not None:
            continue
        if paper.low is None or not _is_exact(paper):
            continue
        reach = range(-SLACK.days, (VAGUE + SLACK).days + 1)
        meetings = chain.from_iterable(
            by_day.get(paper.low - dt.timedelta(days=days), ())
            for days in reach
            if paper.low.toordinal() > days
        )
        near = [
            meeting
            for meeting in meetings
            if _is_near(meeting, paper)
            and meeting.is_held == paper.is_held
            and _same_parties(meeting, paper, declared.get(found[meeting.event]))
        ]
        if near:
            series_of[paper.event] = found[min(near, key=lambda meeting: _closeness(meeting, paper)).event]
    return series_of


def _same_parties(meeting: Gathering, paper: Gathering, series: Series | None) -> bool:
    if meeting.parties == paper.parties:
        return True
    return series is not None and parties_fit(paper.parties, paper.low, series, paper.named)


def _closeness(meeting: Gathering, paper: Gathering) -> tuple[bool, int, int, str]:
    is_part = paper.part_of == meeting.event or meeting.part_of == paper.event
    level = _ORDER.index(meeting.level) if meeting.level in _ORDER else len(_ORDER)
    return not is_part, -len(meeting.docs & paper.docs), level, meeting.event


def _level_fits(gathering: Gathering, series: Series) -> bool:
    if gathering.level is not None:
        return gathering.level == series.format
    return not gathering.is_mixed and series.series in gathering.named


def _exactness(gathering: Gathering) -> tuple[bool, bool, bool, int, dt.date, str]:
    """What was held first, then what is told exactly, meetings before papers."""
    width = (
        (gathering.high - gathering.low).days
        if gathering.low is not None and gathering.high is not None
        else 10**6
    )
    is_vague = width > VAGUE.days
    return (
        not gathering.is_held,
        is_vague,
        gathering.is_paper,
        width,
        gathering.low or dt.date.max,
        gathering.event,
    )


def _is_exact(gathering: Gathering) -> bool:
    return (
        gathering.low is not None and gathering.high is not None and gathering.high - gathering.low <= VAGUE
    )


def _is_near(a: Gathering, b: Gathering, slack: dt.timedelta = SLACK) -> bool:
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return a.low - b.high <= slack and b.low - a.high <= slack


def _occasion(group: Sequence[Gathering]) -> Occasion | None:
    first = group[0]
    if first.low is None or first.high is None:
        return None
    return Occasion(gatherings=tuple(group), low=first.low, high=first.high, is_held=first.is_held)
