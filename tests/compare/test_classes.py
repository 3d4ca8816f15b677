"""What became of a clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.compare.amounts import more_or_less
from readout.compare.classes import classify, direction
from readout.compare.words import word_changes
from readout.model import Change, Clause, Force
from tests.compare.factories import clause

MUST, SHOULD = (("remain", "must", 1),), (("remain", "should", -1),)
CHANGES: list[tuple[Clause, Clause, tuple[Change, ...]]] = [
    (clause("note", "peace"), clause("note", "peace"), ("kept",)),
    (clause("welcome", "release"), clause("hail", "release"), ("reworded",)),
    (clause("note", "peace", rung=1), clause("stress", "peace", rung=6), ("strengthened",)),
    (clause("stress", "peace", rung=6), clause("note", "peace", rung=1), ("weakened",)),
    (clause("note", "peace"), clause("note", "peace war trade"), ("scope",)),
    (
        clause("oppose", "attempts CHN", ladder="concern", asked="CHN"),
        clause("oppose", "attempts", ladder="concern"),
        ("unnamed", "scope"),
    ),
    (
        clause("oppose", "attempts", ladder="concern"),
        clause("condemn", "attempts CHN", ladder="concern", rung=5, asked="CHN"),
        ("strengthened", "named", "scope"),
    ),
    (
        clause("stress", "arctic remain", intensity=MUST),
        clause("stress", "arctic remain", intensity=SHOULD),
        ("weakened",),
    ),
    (
        clause("meet", "hobart", ladder="meet", rung=0),
        clause("meet", "tokyo", ladder="meet", rung=0),
        ("kept",),
    ),
]


def test_a_kin_word_in_place_of_another_is_no_longer_kept() -> None:
    before, after = clause("sign", "accord"), clause("sign", "accord")
    treaty = replace(before, terms=(replace(before.terms[0], text="treaty"),))
    memorandum = replace(after, terms=(replace(after.terms[0], text="memorandum"),))
    treaties = replace(after, terms=(replace(after.terms[0], text="Treaties"),))
    assert classify(treaty, memorandum)[0] == ("reworded",)
    assert classify(treaty, treaties)[0] == ("kept",)


@pytest.mark.parametrize(("before", "after", "wanted"), CHANGES)
def test_what_became_of_it(before: Clause, after: Clause, wanted: tuple[Change, ...]) -> None:
    assert classify(before, after)[0] == wanted


def force(ladder: str | None, rung: int, told: int | None = None) -> Force:
    return Force(ladder=ladder, rung=rung, words="x", told=told)


DIRECTIONS = [
    (force("talk", 0), force("concern", 2), 1),
    (force("assert", 5), force("talk", 0), -1),
    (force("assert", 6), force("commit", 2), 1),
    (force("assert", 6), force("commit", 1), 0),
    (force("commit", 2, 5), force("commit", 2, 6), 1),
    (force("commit", 2), force("commit", 2, 6), 0),
    (force("concern", 1), force("ask", 4), 1),
    (force("concern", 5), force("ask", 2), 0),
    (force("praise", 1), force("assert", 5), 0),
    (force(None, 0), force("assert", 6), 0),
]


@pytest.mark.parametrize(("before", "after", "wanted"), DIRECTIONS)
def test_which_is_the_stronger(before: Force, after: Force, wanted: int) -> None:
    assert direction(before, after) == wanted
    assert direction(after, before) == -wanted


def test_who_speaks_is_no_change() -> None:
    before, after = clause("note", "peace JPN"), clause("note", "peace USA")
    assert classify(before, after, frozenset({"JPN", "USA"}))[0] == ("kept",)


def test_notes_say_why() -> None:
    before = clause("note", "peace", rung=1)
    after = clause("stress", "peace war trade famine", rung=6)
    assert classify(before, after)[1] == ("“note” → “stress”", "adds “war trade famine”")


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("40 million euros", "65 million euros", 1),
        ("$2 billion", "$500 million", -1),
        ("40 million euros", "40 million dollars", 0),
        ("meet annually", "meet every two years", -1),
        ("10 million euros and 5 million euros", "1 million euros", 0),
        ("on 4 March 2031", "on 9 April 2032", 0),
    ],
)
def test_more_or_less(before: str, after: str, wanted: int) -> None:
    assert more_or_less(before, after) == wanted


def test_words_of_both_clauses_are_all_there() -> None:
    before, after = "We condemn Russia’s jamming, and end it.", "We are concerned by the jamming, and them."
    stretches = word_changes(before, after)
    assert " ".join(s.text for s in stretches if s.kind != "new").split() == before.split()
    assert " ".join(s.text for s in stretches if s.kind != "gone").split() == after.split()
