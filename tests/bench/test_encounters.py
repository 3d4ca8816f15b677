"""The gold of encounters is well-formed, and its scorer counts by hand-made reports as it says."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from bench.encounters import MORE, load_gold, score
from bench.gold import TALKS, Row, days, words

PASSAGES = load_gold()
FURTHER = load_gold(MORE)
EVENTS = [
    pytest.param(passage, event, id=f"{passage['id']}-{number}")
    for passage in (*PASSAGES, *FURTHER)
    for number, event in enumerate(passage["events"])
]
STATUSES = {"occurred", "planned", "proposed", "cancelled", "denied", "hypothetical"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = 7
"""Days about the publication in which a weekday names one day."""

STEM = 5
"""Letters by which a name is known again, however its end is spelt."""

TALK = {
    "id": "e001",
    "text": "Takeshi Iwaya met Penny Wong in Tokyo on Monday.",
    "events": [
        {
            "act": "meeting",
            "status": "occurred",
            "parties": ["JPN", "AUS"],
            "persons": ["Takeshi Iwaya", "Penny Wong"],
            "date": "2025-05-12",
            "place": "Tokyo",
            "accept": ["negotiation"],
        }
    ],
}


def person(name: str, country: str) -> Row:
    return {"name": name, "country": country, "kind": "person"}


def told(**changes: Any) -> Row:
    report = {
        "act": "meeting",
        "status": "occurred",
        "date": "2025-05-12",
        "place": {"name": "Tokyo", "country": "JPN"},
        "roles": [person("Takeshi Iwaya", "JPN"), person("Penny Wong", "AUS")],
    }
    return {**report, **changes}


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (None, {"encounter found": (0, 1)}),
        (told(), {"encounter found": (1, 1), "no wrong encounter": (1, 1), "persons": (2, 2)}),
        (told(status="ongoing"), {"encounter found": (1, 1), "status": (1, 1)}),
        (told(act="negotiation"), {"encounter found": (1, 1), "no wrong encounter": (1, 1)}),
        (told(act="call"), {"encounter found": (0, 1), "no wrong encounter": (0, 1)}),
        (
            told(status="planned"),
            {"encounter found": (0, 1), "no wrong encounter": (1, 1), "status": (0, 1)},
        ),
        (
            told(roles=[person("Takeshi Iwaya", "JPN")]),
            {"encounter found": (0, 1), "no wrong encounter": (0, 1)},
        ),
        (told(date=None, place=None), {"encounter found": (1, 1), "date": (0, 1), "place": (0, 1)}),
    ],
    ids=["missed", "found", "under way", "accepted act", "other act", "to come", "one party", "bare"],
)
def test_a_report_is_counted_by_act_parties_and_status(
    report: Row | None, expected: dict[str, tuple[int, int]]
) -> None:
    figures = score([TALK], {"e001": [] if report is None else [report]}).figures()
    assert {figure: figures[figure] for figure in expected} == expected


def test_what_was_denied_may_not_be_told_as_held() -> None:
    denied = {**TALK, "events": [{**TALK["events"][0], "status": "denied"}]}  # type: ignore[dict-item]
    assert score([denied], {"e001": [told()]}).figures()["no wrong encounter"] == (0, 1)


def test_an_optional_encounter_is_neither_missing_nor_wrong() -> None:
    maybe = {**TALK, "events": [{**TALK["events"][0], "optional": True}]}  # type: ignore[dict-item]
    assert "encounter found" not in score([maybe], {}).figures()
    assert score([maybe], {"e001": [told()]}).figures()["no wrong encounter"] == (1, 1)


@pytest.mark.parametrize(("passages", "letter", "count"), [(PASSAGES, "e", 300), (FURTHER, "m", 120)])
def test_the_passages_are_numbered_and_every_other_is_kept(
    passages: list[dict[str, Any]], letter: str, count: int
) -> None:
    assert [one["id"] for one in passages] == [f"{letter}{number:03d}" for number in range(1, count + 1)]
    assert [one["id"] for one in passages if one.get("kept")] == [
        f"{letter}{number:03d}" for number in range(2, count + 1, 2)
    ]
    assert len({one["text"] for one in passages}) == count
    assert all(date(2000, 1, 1) <= date.fromisoformat(one["date"]) for one in passages)
    assert all(set(one) <= {"id", "date", "text", "events", "kept"} for one in passages)


@pytest.mark.parametrize(("passage", "event"), EVENTS)
def test_an_encounter_is_told_in_its_passage(passage: dict[str, Any], event: dict[str, Any]) -> None:
    assert {event["act"], *event.get("accept", [])} <= TALKS
    assert {event["status"], *event.get("status_accept", [])} <= STATUSES
    assert event["parties"] == list(dict.fromkeys(event["parties"])) != []
    text = words(passage["text"])
    for name in event["persons"]:
        assert any(word.startswith(part[:STEM]) for word in text for part in words(name) if len(part) > 1), (
            name
        )
    assert event["place"] is None or words(event["place"]) <= text


@pytest.mark.parametrize(
    ("passage", "event"),
    [case for case in EVENTS if dict(case.values[1])["date"]],  # type: ignore[call-overload]
)
def test_a_day_agrees_with_its_weekday_and_status(passage: dict[str, Any], event: dict[str, Any]) -> None:
    bounds = days(event["date"])
    assert bounds is not None
    assert bounds[0] <= bounds[1]
    published, (first, last) = date.fromisoformat(passage["date"]), map(date.fromisoformat, bounds)
    is_close = first == last and abs((first - published).days) < WEEK
    named = [day for day in WEEKDAYS if re.search(rf"\b{day}\b", passage["text"])]
    if is_close and named:
        assert WEEKDAYS[first.weekday()] in named
    if event["status"] == "occurred" and first == last:
        assert first <= published
    if event["status"] == "planned":
        assert last >= published
