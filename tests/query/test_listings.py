"""Listings and their filters."""

from __future__ import annotations

import pytest

from readout import query
from readout.errors import UsageError
from readout.query import Filters
from readout.record import View

EVENTS = [
    ("everything", Filters(), ["2021-05", "2021-04", "2021-03-16"]),
    ("a first day", Filters(since="2021-04"), ["2021-05", "2021-04"]),
    ("a last day", Filters(until="2021-03"), ["2021-03-16"]),
    ("a day within a vague date", Filters(since="2021-05-20", until="2021-05-21"), ["2021-05"]),
    ("a state by code", Filters(countries=("USA",)), ["2021-05", "2021-03-16"]),
    ("two states by name", Filters(countries=("Japan", "United States")), ["2021-05", "2021-03-16"]),
    ("a person by part of the name", Filters(person="blinken"), ["2021-05", "2021-03-16"]),
    (
        "a person by words in any order",
        Filters(person="motegi toshimitsu"),
        ["2021-05", "2021-04", "2021-03-16"],
    ),
    ("a person by id", Filters(person="person/antony-blinken"), ["2021-05", "2021-03-16"]),
    ("nobody by a pattern", Filters(person="%"), []),
    ("an act", Filters(act="visit"), ["2021-04"]),
    ("a type, whatever the case", Filters(type="consult"), ["2021-03-16"]),
    ("a status", Filters(status="planned"), ["2021-05"]),
    ("a format", Filters(format="bilateral"), ["2021-05", "2021-03-16"]),
    ("a place by part of its name", Filters(place="toky"), ["2021-03-16"]),
    ("a place by country", Filters(place="JPN"), ["2021-03-16"]),
    ("a document by part of its path", Filters(doc="b.html"), ["2021-05", "2021-03-16"]),
]


@pytest.mark.parametrize(("why", "filters", "dates"), EVENTS, ids=[row[0] for row in EVENTS])
def test_events(view: View, why: str, filters: Filters, dates: list[str]) -> None:
    assert [row["date"] for row in query.events(view, filters)] == dates


def test_meetings_are_what_people_do_together(view: View) -> None:
    assert {row["act"] for row in query.meetings(view)} == {"meeting", "visit"}
    assert len(list(query.meetings(view, limit=1))) == 1


def test_rows_carry_the_names_of_the_reference(view: View) -> None:
    row = next(query.events(view))
    assert list(row)[:9] == ["event", "type", "mode", "contexts", "cameo", "act", "format", "status", "date"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 1),
        (Filters(person="Blinken"), 1),
        (Filters(person="Motegi"), 0),
        (Filters(countries=("USA",)), 1),
        (Filters(since="2021-03-17"), 0),
        (Filters(until="2021-03-16"), 1),
        (Filters(doc="a.txt"), 1),
    ],
)
def test_statements_and_wording(view: View, filters: Filters, count: int) -> None:
    assert len(list(query.statements(view, filters))) == count
    assert len(list(query.wording(view, filters))) == count


def test_wording_by_part_of_a_formula(view: View) -> None:
    assert len(list(query.wording(view, Filters(formula="taiwan-strait")))) == 1
    assert list(query.wording(view, Filters(formula="one-china"))) == []


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 1),
        (Filters(countries=("JPN",)), 1),
        (Filters(countries=("CHN",)), 0),
        (Filters(act="call"), 0),
    ],
)
def test_claims(view: View, filters: Filters, count: int) -> None:
    assert len(list(query.claims(view, filters))) == count


def test_documents_leave_out_their_text(view: View) -> None:
    rows = list(query.documents(view))
    assert [row["source"] for row in rows] == ["/news/b.html", "/news/a.txt", "/news/scan.pdf"]
    assert all("text" not in row and "blocks" not in row for row in rows)
    assert [row["reject_code"] for row in query.documents(view, Filters(status="rejected"))] == ["no-text"]
    assert [row["published_min"] for row in query.documents(view, Filters(since="2021-03-17"))] == [
        "2021-03-17"
    ]


def test_people(view: View) -> None:
    motegi, blinken = query.people(view)
    assert (motegi["name"], motegi["events"], motegi["statements"]) == ("Toshimitsu Motegi", 3, 0)
    assert (blinken["name"], blinken["events"], blinken["statements"]) == ("Antony Blinken", 2, 1)
    assert motegi["offices"] == ["Minister for Foreign Affairs"]
    assert (blinken["first_seen"], blinken["last_seen"]) == ("2021-03-16", "2021-05-31")
    assert [row["name"] for row in query.people(view, Filters(countries=("USA",)))] == ["Antony Blinken"]
    assert list(query.people(view, Filters(person="Wang"))) == []
    assert len(list(query.people(view, Filters(since="2021-06")))) == 0


def test_timeline_runs_forward_through_every_kind(view: View) -> None:
    rows = list(query.timeline(view))
    assert [row["kind"] for row in rows] == ["event", "statement", "wording", "event", "event"]
    assert [row["date_min"] for row in rows] == sorted(row["date_min"] for row in rows)
    assert [row["what"] for row in query.timeline(view, Filters(status="planned"))] == [
        "bilateral meeting (planned)"
    ]


def test_a_wrong_date_is_a_usage_error(view: View) -> None:
    with pytest.raises(UsageError, match="--from"):
        next(query.events(view, Filters(since="March")))


def test_an_unknown_state_is_a_usage_error(view: View) -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        next(query.events(view, Filters(countries=("Atlantis",))))
