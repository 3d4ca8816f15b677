"""Lists of those whom somebody met, and the state of an officer whom the text gives none."""

from __future__ import annotations

from collections.abc import Callable

from readout.model import Reading

Read = Callable[..., Reading]

LISTED = """In New York on 9 May, Foreign Minister Musalia Mudavadi of Kenya met:
- Foreign Minister Penny Wong (Australia)
- Foreign Minister Winston Peters (New Zealand)
"""


def pairs(reading: Reading) -> set[frozenset[str | None]]:
    return {
        frozenset(role.country for role in report.told.roles)
        for report in reading.reports
        if report.told.act == "meeting"
    }


def test_each_line_of_a_list_is_a_meeting(read: Read) -> None:
    assert pairs(read(LISTED, date="2025-05-12")) == {frozenset({"KEN", "AUS"}), frozenset({"KEN", "NZL"})}


def test_a_list_of_topics_is_none(read: Read) -> None:
    topics = (
        "Foreign Minister Musalia Mudavadi of Kenya named the priorities:\n- trade with Australia\n- visas\n"
    )
    assert pairs(read(topics, date="2025-05-12")) == set()


def test_an_officer_is_of_the_state_where_he_meets_a_guest(read: Read) -> None:
    text = (
        "Vice Foreign Minister Chen Baorong met in Beijing on Friday with Costa Rica's Lorena Quesada Mora."
    )
    assert pairs(read(text, date="2025-05-12")) == {frozenset({"CHN", "CRI"})}


def test_he_is_of_no_state_where_the_guest_is_at_home(read: Read) -> None:
    text = "Deputy Minister Jean Hillard met in Beijing on Friday with China's Wang Yi."
    assert frozenset({"CHN"}) not in pairs(read(text, date="2025-05-12"))
