"""What reports of one event say of a field, as values to choose from: vaguer ones back the exact ones."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from readout.knowledge.money import the_sum
from readout.link.choosing import (
    CAUTIOUS,
    EXACT,
    FIRST,
    LATEST,
    SUPPORT,
    Candidate,
    Test,
    are_history,
    choose,
    own_release,
)
from readout.link.facts import PRINCIPAL, Telling, persons_by_country
from readout.link.places import WidePlaces, refines
from readout.link.variants import weighty_words
from readout.model import Dating, Occurrence, Place

Choice = tuple[Candidate, str]
"""The value chosen, and the rule in words."""

Key = TypeVar("Key", bound=Hashable)

PROGRESS = frozenset({"proposed", "planned", "ongoing", "occurred"})
"""Statuses of which one follows on the other; they do not exclude each other."""

AHEAD = frozenset({"proposed", "planned"})

ROUNDING = 0.05
"""Of a sum, by how much a rounder one may differ from it."""

_NOT_FOUNDED = frozenset({"inferred", "unknown"})
_OPEN_WIDTH = 10**5


def date_values(tellings: Sequence[Telling]) -> dict[str, Candidate]:
    """Dates by their EDTF text; a month that holds a day backs it."""
    given: dict[str, list[Telling]] = defaultdict(list)
    datings: dict[str, Dating] = {}
    for telling in tellings:
        dating = telling.report.told.dating
        if dating.text is not None:
            given[dating.text].append(telling)
            datings.setdefault(dating.text, dating)
    return _candidates(
        given, lambda wide, exact: is_within(datings[exact], datings[wide]), lambda text: width(datings[text])
    )


def choose_date(tellings: Sequence[Telling]) -> Choice | None:
    """The date for the account, or None where no report has one."""
    found = date_values(tellings)
    if not found:
        return None
    told = Test(
        lambda one: int(_is_guess_against(one, found.values())),
        lambda _one, _total: "said by the text, not inferred from the day of publication",
    )
    latest = (LATEST,) if is_moved_plan(tellings, found.values()) else ()
    return choose(list(found.values()), (told, *latest, SUPPORT, EXACT, _host(tellings), FIRST))


def is_moved_plan(tellings: Sequence[Telling], dates: Iterable[Candidate]) -> bool:
    """Whether the dates are those of a plan that was changed: each given up for the next."""
    days = [one for one in dates if one.rank == 0]
    return len(days) > 1 and all(t.report.told.status in AHEAD for t in tellings) and are_history(days)


def is_within(exact: Dating, wide: Dating) -> bool:
    """Whether the one date only says the other more exactly."""
    (low, high), (first, last) = bounds(exact), bounds(wide)
    return (first is None or (low is not None and low >= first)) and (
        last is None or (high is not None and high <= last)
    )


def bounds(dating: Dating) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that a date can mean."""
    return dating.date.bounds() if dating.date is not None else (None, None)


def width(dating: Dating) -> int:
    """Days between the first and the last that a date can mean; very many for an open one."""
    low, high = bounds(dating)
    return (high - low).days if low is not None and high is not None else _OPEN_WIDTH


def place_values(tellings: Sequence[Telling], wide_places: WidePlaces) -> dict[tuple[str, str], Candidate]:
    """Places by name and country; the city of a venue backs it, and so does the country alone."""
    given: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    places: dict[tuple[str, str], Place] = {}
    for telling in tellings:
        place = telling.report.told.place
        if place is not None:
            key = (place.name or "", place.country or "")
            given[key].append(telling)
            places.setdefault(key, place)

    def rank(key: tuple[str, str]) -> int:
        return 0 if key[0] and key[0] not in wide_places else 1 if key[0] else 2

    return _candidates(
        given,
        lambda wide, exact: rank(exact) < rank(wide) and refines(places[exact], places[wide], wide_places),
        rank,
        show=lambda key: key[0] or key[1],
    )


def choose_place(tellings: Sequence[Telling], wide_places: WidePlaces) -> tuple[Place, str] | None:
    """The place for the account and the rule, or None where no report has one."""
    found = place_values(tellings, wide_places)
    if not found:
        return None
    chosen, rule = choose(list(found.values()), (SUPPORT, EXACT, _host(tellings), FIRST))
    place = next(t.report.told.place for t in chosen.tellings)
    return (place, rule) if place is not None else None


