"""Annotations whose words are found again, also where the text was edited elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from readout.export import export_as
from readout.export.selectors import selectors
from readout.export.web_annotation import FILE, OWN_CONTEXT, STANDARD_CONTEXT
from readout.record import View
from tests.export.factories import TALKS, coded_record

WORDS = ["met", "in", "Tokyo", "met", "👩‍👩‍👧", "和平", "שלום", "é", "said.", "\n\n"]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with coded_record(tmp_path_factory.mktemp("record") / "coded").view() as opened:
        yield opened


@pytest.fixture(scope="module")
def collection(view: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("annotations")
    done = export_as(view, folder, "web-annotation")
    found: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert done.written == {FILE: found["total"]}
    return found


def targets(collection: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for item in collection["first"]["items"]:
        given_ = item["target"]
        for target in given_ if isinstance(given_, list) else [given_]:
            yield item, target


def anchored(text: str, quote: dict[str, Any]) -> int:
    """Where the words stand whose surroundings are most like those of the selector."""
    places = [at for at in range(len(text)) if text.startswith(quote["exact"], at)]

    def likeness(at: int) -> int:
        before, after = text[:at], text[at + len(quote["exact"]) :]
        return shared(before[::-1], quote["prefix"][::-1]) + shared(after, quote["suffix"])

    return max(places, key=likeness)


def shared(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def test_there_is_one_for_each_row_that_has_words(view: View, collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    assert (
        len(items)
        == collection["total"]
        == sum(map(view.count, ("reports", "statements", "wording", "claims", "mentions")))
    )
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert {"id", "type", "motivation", "body", "target"} == set(item)
        assert item["body"]["row"] == item["id"].removeprefix("urn:readout:")
        assert item["body"]["kind"] in ("report", "statement", "usage", "claim", "mention")


def test_both_selectors_give_the_verbatim_words(view: View, collection: dict[str, Any]) -> None:
    texts = {document.doc: document.text for document in view.documents()}
    assert list(targets(collection))
    for _, target in targets(collection):
        text = texts[target["source"]["row"]]
        quote, position = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] - len(quote["prefix"]) :].startswith(around)
        assert anchored(text, quote) == position["start"]


def test_receipts_are_no_part_of_a_body(collection: dict[str, Any]) -> None:
    assert not any(
        '"receipt' in json.dumps(item["body"]) or '"start"' in json.dumps(item["body"])
        for item, _ in targets(collection)
    )


def test_the_file_says_how_it_counts(collection: dict[str, Any]) -> None:
    assert "Unicode code points" in collection["label"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_it_is_json_ld(collection: dict[str, Any]) -> None:
    """Our context stands in the file; of the standard's this test needs two terms, and nothing is fetched."""
    standard, own = collection["@context"]
    assert (standard, own) == (STANDARD_CONTEXT, dict(OWN_CONTEXT))
    terms = {
        "oa": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
    }
    item = collection["first"]["items"][0]
    graph = Graph().parse(data=json.dumps({"@context": [terms, own], **item}), format="json-ld")
    body = URIRef(item["body"]["id"])
    assert (URIRef(item["id"]), URIRef("http://www.w3.org/ns/oa#hasBody"), body) in graph
    (fields,) = graph.objects(body, URIRef("urn:readout:fields"))
    assert json.loads(str(fields)) == item["body"]["fields"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Japan and U.S. hold 2+2", "Japan, U.S. hold 2+2 talks in Tokyo"),
        ("Secretary Blinken and", "On Tuesday Secretary Blinken and"),
        ("Japan may meet Russia. ", ""),
        ("Long ago", "Long, long ago"),
        ("Rutte met Ishiba in Brussels.", "In Brussels Rutte met Ishiba, too."),
    ],
)
def test_the_words_are_found_again_in_an_edited_copy(collection: dict[str, Any], old: str, new: str) -> None:
    place = TALKS.index(old)
    edited = TALKS.replace(old, new)
    looked_at = 0
    for _, target in targets(collection):
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        if TALKS[start:end] != quote["exact"] or (start < place + len(old) and place < end):
            continue  # of another document, or edited itself
        moved = start if start < place else start + len(new) - len(old)
        assert anchored(edited, quote) == moved
        looked_at += 1
    assert looked_at > 5


@given(words=st.lists(st.sampled_from(WORDS), min_size=3, max_size=60), data=st.data())
def test_code_points_and_context(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote, position = selectors(text, start, end)
    assert text[position["start"] : position["end"]] == quote["exact"] == text[start:end]
    assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1 or len(quote["prefix"]) >= 256
