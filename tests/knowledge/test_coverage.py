"""How much of the time the tenures cover."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.knowledge import load
from readout.knowledge.coverage import coverage, gaps, groups

TODAY = dt.date(2026, 6, 30)

FLOORS = [
    ("G20", "head of state or government", 19, 26.0),
    ("G20", "foreign minister", 19, 26.0),
    ("G20", "defense minister", 19, 25.5),
    ("NATO", "head of state or government", 32, 26.0),
    ("NATO", "foreign minister", 32, 25.5),
    ("NATO", "defense minister", 31, 25.0),
    ("ASEAN", "head of state or government", 11, 26.0),
    ("ASEAN", "foreign minister", 11, 25.0),
    ("All states", "head of state or government", 196, 26.0),
    ("All states", "foreign minister", 187, 21.0),
    ("International bodies", "head of an international body", 28, 20.0),
]


@pytest.mark.parametrize(("group", "office", "states", "years"), FLOORS)
def test_coverage_does_not_shrink(group: str, office: str, states: int, years: float) -> None:
    (row,) = [r for r in coverage(load(), today=TODAY) if (r.group, r.office) == (group, office)]
    assert row.with_holders >= states
    assert row.years >= years


def test_groups_are_of_known_states() -> None:
    for group, members in groups().items():
        assert list(members) == sorted(set(members)), group
        assert set(members) <= load().states.keys(), group


def test_a_gap_lies_between_its_holders() -> None:
    knowledge = load()
    found = list(gaps(knowledge, today=TODAY, of=["JPN"]))
    assert [(g.office, g.start.isoformat()) for g in found if g.office == "foreign minister"] == []
    for gap in found:
        if gap.after is not None and gap.before is not None:
            assert gap.end is not None
            assert any(t.end and t.end < gap.start for t in knowledge.tenures_of(gap.after))
            assert any(t.start > gap.end for t in knowledge.tenures_of(gap.before))
