"""What an expression means, seen from publication, from what was told, or from a window."""

from __future__ import annotations

import pytest

from readout.annotate.dates import resolve_dates
from tests.annotate.dates.factories import document, found, resolved, stated

# 2024-01-13 is a Saturday, 2021-03-17 a Wednesday.
RESOLVED: list[tuple[str, str | None, list[str | None]]] = [
    ("They met on March 16, 2021.", None, ["2021-03-16"]),
    ("They met on March 16, 2021.", "2024-01-13", ["2021-03-16"]),
    ("The summit of 18–19 June 2024.", None, ["2024-06-18/2024-06-19"]),
    ("from June 28 to July 2, 2024", None, ["2024-06-28/2024-07-02"]),
    ("from Dec. 28 to Jan. 2, 2024", None, ["2023-12-28/2024-01-02"]),
    ("in March 2021 they met", None, ["2021-03"]),
    ("in early March 2024", None, ["2024-03-01/2024-03-10"]),
    ("in mid-March 2024", None, ["2024-03-11/2024-03-20"]),
    ("in late February 2024", None, ["2024-02-21/2024-02-29"]),
    ("since 2022 they", None, ["2022"]),
    ("by late 2023", None, ["2023-09-01/2023-12-31"]),
    ("in the 1990s", None, ["1990-01-01/1999-12-31"]),
    ("in the third quarter of 2024", None, ["2024-07-01/2024-09-30"]),
    ("in the summer of 2023", None, ["2023-06-01/2023-08-31"]),
    ("in the winter of 2023", None, ["2023-12-01/2024-02-29"]),
    ("published 01/02/2024 here", None, ["2024"]),
    ("published 11/02/2023 here", "2023-02-12", ["2023-02-11"]),
    ("on February 29, 2023", None, []),
    # seen from publication
    ("They agreed Friday that", "2024-01-13", ["2024-01-12"]),
    ("They agreed Friday that", "2024-01-12", ["2024-01-12"]),
    ("They arrived late Thursday", "2024-01-13", ["2024-01-11"]),
    ("They will meet Friday in Tokyo", "2024-01-13", ["2024-01-19"]),
    ("On Friday they will meet", "2024-01-13", ["2024-01-19"]),
    ("They met last Saturday", "2024-01-13", ["2024-01-06"]),
    ("They meet next Monday", "2024-01-13", ["2024-01-15"]),
    ("They meet next Friday", "2024-01-10", ["2024-01-19"]),
    ("They met this Wednesday", "2024-01-13", ["2024-01-10"]),
    ("on this Friday (10) in Washington", "2023-02-11", ["2023-02-10"]),
    ("They met on Tuesday of last week", "2024-01-13", ["2024-01-02"]),
    ("said today", "2024-01-13", ["2024-01-13"]),
    ("said yesterday", "2024-03-01", ["2024-02-29"]),
    ("leaves tomorrow", "2024-01-13", ["2024-01-14"]),
    ("met last week", "2017-07-21", ["2017-07-10/2017-07-16"]),
    ("met last month", "2024-01-13", ["2023-12"]),
    ("expected next month", "2024-01-13", ["2024-02"]),
    ("expected next year", "2024-01-13", ["2025"]),
    ("last year’s review", "2024-01-13", ["2023"]),
    ("a visit later this year", "2024-01-13", ["2024-01-13/2024-12-31"]),
    ("said earlier this month", "2024-01-13", ["2024-01-01/2024-01-13"]),
    ("meets later this week in Anchorage", "2021-03-17", ["2021-03-17/2021-03-21"]),
    ("by the end of the year", "2006-02-23", ["2006-12-31"]),
    ("at the end of this month", "2024-01-13", ["2024-01-25/2024-01-31"]),
    ("early next year", "2023-11-01", ["2024-01-01/2024-04-30"]),
    ("before last summer", "2023-02-23", ["2022-06-01/2022-08-31"]),
    ("over the weekend they met", "2016-09-07", ["2016-09-03/2016-09-04"]),
    ("they will meet this weekend", "2016-09-07", ["2016-09-10/2016-09-11"]),
    ("in the past 30 days", "2011-03-08", ["2011-02-06/2011-03-08"]),
    ("in the past few days", "2011-03-08", ["2011-03-01/2011-03-08"]),
    ("signed three weeks ago", "2024-01-31", ["2024-01-08/2024-01-14"]),
    ("signed two days ago", "2024-01-31", ["2024-01-29"]),
    ("signed 17 years ago", "2017-07-21", ["2000"]),
    ("signed five months ago", "2024-03-31", ["2023-10"]),
    ("They met on July 28th.", "2024-07-30", ["2024-07-28"]),
    ("They met on Dec. 28.", "2024-01-13", ["2023-12-28"]),
    ("They will meet on Feb. 3.", "2024-01-13", ["2024-02-03"]),
    ("the Oct. 7 attack", "2024-01-13", ["2023-10-07"]),
    ("a plan said in late December", "2024-01-13", ["2023-12-21/2023-12-31"]),
    ("could take place in early March.", "2024-01-13", ["2024-03-01/2024-03-10"]),
    ("in early April of this year", "2021-03-16", ["2021-04-01/2021-04-10"]),
    ("on March 16 last year", "2022-02-01", ["2021-03-16"]),
    ("since last March", "2024-03-20", ["2023-03"]),
    ("since assuming her post in September.", "2024-01-13", ["2023-09"]),
    ("on Christmas Eve they met", "2024-01-13", ["2023-12-24"]),
    ("in spring 2024", "2024-01-13", ["2024-03-01/2024-05-31"]),
    ("in the first quarter of this year", "2024-05-01", ["2024-01-01/2024-03-31"]),
    # an ordinal alone
    ("It was learned on the 20th that they met on the 16th.", "2021-03-21", ["2021-03-20", "2021-03-16"]),
    ("They met on the 28th.", "2021-03-05", ["2021-02-28"]),
    ("They will meet on the 28th.", "2021-03-05", ["2021-03-28"]),
    ("The pact of Oct. 7, 2019 failed. They met on the 5th.", "2021-03-21", ["2019-10-07", "2021-03-05"]),
    ("They met on March 16, 2021. It was learned on the 20th.", None, ["2021-03-16", "2021-03-20"]),
    (
        "It was learned on the 20th that on the 16th they met. The talks on March 16, 2021 failed.",
        None,
        ["2021-03-20", "2021-03-16", "2021-03-16"],
    ),
    (
        "They met on the 16th.\n\nHe answers reporters (file photo, January 28, 2021)\n\nThe embassy on the 17th protested.",
        None,
        [None, "2021-01-28", None],
    ),
    ("A trip planned for February was put off.", "2023-06-19", ["2023-02"]),
    ("It was learned on the 20th.", None, [None]),
    # from what was told
    ("They met on March 16, 2021. The same day they ate.", "2024-01-13", ["2021-03-16", "2021-03-16"]),
    ("They met on March 16, 2021. Two days later they left.", None, ["2021-03-16", "2021-03-18"]),
    ("They met on March 16, 2021. The following day they left.", None, ["2021-03-16", "2021-03-17"]),
    (
        "They met on March 16, 2021. Earlier that month they spoke.",
        None,
        ["2021-03-16", "2021-03-01/2021-03-16"],
    ),
    ("They met on March 16, 2021, and later that year again.", None, ["2021-03-16", "2021-03-16/2021-12-31"]),
    ("They met on March 16, 2021. A year earlier, they spoke.", None, ["2021-03-16", "2020"]),
    (
        "They met on March 3, 2007 and again the following Tuesday.",
        "2007-03-05",
        ["2007-03-03", "2007-03-06"],
    ),
    ("Two days later they left.", "2024-01-13", [None]),
    # occasions
    ("held a day before Taiwan’s presidential election", "2024-01-13", ["2024-01-12"]),
    ("held a day before Taiwan’s presidential election", "2020-01-11", ["2020-01-10"]),
    ("held ahead of Taiwan’s presidential election", "2024-01-10", ["../2024-01-12"]),
    ("two days after March 16, 2021 he left", None, ["2021-03-18"]),
    ("two days before the launch", "2024-01-10", [None]),
    # a day or two of something that lasts longer
    (
        "He arrived on Monday for talks. On the third day of his visit he left.",
        "2024-01-12",
        ["2024-01-08", "2024-01-10"],
    ),
    (
        "On Sunday, the last day of their three-day summit, they met. On the first day of the summit they ate.",
        "2023-05-21",
        ["2023-05-21", "2023-05-21", "2023-05-19"],
    ),
    (
        "Day five: three win.\n\nYesterday, day five of the 2018 World Cup, they won.",
        "2018-06-19",
        ["2018-06-18", "2018-06-18", "2018-06-18"],
    ),
    (
        "We came on Saturday night, the opening night. Come on the fourth or fifth day of the festival.",
        "2007-03-05",
        ["2007-03-03", "2007-03-03", "2007-03-06/2007-03-07"],
    ),
    ("On the third day of a five-day visit he left.", "2024-01-12", [None]),
    # said by somebody quoted
    ("They met on Friday. “We agreed today,” he said.", "2024-01-13", ["2024-01-12", "2024-01-12"]),
    ("“We met today,” he said on Thursday.", "2024-01-13", ["2024-01-11", "2024-01-11"]),
    ("They met on Friday. Today they agreed.", "2024-01-13", ["2024-01-12", "2024-01-13"]),
    (
        "They met on January 2. “The world today is small,” he said.",
        "2024-01-13",
        ["2024-01-02", "2024-01-13"],
    ),
    (
        "They met on Jan. 2. Three weeks ago they spoke.",
        "2024-01-31",
        ["2024-01-02", "2024-01-08/2024-01-14"],
    ),
    # bounds, and what is only about
    ("They left before March 16.", "2021-03-20", ["../2021-03-15"]),
    ("They left after March 16, 2021.", None, ["2021-03-17/.."]),
    ("It was built around 2010.", "2021-03-20", ["2010~"]),
    ("It was signed about three years ago.", "2021-03-20", ["2018~"]),
    ("a few days ago", "2024-01-13", ["2024-01-06/2024-01-11"]),
    ("999 decades ago", "2024-01-13", [None]),
    # tense decides the year
    ("They met on Feb. 20.", "2024-01-13", ["2023-02-20"]),
    ("The talks are scheduled on Feb. 20.", "2024-01-13", ["2024-02-20"]),
    ("the Nov. 27 deal", "2020-06-01", ["2019-11-27"]),
    ("They met on January 14.", "2024-01-13", ["2024-01-14"]),
    # years and seasons of a state
    ("the U.S. budget for fiscal 2025", None, ["2024-10-01/2025-09-30"]),
    ("Japan's budget for fiscal 2025", None, ["2025-04-01/2026-03-31"]),
    ("the budget for fiscal 2025", None, ["2024-10-01/2026-03-31"]),
    ("Japan's budget for the next fiscal year", "2024-01-13", ["2024-04-01/2025-03-31"]),
    ("the budget for the next fiscal year", "2024-01-13", [None]),
    ("in the 2023-24 academic year", None, ["2023-08-01/2024-07-31"]),
    ("in the Australian summer of 2023", None, ["2023-12-01/2024-02-29"]),
    ("Australia and Japan in the summer of 2023", None, ["2023-06-01/2023-08-31"]),
    # publication known only roughly
    ("They met on July 28.", "2024", ["2024-07-28"]),
    ("They agreed Friday that", "2024-01-12/2024-01-13", ["2024-01-12"]),
    ("They agreed Friday that", "2024", [None]),
    ("last year’s review", "2021-03-20/..", [None]),
    ("They met on July 28.", "1951-09-08/..", [None]),
    ("said today", "2021-03-20/..", [None]),
    ("They agreed Friday that", None, [None]),
    ("They met on July 28.", None, [None]),
]


