"""Who held the offices then: "their leaders met in 2019" means those of 2019, not those the text is about."""

from __future__ import annotations

import datetime as dt

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.derived import as_home, stand_in
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge.tenures import is_stale


def name_holders_then(page: Page, candidate: Candidate) -> None:
    """Replace people whom the telling does not name and who did not hold their office on its date.

    Args:
        page: The document on the desk.
        candidate: Dated and merged; changed in place: who held the office then stands in, or the state.
    """
    date = candidate.dating.date
    low, high = date.bounds() if date is not None else (None, None)
    if low is None or high is None or any(_speaks_of_them(c) for c in (candidate, *candidate.merged)):
        return
    roles = [
        (name, _then(page, r, low, high) if _is_anachronism(page, candidate, r, low, high) else r)
        for name, r in candidate.roles
    ]
    candidate.roles = list({r.key: (name, r) for name, r in reversed(roles)}.values())[::-1]


def _speaks_of_them(candidate: Candidate) -> bool:
    """ "They met again in 2008": the same people, whatever they were then."""
    return any(s.tag == "PRP" for s in candidate.tree.children(candidate.trigger, "nsubj", "nsubjpass"))


def _is_anachronism(page: Page, candidate: Candidate, person: Reference, low: dt.date, high: dt.date) -> bool:
    tellings = [page.sentences[c.sentence] for c in (candidate, *candidate.merged)]
    is_named_here = person.method == "name" and any(s.start <= person.start < s.end for s in tellings)
    if not person.is_person or is_named_here or person.office_id is None or person.home is None:
        return False
    held = page.knowledge.tenures_of(person.key)
    in_office = [t for t in held if t.office == person.office_id]
    return bool(in_office) and all(t.start > high or (t.end is not None and t.end < low) for t in in_office)


def _then(page: Page, person: Reference, low: dt.date, high: dt.date) -> Reference:
    holders = page.knowledge.holders(person.office_id or "", person.home or "", low, high)
    holders = tuple(t for t in holders if not is_stale(t, low))
    if len({t.person for t in holders}) != 1:
        return as_home(page, person)
    tenure = holders[0]
    found = stand_in(
        person, page.entity(tenure.person), method="office-holder", note="held the office on these days"
    )
    found.sense, found.office, found.office_id = "person", page.knowledge.title_of(tenure), tenure.office
    found.country, found.home, found.score = person.country, person.home, 0.7
    return found
