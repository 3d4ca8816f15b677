"""Which events are of one series, and which occasions they make."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random

import pytest

from readout.knowledge import load
from readout.link import find_series, link_reports, occasions
from readout.link.gatherings import Gathering
from readout.link.series import OWN_PAPER, parties_fit
from readout.model import Event, Report
from tests.link.factories import dating, report

DAY = dt.date


def series_of(*reports: Report, titles: dict[str, str] | None = None) -> dict[str, str | None]:
    """Series by document, or by document and place in it, of reports of which no two are of one event."""
    events, _ = link_reports([(r, f"sto_{r.span.doc}", dating("2021-03-18")) for r in reports])
    found = find_series(events, {r.report: r for r in reports}, titles or {}, load())
    doc = {r.report: f"{r.span.doc}@{r.span.start}" if r.span.start else r.span.doc for r in reports}
    return {doc[event.reports[0]]: found.get(event.event) for event in events}


def one(*args: str, **more: object) -> str | None:
    (found,) = series_of(report(*args, **more)).values()  # type: ignore[arg-type]
    return found


DECLARED = [
    ("four ministers", one("Blinken Austin Motegi Kishi", "2021-03-16"), "series/jpn-usa/2+2"),
    ("the format says so", one("USA JPN", "2024-07-28", fmt="2+2"), "series/jpn-usa/2+2"),
    ("half of the ministers, the format told", one("Austin Kishi", "2021-03-16", fmt="2+2"), "series/jpn-usa/2+2"),
    ("only planned", one("USA JPN", "2024-07-28", fmt="2+2", status="planned"), "series/jpn-usa/2+2"),
    ("cancelled", one("USA JPN", "2024-07-28", fmt="2+2", status="cancelled"), "series/jpn-usa/2+2"),
    ("denied", one("USA JPN", "2024-07-28", fmt="2+2", status="denied"), None),
    ("a call", one("Blinken Austin Motegi Kishi", "2021-03-16", act="call"), None),
    ("a bilateral of one level", one("Blinken Motegi", "2021-03-16"), None),
    ("three leaders", one("Biden Kishida Yoon", "2023-08-18"), "series/jpn-kor-usa/leaders"),
    ("a president and a minister", one("Biden Motegi", "2021-03-16"), None),
    ("the name tells the level", one("USA JPN IND AUS", "2022-02-11", text="the Quad Foreign Ministers’ Meeting was held"), "series/quad/foreign-ministers"),
    ("nothing tells the level", one("USA JPN IND AUS", "2022-02-11", text="the four met"), None),
    ("the words tell the level", one("USA JPN IND AUS", "2022-02-11", text="the four leaders met"), "series/quad/leaders"),
    ("two levels in the words tell none", one("USA JPN IND AUS", "2022-02-11", text="the foreign ministers met before the leaders"), None),
    ("one more party", one("USA JPN IND AUS KOR", "2022-02-11", text="the Quad Foreign Ministers’ Meeting"), None),
    ("the margins of a series are not the series", one("Blinken Motegi", "2022-02-11", text="met on the margins of the Quad Foreign Ministers’ Meeting"), None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "found", "expected"), DECLARED, ids=[row[0] for row in DECLARED])
def test_declared(why: str, found: str | None, expected: str | None) -> None:
    assert found == expected


def test_members_are_those_of_the_day() -> None:
    g7 = load().series["series/g7/leaders"]
    seven = frozenset({"CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"})
    assert parties_fit(seven, DAY(2022, 6, 26), g7)
    assert parties_fit(seven | {"org/eu"}, DAY(2022, 6, 26), g7)
    assert parties_fit(seven | {"RUS"}, DAY(2005, 7, 6), g7)
    assert not parties_fit(seven | {"RUS"}, DAY(2022, 6, 26), g7)
    assert parties_fit(frozenset({"org/g7"}), None, g7)
    assert not parties_fit(frozenset({"JPN", "USA"}), DAY(2022, 6, 26), g7)
    some = frozenset({"DEU", "FRA", "JPN"})
    assert not parties_fit(some, DAY(2022, 6, 26), g7)
    assert parties_fit(some, DAY(2022, 6, 26), g7, frozenset({"series/g7/leaders"}))


def test_recognised_on_two_occasions_that_lie_apart() -> None:
    first, second = (
        report("Blinken Motegi", "2021-03-16"),
        report("Blinken Motegi", "2021-05-03", doc="doc_b"),
    )
    assert set(series_of(first, second).values()) == {"series/jpn-usa/foreign-ministers"}


@pytest.mark.parametrize(
    ("why", "second"),
    [
        ("the same round", report("Blinken Motegi", "2021-03-19", doc="doc_b")),
        ("only planned", report("Blinken Motegi", "2021-05-03", doc="doc_b", status="planned")),
        ("another level", report("Biden Suga", "2021-05-03", doc="doc_b")),
        ("one more party", report("Blinken Motegi NZL", "2021-05-03", doc="doc_b")),
        ("no day", report("Blinken Motegi", "2021", "Kyoto/JPN", doc="doc_b")),
    ],
)
def test_not_recognised(why: str, second: Report) -> None:
    assert set(series_of(report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), second).values()) == {None}


def test_a_plan_belongs_to_a_recognised_series() -> None:
    held = [report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-05-03", doc="doc_b")]
    plan = report("Blinken Motegi", "2021-09", doc="doc_c", status="planned")
    assert series_of(*held, plan)["doc_c"] == "series/jpn-usa/foreign-ministers"


def test_a_paper_goes_with_the_meeting_of_its_days_and_the_bilateral_beside_it_does_not() -> None:
    meeting = report("Blinken Austin Motegi Kishi", "2021-03-16", fmt="2+2")
    bilateral = report("Austin Kishi", "2021-03-16", fmt="bilateral", at=90)
    paper = report("USA JPN", "2021-03-16", act="joint-statement", type="AGREE", doc="doc_c")
    later = report("USA JPN", "2021-04-16", act="joint-statement", type="AGREE", doc="doc_d")
    about = report("USA JPN CHN", "2021-03-16", act="joint-statement", type="ACCUSE", doc="doc_e")
    assert series_of(meeting, bilateral, paper, later, about) == {
        "doc_a": "series/jpn-usa/2+2",
        "doc_a@90": None,
        "doc_c": "series/jpn-usa/2+2",
        "doc_d": None,
        "doc_e": None,
    }


def test_the_title_of_the_joint_text_tells_its_level() -> None:
    paper = report("CAN DEU FRA GBR ITA JPN USA", "2022-08-03", act="joint-statement")
    titles = {"doc_a": "G7 Foreign Ministers’ Statement on the Taiwan Strait"}
    assert series_of(paper, titles=titles) == {"doc_a": None}
    own = dataclasses.replace(paper, rule=OWN_PAPER)
    assert series_of(own, titles=titles) == {"doc_a": "series/g7/foreign-ministers"}


def test_neither_order_nor_what_came_first_plays_a_part() -> None:
    reports = [
        report("Blinken Austin Motegi Kishi", "2021-03-16", fmt="2+2"),
        report("Blinken Motegi", "2021-03-16", fmt="bilateral", at=90),
        report("Blinken Motegi", "2021-05-03", doc="doc_b"),
        report("Blinken Motegi", "2022", doc="doc_c"),
        report("USA JPN", "2021-03-16", act="joint-statement", type="AGREE", doc="doc_d"),
        report("USA JPN", "2021-03-14/2021-03-19", status="planned", fmt="2+2", doc="doc_e"),
        report("Biden Kishida Yoon", "2023-08-18", doc="doc_f"),
    ]
    events = list(link_reports([(r, f"sto_{r.span.doc}", dating("2021-03-18")) for r in reports])[0])
    by_id = {r.report: r for r in reports}
    expected = find_series(events, by_id, {}, load())
    assert len(expected) == len(events)
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert find_series(events, by_id, {}, load()) == expected


def test_nothing_gives_nothing() -> None:
    none: list[Event] = []
    assert find_series(none, {}, {}, load()) == {}


def gathering(event: str, low: str | None, high: str | None = None, **more: bool) -> Gathering:
    first = DAY.fromisoformat(low) if low else None
    return Gathering(
        event=event,
        parties=frozenset({"JPN", "USA"}),
        level="2+2",
        is_mixed=False,
        named=frozenset(),
        low=first,
        high=DAY.fromisoformat(high) if high else first,
        is_held=more.get("is_held", True),
        is_paper=more.get("is_paper", False),
    )


def test_occasions() -> None:
    given = [
        gathering("paper", "2021-03-17", is_paper=True),
        gathering("meeting", "2021-03-16"),
        gathering("plan", "2021-03-01", "2021-03-31", is_held=False),
        gathering("next", "2022-01-07"),
        gathering("ahead", "2023-01-01", "2023-12-31", is_held=False),
        gathering("some day in 2021", "2021-01-01", "2021-12-31"),
        gathering("either", "2021-01-01", "2022-12-31"),
        gathering("undated", None),
    ]
    expected = [
        (["meeting", "paper", "some day in 2021", "plan"], True),
        (["next"], True),
        (["ahead"], False),
    ]
    for seed in range(5):
        random.Random(seed).shuffle(given)
        found, loose = occasions(given)
        assert [([g.event for g in o.gatherings], o.is_held) for o in found] == expected
        assert [g.event for g in loose] == ["either", "undated"]