def format_values(tellings: Sequence[Telling]) -> dict[str, Candidate]:
    """Formats; a summit is of any number of parties, and a 2+2 of two states a bilateral, too."""
    given = _given(tellings, lambda told: told.format)
    return _candidates(given, _is_vaguer_format, format_rank)


def choose_format(tellings: Sequence[Telling]) -> Choice | None:
    """The format for the account, or None where no report has one."""
    found = format_values(tellings)
    return choose(list(found.values()), (SUPPORT, EXACT, _host(tellings), FIRST)) if found else None


def format_rank(value: str) -> int:
    """A format that says more comes first: 2+2 before trilateral before summit."""
    if "+" in value:
        return 0
    return {"trilateral": 1, "quadrilateral": 1, "bilateral": 2, "multilateral": 3, "summit": 4}.get(value, 1)


def _is_vaguer_format(wide: str, exact: str) -> bool:
    if wide == "summit":
        return exact != "summit"
    if wide == "bilateral":
        return "+" in exact
    return wide == "multilateral" and exact in ("trilateral", "quadrilateral")


def status_values(tellings: Sequence[Telling]) -> dict[str, Candidate]:
    """Statuses."""
    return _candidates(_given(tellings, lambda told: told.status), lambda _wide, _exact: False, lambda _: 0)


def choose_status(tellings: Sequence[Telling]) -> Choice:
    """The status for the account."""
    found = list(status_values(tellings).values())
    follows = {one.value for one in found} <= PROGRESS and are_history(found)
    return choose(found, ((LATEST,) if follows else ()) + (SUPPORT, CAUTIOUS))


Cast = frozenset[str]


