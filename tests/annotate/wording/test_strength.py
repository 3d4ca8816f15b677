"""Which verb a formula hangs on: (sentence, strengths of its formulas in order)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.tree import Token, Tree
from readout.annotate.wording.strength import governing_strength, strength_of
from readout.knowledge import load
from readout.model import Reading

Read = Callable[..., Reading]

GOVERNED = [
    ("The ministers reaffirmed the importance of peace and stability across the Taiwan Strait.", ["reaffirm"]),
    ("The importance of peace and stability across the Taiwan Strait was reaffirmed by both leaders.", ["reaffirm"]),
    ("Both sides agreed on the importance of maintaining peace and stability across the Taiwan Strait.", ["agree on"]),
    ("The statement calls for the peaceful resolution of cross-Strait issues.", ["call for"]),
    ("Tokyo said the two sides underscored the rules-based international order and urged a peaceful resolution of cross-Strait issues.", ["underscore", "urge"]),
    ("The leaders reaffirmed their commitment to a free and open Indo-Pacific and pledged to uphold the rules-based international order.", ["reaffirm", "pledge"]),
    ("They took note of the importance of freedom of navigation.", ["take note of"]),
    ("We oppose any unilateral attempts to change the status quo by force or coercion, the ministers said.", ["oppose"]),
    ("Canberra affirmed that peace and stability across the Taiwan Strait matters to the whole region.", ["affirm"]),
    ("The meeting emphasized in a joint statement “the importance of peace and stability in the Taiwan Strait.”", ["emphasize"]),
    ("The ministry reiterates that Taiwan will continue to work closely with allies to maintain a free and open Indo-Pacific.", ["reiterate", "reiterate"]),
    ("The ministers did not reaffirm the two-state solution.", [None]),
    ("The rules-based international order has served us well.", [None]),
    ("The partners that uphold the rules-based international order met in Rome on Monday.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "strengths"), GOVERNED)
def test_the_governing_verb_is_the_label(read: Read, text: str, strengths: list[str | None]) -> None:
    assert [u.strength for u in read(text, date="2024-05-20").usages] == strengths


def tree(*words: tuple[str, str, str, int]) -> Tree:
    tokens, at = [], 0
    for i, (text, tag, dep, head) in enumerate(words):
        tokens.append(Token(i=i, start=at, end=at + len(text), text=text, tag=tag, dep=dep, head=head))
        at += len(text) + 1
    return Tree(tuple(tokens))


MAINTAINED = (("They", "PRP", "nsubj", 1), ("maintained", "VBD", "ROOT", 1))


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ((*MAINTAINED, ("peace", "NN", "dobj", 1)), None),
        ((*MAINTAINED, ("peace", "NN", "nsubj", 3), ("prevailed", "VBD", "ccomp", 1)), "maintain"),
        (
            (("They", "PRP", "nsubj", 1), ("reaffirmed", "VBD", "ROOT", 1), ("peace", "NN", "dobj", 1)),
            "reaffirm",
        ),
        ((("Peace", "NN", "nsubj", 1), ("reaffirmed", "VBD", "ROOT", 1), ("peace", "NN", "dep", 0)), None),
        ((("Peace", "NN", "ROOT", 0), ("again", "RB", "advmod", 0), ("peace", "NN", "conj", 0)), None),
    ],
)
def test_a_verb_says_only_what_it_can_take(
    words: tuple[tuple[str, str, str, int], ...], strength: str | None
) -> None:
    parsed = tree(*words)
    peace = next(t for t in parsed.tokens if t.text == "peace")
    assert governing_strength(parsed, peace.start, peace.end, load()) == strength


@pytest.mark.parametrize(
    ("form", "label"), [("reaffirmed", "reaffirm"), ("said", None), ("walked", None), (None, None)]
)
def test_a_verb_without_a_place_on_the_scale_has_no_label(form: str | None, label: str | None) -> None:
    assert strength_of(form, load()) == label
