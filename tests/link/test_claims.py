"""What the record says to countable claims."""

from __future__ import annotations

import pytest

from readout.link import Held, check_claims, link_reports
from readout.model import Claim, ClaimKind, Event, Span
from tests.link.factories import dating, report

DAYS = ("2021-03-16", "2022-05-24", "2023-01-11")


def events() -> tuple[Event, ...]:
    reports = [report("Blinken Motegi", day, doc=f"doc_{i}") for i, day in enumerate(DAYS)]
    planned = report("Blinken Motegi", "2024-04-01", doc="doc_p", status="planned")
    return link_reports([(r, r.span.doc, dating(None)) for r in (*reports, planned)])[0]


def claim(
    kind: ClaimKind = "ordinal",
    ordinal: int | None = None,
    since: str | None = None,
    act: str | None = "meeting",
) -> Claim:
    span = Span(doc="doc_x", start=0, end=5, text="third")
    return Claim(
        span=span,
        kind=kind,
        ordinal=ordinal,
        since=since,
        parties=("state/JPN", "person/antony-blinken"),
        act=act,
    )


@pytest.mark.parametrize(
    ("given", "verdict", "found"),
    [
        (claim(ordinal=3), "supported", 3),
        (claim(ordinal=2, since="2022"), "supported", 2),
        (claim(ordinal=4), "undecided", 3),
        (claim(ordinal=2), "undecided", 3),
        (claim("first", 1), "undecided", 3),
        (claim("since", since="2022"), "undecided", 2),
        (claim(ordinal=3, act="call"), "undecided", 0),
        (claim(ordinal=3, act=None), "undecided", 0),
    ],
)
def test_verdicts(given: Claim, verdict: str, found: int) -> None:
    (check,) = check_claims([given], Held(events=events()))
    assert (check.verdict, check.found) == (verdict, found)
    assert check.coverage.endswith(".")


def test_events_are_listed_by_date() -> None:
    held = events()
    (check,) = check_claims([claim(ordinal=3)], Held(events=held))
    by_id = {event.event: event.told.dating.text for event in held}
    assert [by_id[event] for event in check.events] == list(DAYS)


PAPERS = ("2021-03-16", "2022-05-24", "2024-01-11")


def papers() -> tuple[Event, ...]:
    reports = [
        report("Blinken Motegi", day, doc=f"doc_{i}", act="joint-statement") for i, day in enumerate(PAPERS)
    ]
    return link_reports([(r, r.span.doc, dating(None)) for r in reports])[0]


@pytest.mark.parametrize(
    ("given", "told_on", "verdict", "found"),
    [
        (claim(ordinal=2, act="joint-statement"), "2024-01-12", "contradicted", 3),
        (claim(ordinal=3, act="joint-statement"), "2024-01-12", "supported", 3),
        (claim(ordinal=2, act="joint-statement"), "2023-01-12", "supported", 2),
        (claim("first", 1, act="joint-statement"), "2024-01-12", "contradicted", 3),
        (claim("first", 1, act="joint-statement"), "2021-03-17", "undecided", 1),
        (claim("first", 1, since="2022", act="joint-statement"), "2024-01-12", "undecided", 2),
        (claim("first", 1, act="joint-statement"), "2026-01-12", "undecided", 3),
        (claim(ordinal=2, act="joint-statement"), None, "undecided", 3),
    ],
)
def test_what_came_after_a_claim_does_not_count_and_what_came_before_can_contradict_it(
    given: Claim, told_on: str | None, verdict: str, found: int
) -> None:
    (check,) = check_claims([given], Held(events=papers()), published={"doc_x": dating(told_on)})
    assert (check.verdict, check.found) == (verdict, found)


def test_plain_talks_and_a_claim_of_one_side_are_not_contradicted() -> None:
    checks = check_claims(
        [claim(ordinal=2)], Held(events=events()), published={"doc_x": dating("2024-01-12")}
    )
    assert [check.verdict for check in checks] == ["undecided"]
