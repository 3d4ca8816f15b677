"""When something was said that has no date of its own: on the occasion that the text tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.circumstance import date_of
from readout.annotate.events.merge import dates_agree
from readout.annotate.page import Page
from readout.annotate.release import day_of_release
from readout.model import Dating, EdtfDate

SAYING = frozenset({"speech", "reach", "mutual", "together", "call-on", "paper", "must"})
"""Patterns of frames whose events are said or agreed, mostly at a meeting told elsewhere in the text."""

_SIGNED = frozenset({"reach", "paper"})
"""Those that have a place: where they were signed or issued."""
_HELD = ("occurred", "ongoing")
_CARRIES_ON = frozenset({"conj", "advcl", "xcomp", "ccomp", "parataxis", "dep", "pcomp", "prep", "acomp"})
_BEFORE_THIS = frozenset({"recent", "previous", "last", "earlier", "past", "first", "prior", "historic"})
_NEAR_PARAGRAPHS = 2
"""How far above a report of an agency may tell of the talks at which something was said."""
_OCCASION_DAYS = 10
"""How long after talks they are still what a release is about."""


def date_by_occasion(page: Page, kept: Sequence[Candidate]) -> None:
    """Date the talks of a release by the release, then what was said by the talks it was said at.

    Args:
        page: The document on the desk.
        kept: Merged candidates, changed in place.
    """
    released = day_of_release(page)
    day = released.date.low if released.date is not None else None
    talks = sorted(
        (c for c in kept if (c.is_talk or c.act == "visit") and c.status in _HELD),
        key=lambda c: c.trigger.start,
    )
    if day is not None:
        _date_first(talks, released)
    _date_on_visits(talks, released, day)
    talks = [c for c in talks if _is_some_day(c.dating, day)]
    for candidate in kept:
        if candidate.dating.date is None and released.date is not None:
            is_encounter = candidate.is_talk or candidate.act == "visit"
            if candidate.status == "planned" and is_encounter:
                candidate.dating = _from(released)
            elif candidate.status == "planned" or (candidate.status == "ongoing" and _is_asserted(candidate)):
                candidate.dating = released  # a promise is of the day on which it is made
        if not _is_said_here(candidate) or date_of(page, candidate, narrow=True).date is not None:
            continue
        occasion = _occasion_of(page, candidate, talks, is_released=day is not None)
        if occasion is not None:
            candidate.dating = _on(occasion, released)
            if candidate.place is None and candidate.frame.pattern in _SIGNED:
                candidate.place = occasion.place
        elif day is not None:
            candidate.dating = released


def _from(released: Dating) -> Dating:
    """What a release announces without a day lies at or after its own."""
    day = released.date.low if released.date is not None else None
    return Dating(
        date=EdtfDate.between(day, None), basis="inferred", why="still to come when it was released"
    )


def _on(occasion: Candidate, released: Dating) -> Dating:
    """The date of the talks; of talks over several days that on which the release was given out."""
    date, day = occasion.dating.date, released.date
    if date is not None and day is not None and not date.is_day and dates_agree(occasion.dating, released):
        date = day
    return Dating(date=date, basis="inferred", why="said on the occasion told of in the text")


def _date_first(talks: Sequence[Candidate], released: Dating) -> None:
    """The talks that a release opens with, when it gives them no date."""
    if talks and talks[0].dating.date is None and _is_asserted(talks[0]):
        tree, center = talks[0].tree, talks[0].center
        if not {c.lower for c in tree.children(center, "amod", "advmod")} & _BEFORE_THIS:
            talks[0].dating = released


def _date_on_visits(talks: Sequence[Candidate], released: Dating, day: dt.date | None) -> None:
    """Talks without a date of somebody whose visit of these days is told of."""
    visits = [t for t in talks if t.act == "visit" and _is_some_day(t.dating, day)]
    for talk in talks:
        if talk.dating.date is None and _is_asserted(talk):
            visit = next((v for v in visits if v.people and v.people <= talk.people), None)
            if visit is not None:
                talk.dating = _on(visit, released)


def _is_some_day(dating: Dating, published: dt.date | None) -> bool:
    """Whether talks have a date of few days, and for a release are those it was given out about."""
    if dating.date is None:
        return False
    low, high = dating.date.bounds()
    if low is None or high is None or (high - low).days > _OCCASION_DAYS:
        return False
    return published is None or 0 <= (published - low).days <= _OCCASION_DAYS


def _is_said_here(candidate: Candidate) -> bool:
    return (
        candidate.frame.pattern in SAYING
        and not candidate.frame.is_noun
        and candidate.status in _HELD
        and _is_asserted(candidate)
    )


def _is_asserted(candidate: Candidate) -> bool:
    """Whether the trigger heads what is told and does not look back: not "had agreed", "the talks held"."""
    tree, at = candidate.tree, candidate.trigger
    if any(c.lower == "had" for c in tree.children(at, "aux")):
        return False
    while at.head != at.i:
        if at.dep not in _CARRIES_ON:
            return False
        at = tree.head(at)
    return True


def _occasion_of(
    page: Page, candidate: Candidate, talks: Sequence[Candidate], *, is_released: bool
) -> Candidate | None:
    """In a release the first talks that those who speak took part in, else the nearest above."""
    speakers = [r for r in candidate.who("source") if r.is_person]
    people, sides = {r.key for r in speakers}, {r.side for r in candidate.who("source")}
    fitting = [t for t in talks if (people <= t.people if people else sides <= t.sides)]
    if is_released:
        return fitting[0] if fitting else None
    paragraph = page.sentences[candidate.sentence].paragraph
    before = [
        t
        for t in fitting
        if t.trigger.start < candidate.trigger.start
        and paragraph - page.sentences[t.sentence].paragraph <= _NEAR_PARAGRAPHS
    ]
    return before[-1] if before else None
