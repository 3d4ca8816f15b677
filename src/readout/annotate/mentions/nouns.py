"""What a noun phrase says of itself: how many it means, and whether of those told of before."""

from __future__ import annotations

from readout.annotate.tree import Token, Tree

MANY = 99
"""Stands for any number too large for those named to be meant: "27 leaders"."""
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8} | {
    str(number): number for number in (2, 3, 4)
}
"""What is counted of people and sides; every other number counts as many."""


def number_of(tree: Tree, token: Token) -> int | None:
    """How many a noun says it means: 2 of "both sides", `MANY` of "27 leaders", None of "the sides".

    Args:
        tree: Tree of the sentence.
        token: A noun.
    """
    for child in tree.children(token, "nummod", "det", "predet", "amod"):
        if child.lower in NUMBERS:
            return NUMBERS[child.lower]
        if child.dep == "nummod" and child.tag == "CD":
            return MANY
    return None


def is_definite(tree: Tree, token: Token) -> bool:
    """Whether a noun means those whom the reader knows of: "the ministers", "their ministry".

    Args:
        tree: Tree of the sentence.
        token: A noun.
    """
    return any(c.lower in ("the", "these", "those", "both", "its", "their") for c in tree.children(token))
