"""How alike two clauses are."""

from __future__ import annotations

import pytest

from readout.compare.likeness import LEAST, likenesses, weigh
from tests.compare.factories import clause

CABLES = clause("stress", "undersea cables")
LONG = clause("stress", "undersea cables fishing piracy pollution wrecks tides harbours")
OTHERS = [clause("note", "elections"), clause("note", "grain"), clause("note", "visas")]


def test_a_short_clause_goes_with_the_long_one_that_takes_it_up() -> None:
    table = likenesses(*weigh([CABLES, *OTHERS], [LONG, *OTHERS]))
    assert LEAST < table[0, 0] < table[1, 1]


def test_likeness_is_the_same_from_both_sides() -> None:
    there = likenesses(*weigh([CABLES, *OTHERS], [LONG]))
    back = likenesses(*weigh([LONG], [CABLES, *OTHERS]))
    assert pytest.approx(back) == there.T


def test_what_stands_everywhere_tells_little() -> None:
    sea = [clause("note", f"sea {word}") for word in ("grain", "visas", "tides")]
    table = likenesses(*weigh([clause("note", "sea piracy"), *sea], [clause("note", "sea wrecks"), *sea]))
    rare = likenesses(
        *weigh([clause("note", "sea piracy"), *OTHERS], [clause("note", "sea wrecks"), *OTHERS])
    )
    assert table[0, 0] < rare[0, 0]
