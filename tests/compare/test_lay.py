"""Clauses laid side by side: who goes with whom, what moved, in which order it is told."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from readout.compare import compare
from readout.compare.assignment import assign
from readout.compare.order import moved
from tests.compare.factories import clause

TAIWAN = clause("underscore", "taiwan strait #peace-and-stability-taiwan-strait")
KOREA = clause("condemn", "missile launch PRK", ladder="concern", rung=5)
CABLES = clause("discuss", "undersea cables", ladder="talk", rung=0)
ASEAN = clause("recognize", "asean centrality")


def test_a_text_beside_itself_is_kept() -> None:
    rows = compare([TAIWAN, KOREA, CABLES], [TAIWAN, KOREA, CABLES]).rows
    assert [row.changes for row in rows] == [("kept",)] * 3


def test_dropped_added_and_moved() -> None:
    rows = compare([TAIWAN, KOREA, CABLES], [ASEAN, CABLES, TAIWAN]).rows
    told = [(row.changes, row.before and row.before.lemma, row.after and row.after.lemma) for row in rows]
    assert told == [
        (("added",), None, "recognize"),
        (("kept", "moved"), "discuss", "discuss"),
        (("kept",), "underscore", "underscore"),
        (("dropped",), "condemn", None),
    ]


def test_formulas_lost_and_gained() -> None:
    found = compare([TAIWAN], [clause("reaffirm", "#one-china")])
    assert found.formulas_lost == ("peace-and-stability-taiwan-strait",)
    assert found.formulas_gained == ("one-china",)


def test_an_empty_text_drops_or_adds_everything() -> None:
    assert [r.changes for r in compare([TAIWAN], []).rows] == [("dropped",)]
    assert [r.changes for r in compare([], [TAIWAN]).rows] == [("added",)]
    assert compare([], []).rows == ()


@given(st.lists(st.lists(st.integers(0, 20), min_size=4, max_size=4), min_size=1, max_size=4))
def test_an_assignment_is_the_best_there_is(gains: list[list[int]]) -> None:
    best = max(
        sum(row[column] for row, column in zip(gains, columns, strict=False))
        for columns in permutations(range(4), len(gains))
    )
    pairs = assign(gains)
    assert sum(gains[a][b] for a, b in pairs) == best
    assert len({b for _, b in pairs}) == len(pairs)


@given(st.permutations(range(7)))
def test_what_stays_is_in_order(places: list[int]) -> None:
    stays = [place for n, place in enumerate(places) if n not in moved(places)]
    assert stays == sorted(stays)
    assert stays
