"""Phrases searched for before a pattern is tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.annotate.folded import flat
from readout.annotate.wording import Screen
from readout.knowledge import load
from readout.knowledge.own_formulas import family_of
from readout.knowledge.phrases import phrases_of
from readout.knowledge.types import Formula


def family(canonical: str, *patterns: str, anchors: tuple[str, ...] = ()) -> Formula:
    row = {"formula": "one", "canonical": canonical, "patterns": list(patterns)}
    return family_of(Path("here"), row | ({"anchors": list(anchors)} if anchors else {}), {})


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        (r"peace(?:,\s+and|\s+and)\s+(?:stability|security)", 4),
        (r"(?:secure\s+)?peace\b(?! talks)", 1),
        (r"(?:un(?:ited)?\s+){1,3}nations", 1),
        (r"peace[-‐\s]makers?", 1),
        (r"[a-z]+\s+of\s+(?:the\s+)?(?:hanoi|[a-z]+)", 0),
        (r"(?:.{0,9})abc|defg", 2),
        (r"(?:[a-z]+|hanoi)", 0),
        (r"(peace)\s+\1", 1),
    ],
)
def test_phrases_are_as_long_as_the_pattern_fixes_them(pattern: str, phrases: int) -> None:
    assert len(phrases_of(pattern)) == phrases, phrases_of(pattern)


@pytest.mark.parametrize("formula", load().formulas, ids=lambda formula: formula.formula)
def test_what_a_known_pattern_matches_holds_one_of_its_phrases(formula: Formula) -> None:
    phrases = phrases_of(formula.pattern)
    text = flat(formula.canonical)
    for match in re.finditer(formula.pattern, text, re.IGNORECASE):
        assert not phrases or any(phrase in match[0].lower() for phrase in phrases)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They want Peace and\n   Security now.", [10]),
        ("peace\u00a0and\u2003security", [0]),
        ("peace, security; peace talks", []),
        ("é peace and security, peace and security", [3, 23]),
    ],
)
def test_places_are_found_over_any_blanks(text: str, places: list[int]) -> None:
    screen = Screen([family("peace and security")])
    assert screen.phrases == ("peace and security",)
    assert screen.places(text.encode().lower()) == places


def test_a_longer_anchor_is_searched_for_instead() -> None:
    screen = Screen([family("x", "the (?:[a-z]+) way", anchors=("hanoi declaration",))])
    assert screen.phrases == ("hanoi declaration",)


def test_a_family_without_a_fixed_word_asks_for_every_text() -> None:
    screen = Screen([family("ab", "(?:ab|[c-f]+)", anchors=("ab",))])
    assert screen.phrases is None
    assert screen.query is None
    with pytest.raises(ValueError, match="no phrase"):
        screen.places(b"ab")
