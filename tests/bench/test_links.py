"""B-cubed, the hard cases, and which report a telling of the gold is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import links_hard
from bench.links import bcubed, same_parties_and_day
from bench.links_cost import of_the_world, of_two_blocks
from bench.links_gold import find_reports, read_gold

A, B, C, D = (("doc", name) for name in "abcd")


@pytest.mark.parametrize(
    ("ours", "precision", "recall"),
    [
        ({A: 1, B: 1, C: 2, D: 3}, 1.0, 1.0),
        ({A: 1, B: 2, C: 3, D: 4}, 1.0, 0.75),
        ({A: 1, B: 1, C: 1, D: 1}, 0.375, 1.0),
    ],
)
def test_bcubed_counts_each_telling_once(
    ours: dict[tuple[str, str], int], precision: float, recall: float
) -> None:
    found = bcubed(ours, {A: "x", B: "x", C: "y", D: "z"})
    assert (found.precision, found.recall) == (precision, recall)


def test_nothing_found_is_no_mistake() -> None:
    assert bcubed({}, {}).f1 == 1.0


def test_half_of_a_hundred_hard_cases_must_join() -> None:
    cases = links_hard.cases()
    assert [len(cases), sum(case.is_one for case in cases)] == [100, 50]


def test_a_baseline_that_knows_only_parties_and_day_does_worse() -> None:
    row = {"report": "rep_a", "date": None, "roles": [{"country": "JPN", "entity": None, "name": "Japan"}]}
    dated = {**row, "date": "2021-03-16"}
    assert same_parties_and_day(row) == "rep_a"
    assert same_parties_and_day(dated) == same_parties_and_day({**dated, "report": "rep_b"})


def test_reports_made_up_are_the_same_every_time() -> None:
    for make in (of_the_world, of_two_blocks):
        assert make(200) == make(200)
        assert len(make(200)) == 200


def test_a_telling_is_the_report_that_holds_its_words(tmp_path: Path) -> None:
    file = tmp_path / "links.yaml"
    file.write_text(
        "clusters:\n"
        "- {id: c1, members: [{doc: links-01.txt, event: e1}, {doc: links-01.txt, event: e2}]}\n"
        "texts:\n"
        "- file: links-01.txt\n"
        "  kept: true\n"
        "  events:\n"
        "  - {id: e1, quote: met her in Tokyo, act: meeting, status: occurred}\n"
        "  - {id: e2, quote: called her, act: call, status: occurred}\n"
        "  - {id: e3, quote: left again, act: visit, status: occurred}\n"
    )
    links = read_gold(file)
    assert links is not None
    text = "He met her in Tokyo. He called her. He left again."
    document = {"doc": "doc_a", "source": "/here/links-01.txt", "status": "read", "text": text}

    def told(report: str, words: str, act: str) -> dict[str, object]:
        start = text.index(words)
        trigger = {"doc": "doc_a", "start": start, "end": start + 3, "text": text[start : start + 3]}
        end = start + len(words)
        return {"report": report, "doc": "doc_a", "start": start, "end": end, "trigger": trigger, "act": act, "status": "occurred", "date": None}  # fmt: skip

    reports = [told("rep_a", "called her", "call"), told("rep_b", "met her in Tokyo", "meeting")]
    found = find_reports(links, [document], reports, {})
    assert {member: row["report"] for member, row in found.report_of.items()} == {
        ("links-01.txt", "e1"): "rep_b",
        ("links-01.txt", "e2"): "rep_a",
    }
    assert found.lost == [("links-01.txt", "e3")]
    assert links.kept == {"links-01.txt"}
