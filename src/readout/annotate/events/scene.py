"""Where talks were held that name no place: on a visit told beside them, or where the report was filed."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.circumstance import as_place
from readout.annotate.events.dateline import TOWNS, town_of_dateline
from readout.annotate.events.merge import dates_agree
from readout.annotate.page import Page
from readout.model import Dating, Place

_HELD = ("occurred", "ongoing")
_VISIT_DAYS = 10
_NEAR_SENTENCES = 2


def place_by_scene(page: Page, kept: Sequence[Candidate]) -> None:
    """Give talks the place, and where it is missing the date, of the visit during which they were held.

    Args:
        page: The document on the desk.
        kept: Merged candidates, changed in place.
    """
    visits = [c for c in kept if c.act == "visit" and c.status in _HELD and c.place is not None]
    filed = town_of_dateline(page)
    for candidate in kept:
        if not candidate.is_talk or candidate.act == "call" or candidate.status not in _HELD:
            continue
        visit = next((v for v in reversed(visits) if _is_during(candidate, v)), None)
        if visit is not None:
            _take_scene(candidate, visit)
        elif candidate.place is None and filed is not None and _is_told_from(page, candidate, filed):
            candidate.place = filed
    held = [c for c in kept if c.is_talk and c.act != "call" and c.status in _HELD]
    for candidate in held:
        if candidate.place is None:
            spots = (c for c in [*held, *visits] if c.place is not None and _is_same_stay(candidate, c))
            candidate.place = next((town for spot in spots if (town := _town_of(page, spot))), None)


def _is_same_stay(talk: Candidate, spot: Candidate) -> bool:
    """Somebody abroad was at the spot on the same day, or a day off with hosts of the same state."""
    place, days = spot.place, _days_apart(talk.dating, spot.dating)
    if place is None or days is None or days > 1:
        return False
    guests = {r.key for r in spot.who() if r.is_person and r.side != place.country} & talk.people
    hosts = {r.side for r in talk.who() if r.key not in guests}
    return bool(guests) and (days == 0 or place.country in hosts)


def _days_apart(a: Dating, b: Dating) -> int | None:
    """Days between two datings; None where either is not one day."""
    if a.date is None or b.date is None or not (a.date.is_day and b.date.is_day):
        return None
    low, high = a.date.low, b.date.low
    return abs((low - high).days) if low is not None and high is not None else None


def _town_of(page: Page, spot: Candidate) -> Place | None:
    """The town of a spot: that of its sentence where the spot itself is a house."""
    sentence = page.sentences[spot.sentence]
    for reference in page.references_in(sentence.start, sentence.end):
        known = page.knowledge.places.get(reference.key)
        if known is not None and known.kind in TOWNS and spot.place is not None:
            place = as_place(page, reference)
            if place.country == spot.place.country:
                return place
    return None


def _is_during(talk: Candidate, visit: Candidate) -> bool:
    """The visitor talks with somebody of the state visited, told after the visit and of no other place."""
    place = visit.place
    if place is None or place.country is None or not visit.people & talk.people:
        return False
    hosts = {r.side for r in talk.who() if r.key not in visit.people}
    if place.country not in hosts or talk.trigger.start < visit.trigger.start:
        return False
    if talk.place is not None and talk.place.country != place.country:
        return False
    return dates_agree(talk.dating, visit.dating)


def _take_scene(talk: Candidate, visit: Candidate) -> None:
    if abs(talk.sentence - visit.sentence) <= _NEAR_SENTENCES:  # a visit may lead to several towns
        talk.place = talk.place or visit.place
    date = visit.dating.date
    if talk.dating.date is not None or date is None:
        return
    low, high = date.bounds()
    if low is not None and high is not None and (high - low).days <= _VISIT_DAYS:
        talk.dating = Dating(date=date, basis="inferred", why="during the visit told beside it")


def _is_told_from(page: Page, talk: Candidate, filed: Place) -> bool:
    """Talks told in the first sentence of the body, which names no place, with a side that sits there."""
    if filed.country not in talk.sides or talk.sentence != _first_of_body(page):
        return False
    sentence = page.sentences[talk.sentence]
    inside = page.references_in(sentence.start, sentence.end)
    return not any(r.sense in ("place", "capital", "region") for r in inside)


def _first_of_body(page: Page) -> int | None:
    return next((n for n, s in enumerate(page.sentences) if s.kind == "body"), None)
