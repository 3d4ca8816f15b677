"""A hundred hard pairs of reports: half of them tell of one event, half do not.

Five meetings that were held, each told a second time in twenty ways: a day off, a place or a person left out,
another name in the same office; and, side by side with them, the second meeting of the day, the round after,
the bilateral on the margins. Nothing here is read from a text: what is measured is the linking alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bench.tally import Tally
from readout.link import link_reports
from readout.model import Dating, EdtfDate, EventStatus, Occurrence, Place, Report, Role, Span

WIDE = frozenset({"Tokyo", "Anchorage", "Busan", "Munich", "Vientiane", "Osaka", "Geneva"})
DAY = dt.timedelta(days=1)

Person = tuple[str, str, str]
"""Name, ISO alpha-3, title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a report says, before it is one.

    Attributes:
        people: Who is named, first those of the first side.
        states: Who is named as a state only.
        day: EDTF text, or None.
        city: Where, or None.
        land: Its country, or None.
        act: meeting, call …
        status: Whether it was held.
        format: As told, or None.
        text: The telling.
        published: EDTF text.
    """

    people: tuple[Person, ...]
    day: str | None
    city: str | None
    land: str | None
    published: str
    states: tuple[str, ...] = ()
    act: str = "meeting"
    status: EventStatus = "occurred"
    format: str | None = None
    text: str = "the two sides met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two reports, and what else the record holds.

    Attributes:
        kind: What is hard.
        is_one: Whether the two are one event.
        a: One report.
        b: The other.
        others: What stands beside them.
    """

    kind: str
    is_one: bool
    a: Telling
    b: Telling
    others: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """A meeting that was held, and what its variants need."""

    one: Person
    other: Person
    day: str
    city: str
    land: str
    hall: str
    elsewhere: tuple[str, str]
    third: Person
    garbled: str
    level: str
    other_level: str

    @property
    def telling(self) -> Telling:
        """The full report."""
        return Telling(
            people=(self.one, self.other),
            day=self.day,
            city=self.city,
            land=self.land,
            published=_later(self, 1),
        )


_FM, _SOS, _NSA = "Minister of Foreign Affairs", "Secretary of State", "National Security Advisor"

BASES = (
    _Base(
        one=("Toshimitsu Motegi", "JPN", "Minister for Foreign Affairs"),
        other=("Antony Blinken", "USA", _SOS),
        day="2021-03-16", city="Tokyo", land="JPN", hall="Iikura Guest House", elsewhere=("Osaka", "JPN"),
        third=("Chung Eui-yong", "KOR", _FM), garbled="Toshimichi Shigeki",
        level="foreign ministers", other_level="leaders",
    ),
    _Base(
        one=("Yang Jiechi", "CHN", _FM), other=("Jake Sullivan", "USA", _NSA),
        day="2021-03-18", city="Anchorage", land="USA", hall="Captain Cook", elsewhere=("Geneva", "CHE"),
        third=("Subrahmanyam Jaishankar", "IND", "Minister of External Affairs"), garbled="Yang Jieche",
        level="foreign ministers", other_level="leaders",
    ),
    _Base(
        one=("Park Jin", "KOR", _FM), other=("Wang Yi", "CHN", _FM),
        day="2023-11-26", city="Busan", land="KOR", hall="Nurimaru House", elsewhere=("Osaka", "JPN"),
        third=("Yoko Kamikawa", "JPN", "Minister for Foreign Affairs"), garbled="Bak Chin",
        level="foreign ministers", other_level="defense ministers",
    ),
    _Base(
        one=("Olaf Scholz", "DEU", "Chancellor"), other=("Emmanuel Macron", "FRA", "President"),
        day="2023-02-17", city="Munich", land="DEU", hall="Bayerischer Hof", elsewhere=("Geneva", "CHE"),
        third=("Andrzej Duda", "POL", "President"), garbled="Olav Schulz",
        level="leaders", other_level="foreign ministers",
    ),
    _Base(
        one=("Gilberto Teodoro", "PHL", "Secretary of National Defense"),
        other=("Minoru Kihara", "JPN", "Minister of Defense"),
        day="2024-11-21", city="Vientiane", land="LAO", hall="Convention Centre", elsewhere=("Tokyo", "JPN"),
        third=("Richard Marles", "AUS", "Minister for Defence"), garbled="Gilberto Teodora",
        level="defense ministers", other_level="foreign ministers",
    ),
)  # fmt: skip

Variant = Callable[[_Base], tuple[Telling, Telling, tuple[Telling, ...]]]


def _later(base: _Base, days: int) -> str:
    return (dt.date.fromisoformat(base.day) + days * DAY).isoformat()


def _states(base: _Base) -> Telling:
    """The same, told of states only."""
    told = base.telling
    return replace(told, people=(), states=tuple(country for _, country, _ in told.people))


def _again(base: _Base, days: int) -> Telling:
    """Another meeting of the same persons, elsewhere."""
    later = replace(base.telling, day=_later(base, days), published=_later(base, days + 1))
    return replace(later, city=base.elsewhere[0], land=base.elsewhere[1])


def _month(base: _Base) -> str:
    return base.day[:7]


