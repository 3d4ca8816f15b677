"""How many a noun phrase means, and whether of those told of before: (words before the noun, number, definite)."""

from __future__ import annotations

import pytest

from readout.annotate.mentions.nouns import MANY, is_definite, number_of
from readout.annotate.tree import Token, Tree

_DEPS = {"DT": "det", "PRP$": "poss", "CD": "nummod", "JJ": "amod"}


def phrase(*before: tuple[str, str]) -> tuple[Tree, Token]:
    """A noun phrase ending in "leaders", and its head."""
    words = [*before, ("leaders", "NNS")]
    tokens, at = [], 0
    for i, (text, tag) in enumerate(words):
        dep = _DEPS.get(tag, "ROOT")
        end = at + len(text)
        tokens.append(Token(i=i, start=at, end=end, text=text, tag=tag, dep=dep, head=len(before)))
        at = end + 1
    return Tree(tuple(tokens)), tokens[-1]


@pytest.mark.parametrize(
    ("before", "number", "definite"),
    [
        ([("the", "DT"), ("two", "CD")], 2, True),
        ([("both", "DT")], 2, True),
        ([("three", "CD")], 3, False),
        ([("their", "PRP$"), ("4", "CD")], 4, True),
        ([("27", "CD")], MANY, False),
        ([("those", "DT")], None, True),
        ([("some", "DT"), ("young", "JJ")], None, False),
        ([], None, False),
    ],
)
def test_a_noun_says_how_many_and_whether_they_are_known(
    before: list[tuple[str, str]], number: int | None, definite: bool
) -> None:
    tree, noun = phrase(*before)
    assert (number_of(tree, noun), is_definite(tree, noun)) == (number, definite)
