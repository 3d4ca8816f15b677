"""Two copies of a story, paragraph by paragraph: what is the same, altered, left out, added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from readout.query.phrases import words_of
from readout.query.variants import Word, side_by_side
from readout.record import Row, View

MOST_PARAGRAPHS = 300
"""Paragraphs of each copy that are laid side by side."""

_FURNITURE = frozenset({"boilerplate", "metadata"})

Sameness = Literal["same", "altered", "left out", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A paragraph of the first and what the copy has in its place.

    Attributes:
        sameness: What became of it.
        first: Its words, those marked that the copy does not have; empty where it was added.
        copy: The copy's words; empty where it was left out.
    """

    sameness: Sameness
    first: tuple[Word, ...]
    copy: tuple[Word, ...]


def laid_side_by_side(view: View, first: str, copy: str) -> tuple[Pair, ...]:
    """Two documents, paragraph by paragraph.

    Args:
        view: The record.
        first: Id of the one that was first.
        copy: Id of the other.

    Returns:
        Pairs in the order of the texts, boilerplate left out.
    """
    query = "SELECT doc, text, blocks FROM documents WHERE doc IN (?, ?)"
    texts = {row["doc"]: _paragraphs(row) for row in view.sql(query, [first, copy])}
    return tuple(_pairs(texts.get(first, []), texts.get(copy, [])))


def _paragraphs(row: Row) -> list[str]:
    text: str = row["text"]
    found = (text[b["start"] : b["end"]] for b in row["blocks"] if b["kind"] not in _FURNITURE)
    return [" ".join(paragraph.split()) for paragraph in found if paragraph.strip()][:MOST_PARAGRAPHS]


def _pairs(first: Sequence[str], copy: Sequence[str]) -> Iterator[Pair]:
    plain = [[" ".join(words_of(paragraph)) for paragraph in side] for side in (first, copy)]
    for step, a, b, c, d in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        for left, right in zip_longest(first[a:b], copy[c:d]):
            if left is None:
                yield Pair(sameness="added", first=(), copy=_bare(right))
            elif right is None:
                yield Pair(sameness="left out", first=_bare(left), copy=())
            elif step == "equal":
                yield Pair(sameness="same", first=_bare(left), copy=_bare(right))
            else:
                one, other = side_by_side([left, right])
                yield Pair(sameness="altered", first=tuple(one), copy=tuple(other))


def _bare(paragraph: str) -> tuple[Word, ...]:
    return (Word(text=paragraph, is_own=False),)
