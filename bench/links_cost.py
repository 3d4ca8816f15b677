"""What linking costs as the record grows: `python -m bench.links_cost [--sizes 1000 10000 100000]`.

Reports are made up in the shapes that real ones have: few pairs of states meet often and most seldom, an
event is told of once or by many, and a report lacks a person, a place, a day or all three. Beside it the
worst that we could think of: everything of two pairs of states in one month, hardly two reports alike.
Exits 1 where ten times the reports cost more than three times as much a report.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.link import link_reports
from readout.model import Dating, EdtfDate, EventStatus, Occurrence, Place, Report, Role, Span

SIZES = (1_000, 10_000, 100_000)
MOST = 3.0
"""How much more a report may cost among ten times as many."""

STATES = tuple(f"{a}{b}{c}" for a in "ABCDE" for b in "KLMNO" for c in "XYZ")[:60]
OFFICES = ("President", "Minister for Foreign Affairs", "Minister of Defense")
PLACES = {state: (f"City of {state}", f"Hall of {state}", f"Villa of {state}") for state in STATES}
WIDE = frozenset(f"City of {state}" for state in STATES)
FIRST_DAY = dt.date(2020, 1, 1)
_WORDS = ("trade", "security", "chips", "border", "fishing", "climate", "visas", "debt", "grain", "pipeline")
_NOUNS = ("cooperation", "concern", "exports", "exercise", "dialogue", "sanctions", "ceasefire", "tariffs")

Tellings = list[tuple[Report, str, Dating]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happening:
    """An event that was made up, before it is told of."""

    act: str
    pair: tuple[str, str]
    level: int
    day: dt.date
    place: str
    land: str
    status: EventStatus


def of_the_world(count: int, seed: int = 1) -> Tellings:
    """Reports of five years in all the world.

    Args:
        count: How many.
        seed: Of what is drawn.

    Returns:
        (report, story, date of publication) triples.
    """
    rng = random.Random(seed)  # noqa: S311  what can be repeated
    states = {state: 1 / rank for rank, state in enumerate(STATES, start=1)}
    found: Tellings = []
    while len(found) < count:
        pair = tuple(rng.choices(list(states), list(states.values()), k=2))
        if pair[0] == pair[1]:
            continue
        event = _happening(rng, (pair[0], pair[1]), FIRST_DAY + dt.timedelta(days=rng.randrange(1800)))
        copies = min(60, int(rng.paretovariate(1.1)), count - len(found))
        found.extend(_telling(rng, event, f"doc_{len(found) + number}") for number in range(copies))
    return found


def of_two_blocks(count: int, seed: int = 2) -> Tellings:
    """Reports of two pairs of states in one month, hardly two of them alike.

    Args:
        count: How many.
        seed: Of what is drawn.

    Returns:
        As `of_the_world`.
    """
    rng = random.Random(seed)  # noqa: S311
    found: Tellings = []
    for number in range(count):
        pair = (STATES[0], STATES[1]) if number % 2 else (STATES[2], STATES[3])
        event = _happening(rng, pair, FIRST_DAY + dt.timedelta(days=rng.randrange(28)))
        found.append(_telling(rng, event, f"doc_{number}", strangers=count))
    return found


def _happening(rng: random.Random, pair: tuple[str, str], day: dt.date) -> _Happening:
    land = rng.choice(pair)
    return _Happening(
        act=rng.choices(("meeting", "call", "visit", "statement", "agreement"), (50, 15, 10, 15, 10))[0],
        pair=pair,
        level=rng.randrange(3),
        day=day,
        place=rng.choice(PLACES[land]),
        land=land,
        status=rng.choices(("occurred", "planned", "cancelled"), (80, 16, 4))[0],
    )


def _telling(
    rng: random.Random, event: _Happening, doc: str, strangers: int = 0
) -> tuple[Report, str, Dating]:
    """One report of it: now and then without persons, place, day; a day off; under other names."""
    roles = tuple(
        _state(state) if rng.random() < 0.25 else _person(rng, state, event.level, strangers)
        for state in event.pair
    )
    day = event.day + dt.timedelta(days=int(rng.random() < 0.03))
    drawn = rng.random()
    text = None if drawn < 0.15 else f"{day:%Y-%m}" if drawn < 0.2 else day.isoformat()
    place = Place(name=event.place, country=event.land) if rng.random() < 0.6 else None
    words = " ".join((*rng.choices(_WORDS, k=4), *rng.choices(_NOUNS, k=2)))
    told = Occurrence(
        type="CONSULT",
        act=event.act,
        status=event.status,
        format="bilateral" if rng.random() < 0.2 else None,
        dating=Dating() if text is None else Dating(date=EdtfDate(text=text), basis="stated"),
        place=place,
        roles=roles,
    )
    span = Span(doc=doc, start=0, end=len(words), text=words)
    report = Report(told=told, span=span, trigger=Span(doc=doc, start=0, end=3, text=words[:3]))
    printed = event.day + dt.timedelta(days=rng.randrange(1, 4))
    return report, f"sto_{doc}", Dating(date=EdtfDate.day(printed), basis="stated")


def _state(state: str) -> Role:
    return Role(role="participant", entity=f"state/{state}", name=state, kind="state", country=state)


def _person(rng: random.Random, state: str, level: int, strangers: int) -> Role:
    name = f"{state} {level}" if not strangers else f"{state} {level} {rng.randrange(strangers)}"
    return Role(
        role="participant",
        entity=f"person/{name.replace(' ', '-').lower()}",
        name=name,
        kind="person",
        country=state,
        office=OFFICES[level] if not strangers else None,
    )


def measure(make: Callable[[int], Tellings], sizes: tuple[int, ...]) -> Iterator[tuple[int, int, float]]:
    """Link so many reports.

    Args:
        make: Makes them up.
        sizes: How many.

    Yields:
        How many reports, how many events they became, seconds.
    """
    link_reports(make(10), wide_places=WIDE)  # the tables of offices are read once a process
    for size in sizes:
        reports = make(size)
        began = time.perf_counter()
        events, _ = link_reports(reports, wide_places=WIDE)
        yield size, len(events), time.perf_counter() - began


def main() -> int:
    """Print the tables; exit 1 where the cost of a report grows with their number."""
    options = argparse.ArgumentParser(prog="python -m bench.links_cost")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    given = options.parse_args()
    sizes = tuple(given.sizes)
    is_near = True
    ways = (
        ("reports of five years in all the world", of_the_world, sizes),
        ("two pairs of states, one month, no two alike", of_two_blocks, tuple(s // 10 for s in sizes)),
    )
    for name, make, many in ways:
        print(name)
        before: float | None = None
        for size, events, seconds in measure(make, many):
            each = 1e6 * seconds / size
            ratio = "" if before is None else f"  {each / before:5.2f} times as much a report"
            print(f"{size:9,} reports {events:9,} events {seconds:8.2f} s {each:8.0f} µs a report{ratio}")
            is_near = is_near and (before is None or each / before <= MOST)
            before = each
    return int(not is_near)


if __name__ == "__main__":
    sys.exit(main())
