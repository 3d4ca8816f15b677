"""Copies that are hard to know, and texts that are hard to tell from copies."""

from __future__ import annotations

import random

import pytest

from readout.link import Brief, link_stories
from tests.link.apart_texts import APART
from tests.link.copy_texts import COPIES, FISH, TRUCE, text


def briefs(first: str, second: str) -> list[Brief]:
    return [
        Brief(doc="doc_a", text=first, published="2035-02-03"),
        Brief(doc="doc_b", text=second, published="2035-02-04"),
    ]


@pytest.mark.parametrize("done", COPIES)
def test_a_copy_is_found_and_named(done: str) -> None:
    first, second, kind = COPIES[done]
    (story,) = link_stories(briefs(first, second))
    assert story.documents == ("doc_a", "doc_b")
    assert story.copies[1].kind == kind


@pytest.mark.parametrize("common", APART)
def test_what_is_no_copy_stays_apart(common: str) -> None:
    first, second = APART[common]
    assert len(link_stories(briefs(first, second))) == 2
    assert len(link_stories(briefs(second, first))) == 2


def edited(text: str, seed: int) -> str:
    """A text with ten words changed, lost, put in or moved, wherever chance will have it."""
    words, chance = text.split(" "), random.Random(seed)
    for _ in range(10):
        at, to = chance.randrange(len(words)), chance.randrange(len(words))
        how = chance.randrange(4)
        if how == 0:
            words[at] = chance.choice(("moreover", "indeed", str(seed)))
        elif how == 1:
            del words[at]
        elif how == 2:
            words.insert(at, chance.choice(("not", "new", str(seed), "Xanadu")))
        else:
            words[at], words[to] = words[to], words[at]
    return " ".join(words)


@pytest.mark.parametrize("first", [FISH, TRUCE])
def test_random_edits_split_no_story(first: tuple[str, ...]) -> None:
    given = [Brief(doc=f"doc_{n}", text=edited(text(*first), n), published="2035-02-03") for n in range(100)]
    (story,) = link_stories(given)
    assert len(story.copies) == 100


def test_all_of_them_together_are_told_apart() -> None:
    """Every copy stands with its own first and with nothing else."""
    first_of = {text: first for first, copy, _ in COPIES.values() for text in (first, copy)}
    texts = list(dict.fromkeys([*first_of, *(text for pair in APART.values() for text in pair)]))
    given = [Brief(doc=f"doc_{n:02}", text=text, published="2035-02-03") for n, text in enumerate(texts)]
    wanted: dict[str, list[str]] = {}
    for one in given:
        wanted.setdefault(first_of.get(one.text, one.text), []).append(one.doc)
    found = {tuple(sorted(story.documents)) for story in link_stories(given)}
    assert found == {tuple(docs) for docs in wanted.values()}
