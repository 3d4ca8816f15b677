"""Two readings of one text, compared."""

from __future__ import annotations

from typing import Any

import pytest

from bench import corpora, diplomacy
from bench.agreement import compare

TEXT = "Ann Lee met Bo Park in Oslo on 8 July 2024. Norway condemned the launch. They will meet again."
MET: dict[str, Any] = {
    "id": "met",
    "type": "CONSULT",
    "act": "meeting",
    "date": "2024-07-08",
    "status": "occurred",
    "place": {"name": "Oslo", "country": "NOR"},
    "participants": [{"name": "Ann Lee", "country": "USA"}, {"name": "Bo Park", "country": "KOR"}],
    "evidence": "Ann Lee met Bo Park",
}
CONDEMNED: dict[str, Any] = {
    "id": "condemned",
    "type": "ACCUSE",
    "act": "statement",
    "status": "occurred",
    "source": ["NOR"],
    "evidence": "Norway condemned",
}


def figures(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    first, second = ([{"id": "d", "events": events}] for events in (one, other))
    return compare(first, second, {"d": TEXT}).figures()


def test_the_same_events_agree_in_everything() -> None:
    assert all(right == count for right, count in figures([MET, CONDEMNED], [CONDEMNED, MET]).values())


def test_what_only_one_requires_is_missed_only_where_required() -> None:
    found = figures([MET, {**CONDEMNED, "optional": True}], [MET])
    assert found["required event of the first"] == (1, 1)
    assert found["any event of the first"] == (1, 2)


@pytest.mark.parametrize(
    ("change", "figure", "right"),
    [
        ({"date": "2024-07-09"}, "fair date", 0),
        ({"date": "2024-07"}, "fair date", 1),
        ({"date": "2024-07"}, "same date", 0),
        ({"act": "visit", "act_accept": ["meeting"]}, "fair act", 1),
        ({"act": "visit", "act_accept": ["meeting"]}, "same act", 0),
        ({"status": "historical"}, "fair status", 1),
        ({"place": {"name": "Bergen", "country": "NOR"}}, "fair place", 0),
    ],
)
def test_fields_of_a_pair(change: dict[str, Any], figure: str, right: int) -> None:
    assert figures([MET], [{**MET, **change}])[figure] == (right, 1)


def test_without_the_texts_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora, "shared", lambda: None)
    assert diplomacy.measure() is None
    assert diplomacy.texts() == {}
