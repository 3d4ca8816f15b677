"""Who met whom: sides, delegations, bodies, statuses, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from readout.errors import UsageError
from readout.query import Filters, Network, network
from readout.record import View
from tests.export.factories import coded_record
from tests.query.meetings import Told, record_of


def edges(found: Network) -> dict[tuple[str, str], int]:
    return {(edge.a, edge.b): edge.meetings for edge in found.edges}


Make = Callable[..., View]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def open_view(*told: Told) -> View:
        return record_of(tmp_path / "record", *told).view()

    return open_view


def test_those_of_different_sides_are_joined_and_a_delegation_is_not(make: Make) -> None:
    with make(("Blinken Austin met Motegi Kishi", "2021-03-16", "occurred", "USA USA JPN JPN")) as view:
        found = network(view)
    assert edges(found) == {
        ("person/austin", "person/kishi"): 1,
        ("person/austin", "person/motegi"): 1,
        ("person/blinken", "person/kishi"): 1,
        ("person/blinken", "person/motegi"): 1,
    }
    (node,) = [node for node in found.nodes if node.id == "person/blinken"]
    assert (node.label, node.kind, node.country, node.offices) == ("Blinken", "person", "USA", ("Minister",))


def test_at_home_all_are_joined(make: Make) -> None:
    with make(("Motegi met Kishi", "2021-03-16", "occurred", "JPN JPN")) as view:
        assert edges(network(view)) == {("person/kishi", "person/motegi"): 1}
        assert network(view, level="states").edges == ()


@pytest.mark.parametrize("status", ["planned", "proposed", "cancelled", "denied", "hypothetical"])
def test_what_did_not_happen_is_never_drawn_unless_asked_for(make: Make, status: str) -> None:
    with make(("Wang met Kono", "2021-03-16", status, "CHN JPN")) as view:
        assert network(view) == Network(nodes=(), edges=(), meetings=0, unpaired=0, unnamed=0)
        assert edges(network(view, Filters(status=status))) == {("person/kono", "person/wang"): 1}


def test_what_is_going_on_is_drawn(make: Make) -> None:
    with make(("Wang met Kono", "2021-03-16", "ongoing", "CHN JPN")) as view:
        assert network(view).meetings == 1


def test_every_meeting_is_a_spell_and_a_vague_one_is_wide(make: Make) -> None:
    with make(
        ("Wang met Kono", "2021-03-16", "occurred", "CHN JPN"),
        ("Wang met Kono", "2022-05", "occurred", "CHN JPN"),
        ("Wang met Kono", None, "occurred", "CHN JPN"),
        ("Wang met Kono", "2023-01-02/..", "occurred", "CHN JPN"),
    ) as view:
        (edge,) = network(view).edges
    assert edge.meetings == 4
    assert [(spell.start, spell.end) for spell in edge.spells] == [
        (dt.date(2021, 3, 16), dt.date(2021, 3, 16)),
        (dt.date(2022, 5, 1), dt.date(2022, 5, 31)),
        (dt.date(2023, 1, 2), None),
        (None, None),
    ]
    assert len({spell.event for spell in edge.spells}) == 4


def test_states_stand_for_their_people(make: Make) -> None:
    with make(
        ("Blinken met Motegi", "2021-03-16", "occurred", "USA JPN"),
        ("Austin met Motegi", "2022-05-01", "occurred", "USA JPN"),
    ) as view:
        found = network(view, level="states")
    assert edges(found) == {("state/JPN", "state/USA"): 2}
    assert [(node.label, node.kind, node.meetings) for node in found.nodes] == [
        ("Japan", "state", 2),
        ("United States", "state", 2),
    ]


def test_who_acts_for_a_body_is_of_its_side(tmp_path: Path) -> None:
    with coded_record(tmp_path / "coded").view() as view:
        found = network(view)
        assert ("person/mark-rutte", "person/shigeru-ishiba") in edges(found)
        assert network(view, Filters(person="Rutte")).meetings == 1


def test_the_secretary_general_does_not_meet_his_own_body(make: Make) -> None:
    with make(("Mark-Rutte NATO met Ishiba", "2025-04-09", "occurred", "- org JPN")) as view:
        assert edges(network(view)) == {
            ("org/nato", "person/ishiba"): 1,
            ("person/ishiba", "person/mark-rutte"): 1,
        }
        assert edges(network(view, level="states")) == {("org/nato", "state/JPN"): 1}


def test_one_side_alone_and_the_nameless_are_counted(make: Make) -> None:
    with make(
        ("Wang met officials", "2021-03-16", "occurred", "CHN ?"),
        ("Wang met Kono officials", "2022-03-16", "occurred", "CHN JPN ?"),
    ) as view:
        found = network(view)
    assert (found.meetings, found.unpaired, found.unnamed) == (1, 1, 2)


def test_filters_choose_the_meetings(make: Make) -> None:
    with make(
        ("Wang met Kono", "2021-03-16", "occurred", "CHN JPN"),
        ("Wang met Lavrov", "2023-03-16", "occurred", "CHN RUS"),
    ) as view:
        assert edges(network(view, Filters(since="2022"))) == {("person/lavrov", "person/wang"): 1}
        assert edges(network(view, Filters(countries=("JPN",)))) == {("person/kono", "person/wang"): 1}
        with pytest.raises(UsageError, match="--from"):
            network(view, Filters(since="soon"))
