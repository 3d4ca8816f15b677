"""Clauses of official texts: where each begins, what it does, how strongly."""

from __future__ import annotations

import pytest

from readout.annotate import RulesReader
from readout.documents import parse
from readout.model import Clause, RawInput


def clauses_of(reader: RulesReader, text: str) -> tuple[Clause, ...]:
    return reader.clauses(parse(RawInput(source="test", data=text.encode(), media_type="text/plain")))


CUT = [
    (
        "The Ministers reaffirmed the Alliance and condemned the launches.",
        ["The Ministers reaffirmed the Alliance", "condemned the launches"],
    ),
    (
        "They discussed trade, energy and the climate.",
        ["They discussed trade, energy and the climate"],
    ),
    (
        "The leaders committed to work together, and Prime Minister Kishida pledged help.",
        ["The leaders committed to work together", "Prime Minister Kishida pledged help"],
    ),
    (
        "The leaders agreed that the ties form a bedrock and resolved to strengthen our bonds.",
        ["The leaders agreed that the ties form a bedrock", "resolved to strengthen our bonds"],
    ),
    (
        "He met Prime Minister Modi in New Delhi, where they discussed the Quad.",
        ["He met Prime Minister Modi in New Delhi", "where they discussed the Quad"],
    ),
    (
        "Noting the progress announced in April, President Biden and Prime Minister Kishida established a committee.",
        [
            "Noting the progress announced in April, President Biden and Prime Minister Kishida established a committee"
        ],
    ),
    (
        "We condemn the jamming of satellites and demand that Russia end it.",
        ["We condemn the jamming of satellites", "demand that Russia end it"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CUT)
def test_a_clause_has_a_governing_verb_of_its_own(reader: RulesReader, text: str, wanted: list[str]) -> None:
    assert [c.span.text for c in clauses_of(reader, text)] == wanted


FORCES = [
    ("The Ministers discussed trade.", "talk", 0),
    ("The two sides had candid discussions on trade.", "talk", 0),
    ("We take note of the report.", "assert", 2),
    ("We reaffirm the importance of peace.", "assert", 5),
    ("The leaders agreed that peace matters.", "assert", 4),
    ("The leaders agreed to cooperate.", "commit", 2),
    ("The leaders agreed to consider a fund.", "commit", 1),
    ("We will open our airfields.", "commit", 2),
    ("They reaffirmed their commitment to peace.", "commit", 2),
    ("They expressed concern about the launch.", "concern", 1),
    ("They expressed serious concern about the launch.", "concern", 2),
    ("We are concerned by the launch.", "concern", 1),
    ("We strongly oppose the launch.", "concern", 4),
    ("The two leaders resolved to push back against the attempts.", "concern", 3),
    ("They encouraged dialogue.", "ask", 1),
    ("They demanded that Russia end it.", "ask", 4),
    ("The Secretary met today with the Foreign Minister.", "meet", 0),
    ("The Secretary held a call with the Foreign Minister.", "meet", 0),
    ("The Ministers decided to meet again in Japan.", "meet", 1),
]


@pytest.mark.parametrize(("text", "ladder", "rung"), FORCES)
def test_a_verb_stands_on_its_ladder(reader: RulesReader, text: str, ladder: str, rung: int) -> None:
    (clause,) = clauses_of(reader, text)
    assert (clause.force.ladder, clause.force.rung) == (ladder, rung)


def test_what_is_denied_has_no_place_on_a_ladder(reader: RulesReader) -> None:
    (clause,) = clauses_of(reader, "They did not condemn the launch.")
    assert clause.force.ladder is None


def test_long_objects_are_kept_apart(reader: RulesReader) -> None:
    (clause,) = clauses_of(
        reader,
        "The Secretary emphasized our commitment to the defense of Japan, "
        "as well as the importance of cooperation with Australia.",
    )
    assert [part.span.text for part in clause.parts] == [
        "The Secretary emphasized our commitment to the defense of Japan",
        "the importance of cooperation with Australia",
    ]


def test_headings_and_the_line_of_attribution_have_no_clause(reader: RulesReader) -> None:
    text = (
        "Joint Statement of Japan and Australia\n\n"
        "The below is attributable to Spokesperson Ned Price:\n\n"
        "The Ministers met in Hobart today.\n"
    )
    assert [c.span.text for c in clauses_of(reader, text)] == ["The Ministers met in Hobart today"]


def test_spans_are_verbatim(reader: RulesReader) -> None:
    text = "The Ministers met in Hobart,\nand  they welcomed the launch of the Quad’s fund."
    for clause in clauses_of(reader, text):
        clause.span.check(text)
        clause.verb.check(text)
