"""Which words are a time, and which parts it has."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from readout.annotate.dates import find_dates
from readout.annotate.sentences import split_sentences
from readout.knowledge.types import NamedDay
from tests.annotate.dates.factories import document, found, words

FOUND: list[tuple[str, str, dict[str, Any]]] = [
    # written out, every usual order
    ("They met on March 16, 2021.", "March 16, 2021", {"kind": "date", "year": 2021, "month": 3, "day": 16}),
    ("They met on 16 March 2021.", "16 March 2021", {"kind": "date", "year": 2021, "month": 3, "day": 16}),
    ("They met on the 16th of March, 2021.", "the 16th of March, 2021", {"kind": "date", "day": 16, "year": 2021}),
    ("Released 2021-03-16 at noon.", "2021-03-16", {"kind": "date", "year": 2021, "month": 3, "day": 16}),
    ("Released 2021/3/16 at noon.", "2021/3/16", {"kind": "date", "month": 3, "day": 16}),
    ("Date:2025-04-11", "2025-04-11", {"kind": "date", "year": 2025, "month": 4, "day": 11}),
    ("Updated 2021-03-16T09:30 in Tokyo", "2021-03-16", {"kind": "date", "day": 16}),
    ("(Reuters file photo, Jan. 8, 2021)", "Jan. 8, 2021", {"kind": "date", "month": 1, "day": 8}),
    ("The pact of Sept 5, 1951 stands.", "Sept 5, 1951", {"kind": "date", "month": 9, "year": 1951}),
    ("TOKYO, MARCH 16, 2021", "MARCH 16, 2021", {"kind": "date", "month": 3}),
    ("On Tuesday, March 16, 2021, they met.", "Tuesday, March 16, 2021", {"kind": "date", "weekday": 1}),
    ("On Tuesday 16 March 2021 they met.", "Tuesday 16 March 2021", {"kind": "date", "weekday": 1}),
    ("It opens March 16, 2021 (Tue.) in Seoul.", "March 16, 2021 (Tue.)", {"weekday": 1}),
    ("会談は 2021年3月16日 に", "2021年3月16日", {"kind": "date", "year": 2021, "month": 3, "day": 16}),
    ("Signed 16.03.2021 in Bonn.", "16.03.2021", {"kind": "date", "month": 3, "day": 16}),
    ("Signed 01.02.2021 in Bonn.", "01.02.2021", {"kind": "date", "month": 2, "day": 1}),
    ("Published 16/03/2021 in London.", "16/03/2021", {"kind": "date", "month": 3, "day": 16}),
    ("Published 03/16/2021 in Boston.", "03/16/2021", {"kind": "date", "month": 3, "day": 16}),
    ("Published 01/02/2024 somewhere.", "01/02/2024", {"kind": "numeric", "year": 2024, "month": None}),
    ("Published 05/05/2024 somewhere.", "05/05/2024", {"kind": "date", "month": 5, "day": 5}),
    ("met on july 28, 2024 in tokyo", "july 28, 2024", {"kind": "date", "month": 7}),
    # month and day
    ("They met on July 28th in Tokyo.", "July 28th", {"kind": "month-day", "month": 7, "day": 28, "year": None}),
    ("They met on 28th July in Tokyo.", "28th July", {"kind": "month-day", "month": 7, "day": 28}),
    ("the Oct. 7 attack on Israel", "Oct. 7", {"kind": "month-day", "month": 10, "day": 7}),
    ("They met on the 28th of July.", "the 28th of July", {"kind": "month-day", "day": 28}),
    ("on March 16 of this year they met", "March 16 of this year", {"direction": "this", "unit": "year"}),
    ("on Dec. 5 last year they met", "Dec. 5 last year", {"direction": "last", "unit": "year"}),
    ("held on 3月16日 in Tokyo", "3月16日", {"kind": "month-day", "month": 3, "day": 16}),
    ("The talks on May 3 failed.", "May 3", {"kind": "month-day", "month": 5, "day": 3}),
    # ranges
    ("The summit of July 8-9 ended.", "July 8-9", {"kind": "month-day", "day": 8, "end_day": 9}),
    ("He visits from March 1 to 3.", "March 1 to 3", {"day": 1, "end_day": 3}),
    ("The summit of 18–19 June 2024.", "18–19 June 2024", {"kind": "date", "day": 18, "end_day": 19, "year": 2024}),
    ("The meeting of 18 and 19 June.", "18 and 19 June", {"day": 18, "end_day": 19}),
    ("from June 28 to July 2, 2024", "June 28 to July 2, 2024", {"month": 6, "end_month": 7, "end_day": 2}),
    ("from 28 June to 2 July 2024", "28 June to 2 July 2024", {"month": 6, "end_month": 7, "end_day": 2}),
    ("on July 8 and 9 in Washington", "July 8 and 9", {"day": 8, "end_day": 9}),
    ("the 3rd to 5th of May", "the 3rd to 5th of May", {"day": 3, "end_day": 5}),
    # day alone
    ("It was learned on the 20th that he had left.", "the 20th", {"kind": "day", "day": 20}),
    ("They met on the 16th, officials said.", "the 16th", {"kind": "day", "day": 16}),
    ("since the 3rd of this month", "the 3rd of this month", {"kind": "day", "direction": "this", "unit": "month"}),
    ("The embassy on the 17th expressed concern", "the 17th", {"kind": "day", "day": 17}),
    ("first planned for around the 9th.", "the 9th", {"kind": "day", "day": 9}),
    ("They meet on 16th in Tokyo.", "16th", {"kind": "day", "day": 16}),
    ("held on the 5th and 6th.", "the 5th and 6th", {"kind": "day", "day": 5, "end_day": 6}),
    # months
    ("in March 2021 they met", "March 2021", {"kind": "month-year", "year": 2021, "month": 3}),
    ("in March, 2021 they met", "March, 2021", {"kind": "month-year"}),
    ("a visit in early March", "early March", {"kind": "month", "part": "early"}),
    ("said in late December that", "late December", {"kind": "month", "part": "late", "month": 12}),
    ("by mid-June they agreed", "mid-June", {"kind": "month", "part": "mid"}),
    ("at the end of March 2024", "the end of March 2024", {"kind": "month-year", "part": "end"}),
    ("in the first half of May", "the first half of May", {"kind": "month", "part": "first-half"}),
    ("assuming her post in September.", "September", {"kind": "month", "month": 9}),
    ("in early April of this year", "early April of this year", {"direction": "this", "unit": "year", "part": "early"}),
    ("It was signed last March.", "last March", {"kind": "month", "direction": "last", "unit": None}),
    ("In May, they met.", "May", {"kind": "month", "month": 5}),
    ("the July summit in Vilnius", "July", {"kind": "month", "month": 7}),
    ("from July-December 2004", "July-December 2004", {"month": 7, "end_month": 12, "year": 2004}),
    # years
    ("assumed office in 2016, and", "2016", {"kind": "year", "year": 2016}),
    ("the third time since 2022 that", "2022", {"kind": "year", "year": 2022}),
    ("during 2004-2009 it grew", "2004-2009", {"kind": "year", "year": 2004, "end_year": 2009}),
    ("in 2015–16 they met", "2015–16", {"kind": "year", "year": 2015, "end_year": 2016}),
    ("by late 2023 they had", "late 2023", {"kind": "year", "part": "late"}),
    ("at the start of 2024 they", "the start of 2024", {"kind": "year", "part": "early"}),
    ("Resolution 2231 (2015) says", "2015", {"kind": "year", "year": 2015}),
    ("Taiwan's 2024 election", "2024", {"kind": "year"}),
    ("the 2018 World Cup", "2018", {"kind": "year"}),
    ("the late 1990s", "the late 1990s", {"kind": "decade", "year": 1990, "part": "late"}),
    ("the third quarter of 2024", "the third quarter of 2024", {"kind": "quarter", "number": 3, "year": 2024}),
    ("sales in Q1 2025 fell", "Q1 2025", {"kind": "quarter", "number": 1}),
    ("in the summer of 2023", "the summer of 2023", {"kind": "season", "name": "summer", "year": 2023}),
    ("expected in spring.", "spring", {"kind": "season", "name": "spring"}),
    ("in fiscal 2024 spending", "fiscal 2024", {"kind": "fiscal-year", "year": 2024}),
    ("the FY2025-26 budget", "FY2025-26", {"kind": "fiscal-year", "year": 2025, "end_year": 2026}),
    # weekdays
    ("agreed Friday that", "Friday", {"kind": "weekday", "weekday": 4, "direction": None}),
    ("arrived late Thursday after", "late Thursday", {"kind": "weekday", "weekday": 3, "part": "late"}),
    ("met last Monday in", "last Monday", {"kind": "weekday", "direction": "last"}),
    ("will meet next Monday in", "next Monday", {"kind": "weekday", "direction": "next"}),
    ("on this Friday (10) in Washington", "this Friday (10)", {"kind": "weekday", "day": 10, "direction": "this"}),
    ("met on Friday, the 16th, in", "Friday, the 16th", {"kind": "weekday", "day": 16}),
    ("met on Tuesday of last week", "Tuesday of last week", {"direction": "last", "unit": "week"}),
    ("said Sunday night that", "Sunday night", {"part": "night"}),
    ("met on tuesday in tokyo", "tuesday", {"kind": "weekday", "weekday": 1}),
    ("met the following Tuesday in", "the following Tuesday", {"direction": "following"}),
    # from now
    ("said today that", "today", {"kind": "deictic", "count": 0}),
    ("Yesterday he said", "Yesterday", {"kind": "deictic", "count": -1}),
    ("will leave tomorrow morning", "tomorrow morning", {"kind": "deictic", "count": 1, "part": "morning"}),
    ("the day before yesterday", "the day before yesterday", {"count": -2}),
    ("spoke last night in", "last night", {"kind": "deictic", "count": -1}),
    ("spoke by phone tonight", "tonight", {"kind": "deictic", "count": 0}),
    ("met last week in", "last week", {"kind": "period", "unit": "week", "direction": "last"}),
    ("expected next month.", "next month", {"kind": "period", "unit": "month", "direction": "next"}),
    ("a state visit later this year to", "later this year", {"direction": "later", "unit": "year"}),
    ("earlier this week in", "earlier this week", {"direction": "earlier", "unit": "week"}),
    ("last year’s review", "last year", {"direction": "last", "unit": "year"}),
    ("by the end of the year", "the end of the year", {"part": "end", "unit": "year"}),
    ("early next year they", "early next year", {"part": "early", "direction": "next"}),
    ("before last summer ended", "last summer", {"unit": "summer", "direction": "last"}),
    ("over the weekend in", "the weekend", {"unit": "weekend"}),
    ("in the past 30 days", "the past 30 days", {"direction": "past", "count": 30, "unit": "day"}),
    ("within the next two weeks", "the next two weeks", {"direction": "coming", "count": 2}),
    ("signed three weeks ago", "three weeks ago", {"kind": "ago", "count": -3, "unit": "week"}),
    ("Seventeen years ago it", "Seventeen years ago", {"kind": "ago", "count": -17}),
    ("twenty-five years ago", "twenty-five years ago", {"kind": "ago", "count": -25}),
    ("a decade ago it", "a decade ago", {"kind": "ago", "count": -1, "unit": "decade"}),
    # from what was told
    ("On the same day they", "the same day", {"kind": "narrative", "count": 0}),
    ("The following day they", "The following day", {"kind": "narrative", "count": 1}),
    ("Two days later they left", "Two days later", {"kind": "narrative", "count": 2}),
    ("A year earlier, they", "A year earlier", {"kind": "narrative", "count": -1, "unit": "year"}),
    ("earlier that month they", "earlier that month", {"kind": "narrative", "direction": "earlier", "unit": "month"}),
    ("later in the day they", "later in the day", {"kind": "narrative", "count": 0}),
    # occasions
    (
        "held just a day before Taiwan’s presidential election, which",
        "just a day before Taiwan’s presidential election",
        {"kind": "named-day", "offset": (-1, "day")},
    ),
    ("on the eve of Taiwan's presidential election", "the eve of Taiwan's presidential election", {"offset": (-1, "day")}),
    ("ahead of Taiwan's presidential election", "Taiwan's presidential election", {"open": "before"}),
    ("two days after March 16, 2021 he", "two days after March 16, 2021", {"kind": "date", "offset": (2, "day")}),
    ("two days before the launch he", "two days before", {"kind": "offset", "count": -2}),
    ("on the third day of a five-day visit to Rome", "the third day of a five-day visit", {"kind": "nth-day", "number": 3, "count": 5}),
    ("Day five of the talks", "Day five of the talks", {"kind": "nth-day", "number": 5, "name": "talks"}),
    ("They met at Taiwan's presidential election.", "Taiwan's presidential election", {"kind": "named-day", "part": "there"}),
    ("since Taiwan's presidential election last year", "Taiwan's presidential election last year", {"direction": "last"}),
    ("built around 2010 by", "2010", {"kind": "year", "is_about": True}),
    ("to leave before March 16, 2021.", "March 16, 2021", {"kind": "date", "open": "before"}),
    ("the talks after March 16 talks", "March 16", {"kind": "month-day", "open": None}),
    ("cut by 10% of 2000 levels", "2000", {"kind": "year"}),
    ("in the 2023-24 academic year", "the 2023-24 academic year", {"kind": "academic-year", "year": 2023, "end_year": 2024}),
    ("the next fiscal year in Japan", "the next fiscal year", {"kind": "fiscal-year", "direction": "next", "country": "JPN"}),
    ("in the Australian summer of 2023", "summer of 2023", {"kind": "season", "country": "AUS"}),
    ("on Christmas Eve they", "Christmas Eve", {"kind": "named-day", "name": "christmas eve"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "fields"), FOUND, ids=[case[1] for case in FOUND])
def test_found(text: str, surface: str, fields: dict[str, Any]) -> None:
    expressions = found(text)
    assert [text[e.start : e.end] for e in expressions] == [surface]
    assert {name: getattr(expressions[0], name) for name in fields} == fields


NOT_FOUND = [
    "They may march to the second hall, where the sun sat.",
    "It is the 3rd time since the war.",
    "the 20th anniversary of the pact",
    "a challenge of the 21st century",
    "on the 5th floor of the ministry",
    "after the 20th Party Congress",
    "since the 19th century",
    "north of the 38th parallel",
    "The U.S. and Japan held “2+2” talks.",
    "in times of crisis and in good times",
    "Resolution 1929 and Article 5",
    "about 2,000 troops and $2016",
    "2000 soldiers came at 1900 GMT",
    "a force of 2000 troops",
    "It costs 2016% of the total of 1.5",
    "He reads USA Today and the Sunday Times.",
    "Black Friday sales began.",
    "They meet on Mondays.",
    "Prime Minister Theresa May met April Glaspie.",
    "May said that she would march.",
    "a fall in prices and a spring in his step",
    "after the Prague Spring",
    "in the middle of the night",
    "two days of talks with three weeks of preparation",
    "the last two meetings, the first half of the talks",
    "people in their 20s and 30s",
    "Easter Island and Christmas trees",
    "version 10.12.13 of the 1234-56-78 form",
    "on 31 June 20/20/2020",
    "which could sway Taiwan's presidential election",
    "a 100-day plan for next-generation ships",
    "The ministers noted the day-to-day work.",
    "a second meeting in a month-long campaign",
    "He was third, the second to last.",
    "Boeing 1900 and Flight 2016",
    "the third day in a row, day by day, one day only",
    "the first day of the rest of the month-long week",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert words(text) == []


SEVERAL = [
    ("on July 28 and August 3, 2024", [("July 28", 2024), ("August 3, 2024", 2024)]),
    ("between July and December 2004", [("July", 2004), ("December 2004", 2004)]),
    ("on December 28 and January 3, 2024", [("December 28", 2023), ("January 3, 2024", 2024)]),
    ("on Thursday and Friday", [("Thursday", None), ("Friday", None)]),
    ("from 2004 to 2009", [("2004", 2004), ("2009", 2009)]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_lists(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(text[e.start : e.end], e.year) for e in found(text)] == expected


def test_only_prose_is_read() -> None:
    made = document("Copyright 2021, March 16", kind="boilerplate")
    assert find_dates(made, split_sentences(made)) == ()


def test_a_holiday_needs_no_table() -> None:
    text = "They met on Christmas Eve."
    made = document(text)
    table = NamedDay(name=("christmas",), days=(dt.date(2024, 12, 25),))
    (expression,) = find_dates(made, split_sentences(made), named_days=(table,))
    assert expression.name == "christmas eve"
    assert expression.days == ()
