"""Texts without their year, as the bench makes them."""

from __future__ import annotations

import datetime as dt

import pytest

from bench.years import verdict, without_years
from readout.model import Dating, EdtfDate


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("They met on March 16, 2021, in Tokyo.", "They met on March 16 in Tokyo."),
        ("They met on 16 March 2021.", "They met on 16 March."),
        ("the pact of September 1951 stands", "the pact of September stands"),
        ("the third time since 2019.", "the third time."),
        ("grew from 2004 to 2009.", "grew."),
        ("Resolution 2231 (2015) says", "Resolution 2231 says"),
        ("the 2030 Agenda", "the Agenda"),
    ],
)
def test_years_go(text: str, left: str) -> None:
    assert without_years(text)[0] == left


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-07-28/2024-12-31", "right"),
        ("2024", "right"),
        ("2024-07-28/..", "narrowed"),
        ("2023-12-01/2024-02-01", "narrowed"),
        ("2023", "wrong"),
        ("2025-01-01/..", "wrong"),
        (None, "unknown"),
    ],
)
def test_verdict(edtf: str | None, expected: str) -> None:
    dating = Dating() if edtf is None else Dating(date=EdtfDate(text=edtf), basis="inferred")
    assert verdict(dating, dt.date(2024, 8, 3)) == expected
