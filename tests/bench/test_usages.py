"""The scorer of uses of formulas, on texts made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from bench import usages
from bench.gold import Stretch
from bench.usages import Found, Text, by_canonical, score

WORDS = (
    "We keep peace and stability across the Taiwan\nStrait. Peace in the Strait is dear to the free world."
)
PEACE = "peace-and-stability-taiwan-strait"
WANTED = {"formula": PEACE, "text": "peace and stability across the Taiwan Strait"}
MAYBE = {"formula": "shared-values", "text": "dear to the free world", "optional": True}
NEAR = {"formula": PEACE, "text": "Peace in the Strait"}


def place(words: str) -> Stretch:
    start = WORDS.index(words)
    return start, start + len(words)


def figures(*found: Found) -> dict[str, tuple[int, int]]:
    text = Text(key="d001_a", text=WORDS, wanted=(WANTED, MAYBE), near=(NEAR,))
    return dict(score([text], {"d001_a": found}).figures())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], {"usage found": (0, 1), "near wording left alone": (1, 1)}),
        (
            [(PEACE, "stability across the Taiwan\nStrait")],
            {"usage found": (1, 1), "no wrong usage": (1, 1), "near wording left alone": (1, 1)},
        ),
        (
            [(PEACE, "peace and stability"), (PEACE, "Taiwan\nStrait")],
            {"usage found": (1, 1), "no wrong usage": (2, 2), "near wording left alone": (1, 1)},
        ),
        (
            [("shared-values", "free world")],
            {"usage found": (0, 1), "no wrong usage": (1, 1), "near wording left alone": (1, 1)},
        ),
        (
            [("one-china", "peace and stability")],
            {"usage found": (0, 1), "no wrong usage": (0, 1), "near wording left alone": (1, 1)},
        ),
        (
            [(PEACE, "Peace in the Strait")],
            {"usage found": (0, 1), "no wrong usage": (0, 1), "near wording left alone": (0, 1)},
        ),
    ],
    ids=["missed", "found", "found in two pieces", "optional", "wrong family", "near"],
)
def test_a_use_is_found_where_one_of_its_family_shares_a_word(
    found: list[tuple[str, str]], expected: dict[str, Any]
) -> None:
    assert figures(*(Found(formula=formula, place=place(words)) for formula, words in found)) == expected


def test_a_plain_search_takes_no_notice_of_case_and_blanks() -> None:
    text = Text(key="d002_b", text="a FREE and  open\nIndo-Pacific", wanted=(), near=())
    (found,) = by_canonical([text])["d002_b"]
    assert (found.formula, found.place) == ("free-and-open-indo-pacific", (0, len(text.text)))


def test_the_gold_names_known_families_and_texts_once() -> None:
    gold = usages.load_gold()
    known = set(gold["families"])
    assert {row["formula"] for row in (*gold["usages"], *gold["negatives"])} <= known
    assert {row["doc"] for row in gold["usages"]} <= set(gold["complete"])
    assert len(gold["complete"]) == len(set(gold["complete"]))
