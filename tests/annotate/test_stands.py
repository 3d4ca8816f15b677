"""What the parser sees of headlines: commas for "and", verbs that it would take for nouns."""

from __future__ import annotations

import pytest

from readout.annotate.reader import RulesReader
from readout.annotate.stands import task_of
from readout.documents import parse
from readout.model import ArticleFields, RawInput


@pytest.fixture(scope="module")
def reader() -> RulesReader:
    return RulesReader.load()


def seen(reader: RulesReader, text: str) -> dict[str, str]:
    fields = ArticleFields(date="2025-05-12")
    document = parse(RawInput(source="test", data=text.encode(), media_type="text/plain", fields=fields))
    page = reader.open_page(document)
    task = task_of(page, 0)
    return {page.text[s.start : s.end]: s.word for s in task.stands}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Macron, Merz to meet in Toulon", {",": "and"}),
        ("US, Indian officials meet in Washington", {",": "and", "meet": "speak"}),
        ("Ruto, Museveni confer in Entebbe", {",": "and", "confer": "speak"}),
        ("Kenyan president hosts Museveni", {"hosts": "praises"}),
        ("Greek-Turkish talks resume in Ankara", {"talks": "negotiations", "resume": "begin"}),
        ("Macron Receives Austrian Chancellor at Palace", {"Receives": "receives"}),
        ("Meeting Macron in Paris, Merz spoke of tariffs.", {"Meeting": "visiting"}),
        ("Macron met Merz face to face.", {"face to face": "privately"}),
    ],
)
def test_what_the_parser_would_misread_is_put_plainly(
    reader: RulesReader, text: str, words: dict[str, str]
) -> None:
    found = seen(reader, text)
    assert {word: found.get(word) for word in words} == words


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov, Russia's foreign minister, met Merz in Berlin.",
        "In Paris, Macron met Merz.",
        "Macron, Merz said, was late.",
        "Macron, who was in Berlin, met Merz.",
    ],
)
def test_other_commas_stay(reader: RulesReader, text: str) -> None:
    assert "," not in seen(reader, text)