def cast_values(tellings: Sequence[Telling]) -> dict[str, dict[Cast, Candidate]]:
    """Country → who stood for it, where reports name different persons.

    Naming fewer is no conflict, and neither is naming two halves of what a third report names whole.
    """
    given: dict[str, dict[Cast, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for telling in tellings:
        people = [r for r in telling.report.told.roles if r.kind == "person" and r.role in PRINCIPAL]
        for country, who in persons_by_country(people).items():
            given[country][who].append(telling)
        names.update((role.entity, role.name) for role in people if role.entity is not None)
    found = {}
    for country, casts in given.items():
        apart = {c: told for c, told in casts.items() if any(_apart(c, other, casts) for other in casts)}
        if apart:
            found[country] = _candidates(
                apart,
                lambda wide, exact: wide < exact,
                lambda _: 0,
                show=lambda cast: ", ".join(sorted(names[e] for e in cast)),
            )
    return found


def _apart(a: Cast, b: Cast, casts: Iterable[Cast]) -> bool:
    if a <= b or b <= a:
        return False
    return not any(a | b <= whole for whole in casts)


def choose_cast(casts: Mapping[Cast, Candidate]) -> tuple[Cast | None, str]:
    """Who stood for a country by most independent sources; None, and all are kept, where these are equal.

    Args:
        casts: As `cast_values` gives them for the country.

    Returns:
        The persons, or None; and the rule.
    """
    chosen, rule = choose(list(casts.values()), (SUPPORT,))
    rivals = [one for one in casts.values() if len(one.backing) == len(chosen.backing)]
    if len(rivals) > 1:
        return None, "as many independent sources for each; all are kept"
    return next(cast for cast, one in casts.items() if one is chosen), rule


def outvoted(tellings: Sequence[Telling]) -> frozenset[str]:
    """Persons whom the account leaves out: most independent sources name others in their place."""
    gone: set[str] = set()
    if len(tellings) < 2:
        return frozenset()
    for casts in cast_values(tellings).values():
        chosen, _ = choose_cast(casts)
        if chosen is not None:
            gone |= frozenset[str]().union(*casts) - chosen
    return frozenset(gone)


def choose_office(tellings: Sequence[Telling], entity: str) -> Choice | None:
    """The office of somebody for the account, or None where no report has one."""
    found = office_values(tellings, entity)
    if not found:
        return None
    own = frozenset(
        role.country
        for telling in tellings
        for role in telling.report.told.roles
        if role.entity == entity and role.country is not None
    )
    release = own_release(own, "the own side's read-out")
    return choose(list(found.values()), (SUPPORT, EXACT, release, FIRST))


def office_values(tellings: Sequence[Telling], entity: str) -> dict[str, Candidate]:
    """Offices that reports give somebody; "Minister" backs "Minister of Defense"."""
    given: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for office in sorted(
            {r.office for r in telling.report.told.roles if r.entity == entity and r.office}
        ):
            given[office].append(telling)
    words = {office: weighty_words(office) for office in given}
    return _candidates(
        given, lambda wide, exact: words[wide] < words[exact], lambda office: -len(words[office])
    )


def amount_values(tellings: Sequence[Telling]) -> dict[tuple[str, float], Candidate]:
    """Sums of money in reports of aid and agreements that name just one, in the unit most of them use."""
    given: dict[tuple[str, float], list[Telling]] = defaultdict(list)
    shown: dict[tuple[str, float], str] = {}
    for telling in tellings:
        told, text = telling.report.told, telling.report.span.text
        found = the_sum(text) if told.type == "AID" or told.act == "agreement" else None
        if found is not None:
            key = (found.unit, found.amount)
            given[key].append(telling)
            shown.setdefault(key, " ".join(text[found.start : found.end].split()))
    units = Counter(unit for unit, _ in given)
    usual = min(units, key=lambda unit: (-units[unit], unit), default="")
    same = {key: told for key, told in given.items() if key[0] == usual}
    return _candidates(
        same, _is_rounder, lambda key: len(f"{key[1]:.0f}".rstrip("0")) * -1, show=shown.__getitem__
    )


def choose_amount(tellings: Sequence[Telling]) -> Choice | None:
    """The sum to cite, or None where no report has one."""
    found = amount_values(tellings)
    return choose(list(found.values()), (SUPPORT, EXACT, _host(tellings), FIRST)) if found else None


def _is_rounder(wide: tuple[str, float], exact: tuple[str, float]) -> bool:
    """Whether one sum is the other, rounded: 3 billion for 2.96 billion."""
    digits = [len(f"{amount:.0f}".rstrip("0")) for _, amount in (wide, exact)]
    return digits[0] < digits[1] and abs(wide[1] - exact[1]) <= ROUNDING * exact[1]


def _host(tellings: Iterable[Telling]) -> Test:
    """Whoever received the others knows where it was and when."""
    hosts: set[str] = set()
    grounds: set[str] = set()
    for telling in tellings:
        told = telling.report.told
        hosts |= {role.country for role in told.roles if role.role == "host" and role.country is not None}
        if told.place is not None and told.place.country is not None:
            grounds.add(told.place.country)
    whose = hosts or (grounds if len(grounds) == 1 else set())
    return own_release(frozenset(whose), "the host's own read-out")


def _is_guess_against(one: Candidate, others: Iterable[Candidate]) -> bool:
    """Whether a date was only inferred, and another that excludes it was told."""
    own = one.tellings[0].report.told.dating
    if not _is_inferred(one):
        return False
    return any(
        not _is_inferred(other)
        and not is_within(own, other.tellings[0].report.told.dating)
        and not is_within(other.tellings[0].report.told.dating, own)
        for other in others
    )


def _is_inferred(one: Candidate) -> bool:
    return all(t.report.told.dating.basis in _NOT_FOUNDED for t in one.tellings)


def _given(tellings: Iterable[Telling], get: Callable[[Occurrence], str | None]) -> dict[str, list[Telling]]:
    given: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        value = get(telling.report.told)
        if value is not None:
            given[value].append(telling)
    return given


def _candidates(
    given: Mapping[Key, Sequence[Telling]],
    is_vaguer: Callable[[Key, Key], bool],
    rank: Callable[[Key], int],
    *,
    show: Callable[[Key], str] = str,
) -> dict[Key, Candidate]:
    """Values with the stories behind each; `is_vaguer(wide, exact)` says whose support counts for another."""
    found = {}
    for key, told in given.items():
        vaguer = [other for other in given if other != key and is_vaguer(other, key)]
        found[key] = Candidate(
            value=show(key),
            tellings=tuple(told),
            backing=frozenset(t.source for one in (key, *vaguer) for t in given[one]),
            rank=rank(key),
            covers=frozenset(show(one) for one in vaguer),
        )
    return found


def exact_ones(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The values that no other says more exactly."""
    candidates = list(candidates)
    covered = frozenset[str]().union(*(one.covers for one in candidates))
    return [one for one in candidates if one.value not in covered]