@pytest.mark.parametrize(("text", "published", "expected"), RESOLVED)
def test_resolved(text: str, published: str | None, expected: list[str | None]) -> None:
    assert [dating.text for dating in resolved(text, published)] == expected


def test_basis_and_reason() -> None:
    written, friday, unknown = resolved(
        "On March 16, 2021 they met; on Friday he left, two days before the launch.", "2021-03-20"
    )
    assert (written.basis, friday.basis, unknown.basis) == ("stated", "resolved", "unknown")
    assert "the Friday on or before publication (2021-03-20)" in friday.why
    assert all(dating.why for dating in (written, friday, unknown))


@pytest.mark.parametrize(
    ("text", "window", "expected"),
    [
        ("They met on July 28.", ("2023-09-13", "2024-10-01"), "2024-07-28"),
        ("They met on July 28.", ("2022-01-01", "2024-10-01"), None),
        ("They met on Sunday, July 28.", ("2022-01-01", "2024-10-01"), "2024-07-28"),
        ("They met on Dec. 1.", ("2024-01-01", "2024-10-01"), None),
        ("a day before Taiwan's presidential election", ("2023-09-13", "2024-10-01"), "2024-01-12"),
        ("a day before Taiwan's presidential election", ("2016-01-01", "2024-10-01"), None),
    ],
)
def test_window_decides_the_year(text: str, window: tuple[str, str], expected: str | None) -> None:
    (dating,) = resolved(text, None, window)
    assert dating.text == expected
    assert dating.basis in ("inferred", "resolved") if expected else dating.basis == "unknown"


def test_open_publication_is_an_anchor_only_in_a_narrow_window() -> None:
    near, far = ("2021-03-20", "2021-11-10"), ("2021-03-20", "2025-01-20")
    text = "They met on March 16 after last year’s review."
    assert [d.text for d in resolved(text, "2021-03-20/..", near)] == ["2021-03-16", "2020"]
    assert [d.text for d in resolved(text, "2021-03-20/..", far)] == [None, None]


def test_callers_futures_win_over_the_words() -> None:
    text = "They meet Friday."
    dates = {
        ahead: resolve_dates(
            found(text),
            document=document(text),
            published=stated("2024-01-13"),
            window=(None, None),
            futures=[ahead],
        )[0].text
        for ahead in (True, False)
    }
    assert dates == {True: "2024-01-19", False: "2024-01-12"}


def test_weekday_that_contradicts_its_date_is_told() -> None:
    (dating,) = resolved("on Monday, March 16, 2021 they met", None)
    assert dating.text == "2021-03-16"
    assert "was a Tuesday, not a Monday" in dating.why
