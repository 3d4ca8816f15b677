"""What the record says to countable claims."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.link import Held, check_claims, link_reports, place_usages
from readout.model import Claim, ClaimKind, Event, Span, Usage
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


STRAIT = "peace-and-stability-taiwan-strait"


def use(
    doc: str,
    at: int,
    *speakers: str,
    report_id: str | None = None,
    words: str = "peace",
    day: str | None = None,
) -> Usage:
    span = Span(doc=doc, start=at, end=at + len(words), text=words)
    return Usage(
        span=span,
        formula=STRAIT,
        variant=words,
        speakers=speakers,
        report=report_id,
        statement=f"sta_{doc}_{at}",
        dating=dating(day),
    )


def worded_record() -> Held:
    """Three papers: the first without the formula, the second with it in a part, the third with it said by both."""
    told = [
        report("USA JPN", day, doc=f"doc_{i}", act="joint-statement", text="the two issued a joint statement")
        for i, day in enumerate(PAPERS)
    ]
    part = report(
        "USA JPN",
        PAPERS[1],
        doc="doc_1",
        at=40,
        act="joint-statement",
        type="ACCUSE",
        text="they opposed it",
        part_of=told[1].report,
    )
    events, event_of = link_reports([(r, r.span.doc, dating(None)) for r in (*told, part)])
    usages = (
        use("doc_1", 45, report_id=part.report, words="peace there"),
        use("doc_2", 60, "state/JPN", "person/antony-blinken", words="the peace there"),
        use("doc_2", 90, "state/JPN", words="one side's"),
        use("doc_2", 120, "state/JPN", "state/CHN", words="others'"),
        use("doc_9", 0, "state/JPN", "state/USA", words="elsewhere", day="2025-01-01"),
    )
    countries = {"person/antony-blinken": "USA", "state/USA": "USA", "state/JPN": "JPN", "state/CHN": "CHN"}
    return Held(
        events=events,
        worded=place_usages(usages, (*told, part), events, event_of, countries=countries),
        usages=usages,
        quoted=frozenset(u.statement for u in usages if u.statement is not None),
        countries=countries,
    )


def of_wording(
    kind: ClaimKind,
    ordinal: int | None,
    *,
    act: str | None,
    since: str | None = None,
    text: str = "the first",
) -> Claim:
    return Claim(
        span=Span(doc="doc_x", start=0, end=len(text), text=text),
        kind=kind,
        ordinal=ordinal,
        since=since,
        parties=("state/JPN", "state/USA"),
        act=act,
        formula="taiwan-strait",
    )


@pytest.mark.parametrize(
    ("given", "told_on", "verdict", "found"),
    [
        (of_wording("first", 1, act="joint-statement"), "2024-01-12", "contradicted", 2),
        (of_wording("first", 1, act="joint-statement"), "2022-05-25", "undecided", 1),
        (of_wording("ordinal", 2, act="joint-statement"), "2024-01-12", "supported", 2),
        (of_wording("ordinal", 3, act=None), "2025-01-02", "supported", 3),
        (of_wording("count", 0, act=None, since="2023"), "2025-01-02", "contradicted", 2),
        (of_wording("count", 0, act=None, since="2025-02"), "2025-03-02", "undecided", 0),
        (of_wording("since", None, act=None), "2024-01-12", "undecided", 2),
        (of_wording("since", None, act=None), "2025-01-02", "contradicted", 3),
        (
            of_wording("first", 1, act="joint-statement", text="the first leaders' text"),
            "2024-01-12",
            "undecided",
            2,
        ),
    ],
)
def test_claims_of_wording_are_answered_from_the_papers_that_hold_it(
    given: Claim, told_on: str, verdict: str, found: int
) -> None:
    (check,) = check_claims([given], worded_record(), published={"doc_x": dating(told_on)})
    assert (check.verdict, check.found, len(check.usages)) == (verdict, found, found)


def test_a_use_is_placed_in_the_paper_of_just_those_who_say_it() -> None:
    held = worded_record()
    dates = {event.event: event.told.dating.text for event in held.events}
    placed = {dates[event]: [u.variant for u in uses] for event, uses in held.worded.items()}
    assert placed == {"2022-05-24": ["peace there"], "2024-01-11": ["the peace there"]}


def test_what_narrows_a_claim_is_named() -> None:
    (check,) = check_claims(
        [of_wording("first", 1, act="joint-statement", text="the first leaders' text")], worded_record()
    )
    assert check.coverage.endswith("It may count only some of them: “leaders text”.")


def test_a_part_of_a_paper_is_no_paper_more() -> None:
    given = claim(ordinal=3, act="joint-statement")
    (check,) = check_claims([given], worded_record())
    assert (check.verdict, check.found) == ("supported", 3)


def test_talks_are_of_those_who_took_part_papers_of_their_states() -> None:
    talks = [
        report("Austin Motegi", "2021-03-16", doc="doc_t", act=act) for act in ("meeting", "joint-statement")
    ]
    events = link_reports([(r, r.span.doc, dating(None)) for r in talks])[0]
    held = Held(events=events, countries={"person/antony-blinken": "USA"})
    checks = [check_claims([claim(ordinal=1, act=act)], held)[0] for act in ("meeting", "joint-statement")]
    assert [check.found for check in checks] == [0, 1]


def test_a_claim_of_nobody_counts_nothing() -> None:
    span = Span(doc="doc_x", start=0, end=5, text="third")
    given = Claim(span=span, kind="ordinal", ordinal=3, act="meeting")
    (check,) = check_claims([given], Held(events=events()))
    assert (check.verdict, check.found) == ("undecided", 0)
    assert "Whom" in check.coverage


def test_whoever_speaks_for_a_body_is_the_body_while_they_do() -> None:
    given = Claim(
        span=Span(doc="doc_x", start=0, end=5, text="third"),
        kind="ordinal",
        ordinal=2,
        parties=("org/nato",),
        act="meeting",
    )
    start, end = dt.date(2021, 1, 1), dt.date(2022, 12, 31)
    held = Held(events=events(), bodies={"person/antony-blinken": (("org/nato", start, end),)})
    (check,) = check_claims([given], held)
    assert (check.verdict, check.found) == ("supported", 2)
