"""Copies that are hard to know, and texts that are hard to tell from copies."""

from __future__ import annotations

import pytest

from readout.link import Brief, link_stories
from tests.link.apart_texts import APART
from tests.link.copy_texts import COPIES


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
