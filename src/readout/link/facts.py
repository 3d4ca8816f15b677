"""What is compared when two reports might tell of one event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from readout.link.places import WidePlaces
from readout.model import Dating, Place, Report, Role

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


class Telling(NamedTuple):
    """A report and what must be known about the document it stands in.

    Attributes:
        report: The report.
        story: Id of the story its document belongs to.
        published: When its document was published.
        issuer: Whose release its document is: a country, or the id of a body; None for all others.
    """

    report: Report
    story: str
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
        parties: Countries, and ids of bodies without a country, that took part.
        format: Its format, or the one its number of parties implies, or None.
        low: First day it can mean, or None.
        high: Last day it can mean, or None.
        words: Longer words of the telling.
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


def lay_out(telling: Telling, *, wide_places: WidePlaces = frozenset()) -> Facts:
    """Lay a report out for comparison.

    Args:
        telling: The report with its story and publication date.
        wide_places: Names of places that can hold a venue.

    Returns:
        Its facts.
    """
    told = telling.report.told
    principals = [role for role in told.roles if role.role in PRINCIPAL]
    date = told.dating.date
    low, high = date.bounds() if date is not None else (None, None)
    parties = frozenset(filter(None, (party_of(role) for role in principals)))
    return Facts(
        telling=telling,
        id=telling.report.report,
        act="talks" if told.act in TALKS else told.act,
        status=_STATUS_GROUP[told.status],
        persons=persons_by_country(principals),
        parties=parties,
        format=told.format or _implied_format(told.act, parties),
        low=low,
        high=high,
        words=frozenset(_WORD.findall(telling.report.span.text.casefold())),
        wide_places=wide_places,
    )


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
    return {country: frozenset(who) for country, who in sorted(found.items())}


def _implied_format(act: str, parties: frozenset[str]) -> str | None:
    if act not in TALKS and act != "call":
        return None
    return {2: "bilateral", 3: "trilateral"}.get(len(parties))
