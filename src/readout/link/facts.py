"""What is compared when two reports might tell of one event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from readout.link.cues import hour_in, is_further, quotes_in, rounds_in
from readout.link.offices import levels_of, office_of
from readout.link.places import WidePlaces
from readout.model import Dating, EdtfDate, Place, Report, Role

T = TypeVar("T")

TALKS = frozenset({"meeting", "negotiation"})
"""Acts that name the same thing in other words."""

PAPERS = frozenset({"agreement", "joint-statement", "resolution"})
"""Acts of states, whoever held the pen: told of the same states on the same day they are one."""

WORDED = frozenset({"agreement", "statement"})
"""Acts of which one party may do several on one day; only the telling keeps them apart."""

PRINCIPAL = frozenset({"participant", "source", "target", "host"})
_STATUS_GROUP = {
    "occurred": "held",
    "ongoing": "held",
    "denied": "held",
    "planned": "ahead",
    "proposed": "ahead",
    "cancelled": "off",
    "hypothetical": "if",
}
_WORD = re.compile(r"\w{4,}")
_ABOUT = {4: dt.timedelta(days=180), 7: dt.timedelta(days=15), 10: dt.timedelta(days=3)}
"""How far "about" may reach beyond a year, a month, a day."""

_UNSURE = dt.timedelta(days=1)
"""How far an uncertain day may be off."""

Days = tuple[dt.date | None, dt.date | None]
"""First and last day that a date can mean, None for an open end."""


class Telling(NamedTuple):
    """A report and what must be known about the document it stands in.

    Attributes:
        report: The report.
        source: What its document counts as among independent sources: an agency, a story, or a look-alike.
        published: When its document was published.
        issuer: Whose release its document is: a country, or the id of a body; None for all others.
    """

    report: Report
    source: str
    published: Dating
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A report laid out for comparison.

    Attributes:
        telling: The report.
        id: Its id.
        act: Its act, talks under one name.
        status: Group of its status: held, ahead, off, if.
        persons: Country (or "") → entity ids of the persons who took part.
        offices: Entity id of a person → the office told, where a table knows it.
        levels: Levels of office at which people met, as far as told.
        parties: Countries, and ids of bodies without a country, that took part.
        format: Its format, or the one its number of parties implies, or None.
        told_format: Its format as told, or None.
        low: First day it can mean, or None.
        high: Last day it can mean, or None.
        is_about: Whether the date is only approximate or uncertain.
        published: First and last day its document can be of.
        words: Longer words of the telling.
        agenda: Issues on the table.
        quotes: Words it quotes.
        rounds: Which of several: (noun, number).
        hour: Part of the day, or None.
        is_further: Whether it is told as another one beside those told before.
        docs: Documents that say the same: its own, and those of its copies.
        wide_places: Names of places that can hold a venue.
    """

    telling: Telling
    id: str
    act: str
    status: str
    persons: dict[str, frozenset[str]]
    parties: frozenset[str]
    format: str | None
    low: dt.date | None
    high: dt.date | None
    words: frozenset[str]
    docs: frozenset[str]
    offices: Mapping[str, str] = field(default_factory=dict)
    levels: frozenset[str] = frozenset()
    told_format: str | None = None
    is_about: bool = False
    published: Days = (None, None)
    agenda: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    rounds: frozenset[tuple[str, int]] = frozenset()
    hour: str | None = None
    is_further: bool = False
    wide_places: WidePlaces = frozenset()

    @property
    def is_dated(self) -> bool:
        """Whether anything is known about the date."""
        return self.low is not None or self.high is not None

    @property
    def is_day(self) -> bool:
        """Whether the date is one day."""
        return self.low is not None and self.low == self.high

    @property
    def place(self) -> Place:
        """Where, as told; without a name and a country when nothing is told."""
        return self.telling.report.told.place or Place(name=None)


def homes_of(reports: Iterable[Report]) -> dict[str, str]:
    """The country of everybody who is told of with one country only, be it in one report of many.

    Args:
        reports: All reports.

    Returns:
        Entity id → ISO alpha-3.
    """
    found: dict[str, set[str]] = {}
    for report in reports:
        for role in report.told.roles:
            if role.kind == "person" and role.entity is not None and role.country is not None:
                found.setdefault(role.entity, set()).add(role.country)
    return {entity: min(countries) for entity, countries in found.items() if len(countries) == 1}


