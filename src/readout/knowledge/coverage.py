"""How much of the time since 2000 the tenures cover, by group of states and by office; where the gaps are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.knowledge.store import Knowledge
from readout.knowledge.tables import listed, rows
from readout.knowledge.types import Tenure

FIRST_DAY = dt.date(2000, 1, 1)
"""Coverage is counted from here on."""

HEADS = ("head-of-state", "monarch", "supreme-leader", "head-of-government")
"""Offices any of which heads a state or its government."""

SEATS: dict[str, tuple[str, ...]] = {
    "head of state or government": HEADS,
    "foreign minister": ("foreign-minister",),
    "defense minister": ("defense-minister",),
    "national security adviser": ("national-security-adviser", "security-council-secretary"),
    "head of an international body": (
        "secretary-general",
        "director-general",
        "commission-president",
        "european-council-president",
        "eu-high-representative",
        "human-rights-chief",
    ),
}
"""What the coverage table counts, by the name it has there."""

BODIES = "International bodies"

MIN_GAP_DAYS = 75
"""Shorter gaps are handovers and the time it takes to form a government."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One office over a group of states.

    Attributes:
        group: Name of the group: "NATO".
        office: Name of the office: "foreign minister".
        members: How many states (or bodies) the group has.
        with_holders: How many of them have a holder in the tables.
        tenures: How many tenures those are.
        verified: How many of them are verified.
        years: Mean years since 2000 with a known holder, over those that have any.
        years_possible: Years since 2000.
        today: How many have a holder on the last day counted.
    """

    group: str
    office: str
    members: int
    with_holders: int
    tenures: int
    verified: int
    years: float
    years_possible: float
    today: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time without a known holder.

    Attributes:
        of: ISO alpha-3, or entity id of a body.
        office: Name of the office.
        start: First day without.
        end: Last day without, or None when nobody follows.
        after: Id of the holder before, or None.
        before: Id of the holder after, or None.
    """

    of: str
    office: str
    start: dt.date
    end: dt.date | None
    after: str | None
    before: str | None


def groups() -> dict[str, tuple[str, ...]]:
    """Groups of states and their members (ISO alpha-3), in the order of the table."""
    return {row["group"]: listed(row["members"]) for row in rows("state_groups")}


def coverage(knowledge: Knowledge, *, today: dt.date) -> Iterator[Coverage]:
    """The coverage table.

    Args:
        knowledge: All tables.
        today: Last day that counts.

    Yields:
        A row for each group and office of which anything is known.
    """
    heads_of = sorted({t.of for t in knowledge.tenures if t.of.startswith("org/")})
    wanted = [
        *((g, m, o) for g, m in groups().items() for o in list(SEATS)[:4]),
        (BODIES, tuple(heads_of), "head of an international body"),
    ]
    for group, members, name in wanted:
        held = {of: seats for of in members if (seats := _held(knowledge, SEATS[name], of))}
        if not held:
            continue
        every = [t for seats in held.values() for t in seats]
        yield Coverage(
            group=group,
            office=name,
            members=len(members),
            with_holders=len(held),
            tenures=len(every),
            verified=sum(t.verified for t in every),
            years=round(sum(_days(seats, today) for seats in held.values()) / len(held) / 365.25, 1),
            years_possible=round(((today - FIRST_DAY).days + 1) / 365.25, 1),
            today=sum(any(t.end is None or t.end >= today for t in seats) for seats in held.values()),
        )


def gaps(knowledge: Knowledge, *, today: dt.date, of: Sequence[str] = ()) -> Iterator[Gap]:
    """Times since 2000 without a known holder.

    Args:
        knowledge: All tables.
        today: Last day that counts.
        of: States and bodies to look at; all where anything is known when empty.

    Yields:
        By state and office, in order of time; none for an office that a state has never had.
    """
    for state in of or sorted({t.of for t in knowledge.tenures}):
        for name, offices in SEATS.items():
            held = _held(knowledge, offices, state)
            if held:
                yield from _gaps(held, state, name, today)


def _held(knowledge: Knowledge, offices: Sequence[str], of: str) -> list[Tenure]:
    found = [t for office in offices for t in knowledge.holders(office, of, FIRST_DAY, None)]
    return sorted(found, key=lambda t: (t.start, t.person))


def _days(held: Sequence[Tenure], today: dt.date) -> int:
    covered, until = 0, FIRST_DAY - dt.timedelta(days=1)
    for tenure in held:
        last = min(tenure.end or today, today)
        first = max(tenure.start, until + dt.timedelta(days=1))
        covered += max(0, (last - first).days + 1)
        until = max(until, last)
    return covered


def _gaps(held: Sequence[Tenure], of: str, name: str, today: dt.date) -> Iterator[Gap]:
    until, last = FIRST_DAY - dt.timedelta(days=1), None
    for tenure in held:
        if (tenure.start - until).days > MIN_GAP_DAYS:
            yield Gap(
                of=of,
                office=name,
                start=until + dt.timedelta(days=1),
                end=tenure.start - dt.timedelta(days=1),
                after=last,
                before=tenure.person,
            )
        if tenure.end is None:
            return
        if tenure.end >= until:
            until, last = tenure.end, tenure.person
    if (today - until).days > MIN_GAP_DAYS:
        yield Gap(of=of, office=name, start=until + dt.timedelta(days=1), end=None, after=last, before=None)
