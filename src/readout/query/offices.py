"""Who held an office on a day, and whom a name can mean: asked of the knowledge tables, not of a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

from readout.errors import NotFound, UsageError
from readout.knowledge import Knowledge, Tenure
from readout.knowledge.given import state_or_body
from readout.model import EdtfDate
from readout.record import Row

Window = tuple[dt.date | None, dt.date | None]


def holders(knowledge: Knowledge, office: str, *, of: Sequence[str] = (), on: str | None = None) -> list[Row]:
    """Who held an office.

    Args:
        knowledge: The tables.
        office: Title as written ("foreign minister", "Secretary of War") or office id.
        of: States and bodies by code, id or name; all when empty.
        on: EDTF text: any day of it counts; every holder ever when not given.

    Returns:
        Rows `of`, `office`, `title`, `entity`, `name`, `native`, `start`, `end`, `precision`, `verified`,
        `evidence`; by state, then by start.

    Raises:
        UsageError: The office or a state is unknown, or `on` is no date.
        NotFound: The title was in use there, but not then.
    """
    low, high = window(on)
    wanted = [state_or_body(knowledge, each) for each in of]
    found: list[Tenure] = []
    for whose in wanted or sorted({t.of for t in knowledge.tenures}):
        for office_id in _offices(knowledge, office, whose, low, high, must_exist=bool(wanted)):
            found += knowledge.holders(office_id, whose, low, high)
    if not wanted and not found:
        _offices(knowledge, office, "", low, high, must_exist=True)
    return [_row(knowledge, tenure) for tenure in found]


def who(
    knowledge: Knowledge,
    name: str,
    *,
    on: str | None = None,
    office: str | None = None,
    of: str | None = None,
    limit: int | None = None,
) -> Iterator[Row]:
    """Whom a name can mean, garbled or not.

    Args:
        knowledge: The tables.
        name: As written, without title.
        on: EDTF text: the days it was written about; any when not given.
        office: Title told with the name, or office id.
        of: State or body told with it.
        limit: How many at most.

    Returns:
        Rows `entity`, `name`, `native`, `country`, `score`, `flag`, `why`, `offices` (held on those days),
        `wikidata`; the likeliest first.

    Raises:
        UsageError: The office or the state is unknown, or `on` is no date.
    """
    from readout.annotate.mentions.people import PeopleResolver

    days = window(on)
    whose = [state_or_body(knowledge, of)] if of is not None else []
    offices: list[str] = []
    if office is not None:
        offices = _offices(knowledge, office, whose[0] if whose else "", *days, must_exist=True)
    found = PeopleResolver(knowledge).candidates(name, offices=offices, of=whose, window=days)
    for candidate in islice(found, limit):
        person = candidate.person
        yield {
            "entity": person.entity,
            "name": person.name,
            "native": person.native or None,
            "country": person.country,
            "score": round(candidate.score, 2),
            "flag": candidate.flag,
            "why": candidate.note,
            "offices": [_told(knowledge, t) for t in knowledge.tenures_of(person.entity, *days)],
            "wikidata": person.wikidata,
        }


def window(on: str | None) -> Window:
    """The first and last day of an EDTF text.

    Args:
        on: The text, or None for any day.

    Returns:
        Inclusive bounds, None for open ones.

    Raises:
        UsageError: It is no date.
    """
    if on is None:
        return None, None
    try:
        return EdtfDate(text=on).bounds()
    except ValueError as error:
        raise UsageError(
            f"--on {on} is no date: {error}.", hint="Write 2021, 2021-03 or 2021-03-16."
        ) from error


def _offices(
    knowledge: Knowledge,
    office: str,
    of: str,
    low: dt.date | None,
    high: dt.date | None,
    *,
    must_exist: bool,
) -> list[str]:
    """Ids of the offices that a title means there and then."""
    if office in knowledge.offices:
        return [office]
    titles = knowledge.titles_for(office.casefold())
    local = [t for t in titles if of in t.countries] or [t for t in titles if not t.countries or not of]
    then = [
        t
        for t in local
        if (high is None or t.start is None or t.start <= high)
        and (low is None or t.end is None or t.end >= low)
    ]
    if then:
        return list(dict.fromkeys(t.office for t in then))
    named = [o.office for o in knowledge.offices.values() if office.casefold() in (o.name, o.plural)]
    if named or not must_exist:
        return named
    if local:
        days = f"{local[0].start or '…'} to {local[0].end or 'today'}"
        raise NotFound(f"{office!r} was no title then; it is one from {days}.", hint="Ask for another day.")
    whose = f" of {of}" if of else ""
    raise UsageError(
        f"No office{whose} is called {office!r}.",
        hint="Write a title as in an article, or an id: head-of-government, foreign-minister …",
    )


def _row(knowledge: Knowledge, tenure: Tenure) -> Row:
    person = knowledge.persons[tenure.person]
    return {
        "of": tenure.of,
        "office": tenure.office,
        "title": knowledge.title_of(tenure),
        "entity": person.entity,
        "name": person.name,
        "native": person.native or None,
        "start": tenure.start.isoformat(),
        "end": tenure.end.isoformat() if tenure.end is not None else None,
        "precision": tenure.precision,
        "verified": tenure.verified,
        "evidence": tenure.evidence,
    }


def _told(knowledge: Knowledge, tenure: Tenure) -> str:
    until = tenure.end.isoformat() if tenure.end is not None else ".."
    return f"{knowledge.title_of(tenure)} of {tenure.of}, {tenure.start.isoformat()}/{until}"
