"""The gate lets diplomacy through and keeps the rest from the parser."""

from __future__ import annotations

import pytest

from readout.annotate import RulesReader
from readout.annotate.choosing import SHORT, within_reach
from readout.annotate.gate import Gate, Verdict, home_of, points
from readout.annotate.mentions.lexicon import fold_lower
from readout.annotate.sentences import split_sentences
from readout.documents import parse
from readout.knowledge import load
from readout.model import Document, RawInput


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(load())


def document(text: str) -> Document:
    return parse(RawInput(source="x", data=text.encode()))


def judge(gate: Gate, text: str) -> Verdict:
    read = document(text)
    return gate.judge(read.text, split_sentences(read))


CAMPAIGN = "The senator spoke to voters in Ohio about taxes and jobs in America on Monday. "
SUMMIT = (
    "The leaders of Japan and South Korea met in Seoul. The summit ended with a joint statement of Japan and"
    " South Korea. Japanese and South Korean envoys will hold talks in Tokyo."
)


@pytest.mark.parametrize(
    ("text", "is_relevant"),
    [
        ("The foreign ministers of Japan and France met in Paris. They issued a joint statement.", True),
        ("Hamas attacked Israel. The military of Egypt closed the border.", True),
        ("The Mexican president will meet U.S. officials on Friday.", True),
        ("The council of Springfield voted for a new bridge. The mayor was pleased with the vote.", False),
        ("France won the cup against Croatia. The striker scored twice.", False),
        ("The governor of New Mexico met with voters in New Jersey. America needs jobs, she said.", False),
        (CAMPAIGN * 20 + "Russia and Mexico came up in passing. " + CAMPAIGN * 20, False),
        (CAMPAIGN * 20 + "“America has no better allies than France,” she said. " + CAMPAIGN * 20, False),
        (CAMPAIGN * 20 + SUMMIT + " " + CAMPAIGN * 20, True),
        ("The summit failed. The talks ended. The ambassador left. The treaty is dead.", False),
    ],
)
def test_relevance(gate: Gate, text: str, is_relevant: bool) -> None:
    assert judge(gate, text).is_relevant is is_relevant


def test_a_family_name_counts_for_a_country_that_is_named(gate: Gate) -> None:
    signs = judge(gate, "Russia is far away. Lavrov said nothing.").signs
    assert [set(sides) for sides in signs.sides] == [{"RUS"}, {"RUS"}]


def test_a_family_name_within_a_longer_name_is_somebody_else(gate: Gate) -> None:
    signs = judge(gate, "Russia is far away. Peter Lavrov sells cars. Lavrov said nothing.").signs
    assert [set(sides) for sides in signs.sides] == [{"RUS"}, set(), set()]


def test_the_home_of_domestic_news_earns_nothing_alone(gate: Gate) -> None:
    signs = judge(gate, "American negotiators want a deal. " * 12).signs
    assert home_of(signs) == "USA"
    assert points(signs, 5, "USA") == 0


def test_a_short_text_has_no_home(gate: Gate) -> None:
    assert home_of(judge(gate, "American negotiators want a deal with France.").signs) is None


def test_what_stands_at_the_top_counts_twice(gate: Gate) -> None:
    signs = judge(gate, "Japan and France signed a treaty. " * 3).signs
    assert [points(signs, n, None) for n in range(3)] == [4, 4, 2]


def choose(reader: RulesReader, text: str) -> tuple[bool, tuple[int, ...]]:
    page = reader.open_page(document(text))
    choice = Gate(load()).choose(page)
    return choice.is_relevant, choice.sentences


def test_sentences_that_name_nobody_and_say_nothing_are_not_parsed(reader: RulesReader) -> None:
    text = "The foreign ministers of Japan and France met in Paris. It rained. The food was good."
    assert choose(reader, text) == (True, (0,))


def test_of_a_long_text_with_one_such_paragraph_its_surroundings_are_parsed(reader: RulesReader) -> None:
    is_relevant, sentences = choose(reader, CAMPAIGN * 20 + SUMMIT + " " + CAMPAIGN * 20)
    assert is_relevant
    assert sentences == (19, 20, 21, 22, 23)


def test_reach() -> None:
    assert within_reach([False] * SHORT) == [True] * SHORT
    assert not any(within_reach([False] * (SHORT + 1)))


def test_what_the_gate_keeps_out_is_flagged_and_empty() -> None:
    (reading,) = RulesReader.load().read([document(CAMPAIGN * 3)])
    assert [flag.code for flag in reading.document.flags] == ["not-diplomatic"]
    assert not reading.mentions
    assert not reading.statements


@pytest.mark.parametrize("text", ["İstanbul", "ǅ", "ẞ", "ΣΑΣ"])
def test_folding_keeps_the_number_of_characters(text: str) -> None:
    assert len(fold_lower(text)) == len(text)
