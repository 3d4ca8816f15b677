"""Bylines taken apart, dates put in words."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.export.citing.dates import Order, access_day, date_in_words
from readout.export.citing.names import authors
from readout.model import DateBasis, EdtfDate


@pytest.mark.parametrize(
    ("byline", "inverted"),
    [
        (None, []),
        ("", []),
        ("By Ana Cruz", ["Cruz, Ana"]),
        ("Ana Cruz and Bo Tan in Manila", ["Cruz, Ana", "Tan, Bo"]),
        ("Ana Cruz; Bo Tan", ["Cruz, Ana", "Tan, Bo"]),
        ("Ludwig van der Rohe", ["van der Rohe, Ludwig"]),
        ("Martin L. King Jr.", ["King, Martin L., Jr."]),
        ("Jean-Pierre O’Neil", ["O’Neil, Jean-Pierre"]),
        ("Lee Hye-jin", ["Hye-jin, Lee"]),
        ("山田太郎", ["山田太郎"]),
        ("a staff reporter", []),
        ("our Seoul desk", []),
        ("Reuters", []),
        ("Harbour Wire Staff", []),
        ("Associated Press", []),
        ("Ana Cruz, Political Editor", ["Cruz, Ana"]),
        ("Friday's talks were long and hard", []),
        ("<script>alert(1)</script>", []),
        ("https://x.example/ana", []),
    ],
)
def test_authors(byline: str | None, inverted: list[str]) -> None:
    assert [author.inverted for author in authors(byline)] == inverted


@pytest.mark.parametrize(
    ("text", "basis", "month_first", "day_first"),
    [
        ("2024-05-27", "stated", "May 27, 2024", "27 May 2024"),
        ("2024-05-27", "inferred", "[May 27, 2024]", "[27 May 2024]"),
        ("2024-05", "stated", "May 2024", "May 2024"),
        ("2024", "stated", "2024", "2024"),
        ("2024-05-27?", "stated", "[May 27, 2024?]", "[27 May 2024?]"),
        ("2024-05~", "stated", "[ca. May 2024]", "[ca. May 2024]"),
        ("2024%", "stated", "[ca. 2024?]", "[ca. 2024?]"),
        ("2024-03-01/2024-03-10", "stated", "March 1–10, 2024", "1–10 March 2024"),
        ("2024-03-28/2024-04-03", "stated", "March 28–April 3, 2024", "28 March – 3 April 2024"),
        (
            "2023-12-28/2024-01-03",
            "stated",
            "December 28, 2023–January 3, 2024",
            "28 December 2023 – 3 January 2024",
        ),
        ("2024-03/2024-04", "stated", "March–April 2024", "March–April 2024"),
        ("2023/2024", "stated", "2023–2024", "2023 – 2024"),
        ("2021-03-20/..", "stated", "[March 20, 2021, or later]", "[20 March 2021 or later]"),
        ("../2021-03", "stated", "[March 2021 or earlier]", "[March 2021 or earlier]"),
    ],
)
def test_dates(text: str, basis: DateBasis, month_first: str, day_first: str) -> None:
    orders: tuple[Order, Order] = ("month-first", "day-first")
    assert [date_in_words(EdtfDate(text=text), basis, order=order) for order in orders] == [
        month_first,
        day_first,
    ]


def test_no_date() -> None:
    assert date_in_words(None, "unknown", order="day-first") == "n.d."


@pytest.mark.parametrize(
    ("accessed", "retrieved_at", "day"),
    [
        (None, None, None),
        (None, "", None),
        (None, "2024-05-30T23:00:00+00:00", dt.date(2024, 5, 30)),
        (dt.date(2024, 6, 1), "2024-05-30T23:00:00+00:00", dt.date(2024, 6, 1)),
        (None, "yesterday", None),
    ],
)
def test_the_day_of_access_is_never_invented(
    accessed: dt.date | None, retrieved_at: str | None, day: dt.date | None
) -> None:
    assert access_day(accessed, retrieved_at) == day
