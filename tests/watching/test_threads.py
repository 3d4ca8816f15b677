"""What becomes of a plan is told with the plan."""

from __future__ import annotations

from typing import Any

import pytest

from readout.watching.threads import follows

PLAN: dict[str, Any] = {
    "event": "evt_plan",
    "status": "planned",
    "date": "2025-03-10",
    "act": "visit",
    "format": None,
    "place": {"name": "Washington", "country": "USA"},
    "roles": [],
}
WORDS = ({"doc": "doc_a", "start": 0, "end": 9, "text": "cancelled"},)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"status": "cancelled"}, [("status", "planned", "cancelled")]),
        (
            {"status": "occurred", "date": "2025-03-12"},
            [("status", "planned", "occurred"), ("date", "2025-03-10", "2025-03-12")],
        ),
        ({}, []),
    ],
)
def test_a_new_event_follows_the_plan(now: dict[str, Any], told: list[tuple[str, str, str]]) -> None:
    first, *rest = follows({**PLAN, "event": "evt_now", **now}, PLAN, WORDS)
    assert (first.field, first.after) == (
        "follows",
        {"id": "evt_plan", "title": "visit, planned · Washington"},
    )
    assert [(change.field, change.before, change.after) for change in rest] == told
    assert all(change.receipts == WORDS for change in rest)


def test_nothing_follows_itself_or_nothing() -> None:
    assert list(follows(PLAN, PLAN, WORDS)) == []
    assert list(follows(PLAN, None, WORDS)) == []
