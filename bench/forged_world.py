"""Who and what a made-up record tells of: states, persons, places, events, and words to tell of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from readout.knowledge import load
from readout.model import Entity, EventStatus

_STATES_TEXT = (
    "USA CHN JPN RUS GBR FRA DEU IND KOR UKR ISR IRN TUR SAU AUS PHL VNM IDN EGY POL ITA CAN BRA ZAF "
    "PAK QAT ARE JOR NLD SWE NOR FIN ESP MEX ARG CHL COL PER KEN NGA ETH GHA MAR TUN DZA SGP MYS LAO "
    "NZL KAZ UZB MNG LKA BGD NPL GRC HUN CZE ROU SRB "
)
STATES = tuple(_STATES_TEXT.split())
OFFICES = ("President", "Minister for Foreign Affairs", "Minister of Defense")
FIRST_DAY, DAYS = dt.date(2001, 1, 1), 9_000
RARE = "zephyrine"
"""A word of one text in about two thousand."""

_SYLLABLES_TEXT = "ka ri mo ten sha vel do nu lin pra go tse ba ren ki lo mar su hen ta yo dra ze nor fi "
_SYLLABLES = tuple(_SYLLABLES_TEXT.split())
_NOUNS_TEXT = (
    "trade security exports border fishing climate visas debt grain pipeline cooperation concern "
    "exercise dialogue sanctions ceasefire tariffs alliance delegation briefing "
)
_NOUNS = tuple(_NOUNS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was made up."""

    entity: str
    name: str
    country: str
    office: str
    state: Entity
    as_entity: Entity


@dataclass(frozen=True, slots=True)
class Spot:
    """A real place of a state."""

    name: str
    country: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before it is told of.

    Attributes:
        day: When it was.
        date: What is told of that: EDTF text of a day, month or year, or None.
        act: Diplomatic act.
        format: bilateral, 2+2, or None.
        status: Whether it happened.
        persons: Who took part.
        place: Where, or None.
        series: Id, or None.
    """

    day: dt.date
    date: str | None
    act: str
    format: str | None
    status: EventStatus
    persons: tuple[Person, ...]
    place: Spot | None
    series: str | None


class World:
    """What is drawn from."""

    def __init__(self, rng: random.Random) -> None:
        """Draw persons, places and words.

        Args:
            rng: Gives chance.
        """
        knowledge = load()
        self.publishers = [
            f"{_name(rng)} {kind}" for kind in ("Times", "Post", "News", "Daily") for _ in range(12)
        ]
        self.agencies = [f"{_name(rng)} Press" for _ in range(6)]
        self.openers = ("Officials said that", "In brief,", "According to the ministry,", "On the sidelines,")
        self.verbs = {
            "meeting": "met",
            "call": "spoke by telephone with",
            "visit": "paid a visit to",
            "statement": "issued a statement with",
            "agreement": "signed an agreement with",
        }
        self.says = ("say", "tell", "stress", "warn")
        self.formulas = [(f.formula, f.canonical) for f in knowledge.formulas if f.canonical]
        self._weights = [1 / rank for rank in range(1, len(STATES) + 1)]
        self._persons = {code: _people(rng, code) for code in STATES}
        self._places = {code: _spots(code) for code in STATES}
        words = [_word(rng) for _ in range(4_000)]
        frequent = [1 / rank for rank in range(1, len(words) + 1)]
        drawn = rng.choices(words, frequent, k=60_000)
        self._sentences = [_sentence(rng, drawn) for _ in range(6_000)]

    def happening(self, rng: random.Random) -> Happening:
        """One event."""
        first, second = rng.choices(STATES, self._weights, k=2)
        if first == second:
            second = STATES[(STATES.index(first) + 1) % len(STATES)]
        day = FIRST_DAY + dt.timedelta(days=int(DAYS * rng.random() ** 0.5))
        persons = tuple(self._person(rng, code, day) for code in (first, second))
        drawn = rng.random()
        date = (
            day.isoformat()
            if drawn < 0.8
            else f"{day:%Y-%m}"
            if drawn < 0.9
            else f"{day:%Y}"
            if drawn < 0.93
            else None
        )
        form = rng.choices(("bilateral", "2+2", None), (40, 3, 57))[0]
        spots = self._places[rng.choice((first, second))]
        pair = "-".join(sorted(code.lower() for code in (first, second)))
        return Happening(
            day=day,
            date=date,
            act=rng.choices(tuple(self.verbs), (50, 15, 10, 15, 10))[0],
            format=form,
            status=rng.choices(("occurred", "planned", "cancelled"), (80, 16, 4))[0],
            persons=persons,
            place=rng.choice(spots) if spots else None,
            series=f"series/{pair}/2+2" if form == "2+2" else None,
        )

    def headline(self, rng: random.Random, happening: Happening) -> str:
        """A title."""
        names = " and ".join(person.name for person in happening.persons)
        return f"{names}: {happening.act} on {rng.choice(_NOUNS)}"

    def sentence(self, rng: random.Random) -> str:
        """Words without meaning; now and then a rare one among them."""
        if rng.random() < 1 / 40_000:
            return f"They saw {RARE} light over the harbour."
        return rng.choice(self._sentences)

    def paragraph(self, rng: random.Random) -> str:
        """Some sentences."""
        return " ".join(self.sentence(rng) for _ in range(rng.randrange(2, 6)))

    def _person(self, rng: random.Random, code: str, day: dt.date) -> Person:
        level, others = rng.random(), self._persons[code]
        if level < 0.85:
            term = (day - FIRST_DAY).days // 1_500
            return others[(term * len(OFFICES) + int(level * 3.5)) % 18]
        return rng.choice(others[18:])


def make_world(rng: random.Random) -> World:
    """A world.

    Args:
        rng: Gives chance.

    Returns:
        The same for the same state of the generator.
    """
    return World(rng)


def _people(rng: random.Random, code: str) -> Sequence[Person]:
    known = load().states[code]
    state = Entity(entity=f"state/{code}", kind="state", name=known.name, country=code)
    made = []
    for number in range(78):
        name = f"{_name(rng)} {_name(rng)}"
        entity = f"person/{name.lower().replace(' ', '-')}-{code.lower()}{number}"
        office = OFFICES[number % len(OFFICES)] if number < 18 else "Ambassador"
        as_entity = Entity(entity=entity, kind="person", name=name, country=code)
        made.append(Person(entity, name, code, office, state, as_entity))
    return made


def _spots(code: str) -> list[Spot]:
    return [
        Spot(place.name, code, place.lat, place.lon)
        for place in sorted(load().places.values(), key=lambda p: p.entity)
        if place.country == code and place.kind != "venue"
    ]


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randrange(1, 4)))


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=2)).capitalize()


def _sentence(rng: random.Random, drawn: Sequence[str]) -> str:
    words = [*rng.choices(drawn, k=rng.randrange(8, 16)), rng.choice(_NOUNS)]
    return f"{' '.join(words).capitalize()}."
