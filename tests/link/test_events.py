"""Which reports become one event, and what the merged account says."""

from __future__ import annotations

import random

import pytest

from readout.link import link_reports
from readout.model import Dating, Event, Report
from tests.link.factories import dating, report


def link(*reports: Report, published: str | None = "2021-03-18") -> tuple[Event, ...]:
    return link_reports([(r, f"sto_{r.span.doc}", dating(published)) for r in reports])[0]


SAME = [
    ("the same persons on the same day", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Motegi Blinken", "2021-03-16", doc="doc_b")),
    ("a month holds the day", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03", doc="doc_b")),
    ("states stand for their persons", report("Blinken Motegi", "2021-03-16"), report("USA JPN", "2021-03-16", doc="doc_b")),
    ("negotiation is talks too", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-16", act="negotiation", doc="doc_b")),
    ("a 2+2 told by half of its ministers", report("Blinken Austin Motegi Kishi", "2021-03-16", fmt="2+2"), report("Blinken Motegi", "2021-03-16", fmt="2+2", doc="doc_b")),
    ("a 2+2 told by either half", report("Austin Kishi", "2021-03-16", fmt="2+2"), report("Blinken Motegi", "2021-03-16", fmt="2+2", doc="doc_b")),
    ("undated but fresh", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", None, doc="doc_b")),
    ("two halls of one day", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Blinken Motegi", "2021-03-16", "Iikura House/JPN", doc="doc_b")),
    ("a day off by time zone", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Blinken Motegi", "2021-03-17", "Tokyo/JPN", doc="doc_b")),
    ("held and denied is disputed", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-16", status="denied", doc="doc_b")),
    ("a day off by time zone, on the telephone", report("Biden Suga", "2021-03-16", act="call"), report("Biden Suga", "2021-03-17", act="call", doc="doc_b")),
    ("who holds one office is one, however it is spelled", report("Blinken Motegi", "2021-03-16"), report("Blinken Shigeki", "2021-03-16", doc="doc_b")),
    ("ministers named by their office", report("Blinken Motegi", "2021-03-16"), report("USA JPN", "2021-03-16", text="the two foreign ministers met", doc="doc_b")),
    ("one side only, on that day in that place", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Motegi", "2021-03-16", "Tokyo/JPN", doc="doc_b")),
    ("one of many left out", report("USA JPN KOR AUS", "2021-03-16", "Tokyo/JPN"), report("USA JPN KOR", "2021-03-16", "Tokyo/JPN", doc="doc_b")),
    ("about that day", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-15~", doc="doc_b")),
    ("since some day before", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-10/2021-03-20", doc="doc_b")),
    ("the same round", report("Blinken Motegi", "2021-03", text="the third round of talks"), report("Blinken Motegi", "2021-03", text="held the 3rd round", doc="doc_b")),
    ("who is of no known country in one report", report("Sorhaug Motegi", "2021-03-16"), report("Sorhaug@NOR Motegi", "2021-03-16", doc="doc_b")),
    ("an expulsion in the news of two days", report("USA JPN", None, act="expulsion"), report("USA JPN", None, act="expulsion", doc="doc_b")),
    ("told once more in one document", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Blinken Motegi", "2021-03-16", at=50)),
    ("who signed may differ", report("Kamikawa Teodoro", "2024-07-08", "Malacañang Palace/PHL", act="agreement", text="signed the reciprocal access agreement"), report("Kamikawa Manalo", "2024-07-08", "Department of Foreign Affairs/PHL", act="agreement", text="signed the Reciprocal Access Agreement", doc="doc_b")),
]  # fmt: skip

APART = [
    ("kept apart by the reader in one document", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", None, at=50)),
    ("another day", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-19", doc="doc_b")),
    ("other persons of the same states", report("Blinken Motegi", "2021-03-16"), report("Biden Suga", "2021-03-16", doc="doc_b")),
    ("a call is no meeting", report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-16", act="call", doc="doc_b")),
    ("a trilateral and the bilateral on its margins", report("Biden Kishida Yoon", "2023-08-18", fmt="trilateral"), report("Biden Kishida", "2023-08-18", fmt="bilateral")),
    ("three parties and two, format unsaid", report("Biden Kishida Yoon", "2023-08-18"), report("Biden Kishida", "2023-08-18", doc="doc_b")),
    ("planned and held", report("Blinken Motegi", "2021-03-16", status="planned", type="AGREE"), report("Blinken Motegi", "2021-03-16", doc="doc_b")),
    ("two cities of one month", report("Blinken Motegi", "2021-03", "Tokyo/JPN"), report("Blinken Motegi", "2021-03", "Osaka/JPN", doc="doc_b")),
    ("two countries", report("Blinken Motegi", "2021-03", "Tokyo/JPN"), report("Blinken Motegi", "2021-03", "London/GBR", doc="doc_b")),
    ("undated and old", report("Blinken Motegi", "2020-01-16"), report("Blinken Motegi", None, doc="doc_b")),
    ("two pledges in one document", report("USA JPN", "2021-03-16", act="agreement", text="agreed to hold yearly talks"), report("USA JPN", "2021-03-16", act="agreement", text="agreed to hold monthly talks", at=60)),
    ("two reactions in other words", report("CHN", "2021-03-16", act="statement", text="lodged stern representations"), report("CHN", "2021-03-16", act="statement", text="welcomed Pakistani cooperation", doc="doc_b")),
    ("a 2+2 and the talks of two of its ministers", report("Blinken Austin Motegi Kishi", "2021-03-16", "Tokyo/JPN", fmt="2+2"), report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", fmt="bilateral", doc="doc_b")),
    ("ministers and leaders", report("Blinken Motegi", "2021-03-16"), report("USA JPN", "2021-03-16", text="the leaders of both countries met", doc="doc_b")),
    ("morning and evening", report("Blinken Motegi", "2021-03-16", text="met in the morning"), report("Blinken Motegi", "2021-03-16", text="met in the evening", doc="doc_b")),
    ("two rounds", report("Blinken Motegi", "2021-03", text="the third round of talks"), report("Blinken Motegi", "2021-03", text="the fourth round of talks", doc="doc_b")),
    ("once again in one document", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Blinken Motegi", "2021-03-16", at=50, text="the two met again")),
    ("a day later, in another city", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Blinken Motegi", "2021-03-17", "Osaka/JPN", doc="doc_b")),
    ("one side only, in a place unsaid", report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), report("Motegi", "2021-03-16", doc="doc_b")),
    ("two agreements without a day", report("Blinken Motegi", None, act="agreement", text="agreed to restore flights between their capitals"), report("Blinken Motegi", "2021-03-16", act="agreement", text="agreed upon a military channel between officers", doc="doc_b")),
    ("nobody named", report("", "2021-03-16"), report("", "2021-03-16", doc="doc_b")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "a", "b"), SAME, ids=[row[0] for row in SAME])
def test_one_event(why: str, a: Report, b: Report) -> None:
    assert [event.reports for event in link(a, b)] == [tuple(sorted((a.report, b.report)))]


@pytest.mark.parametrize(("why", "a", "b"), APART, ids=[row[0] for row in APART])
def test_two_events(why: str, a: Report, b: Report) -> None:
    assert len(link(a, b)) == 2


def test_an_undated_report_that_could_mean_either_joins_neither() -> None:
    first = report("Blinken Motegi", "2021-03-03")
    second = report("Blinken Motegi", "2021-03-16", doc="doc_b")
    torn = report("Blinken Motegi", None, doc="doc_c")
    assert len(link(first, second, torn)) == 3


def test_one_side_alone_that_met_two_others_joins_neither() -> None:
    first = report("Blinken Motegi", "2021-03-16", "Tokyo/JPN")
    second = report("Blinken Kishi", "2021-03-16", "Tokyo/JPN", doc="doc_b")
    third = report("Blinken Yoon", "2021-03-16", "Tokyo/JPN", doc="doc_c")
    alone = report("Blinken", "2021-03-16", "Tokyo/JPN", doc="doc_d")
    assert len(link(first, third, alone)) == 3
    assert len(link(first, second, third, alone)) == 4


def test_what_is_told_apart_in_one_document_stays_apart_through_copies_of_another() -> None:
    """The 2+2 that both documents tell of brings the bilateral of one of them to neither."""
    two, four = "Blinken Motegi", "Blinken Austin Motegi Kishi"
    here = [report(two, "2021-03-16", "Tokyo/JPN"), report(four, "2021-03-16", "Tokyo/JPN", fmt="2+2", at=50)]
    there = [report(four, "2021-03-16", "Tokyo/JPN", fmt="2+2", doc=doc) for doc in ("doc_0", "doc_z")]
    assert sorted(len(event.reports) for event in link(*here, *there)) == [1, 3]


def test_the_same_words_quoted_bring_an_undated_report_to_its_meeting() -> None:
    said = "they spoke of “a new chapter in our alliance” at length"
    first = report("Blinken Motegi", "2021-03-03", text=said)
    second = report("Blinken Motegi", "2021-03-16", doc="doc_b")
    undated = report("Blinken Motegi", None, doc="doc_c", text="hailing “a new chapter in our alliance”")
    events = link(first, second, undated)
    assert sorted(len(event.reports) for event in events) == [1, 2]
    assert tuple(sorted((first.report, undated.report))) in [event.reports for event in events]


def test_groups_join_only_if_no_two_members_exclude_each_other() -> None:
    month = report("Blinken Motegi", "2021-03", doc="doc_c")
    first = report("Blinken Motegi", "2021-03-03", "Tokyo/JPN")
    second = report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc="doc_b")
    events = link(month, first, second)
    together = {len(event.reports) for event in events}
    assert len(events) == 3
    assert together == {1}


def test_the_order_of_reports_plays_no_part() -> None:
    reports = [pair for row in SAME + APART for pair in row[1:]]
    given = [(r, f"sto_{r.span.doc}", dating("2021-03-18")) for r in {r.report: r for r in reports}.values()]
    expected = link_reports(given)
    for seed in range(5):
        random.Random(seed).shuffle(given)
        assert link_reports(given) == expected


def test_every_report_has_an_event_that_lists_it() -> None:
    reports = {r.report: r for row in SAME + APART for r in row[1:]}
    events, event_of = link_reports([(r, "sto_x", Dating()) for r in reports.values()])
    assert event_of == {r: event.event for event in events for r in event.reports}
    assert event_of.keys() == reports.keys()


def test_nothing_in_gives_nothing() -> None:
    assert link_reports([]) == ((), {})


def test_copies_are_one_source() -> None:
    a, b = report("Blinken Motegi", "2021-03-16"), report("Blinken Motegi", "2021-03-16", doc="doc_b")
    (event,), _ = link_reports([(a, "sto_x", Dating()), (b, "sto_x", Dating())])
    assert (event.documents, event.independent_sources) == (2, 1)


def test_a_part_points_at_its_whole() -> None:
    whole = report("USA JPN", "2021-03-16", act="joint-statement", text="issued a joint statement")
    part = report(
        "USA JPN", "2021-03-16", act="agreement", at=40, text="agreed to cooperate", part_of=whole.report
    )
    events, event_of = link_reports([(r, "sto_x", Dating()) for r in (whole, part)])
    by_id = {event.event: event for event in events}
    assert by_id[event_of[part.report]].part_of == event_of[whole.report]
    assert by_id[event_of[whole.report]].part_of is None


def test_plan_cancellation_and_meeting_share_a_thread() -> None:
    planned = report("Blinken Motegi", "2021-03", status="planned", doc="doc_b")
    held = report("Blinken Motegi", "2021-03-16")
    other = report("Biden Suga", "2021-04-16", doc="doc_c")
    events = link(planned, held, other)
    threads = [event.thread for event in events if event.thread is not None]
    assert len(threads) == 2
    assert len(set(threads)) == 1


def test_an_agency_is_one_source_and_look_alikes_are_none_beside_others() -> None:
    told = [report("Blinken Motegi", "2021-03-16", doc=f"doc_{n}") for n in range(6)]
    sources = {
        "sto_doc_0": "agency Reuters",
        "sto_doc_1": "agency Reuters",
        "sto_doc_2": "sto_doc_2",
        "sto_doc_3": "look-alike",
        "sto_doc_4": "look-alike",
    }

    def count(*chosen: Report) -> int:
        told_by = [sources.get(f"sto_{r.span.doc}", f"sto_{r.span.doc}") for r in chosen]
        tellings = [(r, source, dating("2021-03-18")) for r, source in zip(chosen, told_by, strict=True)]
        ((event,), _) = link_reports(tellings)
        return event.independent_sources

    assert count(*told) == 3
    assert count(*told[:2]) == 1
    assert count(*told[2:5]) == 1
    assert count(*told[3:5]) == 1


def test_ten_thousand_copies_move_the_count_by_one_at_most() -> None:
    genuine = report("Blinken Motegi", "2021-03-16", doc="doc_genuine")
    copies = [report("Blinken Motegi", "2021-03-16", doc=f"doc_{n:05}") for n in range(10_000)]
    tellings = [(genuine, "sto_genuine", dating("2021-03-18"))]
    tellings += [(copy, "sto_forged", dating("2021-03-18")) for copy in copies]
    (event,), _ = link_reports(tellings)
    assert event.documents == 10_001
    assert event.independent_sources == 2


def test_what_was_put_off_goes_with_the_next_of_its_kind() -> None:
    planned = report("Blinken Motegi", "2021-03-16", status="planned")
    put_off = report("Blinken Motegi", "2021-03-16", status="cancelled", doc="doc_b", text="it was postponed")
    held = report("Blinken Motegi", "2021-04-20", doc="doc_c")
    later = report("Blinken Motegi", "2021-06-20", doc="doc_d")
    events = {event.reports[0]: event.thread for event in link(planned, put_off, held, later)}
    assert events[planned.report] == events[put_off.report] == events[held.report] is not None
    assert events[later.report] is None


def test_a_plan_without_a_day_goes_with_what_followed_unless_two_did() -> None:
    planned = report("Blinken Motegi", None, status="planned")
    held = report("Blinken Motegi", "2021-04-02", doc="doc_b")
    again = report("Blinken Motegi", "2021-04-20", doc="doc_c")
    assert len({event.thread for event in link(planned, held)} - {None}) == 1
    assert {event.thread for event in link(planned, held, again)} == {None}


def test_a_plan_goes_with_the_talks_of_its_persons_not_with_the_others_of_the_day() -> None:
    planned = report("Blinken Motegi", "2021-03-16", status="planned")
    two = report("Blinken Motegi", "2021-03-16", fmt="bilateral", doc="doc_b")
    four = report("Blinken Austin Motegi Kishi", "2021-03-16", fmt="2+2", doc="doc_c")
    thread = {event.reports[0]: event.thread for event in link(planned, two, four)}
    assert thread[planned.report] == thread[two.report] is not None
    assert thread[four.report] is None
    bare = report("USA JPN", None, status="planned", doc="doc_d")
    both = [
        report("Blinken Motegi", "2021-03-16", doc="doc_d", at=50),
        report("Biden Suga", "2021-03-16", doc="doc_d", at=90),
    ]
    assert {event.thread for event in link(bare, *both)} == {None}


def test_a_thread_keeps_its_id_when_a_later_report_comes() -> None:
    planned = (report("Blinken Motegi", "2021-03", status="planned"), "sto_a", dating("2021-02-20"))
    held = (report("Blinken Motegi", "2021-03-16", doc="doc_b"), "sto_b", dating("2021-03-17"))
    late = (report("USA JPN", "2021-03-16", doc="doc_c"), "sto_c", dating("2021-03-19"))
    before, after = (
        {e.thread for e in link_reports(given)[0]} for given in ([planned, held], [late, held, planned])
    )
    assert before == after != {None}


def test_one_sentence_in_two_papers_is_one_telling_though_it_has_no_day() -> None:
    said = "He added that his country would not accept any division"

    def events(text: str, *published: str) -> int:
        told = [
            (report("JPN RUS", None, act="statement", doc=f"doc_{n}", text=text), f"sto_{n}", dating(day))
            for n, day in enumerate(published)
        ]
        return len(link_reports(told)[0])

    assert events(said, "2021-03-12", "2021-03-13") == 1
    assert events(said, "2021-03-12", "2021-04-13") == 2
    assert events("He would not accept it", "2021-03-12", "2021-03-13") == 2
