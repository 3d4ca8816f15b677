"""Where talks were held that name no place: on a visit told beside them, or where the report was filed."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.circumstance import as_place
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.model import Dating, Place

_HELD = ("occurred", "ongoing")
_SIGNED = frozenset({"sign", "signing", "conclude", "seal"})
_LEAD_PARAGRAPHS = 3
_VISIT_DAYS = 10


def place_by_scene(page: Page, kept: Sequence[Candidate]) -> None:
    """Give talks the place, and where it is missing the date, of the visit during which they were held.

    Args:
        page: The document on the desk.
        kept: Merged candidates, changed in place.
    """
    visits = [c for c in kept if c.act == "visit" and c.status in _HELD and c.place is not None]
    filed = _filed_from(page)
    for candidate in kept:
        if not candidate.is_talk or candidate.act == "call" or candidate.status not in _HELD:
            continue
        visit = next((v for v in reversed(visits) if _is_during(candidate, v)), None)
        if visit is not None:
            _take_scene(candidate, visit)
        elif candidate.place is None and filed is not None and _is_told_from(page, candidate, filed):
            candidate.place = filed


def _is_during(talk: Candidate, visit: Candidate) -> bool:
    """The visitor talks with somebody of the state visited, told after the visit and not elsewhere or later."""
    place = visit.place
    if place is None or place.country is None or not visit.people & talk.people:
        return False
    hosts = {r.side for r in talk.who() if r.key not in visit.people}
    if place.country not in hosts or talk.trigger.start < visit.trigger.start:
        return False
    if talk.place is not None and talk.place.country != place.country:
        return False
    return _is_within(talk.dating, visit.dating)


def _is_within(inner: Dating, outer: Dating) -> bool:
    if inner.date is None or outer.date is None:
        return True
    (low, high), (first, last) = inner.date.bounds(), outer.date.bounds()
    return not (
        (high is not None and first is not None and high < first)
        or (low is not None and last is not None and low > last)
    )


def _take_scene(talk: Candidate, visit: Candidate) -> None:
    talk.place = talk.place or visit.place
    date = visit.dating.date
    if talk.dating.date is not None or date is None:
        return
    low, high = date.bounds()
    if low is not None and high is not None and (high - low).days <= _VISIT_DAYS:
        talk.dating = Dating(date=date, basis="inferred", why="during the visit told beside it")


def _filed_from(page: Page) -> Place | None:
    """The town of the dateline."""
    line = next((b for b in page.document.blocks if b.kind == "dateline"), None)
    if line is None:
        return None
    found = [r for r in page.references_in(line.start, line.end) if r.sense in ("capital", "place")]
    return as_place(page, found[0]) if len(found) == 1 and _is_town(found[0]) else None


def _is_town(reference: Reference) -> bool:
    return reference.country is not None


def _is_told_from(page: Page, talk: Candidate, filed: Place) -> bool:
    """Talks at the head of a report that is filed from the town of one of those who talk."""
    lead = page.sentences[0].paragraph + _LEAD_PARAGRAPHS if page.sentences else 0
    at_head = page.sentences[talk.sentence].paragraph <= lead
    published = page.document.published.date
    first, last = (published.low, published.high) if published is not None else (None, None)
    if (
        not at_head
        or filed.country not in talk.sides
        or talk.dating.date is None
        or last is None
        or first is None
    ):
        return False
    low, high = talk.dating.date.bounds()
    return low is not None and high is not None and 0 <= (last - low).days <= 3 and high <= last