def lay_out(
    telling: Telling,
    *,
    wide_places: WidePlaces = frozenset(),
    homes: Mapping[str, str] = MappingProxyType({}),
) -> Facts:
    """Lay a report out for comparison.

    Args:
        telling: The report with its story and publication date.
        wide_places: Names of places that can hold a venue.
        homes: Entity id → country, for persons whose country this report does not tell.

    Returns:
        Its facts.
    """
    told = telling.report.told
    text = telling.report.span.text
    principals = [_at_home(role, homes) for role in told.roles if role.role in PRINCIPAL]
    date, published = told.dating.date, telling.published.date
    low, high = days_of(date)
    parties = _once(frozenset(filter(None, (party_of(role) for role in principals))))
    return Facts(
        telling=telling,
        id=telling.report.report,
        act="talks" if told.act in TALKS else told.act,
        status=_STATUS_GROUP[told.status],
        persons=persons_by_country(principals),
        offices=_offices(principals),
        levels=_once(levels_of(principals, text)),
        parties=parties,
        format=told.format or _implied_format(told.act, parties),
        told_format=told.format,
        low=low,
        high=high,
        is_about=date is not None and date.text[-1] in "?~%",
        published=published.bounds() if published is not None else (None, None),
        words=frozenset(map(intern, _WORD.findall(text.casefold()))),
        agenda=_once(frozenset(item.label.casefold() for item in told.agenda)),
        quotes=_once(quotes_in(text)),
        rounds=_once(rounds_in(text)),
        hour=hour_in(text),
        is_further=is_further(text),
        docs=_once(frozenset({telling.report.span.doc})),
        wide_places=wide_places,
    )


@lru_cache(maxsize=1 << 14)
def _once(values: frozenset[T]) -> frozenset[T]:
    """The same set, held in memory once for many reports: hardly any has sides of its own."""
    return values


def days_of(date: EdtfDate | None) -> Days:
    """First and last day that a date can mean: of an approximate one a little more than it says.

    Args:
        date: A date, or None.

    Returns:
        Inclusive bounds, None for an open end.

    Example:
        >>> days_of(EdtfDate(text="2021-03-16~"))
        (datetime.date(2021, 3, 13), datetime.date(2021, 3, 19))
    """
    if date is None:
        return None, None
    low, high = date.bounds()
    if low is None or high is None or "/" in date.text or date.text[-1] not in "?~%":
        return low, high
    reach = _ABOUT[len(date.text) - 1] if date.text[-1] in "~%" else _UNSURE
    return low - reach, high + reach


def _at_home(role: Role, homes: Mapping[str, str]) -> Role:
    if role.country is not None or role.kind != "person" or role.entity is None:
        return role
    return replace(role, country=homes.get(role.entity))


def _offices(roles: Iterable[Role]) -> dict[str, str]:
    found = {}
    for role in roles:
        if role.kind == "person" and role.entity is not None and role.office is not None:
            office = office_of(role.office, role.country)
            if office is not None:
                found[role.entity] = office
    return found


def party_of(role: Role) -> str | None:
    """The state (or the body without one) that a role stands for, or None.

    Args:
        role: A role.

    Returns:
        A country code, an entity id, or None for somebody unknown of nowhere.
    """
    if role.country is not None:
        return role.country
    return role.entity


def persons_by_country(roles: Iterable[Role]) -> dict[str, frozenset[str]]:
    """Who stood for which country.

    Args:
        roles: Any roles.

    Returns:
        Country (or "") → entity ids of the known persons, in order of the country.
    """
    found: dict[str, set[str]] = {}
    for role in roles:
        if role.kind == "person" and role.entity is not None:
            found.setdefault(role.country or "", set()).add(role.entity)
    return {country: _once(frozenset(who)) for country, who in sorted(found.items())}


def _implied_format(act: str, parties: frozenset[str]) -> str | None:
    if act not in TALKS and act != "call":
        return None
    return {2: "bilateral", 3: "trilateral"}.get(len(parties))
