"""What a person decided of reports holds, whatever their features say."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from readout.link import link_reports
from readout.link.decisions import Apart, Together, settle
from readout.model import Dating, Report
from tests.link.factories import dating, report

FIRST = report("Blinken Motegi", "2021-03-16", "Tokyo/JPN")
TWIN = report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc="doc_b")
THIRD = report("USA JPN", "2021-03-16", doc="doc_c")
CALL = report("Biden Suga", "2021-06-01", act="call", doc="doc_d")
NOTE = report(
    "Biden Suga", "2021-06-01", act="call", at=50, doc="doc_d", text="a call on another matter, also held"
)


def link(*reports: Report, decisions: list[Together | Apart]) -> dict[str, str]:
    return link_reports([(r, r.span.doc, dating("2021-03-18")) for r in reports], decisions=decisions)[1]


def together(*reports: Report) -> Together:
    return Together(frozenset(r.report for r in reports))


def apart(one: Report, other: Report) -> Apart:
    return Apart(frozenset({one.report}), frozenset({other.report}))


def test_what_is_one_is_one_across_acts_and_days() -> None:
    event_of = link(FIRST, CALL, decisions=[together(FIRST, CALL)])
    assert event_of[FIRST.report] == event_of[CALL.report]


def test_what_is_one_is_one_within_a_document() -> None:
    event_of = link(CALL, NOTE, decisions=[together(CALL, NOTE)])
    assert len(set(event_of.values())) == 1


def test_others_join_what_was_put_together() -> None:
    event_of = link(FIRST, CALL, TWIN, decisions=[together(FIRST, CALL)])
    assert event_of[TWIN.report] == event_of[CALL.report]


def test_what_is_apart_is_apart_also_through_others() -> None:
    event_of = link(FIRST, TWIN, THIRD, decisions=[apart(FIRST, TWIN)])
    assert event_of[FIRST.report] != event_of[TWIN.report]


def test_a_copy_of_both_sides_brings_them_not_together() -> None:
    copies = [report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc=f"doc_{n}") for n in range(20)]
    event_of = link(FIRST, TWIN, *copies, decisions=[apart(FIRST, TWIN)])
    assert event_of[FIRST.report] != event_of[TWIN.report]
    assert len(set(event_of.values())) == 2


def test_the_later_of_two_decisions_wins() -> None:
    split = link(FIRST, TWIN, decisions=[together(FIRST, TWIN), apart(FIRST, TWIN)])
    joined = link(FIRST, TWIN, decisions=[apart(FIRST, TWIN), together(FIRST, TWIN)])
    assert len(set(split.values())) == 2
    assert len(set(joined.values())) == 1


def test_who_is_one_of_three_may_be_parted_from_the_rest() -> None:
    event_of = link(
        FIRST,
        TWIN,
        THIRD,
        CALL,
        decisions=[
            together(FIRST, TWIN, THIRD, CALL),
            apart(THIRD, FIRST),
            apart(THIRD, TWIN),
            apart(THIRD, CALL),
        ],
    )
    assert event_of[FIRST.report] == event_of[TWIN.report] == event_of[CALL.report] != event_of[THIRD.report]


def test_a_decision_about_reports_that_are_not_there_changes_nothing() -> None:
    gone = Together(frozenset({"rep_gone", FIRST.report}))
    lost = Apart(frozenset({"rep_lost"}), frozenset({TWIN.report}))
    assert link(FIRST, TWIN, decisions=[gone, lost]) == link(FIRST, TWIN, decisions=[])


def test_no_decision_is_the_same_as_none_given() -> None:
    reports = [(r, r.span.doc, Dating()) for r in (FIRST, TWIN, CALL, NOTE)]
    assert link_reports(reports, decisions=[]) == link_reports(reports)


_names = st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=4)
_decisions = st.lists(st.builds(Together, _names) | st.builds(Apart, _names, _names), max_size=8)


@given(_decisions, st.integers())
def test_what_holds_does_not_contradict_itself(decisions: list[Together | Apart], seed: int) -> None:
    known = list("abcdef")
    settled = settle(decisions, known)
    random.Random(seed).shuffle(known)
    assert settle(decisions, known) == settled
    for unit, rivals in settled.rivals.items():
        assert unit not in rivals
        assert all(unit in settled.rivals[rival] for rival in rivals)
    assert {*settled.rivals} <= {*settled.unit_of.values()}


@given(_decisions)
def test_the_last_decision_holds_whole(decisions: list[Together | Apart]) -> None:
    if not decisions:
        return
    settled, last = settle(decisions, "abcdef"), decisions[-1]
    if isinstance(last, Together):
        assert len({settled.unit_of.get(one, one) for one in last.reports}) == 1
        return
    both = last.one & last.other
    for a in last.one - both:
        for b in last.other - both:
            assert settled.unit_of[b] in settled.rivals[settled.unit_of[a]]