ONE: dict[str, Variant] = {
    "a day off": lambda b: (b.telling, replace(b.telling, day=_later(b, 1)), ()),
    "a participant unnamed": lambda b: (
        b.telling, replace(b.telling, people=b.telling.people[:1], states=(b.telling.people[1][1],)), ()),
    "no place": lambda b: (b.telling, replace(b.telling, city=None, land=None), ()),
    "no day, fresh": lambda b: (b.telling, replace(b.telling, day=None), ()),
    "a month, one candidate": lambda b: (
        b.telling, replace(b.telling, day=_month(b), city=None, land=None, published=_later(b, 90)), ()),
    "a hall in the city": lambda b: (b.telling, replace(b.telling, city=b.hall), ()),
    "a garbled name": lambda b: (
        b.telling, replace(b.telling, people=((b.garbled, *b.one[1:]), b.other), city=None, land=None), ()),
    "offices only": lambda b: (
        b.telling, replace(_states(b), text=f"the {b.level} of the two countries met"), ()),
    "one side only": lambda b: (b.telling, replace(b.telling, people=b.telling.people[1:]), ()),
    "one of many left out": lambda b: (
        replace(b.telling, states=(b.third[1], "CAN", "GBR"), format="multilateral"),
        replace(b.telling, states=(b.third[1], "CAN")), ()),
}  # fmt: skip
"""What is told in another way and is the same."""

TWO: dict[str, Variant] = {
    "two meetings a day": lambda b: (
        replace(b.telling, text="they met in the morning"),
        replace(b.telling, text="they met again in the evening"), ()),
    "a day later elsewhere": lambda b: (b.telling, _again(b, 1), ()),
    "on the margins of a trilateral": lambda b: (
        replace(b.telling, people=(*b.telling.people, b.third), format="trilateral"), b.telling, ()),
    "a call on the same day": lambda b: (b.telling, replace(b.telling, act="call", city=None, land=None), ()),
    "no day, two candidates": lambda b: (
        b.telling, replace(b.telling, day=None, city=None, land=None, published=_later(b, 12)),
        (_again(b, 9),)),
    "a month, two candidates": lambda b: (
        b.telling, replace(b.telling, day=f"{_later(b, -9)}/{_later(b, 20)}", city=None, land=None),
        (_again(b, 9),)),
    "others of the same states": lambda b: (
        b.telling, replace(_states(b), text=f"the {b.other_level} of the two countries met"), ()),
    "successive rounds": lambda b: (
        replace(b.telling, text="they held the second round of talks", day=_month(b)),
        replace(b.telling, text="they held the third round of talks", day=_month(b)), ()),
    "one side only, two candidates": lambda b: (
        b.telling, replace(b.telling, people=b.telling.people[1:]),
        (replace(b.telling, people=(b.third, b.telling.people[1])),)),
    "planned and held": lambda b: (
        b.telling, replace(b.telling, status="planned", published=_later(b, -3)), ()),
}  # fmt: skip
"""What looks the same and is another."""


def cases() -> list[Case]:
    """All cases: ten kinds of either sort, each of five meetings."""
    return [
        Case(kind=kind, is_one=is_one, a=a, b=b, others=others)
        for is_one, variants in ((True, ONE), (False, TWO))
        for kind, vary in variants.items()
        for a, b, others in map(vary, BASES)
    ]


def measure() -> Tally:
    """How many of each kind come out right."""
    tally = Tally()
    for case in cases():
        sort = "one event" if case.is_one else "two events"
        is_right = _are_joined(case) == case.is_one
        tally.add(f"{sort}: {case.kind}", is_right=is_right, note=f"{case.a.people[0][0]} {case.a.day}")
        tally.add(f"hard cases, {sort}", is_right=is_right, note=case.kind)
    return tally


def _are_joined(case: Case) -> bool:
    told: Sequence[Telling] = (case.a, case.b, *case.others)
    reports = [_report(one, f"doc_{number}") for number, one in enumerate(told)]
    given = [
        (report, report.span.doc, Dating(date=EdtfDate(text=one.published), basis="stated"))
        for report, one in zip(reports, told, strict=True)
    ]
    _, event_of = link_reports(given, wide_places=WIDE)
    return event_of[reports[0].report] == event_of[reports[1].report]


def _report(told: Telling, doc: str) -> Report:
    dating = Dating() if told.day is None else Dating(date=EdtfDate(text=told.day), basis="stated")
    place = Place(name=told.city, country=told.land) if told.city or told.land else None
    return Report(
        told=Occurrence(
            type="CONSULT",
            act=told.act,
            status=told.status,
            format=told.format,
            dating=dating,
            place=place,
            roles=(*map(_person, told.people), *map(_state, told.states)),
        ),
        span=Span(doc=doc, start=0, end=len(told.text), text=told.text),
        trigger=Span(doc=doc, start=0, end=3, text=told.text[:3]),
    )


def _person(person: Person) -> Role:
    name, country, office = person
    entity = f"person/{name.casefold().replace(' ', '-')}"
    return Role(role="participant", entity=entity, name=name, kind="person", country=country, office=office)


def _state(country: str) -> Role:
    return Role(
        role="participant", entity=f"state/{country.lower()}", name=country, kind="state", country=country
    )
