"""Ids of events that stay when more is read."""

from __future__ import annotations

import random

import pytest

from readout.link import event_of_report, link_reports, resolve
from readout.model import Report
from tests.link.factories import dating, report

Told = tuple[Report, str, str | None]

REPORTS: list[Told] = [
    (report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc=f"doc_{n}"), f"sto_{n}", published)
    for n, published in enumerate(["2021-03-17", "2021-03-18", "2021-03-18", None, "2021-04-01"])
]


def link(told: list[Told]) -> dict[str, str]:
    return link_reports([(r, story, dating(published)) for r, story, published in told])[1]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_what_comes_later_joins_without_renumbering(count: int) -> None:
    assert set(link(REPORTS[:count]).values()) == {event_of_report(REPORTS[0][0].report)}


def test_what_has_no_date_of_publication_is_no_anchor() -> None:
    undated, dated = REPORTS[3], REPORTS[4]
    assert set(link([undated, dated]).values()) == {event_of_report(dated[0].report)}


def test_the_old_id_leads_to_the_event_when_an_older_document_came() -> None:
    before = link(REPORTS[1:])
    after = link(REPORTS)
    (old,), (new,) = set(before.values()), set(after.values())
    assert old != new
    assert resolve(old, after) == new
    assert resolve(old[:12], after) == new
    assert resolve(new, after) == new


def test_an_id_that_no_report_leads_to_means_nothing() -> None:
    assert resolve("evt_nowhere", link(REPORTS)) is None
    assert resolve("evt_", link([REPORTS[0], (report("Biden Suga", "2021-04-16"), "sto_x", None)])) is None


def test_the_order_of_reports_changes_no_id() -> None:
    given = list(REPORTS)
    expected = link(given)
    for seed in range(5):
        random.Random(seed).shuffle(given)
        assert link(given) == expected
