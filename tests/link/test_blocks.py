"""What is compared at all: what belongs together is found, and large blocks are cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.links_cost import WIDE, Tellings, of_the_world, of_two_blocks
from readout.link.blocks import LARGE, pairs_worth_comparing
from readout.link.decisions import settle
from readout.link.facts import Telling, lay_out
from readout.link.nodes import Node, find_nodes
from readout.model import Report
from tests.link.factories import dating, report


def nodes_of(*reports: Report) -> list[Node]:
    laid = [lay_out(Telling(r, r.span.doc, dating("2021-03-18")), wide_places=WIDE) for r in reports]
    return list(find_nodes(sorted(laid, key=lambda facts: facts.id), settle([], [])).values())


@pytest.mark.parametrize(
    "other",
    [
        report("USA JPN", "2021-03-16", doc="doc_b"),
        report("Blinken Motegi", "2021-03-17", doc="doc_b"),
        report("Blinken Motegi", "2021-03", doc="doc_b"),
        report("Blinken Motegi", None, doc="doc_b"),
        report("Motegi", "2021-03-16", "Tokyo/JPN", doc="doc_b"),
        report("USA JPN KOR", "2021-03-16", doc="doc_b"),
    ],
)
def test_what_may_be_one_event_is_compared(other: Report) -> None:
    nodes = nodes_of(report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), other)
    assert len(nodes) == 2
    assert len(pairs_worth_comparing(nodes)) == 1


@pytest.mark.parametrize(
    "other",
    [
        report("Blinken Motegi", "2021-03-19", doc="doc_b"),
        report("Biden Yoon", "2021-03-16", doc="doc_b"),
        report("Blinken Motegi", "2021-03-16", act="call", doc="doc_b"),
    ],
)
def test_what_cannot_be_one_is_not(other: Report) -> None:
    nodes = nodes_of(report("Blinken Motegi", "2021-03-16", "Tokyo/JPN"), other)
    assert pairs_worth_comparing(nodes) == []


def test_copies_are_one_node() -> None:
    copies = [report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc=f"doc_{n}") for n in range(50)]
    assert [len(node.members) for node in nodes_of(*copies)] == [50]


@pytest.mark.parametrize("make", [of_the_world, of_two_blocks])
def test_twice_the_reports_are_not_four_times_the_work(make: Callable[[int], Tellings]) -> None:
    few, many = (len(pairs_worth_comparing(nodes_of(*(r for r, *_ in make(n))))) for n in (5000, 10000))
    assert 0 < many < 3 * few
    assert many < 10000 * LARGE
