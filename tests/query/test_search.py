"""Text search."""

from __future__ import annotations

import pytest

from readout.errors import UsageError
from readout.query import Filters, search
from readout.record import View


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("blinken", [["Blinken"], ["Blinken"], ["Blinken"], ["Blinken"]]),
        ("Blinken Motegi", [["Blinken", "Motegi"]]),
        ('"peace and stability"', [["peace and stability"]]),
        ('"stability and peace"', []),
        ("minister", [["Minister"], ["Minister"]]),
        ("inister", []),
        ("“We", [["“We"]]),
        ("100%", []),
    ],
)
def test_every_hit_is_a_receipt(view: View, words: str, hits: list[list[str]]) -> None:
    rows = list(search(view, words))
    assert [[hit["text"] for hit in row["hits"]] for row in rows] == hits
    texts = {document.doc: document.text for document in view.documents()}
    for row in rows:
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"]
        for hit in row["hits"]:
            assert texts[row["doc"]][hit["start"] : hit["end"]] == hit["text"]


def test_newest_first_and_limited(view: View) -> None:
    assert [row["published"] for row in search(view, "Blinken", limit=2)] == ["2021-03-17", "2021-03-17"]
    assert [row["published"] for row in search(view, "Blinken", Filters(until="2021-03-16"))] == [
        "2021-03-16"
    ] * 2


@pytest.mark.parametrize("words", ["", "  ", '""'])
def test_nothing_to_search_for(view: View, words: str) -> None:
    with pytest.raises(UsageError):
        list(search(view, words))
