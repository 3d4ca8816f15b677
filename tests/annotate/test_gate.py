"""The gate lets diplomacy through and keeps the rest from the parser."""

from __future__ import annotations

import pytest

from readout.annotate import RulesReader
from readout.annotate.gate import Gate
from readout.annotate.mentions.lexicon import fold_lower
from readout.documents import parse
from readout.knowledge import load
from readout.model import RawInput


def choose(reader: RulesReader, text: str) -> tuple[bool, int]:
    page = reader.open_page(parse(RawInput(source="x", data=text.encode())))
    choice = Gate(load()).choose(page)
    return choice.is_relevant, len(choice.sentences)


@pytest.mark.parametrize(
    ("text", "is_relevant"),
    [
        ("The foreign ministers of Japan and France met in Paris. They issued a joint statement.", True),
        ("Hamas attacked Israel. The military of Egypt closed the border.", True),
        ("The council of Springfield voted for a new bridge. The mayor was pleased with the vote.", False),
        ("France won the cup against Croatia. The striker scored twice.", False),
    ],
)
def test_relevance(reader: RulesReader, text: str, is_relevant: bool) -> None:
    assert choose(reader, text)[0] is is_relevant


def test_sentences_that_name_nobody_and_say_nothing_are_not_parsed(reader: RulesReader) -> None:
    text = "The foreign ministers of Japan and France met in Paris. It rained. The food was good."
    assert choose(reader, text) == (True, 1)


@pytest.mark.parametrize("text", ["İstanbul", "ǅ", "ẞ", "ΣΑΣ"])
def test_folding_keeps_the_number_of_characters(text: str) -> None:
    assert len(fold_lower(text)) == len(text)
