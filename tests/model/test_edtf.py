"""EDTF text and the days it can mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model import EdtfDate

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2021-03-16", "2021-03-16", "2021-03-16"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-03-01/2024-03-10", "2024-03-01", "2024-03-10"),
        ("2021-03-20/..", "2021-03-20", None),
        ("../2021-03", None, "2021-03-31"),
        ("2024-07-28?", "2024-07-28", "2024-07-28"),
    ],
)
def test_bounds(text: str, low: str | None, high: str | None) -> None:
    first, last = EdtfDate(text=text).bounds()
    assert (first and first.isoformat(), last and last.isoformat()) == (low, high)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2021-3-1", "2021-02-30", "2021-13", "../..", "2024-03-10/2024-03-01"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        EdtfDate(text=text)


@given(DAYS, DAYS)
def test_between_gives_back_its_bounds(a: dt.date, b: dt.date) -> None:
    low, high = min(a, b), max(a, b)
    assert EdtfDate.between(low, high).bounds() == (low, high)


@given(DAYS)
def test_a_day_is_a_day(day: dt.date) -> None:
    date = EdtfDate.day(day)
    assert date.is_day
    assert (date.low, date.high) == (day, day)


def test_open_ends() -> None:
    assert EdtfDate.between(dt.date(2021, 3, 20), None).text == "2021-03-20/.."
    assert EdtfDate.between(None, dt.date(2021, 3, 20)).text == "../2021-03-20"
    assert not EdtfDate(text="2021-03-20/..").is_day
