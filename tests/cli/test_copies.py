"""A story for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.link import Brief, link_stories
from readout.model import Reading
from readout.record import Record
from tests.cli.conftest import Run
from tests.link import story_texts as texts
from tests.record import factories as make


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record with one story: a release, a cut of it and a forged copy; and the id of the story."""
    documents = [make.document(text) for text in (texts.WIRE, texts.ABRIDGED, texts.FORGED)]
    facts = [
        ("Harbour Wire", "2034-03-07", None),
        ("The Very Long-Winded Courier of the Northern Straits and All Islands", "2034-03-08", None),
        (None, None, "https://mofa-go-jp.com/press"),
    ]
    briefs = [
        Brief(doc=document.doc, text=document.text, publisher=who, published=day, url=url)
        for document, (who, day, url) in zip(documents, facts, strict=True)
    ]
    (story,) = link_stories(briefs)
    folder = tmp_path_factory.mktemp("stories")
    record = make.record(folder, *(Reading(document=document) for document in documents))
    with record.writer() as writer:
        writer.put_links(stories=[story])
    return record.path, story.story


@pytest.mark.parametrize("columns", [80, 120])
def test_a_story_is_shown(
    run: Run, linked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    record, story = linked
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = run("show", story, "--record", record)
    assert code == 0
    assert max(map(len, out.splitlines())) <= columns
    told = " ".join(out.split())
    for words in (
        "first Harbour Wire, 2034-03-07",
        "counts as itself",
        "copies 1 abridged, 1 edited",
        "2034-03-08 abridged 0.",
        "4 sentences left out",
        "copied: published 2034-03-08, after Harbour Wire on 2034-03-07",
        "≠ figure: “3” became “30”",
        "≠ negation: “will not send warships” removed",
        "look-alike domain: resembles mofa.go.jp and is another host",
    ):
        assert words in told


def test_a_story_as_json(run: Run, linked: tuple[Path, str]) -> None:
    record, story = linked
    _, out, _ = run("show", story, "--record", record, "--format", "json")
    row = json.loads(out)
    assert [copy["kind"] for copy in row["copies"]] == [None, "abridged", "edited"]
    assert row["copies"][2]["look_alike"] == "mofa.go.jp"
    assert row["source"] == story


def test_a_record_without_the_new_fields_is_shown(run: Run, record: Path) -> None:
    with Record.open(record).view() as view:
        stories = [row["story"] for row in view.rows("stories")]
    for story in stories:
        assert run("show", story, "--record", record)[0] == 0
