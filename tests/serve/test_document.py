from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from readout.query.contents import contents
from readout.serve.entries import entries
from readout.serve.rejections import NEXT_STEPS
from tests.query.factories import FIRST
from tests.serve import sample

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"


def _page(address: str) -> str:
    answer = sample.client().get(address)
    assert answer.status_code == 200
    return answer.text


def _text(html: str) -> str:
    found = re.search(r'<div class="text" id="text"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert found is not None
    return unescape(re.sub("<[^>]*>", "", found[1]))


def test_the_whole_text_is_there_character_by_character() -> None:
    assert _text(_page(sample.paths()["document"])) == FIRST


def test_the_list_and_the_text_lead_to_each_other() -> None:
    html = _page(sample.paths()["document"])
    anchors = set(re.findall(r'<mark [^>]*id="p(\d+)"', html))
    spots = re.findall(r'href="#p(\d+)"', html)
    assert len(spots) >= 8
    assert set(spots) <= anchors
    assert set(re.findall(r'<a href="#in-([^"]+)"', html)) <= set(re.findall(r'id="in-([^"]+)"', html))


def test_each_mark_has_its_own_code_points() -> None:
    html = _page(sample.paths()["document"])
    marks = re.findall(r'<mark [^>]*data-start="(\d+)" data-end="(\d+)"[^>]*>(.*?)</mark>', html)
    assert len(marks) > 8
    for start, end, inner in marks:
        assert unescape(re.sub("<[^>]*>", "", inner)) == FIRST[int(start) : int(end)]


def test_every_kind_of_row_is_listed_in_the_order_of_the_text() -> None:
    with sample.record().view() as view:
        found = entries(contents(view, sample.ids()["first"]))
    assert {entry.kind for entry in found} == {"mention", "statement", "report", "use", "claim", "date"}
    assert [entry.start for entry in found] == sorted(entry.start for entry in found)
    dates = {FIRST[entry.start : entry.end]: entry.head for entry in found if entry.kind == "date"}
    assert dates["Tuesday"] == "16 March 2021"


def test_only_the_kinds_that_are_asked_for_are_marked() -> None:
    html = _page(f"{sample.paths()['document']}?show=none&show=claim")
    assert set(re.findall(r'<mark class="([^"]*)"', html)) == {"claim"}
    assert set(re.findall(r'<li class="entry (\w+)', html)) == {"claim"}
    assert len(re.findall(r'type="checkbox"[^>]*checked', html)) == 1
    assert not re.findall(r"<mark ", _page(f"{sample.paths()['document']}?show=none"))


def test_a_stretch_that_is_asked_for_is_marked_and_focused() -> None:
    start = FIRST.index("met Foreign")
    html = _page(f"{sample.paths()['document']}?at={start}-{start + 11}")
    pieces = re.findall(r'<mark class="at[^"]*" id="p(\d+)"[^>]*?( autofocus)?>(.*?)</mark>', html)
    assert (int(pieces[0][0]), pieces[0][1]) == (start, " autofocus")
    assert "".join(re.sub("<[^>]*>", "", inner) for *_, inner in pieces) == "met Foreign"
    assert sum(bool(focus) for _, focus, _ in pieces) == 1


@pytest.mark.parametrize("at", ["7", "9-3", "3-3", "0-999999", "a-b", "-1-4", "١-٣"])
def test_a_stretch_that_is_none_is_refused(at: str) -> None:
    assert sample.client().get(sample.paths()["document"], params={"at": at}).status_code == 400


def test_what_is_not_known_is_refused() -> None:
    address = sample.paths()["document"]
    assert sample.client().get(address, params={"show": "weather"}).status_code == 400
    assert sample.client().get(address, params={"color": "red"}).status_code == 400
    assert sample.client().get("/documents/doc_aaaaaaaa").status_code == 404


def test_the_beginning_of_an_id_leads_to_the_page() -> None:
    answer = sample.client().get(
        f"/documents/{sample.ids()['first'][:10]}?show=claim", follow_redirects=False
    )
    assert answer.headers["location"] == f"{sample.paths()['document']}?show=claim"


def test_a_rejected_document_says_why_and_what_next() -> None:
    html = _page(sample.paths()["rejected"])
    assert "no-text" in html
    assert "The PDF holds pictures only." in html
    assert "Give its text, or run it through OCR." in html


def test_the_next_steps_are_those_of_the_guide() -> None:
    lines = GUIDE.read_text().split("### Rejected inputs")[1].split("A rejected input counts")[0].splitlines()
    told = [
        [cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines if line.startswith("| `")
    ]
    guide = {
        code: step.replace("`", "") for codes, *_, step in told for code in re.findall(r"`([a-z-]+)`", codes)
    }
    assert guide == dict(NEXT_STEPS)


def test_a_document_as_data() -> None:
    row = sample.client().get(f"{sample.paths()['document']}.json").json()
    assert row["text"] == FIRST
    assert row["doc"] == sample.ids()["first"]
